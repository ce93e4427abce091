// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/vector/ogr_layer.h"

#include "core/intake/column_names.h"
#include "core/intake/crs_choice.h"
#include "core/intake/vector/gdal_session.h"
#include "core/intake/vector/geometry_census.h"
#include "core/intake/vector/ogr_fields.h"
#include "core/intake/vector/row_writer.h"

#include <cpl_conv.h>

#include <memory>

namespace weitblick::intake {

using workspace::GeometryType;

namespace {

void count(GeometryCensus& census, OGRwkbGeometryType type, std::int64_t number)
{
    census.features += number;
    if (type == wkbNone) {
        return;
    }
    census.hasZ = census.hasZ || OGR_GT_HasZ(type) != 0;
    const OGRwkbGeometryType linear = wkbFlatten(OGR_GT_GetLinear(type));
    const bool isSurface = linear == wkbPolyhedralSurface || linear == wkbTIN || linear == wkbTriangle;
    census.see(isSurface ? static_cast<unsigned>(wkbMultiPolygon) : static_cast<unsigned>(linear));
}

GeometryType declaredType(OGRwkbGeometryType type)
{
    switch (wkbFlatten(OGR_GT_GetLinear(type))) {
    case wkbNone:
        return GeometryType::None;
    case wkbPoint:
        return GeometryType::Point;
    case wkbLineString:
        return GeometryType::LineString;
    case wkbPolygon:
        return GeometryType::Polygon;
    case wkbMultiPoint:
        return GeometryType::MultiPoint;
    case wkbMultiLineString:
        return GeometryType::MultiLineString;
    case wkbMultiPolygon:
        return GeometryType::MultiPolygon;
    default:
        return GeometryType::Geometry;
    }
}

GeometryType multiOf(GeometryType type)
{
    return type == GeometryType::LineString ? GeometryType::MultiLineString
           : type == GeometryType::Polygon  ? GeometryType::MultiPolygon
                                            : type;
}

int CPL_STDCALL goOn(double fraction, const char*, void* argument)
{
    return static_cast<Job*>(argument)->report(fraction).has_value() ? TRUE : FALSE;
}

Error brokenOff(const std::filesystem::path& file, std::int64_t features)
{
    const std::string count = std::to_string(features);
    Error error = gdalError(
        file, {"die Datei bricht nach " + count + " Objekten ab", "the file breaks off after " + count + " features"});
    error.advice = {"Datei noch einmal vollständig herunterladen oder exportieren",
                    "Download or export the whole file again"};
    return error;
}

Error damaged(const std::filesystem::path& file)
{
    return gdalError(file, {"die Datei ist beschädigt", "the file is damaged"});
}

/// Counts feature by feature; those over which the driver stumbles are rejected when they are read.
Result<GeometryCensus> censusOneByOne(OGRLayer& layer, const std::filesystem::path& file, Job& job)
{
    constexpr std::int64_t kFeaturesBetweenReports = 256;
    GeometryCensus census;
    static_cast<void>(takeGdalFailures());
    layer.ResetReading();
    while (const OGRFeatureUniquePtr feature{layer.GetNextFeature()}) {
        const bool stumbled = !takeGdalFailures().empty();
        const OGRGeometry* geometry = stumbled ? nullptr : feature->GetGeometryRef();
        count(census, geometry == nullptr ? wkbNone : geometry->getGeometryType(), 1);
        if (census.features % kFeaturesBetweenReports == 0) {
            WB_CHECK(job.report(0.0));
        }
    }
    if (gdalFailed()) {
        return brokenOff(file, census.features);
    }
    return census;
}

Result<GeometryCensus> censusOf(OGRLayer& layer, const std::filesystem::path& file, Job& job)
{
    GeometryCensus census;
    if (layer.GetGeomType() == wkbNone) {
        census.features = layer.GetFeatureCount(FALSE);
        return census;
    }
    int kinds = 0;
    constexpr int kLookIntoCollections = OGR_GGT_GEOMCOLLECTIONZ_TINZ;
    CPLErrorReset();
    const std::unique_ptr<OGRGeometryTypeCounter, decltype(&CPLFree)> counted(
        layer.GetGeometryTypes(0, kLookIntoCollections, kinds, goOn, &job), &CPLFree);
    WB_CHECK(job.report(0.0));
    if (!counted || CPLGetLastErrorType() == CE_Failure) {
        return damaged(file);
    }
    for (int kind = 0; kind < kinds; ++kind) {
        count(census, counted.get()[kind].eGeomType, counted.get()[kind].nCount);
    }
    return census;
}

std::string statedCrs(OGRLayer& layer)
{
    const OGRSpatialReference* reference = layer.GetSpatialRef();
    if (reference == nullptr) {
        return {};
    }
    char* wkt = nullptr;
    const std::array<const char*, 2> options{"FORMAT=WKT2_2019", nullptr};
    const bool exported = reference->exportToWkt(&wkt, options.data()) == OGRERR_NONE;
    std::string text = exported && wkt != nullptr ? wkt : "";
    CPLFree(wkt);
    return text;
}

std::optional<geo::Envelope> extentOf(OGRLayer& layer)
{
    OGREnvelope extent;
    if (layer.GetExtent(&extent, TRUE) != OGRERR_NONE) {
        return std::nullopt;
    }
    return geo::Envelope{extent.MinX, extent.MinY, extent.MaxX, extent.MaxY};
}

/// WKB of a feature's geometry in the forms that the gate knows.
class WkbOfFeature {
public:
    /// Empty where there is none. Nothing: GDAL could not write it.
    std::optional<std::span<const std::byte>> of(OGRFeature& feature)
    {
        OGRGeometry* geometry = feature.GetGeometryRef();
        if (geometry == nullptr) {
            return std::span<const std::byte>();
        }
        std::unique_ptr<OGRGeometry> replaced;
        if (geometry->hasCurveGeometry(TRUE) != FALSE) {
            replaced.reset(geometry->getLinearGeometry());
            ++m_linearised;
        }
        const OGRwkbGeometryType flat = wkbFlatten(geometry->getGeometryType());
        if (flat == wkbPolyhedralSurface || flat == wkbTIN || flat == wkbTriangle) {
            replaced.reset(OGRGeometryFactory::forceTo(
                geometry->clone(), OGR_GT_SetModifier(wkbMultiPolygon, geometry->Is3D(), geometry->IsMeasured())));
        }
        const OGRGeometry& linear = replaced ? *replaced : *geometry;
        m_wkb.resize(linear.WkbSize());
        auto* bytes = reinterpret_cast<unsigned char*>(m_wkb.data()); // NOLINT: GDAL's word for bytes
        if (linear.exportToWkb(wkbNDR, bytes, wkbVariantIso) != OGRERR_NONE) {
            return std::nullopt;
        }
        return std::span<const std::byte>(m_wkb);
    }
    [[nodiscard]] std::int64_t linearised() const { return m_linearised; }

private:
    std::vector<std::byte> m_wkb;
    std::int64_t m_linearised = 0;
};

Text libraryNote(const std::string& word)
{
    return {"Hinweis der Lesebibliothek: " + word, "note of the reading library: " + word};
}

Result<void> addRemarks(RowWriter& writer, const OgrFields& fields, std::int64_t linearised)
{
    if (linearised > 0) {
        WB_CHECK(writer.remark({std::to_string(linearised) + " Geometrien hatten Bögen, die zu Linienzügen wurden",
                                std::to_string(linearised) + " geometries had arcs, which became lines"}));
    }
    if (fields.valuesWithBrokenText() > 0) {
        const std::string count = std::to_string(fields.valuesWithBrokenText());
        WB_CHECK(writer.remark({count + " Texte enthielten ungültige Zeichen, ersetzt durch �",
                                count + " texts held invalid characters, replaced by �"}));
    }
    if (fields.timesWithoutZone() > 0) {
        WB_CHECK(writer.remark({"Zeitangaben ohne Zeitzone sind unverändert als UTC übernommen",
                                "times without a time zone are kept unchanged as UTC"}));
    }
    if (const std::string word = takeGdalMessages(); !word.empty()) {
        WB_CHECK(writer.remark(libraryNote(word)));
    }
    return {};
}

Text geometryUnread(std::int64_t lists)
{
    const std::string count = std::to_string(lists);
    return {"die Objekte kommen ohne Geometrie: die Datei enthält zwar " + count +
                " Listen von Koordinaten, aber in einer Form, die nicht gelesen wird (etwa Körper); Abhilfe: mit 2D-"
                "Geometrie exportieren",
            "the features come without geometry: the file has " + count +
                " lists of coordinates, but in a form that is not read (solids, for instance); remedy: export them "
                "with 2D geometry"};
}

Text cannotWrite()
{
    return {"die Geometrie ist nicht darstellbar", "the geometry cannot be represented"};
}

Text unreadable(const std::string& failures)
{
    return {"das Objekt ist nicht lesbar (" + failures + ")", "the feature cannot be read (" + failures + ")"};
}

} // namespace

Result<LayerPreview> describeOgrLayer(OGRLayer& layer, const OgrSurroundings& around, const ReadChoices& choices,
                                      Job& job)
{
    LayerPreview plan;
    plan.choices = choices;
    plan.choices.layer = layer.GetName();
    WB_TRY(const GeometryCensus census,
           around.isText ? censusOneByOne(layer, around.file, job) : censusOf(layer, around.file, job));
    plan.schema.name = usableLayerName(layer.GetName());
    const GeometryType type = census.type(declaredType(layer.GetGeomType()));
    plan.schema.geometry = around.isMulti ? multiOf(type) : type;
    plan.schema.hasZ = census.hasZ || (census.features == 0 && OGR_GT_HasZ(layer.GetGeomType()) != 0);
    OgrFields fields(layer);
    if (around.hasOnlyTexts) {
        WB_CHECK(fields.typesByValues(layer, job));
    }
    plan.schema.columns = fields.columns();
    plan.rowEstimate = census.features;
    if (plan.schema.geometry != GeometryType::None) {
        const std::string stated = statedCrs(layer);
        WB_CHECK(chooseCrs(plan, choices, stated.empty() ? around.statedCrs : stated, extentOf(layer)));
    }
    if (around.unusedCoordinates > 0) {
        plan.remarks.push_back(geometryUnread(around.unusedCoordinates));
    }
    if (layer.GetLayerDefn()->GetGeomFieldCount() > 1) {
        plan.remarks.emplace_back("die Ebene hat mehrere Geometriespalten; übernommen wird die erste",
                                  "the layer has several geometry columns; the first one is taken");
    }
    static_cast<void>(takeGdalFailures()); // will be the reason of a rejected feature
    if (const std::string word = takeGdalMessages(); !word.empty()) {
        plan.remarks.push_back(libraryNote(word));
    }
    return plan;
}

Result<void> readOgrLayer(OGRLayer& layer, const LayerPreview& plan, RowSink& sink, Job& job)
{
    OgrFields fields(layer, plan.schema.columns);
    RowWriter writer(sink, plan, plan.rowEstimate, job);
    WB_CHECK(writer.begin());
    WkbOfFeature wkbOf;
    std::int64_t withoutGeometry = 0;
    static_cast<void>(takeGdalFailures());
    layer.ResetReading();
    while (const OGRFeatureUniquePtr feature{layer.GetNextFeature()}) {
        const auto wkb = wkbOf.of(*feature);
        const std::string failures = takeGdalFailures();
        std::optional<Text> reason = !failures.empty() ? unreadable(failures)
                                     : wkb             ? writer.beginRow(*wkb)
                                                       : cannotWrite();
        if (reason) {
            WB_CHECK(writer.reject(*reason, fields.contentOf(*feature)));
            continue;
        }
        withoutGeometry += wkb->empty() ? 1 : 0;
        fields.add(writer.values(), *feature);
        WB_CHECK(writer.endRow());
    }
    if (gdalFailed()) {
        return brokenOff(plan.schema.name, writer.rowsRead());
    }
    WB_CHECK(addRemarks(writer, fields, wkbOf.linearised()));
    if (withoutGeometry > 0 && plan.schema.geometry != GeometryType::None) {
        const std::string count = std::to_string(withoutGeometry);
        WB_CHECK(writer.remark(
            {count + " Objekte haben in der Datei keine Geometrie", count + " features have no geometry in the file"}));
    }
    return writer.finish();
}

} // namespace weitblick::intake
