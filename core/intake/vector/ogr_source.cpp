// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/vector/ogr_source.h"

#include "core/intake/first_rows.h"
#include "core/intake/vector/gml_srs_name.h"
#include "core/intake/vector/ogr_layer.h"
#include "core/intake/vector/xml_check.h"

#include <ogrsf_frmts.h>

#include <algorithm>
#include <set>

namespace weitblick::intake {

namespace {

/// An open source and the layers of it that are data.
struct OpenSource {
    GDALDatasetUniquePtr dataset;
    std::vector<OGRLayer*> layers;
    std::vector<Text> remarks; ///< layers that were left out
    std::int64_t coordinateLists = 0;
};

std::set<std::string> viewsOf(GDALDataset& dataset)
{
    std::set<std::string> names;
    OGRLayer* rows = dataset.ExecuteSQL("SELECT name FROM sqlite_master WHERE type = 'view'", nullptr, nullptr);
    if (rows != nullptr) {
        for (const auto& row : *rows) {
            names.insert(row->GetFieldAsString(0));
        }
        dataset.ReleaseResultSet(rows);
    }
    return names;
}

bool isHousekeeping(const std::string& table)
{
    return table.starts_with("wb_") || table == "layer_styles" || table == "qgis_projects";
}

void keepDataLayers(const OgrSource& source, OpenSource& open)
{
    const std::set<std::string> views = source.isDatabase ? viewsOf(*open.dataset) : std::set<std::string>();
    for (OGRLayer* layer : open.dataset->GetLayers()) {
        const std::string name = layer->GetName();
        if (source.isDatabase && isHousekeeping(name)) {
            continue;
        }
        if (views.contains(name)) {
            open.remarks.emplace_back("die Sicht (View) „" + name + "“ wird nicht übernommen",
                                      "the view '" + name + "' is not imported");
            continue;
        }
        if (!source.skipsEmptyLayers || layer->GetFeatureCount(TRUE) > 0) {
            open.layers.push_back(layer);
        }
    }
}

Error withoutLayers(const std::filesystem::path& file, const OpenSource& open)
{
    return Error{.code = ErrorCode::InvalidInput,
                 .message = open.remarks.empty() ? Text("die Datei enthält keine Ebene mit Objekten",
                                                        "the file holds no layer with features")
                                                 : open.remarks.front(),
                 .subject = file.filename().string()};
}

bool holdsRastersOnly(const std::filesystem::path& file)
{
    return openWithGdal(file, {.driver = "GPKG", .kind = GDAL_OF_RASTER, .options = {"IMMUTABLE=YES"}}).has_value();
}

Error rastersOnly(const std::filesystem::path& file)
{
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"die Datei enthält nur Raster; aus einem GeoPackage werden sie nicht gelesen",
                             "the file holds rasters only; they are not read from a GeoPackage"},
                 .subject = file.filename().string(),
                 .advice = {"Das Raster zum Beispiel mit QGIS als GeoTIFF speichern",
                            "Save the raster as GeoTIFF, for instance with QGIS"}};
}

Error noSuchLayer(const std::string& name, const OpenSource& open)
{
    std::string names;
    for (OGRLayer* layer : open.layers) {
        names += (names.empty() ? "" : ", ") + std::string(layer->GetName());
    }
    return Error{.code = ErrorCode::NotFound,
                 .message = {"eine Ebene „" + name + "“ gibt es in der Datei nicht; vorhanden: " + names,
                             "there is no layer '" + name + "' in the file; there are: " + names},
                 .subject = name};
}

Result<OpenSource> openSource(const OgrSource& source, const std::filesystem::path& file, const ReadChoices& choices,
                              Job& job)
{
    OpenSource open;
    if (source.isXml) {
        WB_TRY(open.coordinateLists, checkXml(file, job));
    }
    auto dataset = openWithGdal(file, source.opening);
    if (!dataset) {
        return source.isDatabase && holdsRastersOnly(file) ? rastersOnly(file) : dataset.error();
    }
    open.dataset = std::move(dataset).value();
    if (source.isText && gdalFailed()) {
        return gdalError(file, {"die Datei ist beschädigt", "the file is damaged"});
    }
    static_cast<void>(takeGdalFailures()); // over single features; these will fail again when they are read
    keepDataLayers(source, open);
    if (open.layers.empty()) {
        return withoutLayers(file, open);
    }
    if (choices.layer) {
        const auto found = std::ranges::find_if(
            open.layers, [&choices](OGRLayer* layer) { return *choices.layer == layer->GetName(); });
        if (found == open.layers.end()) {
            return noSuchLayer(*choices.layer, open);
        }
        open.layers = {*found};
    }
    return open;
}

OgrSurroundings surroundings(const OgrSource& source, const OpenSource& open, const std::filesystem::path& file)
{
    const bool isTableOnly =
        std::ranges::all_of(open.layers, [](OGRLayer* layer) { return layer->GetGeomType() == wkbNone; });
    return {.file = file,
            .hasOnlyTexts = source.isGml,
            .isText = source.isText || source.isXml,
            .isMulti = source.isMulti,
            .statedCrs = source.isGml ? firstSrsName(file) : std::string(),
            .unusedCoordinates = isTableOnly ? open.coordinateLists : 0};
}

} // namespace

Result<SourcePreview> previewOgrSource(const OgrSource& source, const std::filesystem::path& file,
                                       const ReadChoices& choices, Job& job)
{
    WB_TRY(OpenSource open, openSource(source, file, choices, job));
    const OgrSurroundings around = surroundings(source, open, file);
    SourcePreview preview;
    for (std::size_t i = 0; i < open.layers.size(); ++i) {
        Job part = job.part(double(i) / double(open.layers.size()), double(i + 1) / double(open.layers.size()));
        WB_TRY(LayerPreview layer, describeOgrLayer(*open.layers[i], around, choices, part));
        FirstRows first;
        WB_CHECK(first.outcome(readOgrLayer(*open.layers[i], layer, first, part)));
        layer.firstRows = first.take();
        if (i == 0) {
            layer.remarks.insert(layer.remarks.end(), open.remarks.begin(), open.remarks.end());
        }
        preview.layers.push_back(std::move(layer));
    }
    return preview;
}

Result<void> readOgrSource(const OgrSource& source, const std::filesystem::path& file, const ReadChoices& choices,
                           RowSink& sink, Job& job)
{
    WB_TRY(OpenSource open, openSource(source, file, choices, job));
    const OgrSurroundings around = surroundings(source, open, file);
    for (std::size_t i = 0; i < open.layers.size(); ++i) {
        Job part = job.part(double(i) / double(open.layers.size()), double(i + 1) / double(open.layers.size()));
        WB_TRY(LayerPreview layer, describeOgrLayer(*open.layers[i], around, choices, part));
        if (i == 0) {
            layer.remarks.insert(layer.remarks.end(), open.remarks.begin(), open.remarks.end());
        }
        WB_CHECK(readOgrLayer(*open.layers[i], layer, sink, part));
    }
    return {};
}

} // namespace weitblick::intake
