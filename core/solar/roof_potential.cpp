// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/roof_potential.h"

#include "core/analysis/registry/registry.h"
#include "core/analysis/row_transform.h"
#include "core/analysis/spatial/column_names.h"
#include "core/solar/pending_chunks.h"
#include "core/solar/potential_totals.h"
#include "core/solar/roof_fields.h"
#include "core/solar/roof_rows.h"
#include "core/workspace/catalogue.h"

#include <string_view>
#include <utility>

namespace weitblick::solar {

namespace {

using analysis::GeometryKind;
using analysis::ParameterKind;
using analysis::RunContext;
using workspace::ColumnType;

/// The least areas for photovoltaics: use, area pitched, area flat, tilt from, tilt to.
Result<void> takeMinimumAreas(RunContext& context, SuitabilityRules& rules)
{
    WB_TRY(const auto* const table, context.registryTable("solar_classes/consultant_minimum"));
    for (const auto& row : table->rows) {
        const auto* use = std::get_if<std::string>(&row.at(0));
        const auto* pitched = std::get_if<double>(&row.at(1));
        const auto* flat = std::get_if<double>(&row.at(2));
        if (use != nullptr && *use == "photovoltaics" && pitched != nullptr && flat != nullptr) {
            rules.minimumPitchedM2 = *pitched;
            rules.minimumFlatM2 = *flat;
            return {};
        }
    }
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"in der Tabelle der Mindestflächen fehlt die Zeile „photovoltaics“",
                             "the table of least areas lacks the row 'photovoltaics'"},
                 .subject = "solar_classes/consultant_minimum"};
}

Result<SuitabilityRules> rulesOf(RunContext& context)
{
    SuitabilityRules rules{.usableShare = context.number("usable_share"),
                           .takesNorthRoofs = context.text("north_roofs") == "take",
                           .takesMonuments = context.text("monuments") == "take"};
    const bool isEastWest = context.text("flat_roofs") == "east_west";
    WB_CHECK(takeMinimumAreas(context, rules));
    WB_TRY(rules.flatUpToDeg, context.registryNumber("solar_classes/flat_roof_up_to", "°"));
    WB_TRY(rules.steepestDeg, context.registryNumber("solar_classes/pitched_roof_up_to", "°"));
    WB_TRY(rules.northHalfAngleDeg, context.registryNumber("solar_classes/north_roof_half_angle", "°"));
    WB_TRY(rules.northTiltFromDeg, context.registryNumber("solar_classes/north_roof_tilt_from", "°"));
    WB_TRY(rules.powerKWpPerM2, context.registryNumber("solar_classes/module_power_per_area", "kWp/m2"));
    WB_TRY(rules.flatCover,
           context.registryNumber(
               isEastWest ? "solar_classes/flat_roof_cover_east_west" : "solar_classes/flat_roof_cover_south", "1"));
    return rules;
}

workspace::LayerSchema resultSchema(const RunContext& context)
{
    workspace::LayerSchema schema = context.input("roofs").schema;
    for (workspace::Column column : {workspace::Column{"ausrichtung", ColumnType::Text, "", "Ausrichtung"},
                                     {"geeignet", ColumnType::Boolean, "", "Geeignet"},
                                     {"ungeeignet_weil", ColumnType::Text, "", "Warum nicht geeignet"},
                                     {"nutzbar_m2", ColumnType::Real, "m2", "Nutzbare Fläche"},
                                     {"modulflaeche_m2", ColumnType::Real, "m2", "Modulfläche"},
                                     {"leistung_kwp", ColumnType::Real, "kWp", "Mögliche Leistung"},
                                     {"ortsteil_schluessel", ColumnType::Text, "", "Ortsteil"},
                                     {"nutzung", ColumnType::Text, "", "Nutzung"},
                                     {"eigentuemerart", ColumnType::Text, "", "Art des Eigentümers"},
                                     {"ist_denkmal", ColumnType::Boolean, "", "Denkmal"}}) {
        column.name = analysis::spatial::freeColumnName(schema, column.name);
        schema.columns.push_back(std::move(column));
    }
    return schema;
}

void addText(workspace::RowBatch& rows, std::string_view text)
{
    if (text.empty()) {
        rows.addNull();
    } else {
        rows.addText(text);
    }
}

void addJudged(const JudgedRoof& roof, workspace::RowBatch& rows)
{
    const RoofPotential& potential = roof.potential;
    rows.addText(nameOf(potential.facing));
    rows.add(std::int64_t{potential.unsuited == Unsuited::No ? 1 : 0});
    addText(rows, reasonOf(potential.unsuited));
    rows.add(potential.usableM2);
    rows.add(potential.modulesM2);
    rows.add(potential.powerKWp);
    addText(rows, roof.place.districtKey);
    addText(rows, roof.place.use);
    addText(rows, roof.place.owner);
    rows.add(std::int64_t{roof.place.isMonument ? 1 : 0});
}

struct Work {
    SuitabilityRules rules;
    RoofRows rows;
    RoofPlaces places;
};

std::vector<JudgedRoof> judgeChunk(const analysis::RowChunk& chunk, const Work& work, workspace::RowBatch& out)
{
    std::vector<JudgedRoof> judged;
    workspace::RowCursor cursor(chunk.rows);
    while (cursor.next()) {
        out.beginRow();
        if (!cursor.geometry().empty()) {
            out.geometry(cursor.geometry());
        }
        const RoofRow row = work.rows.read(cursor, out);
        JudgedRoof roof{.place = work.places.of(row), .areaM2 = row.areaM2.value_or(0.0), .potential = {}};
        roof.potential = potentialOf({.areaM2 = row.areaM2,
                                      .tiltDeg = row.tiltDeg.value_or(0.0),
                                      .azimuthDeg = row.azimuthDeg,
                                      .isMonument = roof.place.isMonument},
                                     work.rules);
        addJudged(roof, out);
        out.endRow();
        judged.push_back(std::move(roof));
    }
    return judged;
}

Result<PotentialTotals> writeRoofs(RunContext& context, const Work& work, Job& job)
{
    WB_TRY(analysis::OutputLayer* const output, context.startOutput("result", resultSchema(context)));
    PotentialTotals totals;
    PendingChunks<JudgedRoof> pending;
    const analysis::ChunkWork judgeRows = [&](const analysis::RowChunk& chunk, unsigned,
                                              analysis::TransformedChunk& out) -> Result<void> {
        out.counts[0] = chunk.fids.front(); // how the sink finds what belongs to it
        pending.put(chunk.fids.front(), judgeChunk(chunk, work, out.rows));
        return {};
    };
    const analysis::ChunkSink take = [&](const analysis::TransformedChunk& chunk) -> Result<void> {
        for (const JudgedRoof& roof : pending.take(chunk.counts[0])) {
            totals.add(roof);
        }
        return output->append(chunk.rows, job);
    };
    WB_TRY([[maybe_unused]] const auto counts,
           analysis::transformRows(context, "roofs", {.rowsPerChunk = 128, .step = "roofs"}, judgeRows, take, job));
    return totals;
}

Result<void> runRoofPotential(RunContext& context, Job& job)
{
    WB_TRY([[maybe_unused]] const std::string tilt, neededColumn(context, "roofs", "roofs", "tilt"));
    WB_TRY([[maybe_unused]] const std::string azimuth, neededColumn(context, "roofs", "roofs", "azimuth"));
    WB_TRY(SuitabilityRules rules, rulesOf(context));
    Job placesJob = job.part(0.0, 0.3);
    WB_TRY(RoofPlaces places, RoofPlaces::read(context, placesJob));
    const Work work{.rules = rules, .rows = RoofRows(context), .places = std::move(places)};
    Job writing = job.part(0.3, 1.0);
    WB_TRY(const PotentialTotals totals, writeRoofs(context, work, writing));
    WB_TRY(analysis::OutputLayer* const output, context.startOutput("totals", PotentialTotals::schema()));
    workspace::RowBatch sums;
    totals.write(sums);
    return sums.empty() ? Result<void>() : output->append(sums, writing);
}

std::vector<analysis::Parameter> parameters()
{
    return {{.id = "usable_share",
             .title = {"Nutzbarer Anteil", "Usable share"},
             .help = {"Anteil der Dachfläche, der nach Abzug von Gauben, Fenstern, Schornsteinen und Rändern bleibt.",
                      "Share of the roof that is left without dormers, windows, chimneys and rims."},
             .kind = ParameterKind::Number,
             .unit = "1",
             .range = {0, 1},
             .registryEntry = "solar_classes/roof_usable_share"},
            {.id = "flat_roofs",
             .title = {"Flachdächer", "Flat roofs"},
             .help = {"Wie die Module auf flachen Dächern stehen; davon hängt ab, wie viel Fläche sie belegen.",
                      "How modules stand on flat roofs; that decides how much of the area they cover."},
             .kind = ParameterKind::Choice,
             .defaultValue = "east_west",
             .choices = {{"east_west", {"nach Ost und West", "to east and west"}},
                         {"south", {"in Reihen nach Süden", "in rows to the south"}}}},
            {.id = "north_roofs",
             .title = {"Norddächer", "North roofs"},
             .help = {"Steile, nach Norden geneigte Dächer.", "Steep roofs that look north."},
             .kind = ParameterKind::Choice,
             .defaultValue = "leave_out",
             .choices = {{"leave_out", {"auslassen", "leave out"}}, {"take", {"mitnehmen", "take"}}}},
            {.id = "monuments",
             .title = {"Denkmäler", "Monuments"},
             .help = {"Dächer von Denkmälern.", "Roofs of monuments."},
             .kind = ParameterKind::Choice,
             .defaultValue = "leave_out",
             .choices = {{"leave_out", {"auslassen", "leave out"}}, {"take", {"mitnehmen", "take"}}}}};
}

std::vector<analysis::Input> inputs()
{
    std::vector<analysis::Input> all{{.id = "roofs",
                                      .title = {"Dachflächen", "Roofs"},
                                      .help = {"Dächer mit wahrer Fläche, Neigung und Ausrichtung, etwa aus LoD2.",
                                               "Roofs with true area, tilt and azimuth, for example from LoD2."},
                                      .role = "roofs",
                                      .kinds = {GeometryKind::Polygons}}};
    const auto places = placeInputs();
    all.insert(all.end(), places.begin(), places.end());
    return all;
}

} // namespace

analysis::Descriptor roofPotentialAnalysis()
{
    return {
        .id = "roof_potential",
        .version = "1",
        .title = {"Dachpotenzial", "Potential of roofs"},
        .summary =
            {"Welche Dächer sich für Photovoltaik eignen, wie viel Fläche nutzbar ist und welche Leistung darauf "
             "passt; Summen nach Ortsteil, Nutzung und Eigentümerart.",
             "Which roofs are suited for photovoltaics, how much of them is usable and what power fits on "
             "them; sums by district, use and kind of owner."},
        .group = {"Energie", "Energy"},
        .tags = {"solar", "dach", "photovoltaik", "potenzial", "lod2"},
        .inputs = inputs(),
        .parameters = parameters(),
        .outputs = {{.id = "result",
                     .title = {"Dächer mit Potenzial", "Roofs with potential"},
                     .help = {"Alle Dachflächen mit Eignung, nutzbarer Fläche, Modulfläche und Leistung.",
                              "All roofs with suitability, usable area, module area and power."},
                     .nameSuffix = "potenzial"},
                    {.id = "totals",
                     .title = {"Summen des Potenzials", "Sums of the potential"},
                     .help = {"Zahl, Fläche und Leistung: gesamt und je Ortsteil, Nutzung und Eigentümerart, nach "
                              "Ausrichtung.",
                              "Number, area and power: of all, and by district, use and kind of owner, by azimuth."},
                     .nameSuffix = "potenzialsummen"}},
        .registryEntries = {"solar_classes/consultant_minimum", "solar_classes/flat_roof_up_to",
                            "solar_classes/pitched_roof_up_to", "solar_classes/north_roof_half_angle",
                            "solar_classes/north_roof_tilt_from", "solar_classes/module_power_per_area",
                            "solar_classes/flat_roof_cover_east_west", "solar_classes/flat_roof_cover_south"},
        .methodPage = "roof_potential",
        .run = runRoofPotential,
    };
}

} // namespace weitblick::solar
