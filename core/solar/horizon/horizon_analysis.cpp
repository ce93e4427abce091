// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/horizon/horizon_analysis.h"

#include "core/analysis/row_transform.h"
#include "core/analysis/spatial/column_names.h"
#include "core/analysis/spatial/zone_layer.h"
#include "core/solar/horizon/horizon_columns.h"
#include "core/solar/horizon/roof_horizons.h"
#include "core/solar/roof_fields.h"
#include "core/workspace/catalogue.h"
#include "core/workspace/cell_number.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace weitblick::solar {

namespace {

using analysis::GeometryKind;
using analysis::ParameterKind;
using analysis::Presence;
using analysis::RunContext;
using analysis::spatial::ZoneLayer;

constexpr double kSurfaceShare = 0.8; ///< of the time, where there is terrain too

Result<void> checkHeights(const RunContext& context, const char* input)
{
    const workspace::LayerSchema& schema = context.input(input).schema;
    if (schema.raster && schema.raster->kind == workspace::RasterKind::Image) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"„" + schema.name + "“ ist ein Bild; gebraucht wird ein Raster von Höhen",
                                 "“" + schema.name + "” is a picture; a raster of heights is needed"},
                     .subject = schema.name};
    }
    return {};
}

/// The horizons of all roofs, in the order of their rows; nothing where the surface has no height.
Result<RoofHorizons> horizonsOf(RunContext& context, Job& job)
{
    WB_CHECK(checkHeights(context, "surface"));
    const bool hasTerrain = context.hasInput("terrain");
    Job readJob = job.part(0.0, 0.05);
    Job nearJob = job.part(0.05, hasTerrain ? kSurfaceShare : 1.0);
    WB_TRY(const ZoneLayer roofs, ZoneLayer::read(context, "roofs", context.input("surface").schema.srsId, readJob));
    WB_TRY(workspace::RasterReader surface, context.readRaster("surface"));
    RoofHorizons horizons(roofs.size());
    WB_CHECK(addSurface(roofs.polygons(), surface, context.number("distance"), horizons, nearJob));
    if (!hasTerrain) {
        return horizons;
    }
    WB_CHECK(checkHeights(context, "terrain"));
    Job farReadJob = job.part(kSurfaceShare, kSurfaceShare + 0.05);
    Job farJob = job.part(kSurfaceShare + 0.05, 1.0);
    WB_TRY(const ZoneLayer moved, ZoneLayer::read(context, "roofs", context.input("terrain").schema.srsId, farReadJob));
    WB_TRY(workspace::RasterReader terrain, context.readRaster("terrain"));
    WB_CHECK(addTerrain(moved.polygons(), terrain, context.number("far_distance"), horizons, farJob));
    return horizons;
}

/// Where tilt and azimuth stand among the columns of the roofs.
struct PlaneColumns {
    std::optional<std::size_t> tilt;
    std::optional<std::size_t> azimuth;
};

PlaneColumns planeColumns(const RunContext& context)
{
    const auto indexOf = [&context](const char* field) -> std::optional<std::size_t> {
        const auto column = columnFor(context, "roofs", "roofs", field);
        return column ? context.input("roofs").schema.indexOf(*column) : std::nullopt;
    };
    return {.tilt = indexOf("tilt"), .azimuth = indexOf("azimuth")};
}

/// Copies the row and takes the plane of the roof out of it; a flat one where it does not say.
Plane copyRow(workspace::RowCursor& cursor, std::size_t columnCount, const PlaneColumns& columns,
              workspace::RowBatch& rows)
{
    Plane plane{.tiltDeg = 0.0, .azimuthDeg = 180.0};
    for (std::size_t column = 0; column < columnCount; ++column) {
        const workspace::Cell cell = cursor.nextValue();
        if (columns.tilt == column) {
            plane.tiltDeg = workspace::numberIn(cell).value_or(0.0);
        } else if (columns.azimuth == column) {
            plane.azimuthDeg = std::max(0.0, workspace::numberIn(cell).value_or(180.0)); // -1: flat
        }
        analysis::addCell(rows, cell);
    }
    return plane;
}

void addHorizon(const std::optional<Horizon>& horizon, const Plane& plane, workspace::RowBatch& rows)
{
    constexpr double kRounding = 100.0;
    for (std::size_t sector = 0; sector < kHorizonSectors; ++sector) {
        if (horizon) {
            rows.add(std::round(static_cast<double>(horizon->elevationDeg[sector]) * kRounding) / kRounding);
        } else {
            rows.addNull();
        }
    }
    if (horizon) {
        rows.add(skyViewFactor(plane, *horizon));
    } else {
        rows.addNull();
    }
}

Result<void> write(RunContext& context, const RoofHorizons& horizons, Job& job)
{
    workspace::LayerSchema schema = context.input("roofs").schema;
    const std::size_t columnCount = schema.columns.size();
    for (workspace::Column column : horizonColumns()) {
        column.name = analysis::spatial::freeColumnName(schema, column.name);
        schema.columns.push_back(std::move(column));
    }
    schema.columns.push_back({analysis::spatial::freeColumnName(schema, kSkyViewColumn), workspace::ColumnType::Real,
                              "", "Anteil des Himmelslichts (1: freies flaches Dach)"});
    WB_TRY(analysis::OutputLayer* const output, context.startOutput("result", schema));
    const PlaneColumns planes = planeColumns(context);
    std::size_t roof = 0;
    const analysis::ChunkWork copy = [](const analysis::RowChunk& chunk, unsigned,
                                        analysis::TransformedChunk& out) -> Result<void> {
        out.rows = chunk.rows;
        return {};
    };
    const analysis::ChunkSink take = [&](const analysis::TransformedChunk& chunk) -> Result<void> {
        workspace::RowBatch rows;
        workspace::RowCursor cursor(chunk.rows);
        while (cursor.next()) {
            rows.beginRow();
            rows.geometry(cursor.geometry());
            const Plane plane = copyRow(cursor, columnCount, planes, rows);
            addHorizon(horizons.of(roof++), plane, rows);
            rows.endRow();
        }
        return output->append(rows, job);
    };
    WB_TRY([[maybe_unused]] const auto counts,
           analysis::transformRows(context, "roofs", {.step = "write"}, copy, take, job));
    return {};
}

void addNotes(RunContext& context, const RoofHorizons& horizons)
{
    if (const std::size_t without = horizons.withoutCount(); without > 0) {
        const std::string count = std::to_string(without);
        context.note({count + " Dächer liegen neben dem Oberflächenmodell und haben keinen Horizont",
                      count + " roofs lie beside the surface model and have no horizon"});
    }
    if (!context.hasInput("terrain")) {
        context.note({"ohne Geländemodell: Berge außerhalb des Oberflächenmodells verschatten nicht",
                      "no terrain model: mountains beyond the surface model cast no shadow"});
    }
}

Result<void> runHorizon(RunContext& context, Job& job)
{
    Job computing = job.part(0.0, 0.95);
    WB_TRY(const RoofHorizons horizons, horizonsOf(context, computing));
    addNotes(context, horizons);
    Job writing = job.part(0.95, 1.0);
    return write(context, horizons, writing);
}

std::vector<analysis::Parameter> parameters()
{
    return {{.id = "distance",
             .title = {"Nahbereich", "Near field"},
             .help = {"So weit um jedes Dach zählen Häuser und Bäume des Oberflächenmodells mindestens.",
                      "So far around each roof, at least, houses and trees of the surface model count."},
             .kind = ParameterKind::Number,
             .unit = "m",
             .range = {10, 5'000},
             .registryEntry = "solar_classes/horizon_near_distance"},
            {.id = "far_distance",
             .title = {"Fernbereich", "Far field"},
             .help = {"So weit zählt das Geländemodell.", "So far the terrain model counts."},
             .kind = ParameterKind::Number,
             .unit = "m",
             .range = {1'000, 50'000},
             .registryEntry = "solar_classes/horizon_far_distance"}};
}

} // namespace

analysis::Descriptor horizonAnalysis()
{
    return {
        .id = "horizon",
        .version = "1",
        .title = {"Horizont der Dächer", "Horizon of roofs"},
        .summary = {"Wie hoch Häuser, Bäume und Berge um jedes Dach reichen, in 72 Richtungen, und wie viel Himmel es "
                    "sieht: die Verschattung für die Ertragsrechnung.",
                    "How high houses, trees and mountains reach around each roof, in 72 directions, and how much sky "
                    "it sees: the shading for computing yields."},
        .group = {"Energie", "Energy"},
        .tags = {"solar", "verschattung", "horizont", "dach"},
        .inputs = {{.id = "roofs",
                    .title = {"Dächer", "Roofs"},
                    .help = {"Dachflächen; mit Neigung und Ausrichtung, wo es sie gibt.",
                             "Roofs; with tilt and azimuth where there are."},
                    .role = "roofs",
                    .kinds = {GeometryKind::Polygons}},
                   {.id = "surface",
                    .title = {"Oberflächenmodell", "Surface model"},
                    .help = {"Höhen mit Häusern und Bäumen (DOM), etwa 1 m.",
                             "Heights with houses and trees (DSM), about 1 m."},
                    .kinds = {GeometryKind::Raster},
                    .crs = analysis::CrsDemand::Metres},
                   {.id = "terrain",
                    .title = {"Geländemodell", "Terrain model"},
                    .help = {"Höhen des Geländes für die Ferne, etwa 10 bis 50 m.",
                             "Heights of the land for what is far, about 10 to 50 m."},
                    .kinds = {GeometryKind::Raster},
                    .crs = analysis::CrsDemand::Metres,
                    .presence = Presence::Optional}},
        .parameters = parameters(),
        .outputs = {{.id = "result",
                     .title = {"Dächer mit Horizont", "Roofs with horizon"},
                     .help = {"Alle Dächer mit dem Horizont in 72 Richtungen (horizont_000 … horizont_355) und dem "
                              "Anteil des Himmelslichts (himmelssicht).",
                              "All roofs with their horizon in 72 directions (horizont_000 … horizont_355) and the "
                              "share of sky light (himmelssicht)."},
                     .nameSuffix = "horizont"}},
        .methodPage = "horizon",
        .run = runHorizon,
    };
}

} // namespace weitblick::solar
