// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporter/vector_file.h"

#include "core/geo/gpkg_geometry.h"

#include <cpl_conv.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <charconv>
#include <cstdio>
#include <memory>

namespace weitblick::exporter {

using workspace::Cell;
using workspace::Column;
using workspace::ColumnType;
using workspace::Dataset;
using workspace::GeometryType;

namespace {

constexpr std::int64_t kReportEvery = 2'000;
constexpr int kRowsPerTransaction = 100'000;

Error gdalError(const std::filesystem::path& file)
{
    const std::string word = CPLGetLastErrorMsg();
    return Error{.code = word.find("No space") != std::string::npos ? ErrorCode::NoSpace : ErrorCode::Io,
                 .message = {"die Datei lässt sich nicht schreiben: " + word, "the file cannot be written: " + word},
                 .subject = file.string()};
}

OGRwkbGeometryType ogrType(const workspace::LayerSchema& schema)
{
    OGRwkbGeometryType type = wkbUnknown;
    switch (schema.geometry) {
    case GeometryType::None:
        return wkbNone;
    case GeometryType::Geometry:
        return wkbUnknown;
    case GeometryType::Point:
        type = wkbPoint;
        break;
    case GeometryType::LineString:
        type = wkbLineString;
        break;
    case GeometryType::Polygon:
        type = wkbPolygon;
        break;
    case GeometryType::MultiPoint:
        type = wkbMultiPoint;
        break;
    case GeometryType::MultiLineString:
        type = wkbMultiLineString;
        break;
    case GeometryType::MultiPolygon:
        type = wkbMultiPolygon;
        break;
    case GeometryType::GeometryCollection:
        type = wkbGeometryCollection;
        break;
    }
    return schema.hasZ ? wkbSetZ(type) : type;
}

void setType(OGRFieldDefn& field, ColumnType type)
{
    switch (type) {
    case ColumnType::Integer:
        field.SetType(OFTInteger64);
        break;
    case ColumnType::Real:
        field.SetType(OFTReal);
        break;
    case ColumnType::Boolean:
        field.SetType(OFTInteger);
        field.SetSubType(OFSTBoolean);
        break;
    case ColumnType::Date:
        field.SetType(OFTDate);
        break;
    case ColumnType::DateTime:
        field.SetType(OFTDateTime);
        break;
    case ColumnType::Blob:
        field.SetType(OFTBinary);
        break;
    case ColumnType::Text:
        field.SetType(OFTString);
        break;
    }
}

/// DXF takes its own few fields only; every other driver gets a field for each column.
Result<std::vector<int>> createFields(OGRLayer& layer, const Dataset& dataset, const std::string& driver,
                                      std::vector<Text>& remarks)
{
    std::vector<int> positions;
    for (const Column& column : dataset.schema.columns) {
        if (driver == "DXF") {
            positions.push_back(-1);
            continue;
        }
        OGRFieldDefn field(column.name.c_str(), OFTString);
        setType(field, column.type);
        const int position = layer.GetLayerDefn()->GetFieldCount();
        if (layer.CreateField(&field) != OGRERR_NONE || layer.GetLayerDefn()->GetFieldCount() == position) {
            remarks.emplace_back("Spalte „" + column.name + "“ kann dieses Format nicht aufnehmen",
                                 "this format cannot hold the column \"" + column.name + "\"");
            positions.push_back(-1);
            continue;
        }
        const std::string stored = layer.GetLayerDefn()->GetFieldDefn(position)->GetNameRef();
        if (stored != column.name) {
            remarks.emplace_back("Spalte „" + column.name + "“ heißt in der Datei „" + stored + "“",
                                 "column \"" + column.name + "\" is called \"" + stored + "\" in the file");
        }
        positions.push_back(position);
    }
    if (driver == "DXF" && !dataset.schema.columns.empty()) {
        remarks.emplace_back("DXF nimmt keine Sachdaten auf", "DXF holds no attributes");
    }
    return positions;
}

void setMoment(OGRFeature& feature, int position, const std::string& text)
{
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    float second = 0.0F;
    const int parts = std::sscanf(text.c_str(), "%4d-%2d-%2dT%2d:%2d:%f", &year, &month, &day, &hour, &minute, &second);
    constexpr int kUtc = 100; // OGR's flag for GMT
    if (parts >= 3) {
        feature.SetField(position, year, month, day, hour, minute, second, kUtc);
    } else {
        feature.SetField(position, text.c_str());
    }
}

void setCell(OGRFeature& feature, int position, const Cell& value, ColumnType type)
{
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        feature.SetField(position, static_cast<GIntBig>(*whole));
    } else if (const auto* real = std::get_if<double>(&value)) {
        feature.SetField(position, *real);
    } else if (const auto* words = std::get_if<std::string_view>(&value)) {
        const std::string text(*words);
        if (type == ColumnType::Date || type == ColumnType::DateTime) {
            setMoment(feature, position, text);
        } else {
            feature.SetField(position, text.c_str());
        }
    } else if (const auto* bytes = std::get_if<std::span<const std::byte>>(&value)) {
        feature.SetField(position, static_cast<int>(bytes->size()), bytes->data());
    } else {
        feature.SetFieldNull(position);
    }
}

Result<void> setGeometry(OGRFeature& feature, std::span<const std::byte> blob, OGRCoordinateTransformation* transform,
                         const std::filesystem::path& file)
{
    if (blob.empty()) {
        return {};
    }
    WB_TRY(const geo::GpkgHeader header, geo::readGpkgHeader(blob));
    OGRGeometry* geometry = nullptr;
    const auto wkb = blob.subspan(header.wkbOffset);
    if (OGRGeometryFactory::createFromWkb(wkb.data(), nullptr, &geometry, wkb.size()) != OGRERR_NONE) {
        return gdalError(file);
    }
    std::unique_ptr<OGRGeometry> owned(geometry);
    if (transform != nullptr && owned->transform(transform) != OGRERR_NONE) {
        return Error{
            .code = ErrorCode::UnsupportedCrs,
            .message = {"eine Geometrie lässt sich nicht umrechnen (Objekt " + std::to_string(feature.GetFID()) + ")",
                        "a geometry cannot be transformed (feature " + std::to_string(feature.GetFID()) + ")"},
            .subject = file.string()};
    }
    feature.SetGeometryDirectly(owned.release());
    return {};
}

struct Target {
    GDALDatasetUniquePtr dataset;
    OGRLayer* layer = nullptr; ///< owned by the dataset
    std::unique_ptr<OGRCoordinateTransformation> transform;
};

Result<OGRSpatialReference> referenceOf(int srsId)
{
    OGRSpatialReference reference;
    if (reference.importFromEPSG(srsId) != OGRERR_NONE) {
        return Error{.code = ErrorCode::UnsupportedCrs,
                     .message = {"unbekanntes Koordinatensystem EPSG:" + std::to_string(srsId),
                                 "unknown coordinate reference system EPSG:" + std::to_string(srsId)}};
    }
    reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return reference;
}

Result<Target> createTarget(const Dataset& dataset, const std::filesystem::path& file, const std::string& driverName,
                            const ExportOptions& options)
{
    GDALAllRegister();
    CPLSetConfigOption("GDAL_NUM_THREADS", "1");
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(driverName.c_str());
    if (driver == nullptr) {
        return Error{.code = ErrorCode::NotFound,
                     .message = {"GDAL kennt den Treiber " + driverName + " hier nicht",
                                 "GDAL does not have the driver " + driverName + " here"}};
    }
    Target target;
    target.dataset.reset(driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!target.dataset) {
        return gdalError(file);
    }
    const bool alwaysGeographic = driverName == "GeoJSON" || driverName == "KML";
    const int source = dataset.schema.srsId;
    const int wanted = alwaysGeographic ? 4326 : options.srsId.value_or(source);
    OGRSpatialReference writtenIn;
    if (dataset.schema.geometry != GeometryType::None) {
        WB_TRY(writtenIn, referenceOf(wanted));
        if (wanted != source) {
            WB_TRY(const OGRSpatialReference from, referenceOf(source));
            target.transform.reset(OGRCreateCoordinateTransformation(&from, &writtenIn));
            if (!target.transform) {
                return gdalError(file);
            }
        }
    }
    CPLStringList layerOptions;
    if (driverName == "ESRI Shapefile") {
        layerOptions.SetNameValue("ENCODING", "UTF-8");
    } else if (driverName == "GeoJSON") {
        layerOptions.SetNameValue("RFC7946", "YES");
    } else if (driverName == "GPKG") {
        layerOptions.SetNameValue("GEOMETRY_NAME", "geom");
    }
    target.layer = target.dataset->CreateLayer(dataset.schema.name.c_str(), writtenIn.IsEmpty() ? nullptr : &writtenIn,
                                               ogrType(dataset.schema), layerOptions.List());
    if (target.layer == nullptr) {
        return gdalError(file);
    }
    return target;
}

} // namespace

Result<std::int64_t> writeVector(workspace::Workspace& project, const Dataset& dataset,
                                 const std::filesystem::path& file, const std::string& driver,
                                 const ExportOptions& options, WithheldCells& withheld, std::vector<Text>& remarks,
                                 Job& job)
{
    WB_TRY(Target target, createTarget(dataset, file, driver, options));
    WB_TRY(const std::vector<int> positions, createFields(*target.layer, dataset, driver, remarks));
    WB_TRY(auto reader, project.read(dataset.schema.name));
    std::int64_t rows = 0;
    std::int64_t leftOut = 0;
    const bool needsEveryGeometry = driver == "DXF" || driver == "FlatGeobuf"; // GDAL 3.6 drops the others silently
    target.dataset->StartTransaction();
    while (true) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            break;
        }
        const std::span<const std::byte> place = withheld.place(reader);
        if (needsEveryGeometry && place.empty()) {
            ++leftOut;
            continue;
        }
        const std::unique_ptr<OGRFeature> feature(OGRFeature::CreateFeature(target.layer->GetLayerDefn()));
        for (std::size_t column = 0; column < positions.size(); ++column) {
            if (positions[column] >= 0) {
                setCell(*feature, positions[column], withheld.cell(reader, column), reader.columns()[column].type);
            }
        }
        WB_CHECK(setGeometry(*feature, place, target.transform.get(), file));
        if (target.layer->CreateFeature(feature.get()) != OGRERR_NONE) {
            return gdalError(file);
        }
        ++rows;
        if (rows % kReportEvery == 0) {
            WB_CHECK(job.report(dataset.rowCount > 0
                                    ? std::min(1.0, static_cast<double>(rows) / static_cast<double>(dataset.rowCount))
                                    : 1.0,
                                "export"));
        }
        if (rows % kRowsPerTransaction == 0) {
            target.dataset->CommitTransaction();
            target.dataset->StartTransaction();
        }
    }
    if (leftOut > 0) {
        remarks.emplace_back(std::to_string(leftOut) + " Objekte ohne Geometrie fehlen in der Datei",
                             std::to_string(leftOut) + " features without geometry are not in the file");
    }
    target.dataset->CommitTransaction();
    CPLErrorReset();
    target.dataset.reset();
    if (CPLGetLastErrorType() >= CE_Failure) {
        return gdalError(file);
    }
    return rows;
}

} // namespace weitblick::exporter
