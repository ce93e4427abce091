// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/general/clip.h"

#include "core/analysis/general/geometry_parts.h"
#include "core/analysis/general/mask.h"
#include "core/analysis/row_transform.h"
#include "core/workspace/catalogue.h"

#include <algorithm>

namespace weitblick::analysis::general {

namespace {

using geo::Geometry;

enum Count : std::uint8_t { Repaired, Outside, Cut };

struct Plan {
    std::vector<bool> isScaled; ///< by column: multiplied by the share
    bool hasShare = false;
    std::int32_t srsId = 0;
};

/// A feature as it is inside the mask.
struct Clipped {
    std::vector<std::byte> geometry; ///< empty: nothing is inside
    double share = 1.0;
};

Result<Clipped> clippedOf(std::span<const std::byte> blob, const Mask& mask, unsigned thread, std::int32_t srsId,
                          std::array<std::int64_t, 4>& counts)
{
    WB_TRY(const Geometry geometry, validGeometry(blob, counts[Repaired]));
    const Dimension dimension = dimensionOf(*geometry);
    WB_TRY(const Geometry whole, partsOf(*geometry, dimension));
    WB_TRY(const Geometry inside, mask.parts(*whole, thread));
    if (!inside) {
        return Clipped{geo::gpkgFromGeometry(*whole, srsId), 1.0};
    }
    if (GEOSisEmpty_r(geo::geosContext(), inside.get()) != 0) {
        ++counts[Outside];
        return Clipped{{}, 0.0};
    }
    ++counts[Cut];
    const double all = measureOf(*whole, dimension);
    const double share = all > 0 ? std::min(1.0, measureOf(*inside, dimension) / all) : 1.0;
    return Clipped{geo::gpkgFromGeometry(*inside, srsId), share};
}

void addScaled(workspace::RowBatch& rows, const workspace::Cell& cell, double share)
{
    if (const auto* const integer = std::get_if<std::int64_t>(&cell)) {
        rows.add(static_cast<double>(*integer) * share);
    } else if (const auto* const real = std::get_if<double>(&cell)) {
        rows.add(*real * share);
    } else {
        rows.addNull();
    }
}

void writeRow(const Plan& plan, const Clipped& clipped, workspace::RowCursor& cursor, workspace::RowBatch& rows)
{
    rows.beginRow();
    rows.geometry(clipped.geometry);
    for (const bool isScaled : plan.isScaled) {
        const workspace::Cell cell = cursor.nextValue();
        if (isScaled) {
            addScaled(rows, cell, clipped.share);
        } else {
            addCell(rows, cell);
        }
    }
    if (plan.hasShare) {
        rows.add(clipped.share);
    }
    rows.endRow();
}

Result<void> clipChunk(const Plan& plan, const Mask& mask, const RowChunk& chunk, unsigned thread,
                       TransformedChunk& out)
{
    workspace::RowCursor cursor(chunk.rows);
    for (const std::int64_t fid : chunk.fids) {
        cursor.next();
        if (cursor.geometry().empty()) {
            out.rejected.push_back({fid, {"keine Geometrie", "no geometry"}});
            continue;
        }
        auto clipped = clippedOf(cursor.geometry(), mask, thread, plan.srsId, out.counts);
        if (!clipped) {
            out.rejected.push_back({fid, clipped.error().message});
        } else if (!clipped->geometry.empty()) {
            writeRow(plan, *clipped, cursor, out.rows);
        }
    }
    return {};
}

/// The columns of the result: scaled ones become real numbers, the share comes last.
Result<workspace::LayerSchema> schemaFor(const RunContext& context, Plan& plan)
{
    workspace::LayerSchema schema = context.input("layer").schema;
    plan.srsId = schema.srsId;
    plan.isScaled.assign(schema.columns.size(), false);
    for (const std::string& name : context.columns("scale_columns")) {
        const std::size_t column = *schema.indexOf(name);
        plan.isScaled[column] = true;
        schema.columns[column].type = workspace::ColumnType::Real;
    }
    if (context.has("share_column")) {
        const std::string& name = context.text("share_column");
        if (schema.indexOf(name)) {
            return Error{
                .code = ErrorCode::InvalidInput,
                .message = {"die Spalte „" + name + "“ ist schon da", "the column “" + name + "” exists already"},
                .subject = "share_column",
                .advice = {"Einen anderen Namen wählen", "Choose another name"}};
        }
        plan.hasShare = true;
        schema.columns.push_back({name, workspace::ColumnType::Real, "", ""});
    }
    schema.geometry = resultTypeOf(schema.geometry);
    schema.hasZ = false;
    return schema;
}

void noteCounts(RunContext& context, const std::array<std::int64_t, 4>& counts, std::int64_t repairedInMask)
{
    const std::string cut = std::to_string(counts[Cut]);
    const std::string outside = std::to_string(counts[Outside]);
    context.note({cut + " Objekte wurden geschnitten, " + outside + " liegen außerhalb der Maske",
                  cut + " features were cut, " + outside + " lie outside the mask"});
    if (const std::int64_t repaired = counts[Repaired] + repairedInMask; repaired > 0) {
        const std::string count = std::to_string(repaired);
        context.note({count + " ungültige Geometrien wurden repariert", count + " invalid geometries were repaired"});
    }
}

Result<void> runClip(RunContext& context, Job& job)
{
    Plan plan;
    WB_TRY(workspace::LayerSchema schema, schemaFor(context, plan));
    Job maskJob = job.part(0.0, 0.1);
    WB_TRY(const Mask mask, Mask::read(context, "mask", plan.srsId, maskJob));
    WB_TRY(OutputLayer* const output, context.startOutput("result", std::move(schema)));
    Job clipJob = job.part(0.1, 1.0);
    WB_TRY(const auto counts, transformRows(
                                  context, "layer", {.rowsPerChunk = 64, .step = "clip"},
                                  [&](const RowChunk& chunk, unsigned thread, TransformedChunk& out) {
                                      return clipChunk(plan, mask, chunk, thread, out);
                                  },
                                  *output, clipJob));
    noteCounts(context, counts, mask.repairedCount());
    return {};
}

} // namespace

Descriptor clipAnalysis()
{
    return {
        .id = "clip",
        .version = "1",
        .title = {"Zuschneiden", "Clip"},
        .summary =
            {"Behält von einer Ebene, was innerhalb der Polygone einer Maske liegt; Spalten bleiben erhalten und "
             "lassen sich anteilig umrechnen.",
             "Keeps of a layer what lies within the polygons of a mask; columns are kept and can be recalculated "
             "by share."},
        .group = {"Allgemein", "General"},
        .tags = {"geometry", "verschneiden", "ausschnitt"},
        .inputs = {{.id = "layer",
                    .title = {"Ebene", "Layer"},
                    .help = {"Objekte, die zugeschnitten werden.", "Features to be clipped."},
                    .kinds = {GeometryKind::Points, GeometryKind::Lines, GeometryKind::Polygons}},
                   {.id = "mask",
                    .title = {"Maske", "Mask"},
                    .help = {"Polygone, innerhalb derer behalten wird, zum Beispiel die Gemeindegrenze.",
                             "Polygons inside which is kept, for example the municipal boundary."},
                    .kinds = {GeometryKind::Polygons}}},
        .parameters = {{.id = "scale_columns",
                        .title = {"Anteilig umrechnen", "Scale by share"},
                        .help = {"Zahlenspalten mit Summen (Einwohner, Verbrauch), die mit dem Flächen- oder "
                                 "Längenanteil im Innern malgenommen werden.",
                                 "Number columns with totals (people, consumption) that are multiplied by the share of "
                                 "area or length inside."},
                        .kind = ParameterKind::Columns,
                        .columnOf = "layer",
                        .columns = ColumnDemand::Number,
                        .presence = Presence::Optional},
                       {.id = "share_column",
                        .title = {"Spalte mit dem Anteil", "Column with the share"},
                        .help = {"Name einer neuen Spalte mit dem Anteil im Innern (0 bis 1).",
                                 "Name of a new column with the share inside (0 to 1)."},
                        .kind = ParameterKind::Text,
                        .presence = Presence::Optional}},
        .outputs =
            {{.id = "result",
              .title = {"Zugeschnittene Ebene", "Clipped layer"},
              .help = {"Zeilen, die die Maske treffen; eine Berührung allein zählt bei Linien und Flächen nicht.",
                       "Rows that meet the mask; for lines and areas touching alone does not count."},
              .nameSuffix = "zuschnitt"}},
        .methodPage = "clip",
        .run = runClip,
    };
}

} // namespace weitblick::analysis::general
