// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_data/output/vector_file.h"

#include "core/geo/crs.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include <optional>

namespace weitblick::sample {

struct VectorFile::State {
    std::string file;
    std::string driver;
    GDALDatasetH dataset = nullptr;
    OGRLayerH layer = nullptr;
    LayerForm form;
    std::optional<geo::Transformer> transformer;
    ~State()
    {
        if (dataset != nullptr) {
            GDALClose(dataset);
        }
    }
};

namespace {

Error failure(const std::string& file)
{
    return Error{.code = ErrorCode::Io,
                 .message = {std::string("GDAL kann die Datei nicht schreiben: ") + CPLGetLastErrorMsg(),
                             std::string("GDAL cannot write the file: ") + CPLGetLastErrorMsg()},
                 .subject = file};
}

OGRFieldType fieldType(ColumnType type)
{
    return type == ColumnType::Text ? OFTString : (type == ColumnType::Integer ? OFTInteger64 : OFTReal);
}

Point transformed(const std::optional<geo::Transformer>& transformer, Point p)
{
    if (transformer) {
        transformer->apply({&p.x, 1}, {&p.y, 1});
    }
    return p;
}

OGRGeometryH lineOf(OGRwkbGeometryType type, const std::vector<Point>& points,
                    const std::optional<geo::Transformer>& transformer)
{
    OGRGeometryH line = OGR_G_CreateGeometry(type);
    for (const Point p : points) {
        const Point q = transformed(transformer, p);
        OGR_G_AddPoint_2D(line, q.x, q.y);
    }
    return line;
}

OGRGeometryH polygonOf(const Area& area, const std::optional<geo::Transformer>& transformer)
{
    OGRGeometryH polygon = OGR_G_CreateGeometry(wkbPolygon);
    for (const Ring& ring : area.rings) {
        Ring closed = ring;
        closed.push_back(ring.front());
        OGR_G_AddGeometryDirectly(polygon, lineOf(wkbLinearRing, closed, transformer));
    }
    return polygon;
}

struct GeometryOf {
    const std::optional<geo::Transformer>& transformer;
    OGRGeometryH operator()(const Point& p) const
    {
        OGRGeometryH point = OGR_G_CreateGeometry(wkbPoint);
        const Point q = transformed(transformer, p);
        OGR_G_SetPoint_2D(point, 0, q.x, q.y);
        return point;
    }
    OGRGeometryH operator()(const Line& line) const { return lineOf(wkbLineString, line, transformer); }
    OGRGeometryH operator()(const Areas& areas) const
    {
        OGRGeometryH multi = OGR_G_CreateGeometry(wkbMultiPolygon);
        for (const Area& area : areas) {
            OGR_G_AddGeometryDirectly(multi, polygonOf(area, transformer));
        }
        return multi;
    }
};

void setField(OGRFeatureH feature, int index, const Value& value)
{
    if (const auto* text = std::get_if<std::string>(&value)) {
        OGR_F_SetFieldString(feature, index, text->c_str());
    } else if (const auto* integer = std::get_if<std::int64_t>(&value)) {
        OGR_F_SetFieldInteger64(feature, index, *integer);
    } else if (const auto* real = std::get_if<double>(&value)) {
        OGR_F_SetFieldDouble(feature, index, *real);
    } else {
        OGR_F_SetFieldNull(feature, index);
    }
}

} // namespace

VectorFile::VectorFile(std::unique_ptr<State> state) : m_state(std::move(state)) {}
VectorFile::VectorFile(VectorFile&&) noexcept = default;
VectorFile& VectorFile::operator=(VectorFile&&) noexcept = default;
VectorFile::~VectorFile() = default;

Result<VectorFile> VectorFile::create(const std::filesystem::path& file, const std::string& driver)
{
    GDALAllRegister();
    CPLSetConfigOption("OGR_CURRENT_DATE", "2025-01-01T00:00:00.000Z"); // same bytes on every day
    std::error_code ignored;
    std::filesystem::create_directories(file.parent_path(), ignored);
    std::filesystem::remove(file, ignored);
    auto state = std::make_unique<State>();
    state->file = file.string();
    state->driver = driver;
    GDALDriverH handle = GDALGetDriverByName(driver.c_str());
    state->dataset = handle == nullptr ? nullptr : GDALCreate(handle, file.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
    if (state->dataset == nullptr) {
        return failure(file.string());
    }
    return VectorFile(std::move(state));
}

Result<void> VectorFile::beginLayer(const LayerForm& form)
{
    State& state = *m_state;
    if (state.layer != nullptr && state.driver == "GPKG") {
        GDALDatasetCommitTransaction(state.dataset);
    }
    state.form = form;
    state.transformer.reset();
    if (form.crs != "EPSG:25832") {
        WB_TRY(auto transformer, geo::Transformer::create({"EPSG:25832"}, {form.crs}));
        state.transformer.emplace(std::move(transformer));
    }
    OGRSpatialReferenceH system = OSRNewSpatialReference(nullptr);
    OSRSetFromUserInput(system, form.crs.c_str());
    OSRSetAxisMappingStrategy(system, OAMS_TRADITIONAL_GIS_ORDER);
    char** options = nullptr;
    if (state.driver == "ESRI Shapefile") {
        options = CSLSetNameValue(options, "DBF_DATE_LAST_UPDATE", "2025-01-01");
        options = CSLSetNameValue(options, "ENCODING", "ISO-8859-1");
    } else if (state.driver == "GeoJSON") {
        options = CSLSetNameValue(options, "COORDINATE_PRECISION",
                                  form.crs == "EPSG:4326" ? "9" : "3"); // a tenth of a millimetre
        options = CSLSetNameValue(options, "RFC7946", form.crs == "EPSG:4326" ? "YES" : "NO");
    }
    const OGRwkbGeometryType type = form.shape == Shape::Points  ? wkbPoint
                                    : form.shape == Shape::Lines ? wkbLineString
                                                                 : wkbMultiPolygon;
    state.layer = GDALDatasetCreateLayer(
        state.dataset, form.name.c_str(), system,
        state.driver == "ESRI Shapefile" && type == wkbMultiPolygon ? wkbPolygon : type, options);
    CSLDestroy(options);
    OSRRelease(system);
    if (state.layer == nullptr) {
        return failure(state.file);
    }
    for (const Column& column : form.columns) {
        OGRFieldDefnH field = OGR_Fld_Create(column.name.c_str(), fieldType(column.type));
        if (state.driver == "ESRI Shapefile" && column.type == ColumnType::Real) {
            OGR_Fld_SetWidth(field, 18);
            OGR_Fld_SetPrecision(field, 3);
        }
        const OGRErr made = OGR_L_CreateField(state.layer, field, 0);
        OGR_Fld_Destroy(field);
        if (made != OGRERR_NONE) {
            return failure(state.file);
        }
    }
    if (state.driver == "GPKG") {
        GDALDatasetStartTransaction(state.dataset, 0);
    }
    return {};
}

Result<void> VectorFile::add(const ShapeValue& shape, const std::vector<Value>& values)
{
    State& state = *m_state;
    OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(state.layer));
    for (std::size_t i = 0; i < values.size(); ++i) {
        setField(feature, static_cast<int>(i), values[i]);
    }
    OGR_F_SetGeometryDirectly(feature, std::visit(GeometryOf{state.transformer}, shape));
    const OGRErr made = OGR_L_CreateFeature(state.layer, feature);
    OGR_F_Destroy(feature);
    if (made != OGRERR_NONE) {
        return failure(state.file);
    }
    return {};
}

Result<void> VectorFile::close()
{
    State& state = *m_state;
    if (state.layer != nullptr && state.driver == "GPKG") {
        GDALDatasetCommitTransaction(state.dataset);
    }
    CPLErrorReset();
    GDALClose(state.dataset);
    state.dataset = nullptr;
    if (CPLGetLastErrorType() >= CE_Failure) {
        return failure(state.file);
    }
    return {};
}

} // namespace weitblick::sample
