// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spatial/nearest.h"

#include "core/analysis/row_transform.h"
#include "core/analysis/spatial/column_names.h"
#include "core/analysis/spatial/feature_layer.h"
#include "core/workspace/catalogue.h"

#include <optional>

namespace weitblick::analysis::spatial {

namespace {

struct Plan {
    geo::NearestOptions options;
    std::size_t ownColumnCount = 0;
    std::size_t takenColumnCount = 0;
    bool hasRank = false;
};

workspace::LayerSchema schemaFor(const RunContext& context, const Plan& plan)
{
    using workspace::ColumnType;
    workspace::LayerSchema schema = context.input("layer").schema;
    if (plan.hasRank) {
        schema.columns.push_back({freeColumnName(schema, "rang"), ColumnType::Integer, "", "Rang"});
    }
    schema.columns.push_back({freeColumnName(schema, "naechste_fid"), ColumnType::Integer, "", ""});
    schema.columns.push_back({freeColumnName(schema, "abstand_m"), ColumnType::Real, "m", "Abstand"});
    const workspace::LayerSchema& other = context.input("other_layer").schema;
    for (const std::string& name : context.columns("columns")) {
        workspace::Column column = other.columns[*other.indexOf(name)];
        column.name = freeColumnName(schema, name);
        schema.columns.push_back(column);
    }
    return schema;
}

Result<std::vector<geo::Neighbour>> neighboursOf(std::span<const std::byte> bytes, const FeatureLayer& others,
                                                 const Plan& plan, unsigned thread)
{
    if (bytes.empty()) {
        return std::vector<geo::Neighbour>();
    }
    WB_TRY(const geo::Geometry geometry, geo::geometryFromGpkg(bytes));
    const geo::Envelope box = geo::envelopeOf(*geometry);
    if (box.isEmpty()) {
        return std::vector<geo::Neighbour>();
    }
    std::optional<Error> failure;
    const auto distanceTo = [&](std::uint32_t feature) {
        double distance = 0.0;
        if (const auto other = others.geometry(feature, thread)) {
            GEOSDistance_r(geo::geosContext(), geometry.get(), *other, &distance);
        } else {
            failure = other.error();
        }
        return distance;
    };
    auto found = others.tree().nearest(box, plan.options, distanceTo);
    if (failure) {
        return *std::move(failure);
    }
    return found;
}

/// One row of the result: the feature, and the neighbour of this rank, where there is one.
void addRow(workspace::RowCursor cursor, std::size_t rank, const geo::Neighbour* neighbour, const FeatureLayer& others,
            const Plan& plan, workspace::RowBatch& rows)
{
    rows.beginRow();
    if (!cursor.geometry().empty()) {
        rows.geometry(cursor.geometry());
    }
    copyCells(cursor, plan.ownColumnCount, rows);
    if (neighbour == nullptr) {
        const std::size_t empty = plan.takenColumnCount + (plan.hasRank ? 3 : 2);
        for (std::size_t column = 0; column < empty; ++column) {
            rows.addNull();
        }
        rows.endRow();
        return;
    }
    if (plan.hasRank) {
        rows.add(static_cast<std::int64_t>(rank));
    }
    rows.add(others.fid(neighbour->item));
    rows.add(neighbour->distance);
    for (std::size_t column = 0; column < plan.takenColumnCount; ++column) {
        addKept(rows, others.value(neighbour->item, column));
    }
    rows.endRow();
}

void nearestOfChunk(const RowChunk& chunk, const FeatureLayer& others, const Plan& plan, unsigned thread,
                    TransformedChunk& out)
{
    workspace::RowCursor cursor(chunk.rows);
    for (std::size_t row = 0; cursor.next(); ++row) {
        auto found = neighboursOf(cursor.geometry(), others, plan, thread);
        if (!found) {
            out.rejected.push_back({chunk.fids[row], found.error().message});
            continue;
        }
        out.counts[0] += found->empty() ? 1 : 0;
        if (found->empty()) {
            addRow(cursor, 0, nullptr, others, plan, out.rows);
        }
        for (std::size_t rank = 0; rank < found->size(); ++rank) {
            addRow(cursor, rank + 1, &(*found)[rank], others, plan, out.rows);
        }
    }
}

Result<void> runNearest(RunContext& context, Job& job)
{
    Plan plan{.ownColumnCount = context.input("layer").schema.columns.size(),
              .takenColumnCount = context.columns("columns").size()};
    plan.options.count = static_cast<std::size_t>(context.integer("count"));
    plan.hasRank = plan.options.count > 1;
    if (context.has("distance")) {
        plan.options.within = context.number("distance");
    }
    workspace::LayerSchema schema = schemaFor(context, plan);
    Job readJob = job.part(0.0, 0.2);
    WB_TRY(const FeatureLayer others,
           FeatureLayer::read(context, "other_layer", schema.srsId, context.columns("columns"), readJob));
    WB_TRY(OutputLayer* const output, context.startOutput("result", std::move(schema)));
    Job searchJob = job.part(0.2, 1.0);
    WB_TRY(const auto counts, transformRows(
                                  context, "layer", {.rowsPerChunk = 128, .step = "nearest"},
                                  [&](const RowChunk& chunk, unsigned thread, TransformedChunk& out) -> Result<void> {
                                      nearestOfChunk(chunk, others, plan, thread, out);
                                      return {};
                                  },
                                  *output, searchJob));
    if (counts[0] > 0) {
        const std::string count = std::to_string(counts[0]);
        context.note({count + " Objekte haben kein anderes in der Entfernung",
                      count + " features have no other within the distance"});
    }
    return {};
}

} // namespace

Descriptor nearestAnalysis()
{
    return {
        .id = "nearest",
        .version = "1",
        .title = {"Nächste Objekte", "Nearest features"},
        .summary =
            {"Findet zu jedem Objekt die nächsten einer anderen Ebene und ihren Abstand, zum Beispiel die nächste "
             "Haltestelle zu jedem Gebäude.",
             "Finds for each feature the nearest ones of another layer and their distance, for example the "
             "nearest stop to each building."},
        .group = {"Allgemein", "General"},
        .tags = {"abstand", "entfernung", "nachbar", "luftlinie"},
        .inputs = {{.id = "layer",
                    .title = {"Ebene", "Layer"},
                    .help = {"Objekte, für die gesucht wird.", "Features to search for."},
                    .kinds = {GeometryKind::Points, GeometryKind::Lines, GeometryKind::Polygons},
                    .crs = CrsDemand::Metres},
                   {.id = "other_layer",
                    .title = {"Andere Ebene", "Other layer"},
                    .help = {"Objekte, unter denen gesucht wird.", "Features to search among."},
                    .kinds = {GeometryKind::Points, GeometryKind::Lines, GeometryKind::Polygons}}},
        .parameters = {{.id = "count",
                        .title = {"Anzahl", "Number"},
                        .help = {"So viele nächste Objekte; ab 2 gibt es je Rang eine Zeile.",
                                 "So many nearest features; from 2 on there is a row for each rank."},
                        .kind = ParameterKind::Integer,
                        .range = {1, 1000},
                        .defaultValue = "1"},
                       {.id = "distance",
                        .title = {"Höchste Entfernung", "Greatest distance"},
                        .help = {"Nur Objekte bis zu dieser Luftlinie; leer: beliebig weit.",
                                 "Only features up to this distance as the crow flies; empty: any."},
                        .kind = ParameterKind::Number,
                        .unit = "m",
                        .range = {0, 1'000'000},
                        .presence = Presence::Optional},
                       {.id = "columns",
                        .title = {"Übernommene Spalten", "Columns to take over"},
                        .help = {"Spalten des nächsten Objekts, die in die Zeile kommen.",
                                 "Columns of the nearest feature that are put into the row."},
                        .kind = ParameterKind::Columns,
                        .columnOf = "other_layer",
                        .presence = Presence::Optional}},
        .outputs =
            {{.id = "result",
              .title = {"Ebene mit nächsten Objekten", "Layer with nearest features"},
              .help = {"Je Objekt eine Zeile (bei mehreren je Rang) mit fid und Abstand des nächsten.",
                       "A row for each feature (for several, for each rank) with fid and distance of the nearest."},
              .nameSuffix = "naechste"}},
        .methodPage = "nearest",
        .run = runNearest,
    };
}

} // namespace weitblick::analysis::spatial
