// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/citygml/citygml_format.h"

#include "core/geo/crs.h"
#include "core/intake/citygml/city_model.h"
#include "core/intake/citygml/faces.h"
#include "core/intake/citygml/footprint.h"
#include "core/intake/citygml/polygon_wkb.h"
#include "core/intake/citygml/surface_plane.h"
#include "core/intake/citygml/surface_rows.h"
#include "core/intake/column_names.h"
#include "core/intake/crs_choice.h"
#include "core/intake/first_rows.h"
#include "core/intake/vector/recognise.h"
#include "core/intake/vector/row_writer.h"

#include <algorithm>

namespace weitblick::intake {

namespace fs = std::filesystem;

namespace {

constexpr double kSurveyShare = 0.3; ///< of the work; writing the layers is the rest

enum class Content : std::uint8_t { Buildings, Roofs, Walls };

/// A layer of a city model.
struct CityLayer {
    Content content = Content::Buildings;
    LayerPreview plan;
};

const char* suffixOf(Content content)
{
    return content == Content::Roofs ? "_dachflaechen" : content == Content::Walls ? "_wandflaechen" : "";
}

void addBuildingRemarks(LayerPreview& plan, const CityModel& model)
{
    if (model.files.size() > 1) {
        const std::string count = std::to_string(model.files.size());
        plan.remarks.emplace_back(count + " Kacheln sind zu einem Stadtmodell zusammengefügt",
                                  count + " tiles are put together to one city model");
    }
    plan.remarks.emplace_back("Stadtmodell: die Gebäude mit ihrer Grundfläche",
                              "city model: the buildings with their footprint");
    if (model.withParts > 0) {
        const std::string count = std::to_string(model.withParts);
        plan.remarks.emplace_back(
            count + " Gebäude haben Gebäudeteile: ihre Grundflächen sind vereinigt, es gilt die größte Höhe",
            count + " buildings have parts: their footprints are united, the greatest height counts");
    }
    if (const std::string others = otherObjects(model); !others.empty()) {
        plan.remarks.emplace_back("andere Objekte des Modells nicht übernommen: " + others,
                                  "other objects of the model left out: " + others);
    }
}

void addRoofRemarks(LayerPreview& plan, const CityModel& model)
{
    plan.remarks.emplace_back("Dachflächen mit wahrer Fläche, Neigung und Ausrichtung, aus den Ecken der Flächen",
                              "roofs with true area, tilt and azimuth, from the corners of the surfaces");
    if (model.withoutRoof > 0) {
        const std::string count = std::to_string(model.withoutRoof);
        plan.remarks.emplace_back(count + " Gebäude haben keine Dachfläche", count + " buildings have no roof");
    }
    if (model.coarseRoofs > 0) {
        const std::string count = std::to_string(model.coarseRoofs);
        plan.remarks.emplace_back(count + " Dächer stammen aus einem Klötzchenmodell (LoD1) und sind darum flach",
                                  count + " roofs come from a block model (LoD1) and are flat for that reason");
    }
}

void describe(CityLayer& layer, const CityModel& model)
{
    LayerPreview& plan = layer.plan;
    switch (layer.content) {
    case Content::Buildings:
        plan.schema.geometry = workspace::GeometryType::MultiPolygon;
        plan.schema.columns = model.columns.columns();
        plan.rowEstimate = model.buildings;
        addBuildingRemarks(plan, model);
        break;
    case Content::Roofs:
        plan.schema.geometry = workspace::GeometryType::MultiPolygon;
        plan.schema.hasZ = true;
        plan.schema.columns = surfaceColumns();
        plan.rowEstimate = model.roofs;
        addRoofRemarks(plan, model);
        break;
    case Content::Walls:
        plan.schema.columns = surfaceColumns();
        plan.rowEstimate = model.walls;
        plan.remarks.emplace_back("Wandflächen als Tabelle: im Grundriss sind sie Linien",
                                  "walls as a table: seen from above they are lines");
        break;
    }
}

/// Areas and angles need metres; without an answer about the system, they are shown all the same.
bool isInMetres(const ReadChoices& choices)
{
    if (!choices.crs) {
        return true;
    }
    const auto described = geo::describeCrs(geo::Crs{*choices.crs});
    return !described || described->isProjectedInMetres;
}

std::vector<Content> contentsOf(const CityModel& model)
{
    std::vector<Content> contents{Content::Buildings};
    if (model.roofs > 0) {
        contents.push_back(Content::Roofs);
    }
    if (model.walls > 0) {
        contents.push_back(Content::Walls);
    }
    return contents;
}

Error noSuchLayer(const CityModel& model, const std::string& wanted)
{
    std::string names;
    for (const Content content : contentsOf(model)) {
        names += (names.empty() ? "" : ", ") + model.name + suffixOf(content);
    }
    return Error{.code = ErrorCode::NotFound,
                 .message = {"eine Ebene „" + wanted + "“ gibt es im Stadtmodell nicht; vorhanden: " + names,
                             "there is no layer '" + wanted + "' in the city model; there are: " + names},
                 .subject = wanted};
}

Result<std::vector<CityLayer>> layersOf(const CityModel& model, const ReadChoices& choices)
{
    std::vector<CityLayer> layers;
    for (const Content content : contentsOf(model)) {
        CityLayer layer{.content = content, .plan = {}};
        const std::string name = model.name + suffixOf(content);
        layer.plan.choices = choices;
        layer.plan.choices.layer = name;
        layer.plan.schema.name = usableLayerName(name);
        describe(layer, model);
        if (content != Content::Walls) {
            WB_CHECK(chooseCrs(layer.plan, choices, model.statedCrs, model.extent));
        }
        layers.push_back(std::move(layer));
    }
    if (!isInMetres(layers.front().plan.choices)) {
        layers.resize(1);
        layers.front().plan.remarks.emplace_back(
            "Dach- und Wandflächen bleiben in der Datei: ihre Koordinaten sind keine Meter",
            "roofs and walls stay in the file: their coordinates are not metres");
    }
    if (choices.layer) {
        std::erase_if(layers, [&choices](const CityLayer& layer) { return layer.plan.choices.layer != choices.layer; });
        if (layers.empty()) {
            return noSuchLayer(model, *choices.layer);
        }
    }
    return layers;
}

Result<void> writeBuildings(const CityModel& model, const LayerPreview& plan, RowSink& sink, Job& job)
{
    RowWriter writer(sink, plan, model.buildings, job);
    WB_CHECK(writer.begin());
    std::int64_t withoutFootprint = 0;
    const auto write = [&](const Building& building) -> Result<void> {
        const std::vector<std::byte> footprint = building.damage ? std::vector<std::byte>() : footprintOf(building);
        const auto reason = building.damage ? building.damage : writer.beginRow(footprint);
        if (reason) {
            return writer.reject(*reason, building.id);
        }
        withoutFootprint += footprint.empty() ? 1 : 0;
        model.columns.add(writer.values(), building);
        return writer.endRow();
    };
    Job quiet = job.quiet();
    WB_CHECK(eachBuilding(model, write, quiet));
    if (withoutFootprint > 0) {
        const std::string count = std::to_string(withoutFootprint);
        WB_CHECK(writer.remark({count + " Gebäude ohne Geometrie übernommen: weder eine Bodenfläche (GroundSurface) "
                                        "noch ein Grundriss oder Baukörper sagt, wo sie stehen",
                                count + " buildings kept without geometry: neither a ground surface nor a footprint "
                                        "or solid tells where they stand"}));
    }
    return writer.finish();
}

/// Surfaces that were mended, by how.
struct Mended {
    std::int64_t openRings = 0;
    std::int64_t reversed = 0;
};

Result<void> writeSurface(const Building& building, const BuildingPolygon& polygon, Content content, RowWriter& writer,
                          Mended& mended)
{
    const auto plane = planeOf(polygon, content == Content::Roofs ? Facing::Up : Facing::AsDrawn);
    if (!plane) {
        return writer.reject(plane.error().message, surfaceName(building, polygon));
    }
    const std::vector<std::byte> wkb =
        content == Content::Roofs ? multiPolygonWkb({&polygon}, Heights::Kept) : std::vector<std::byte>();
    if (const auto reason = writer.beginRow(wkb)) {
        return writer.reject(*reason, surfaceName(building, polygon));
    }
    mended.openRings += plane->hasOpenRing ? 1 : 0;
    mended.reversed += plane->isReversed ? 1 : 0;
    addSurface(writer.values(), building, polygon, *plane);
    return writer.endRow();
}

Result<void> remark(RowWriter& writer, const Mended& mended)
{
    if (mended.openRings > 0) {
        const std::string count = std::to_string(mended.openRings);
        WB_CHECK(writer.remark({count + " Flächen mit offenem Ring geschlossen; welche, steht in der Spalte „flaw“",
                                count + " surfaces with an open ring closed; the column 'flaw' says which"}));
    }
    if (mended.reversed > 0) {
        const std::string count = std::to_string(mended.reversed);
        WB_CHECK(writer.remark({count + " Dachflächen, deren Ecken verkehrt herum laufen, nach oben gewendet",
                                count + " roofs whose corners run the wrong way turned upwards"}));
    }
    return {};
}

Result<void> writeSurfaces(const CityModel& model, const CityLayer& layer, RowSink& sink, Job& job)
{
    RowWriter writer(sink, layer.plan, layer.plan.rowEstimate, job);
    WB_CHECK(writer.begin());
    Mended mended;
    const auto write = [&](const Building& building) -> Result<void> {
        const Faces faces = layer.content == Content::Roofs ? roofsOf(building) : wallsOf(building);
        for (const BuildingPolygon* face : faces) {
            WB_CHECK(writeSurface(building, *face, layer.content, writer, mended));
        }
        return {};
    };
    Job quiet = job.quiet();
    WB_CHECK(eachBuilding(model, write, quiet));
    WB_CHECK(remark(writer, mended));
    return writer.finish();
}

Result<void> writeLayer(const CityModel& model, const CityLayer& layer, RowSink& sink, Job& job)
{
    return layer.content == Content::Buildings ? writeBuildings(model, layer.plan, sink, job)
                                               : writeSurfaces(model, layer, sink, job);
}

Result<SourcePreview> previewCityGml(const fs::path& file, const ReadChoices& choices, Job& job)
{
    return previewCityTiles({file}, file.stem().string(), choices, job);
}

Result<void> readCityGml(const fs::path& file, const ReadChoices& choices, RowSink& sink, Job& job)
{
    return readCityTiles({file}, file.stem().string(), choices, sink, job);
}

} // namespace

Result<SourcePreview> previewCityTiles(const std::vector<fs::path>& files, const std::string& name,
                                       const ReadChoices& choices, Job& job)
{
    WB_TRY(const CityModel model, surveyCityModel(files, name, job));
    WB_TRY(std::vector<CityLayer> layers, layersOf(model, choices));
    SourcePreview preview;
    for (CityLayer& layer : layers) {
        FirstRows first;
        WB_CHECK(first.outcome(writeLayer(model, layer, first, job)));
        layer.plan.firstRows = first.take();
        preview.layers.push_back(std::move(layer.plan));
    }
    return preview;
}

Result<void> readCityTiles(const std::vector<fs::path>& files, const std::string& name, const ReadChoices& choices,
                           RowSink& sink, Job& job)
{
    Job looking = job.part(0.0, kSurveyShare);
    WB_TRY(const CityModel model, surveyCityModel(files, name, looking));
    WB_TRY(const std::vector<CityLayer> layers, layersOf(model, choices));
    Job writing = job.part(kSurveyShare, 1.0);
    const auto count = static_cast<double>(layers.size());
    for (std::size_t i = 0; i < layers.size(); ++i) {
        Job part = writing.part(static_cast<double>(i) / count, static_cast<double>(i + 1) / count);
        WB_CHECK(writeLayer(model, layers[i], sink, part));
    }
    return {};
}

Format cityGmlFormat()
{
    return {.id = "citygml",
            .title = {"CityGML (Stadtmodell: Gebäude, Dächer, Wände)", "CityGML (city model: buildings, roofs, walls)"},
            .extensions = {"gml", "xml", "citygml"},
            .recognises = isCityGml,
            .preview = previewCityGml,
            .read = readCityGml};
}

} // namespace weitblick::intake
