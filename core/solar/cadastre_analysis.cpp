// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/cadastre_analysis.h"

#include "core/analysis/row_transform.h"
#include "core/analysis/spatial/column_names.h"
#include "core/solar/cadastre_raster.h"
#include "core/solar/cadastre_totals.h"
#include "core/solar/pending_chunks.h"
#include "core/solar/roof_class.h"
#include "core/solar/roof_places.h"
#include "core/solar/roof_rows.h"
#include "core/workspace/catalogue.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace weitblick::solar {

namespace {

using analysis::GeometryKind;
using analysis::ParameterKind;
using analysis::Presence;
using analysis::RunContext;
using workspace::ColumnType;

enum class Scheme : std::uint8_t { Hesse, Relative };

/// How roofs are judged and counted.
struct Rules {
    Scheme scheme = Scheme::Hesse;
    RoofClasses classes;
    double maximumKWhM2 = 0.0; ///< of the site; for the relative scheme
    double usableShare = 1.0;
    double minimumAreaM2 = 0.0;
    bool countsMonuments = true;

    [[nodiscard]] std::size_t classOf(double irradiationKWhM2) const
    {
        constexpr double kPercent = 100.0;
        return classes.classOf(scheme == Scheme::Hesse ? irradiationKWhM2 : kPercent * irradiationKWhM2 / maximumKWhM2);
    }
};

/// A roof and what came out for it.
struct Judged {
    CountedRoof counted;
    std::optional<double> irradiationKWhM2;
    std::optional<std::size_t> roofClass;
};

using CellsByRoof = std::map<std::int64_t, RoofCellsIrradiation>;

struct Work {
    Rules rules;
    RoofRows rows;
    RoofPlaces places;
    CellsByRoof cells;
    bool hasRaster = false;
};

/// The greatest irradiation of any roof or cell: what the relative scheme measures against.
Result<double> greatestIrradiation(RunContext& context, const RoofRows& rows, Job& job)
{
    double greatest = 0.0;
    if (context.hasInput("raster")) {
        const auto& grid = context.input("raster").schema.raster;
        return grid && grid->maximum ? *grid->maximum : 0.0;
    }
    const analysis::ChunkWork copy = [](const analysis::RowChunk& chunk, unsigned,
                                        analysis::TransformedChunk& out) -> Result<void> {
        out.rows = chunk.rows;
        return {};
    };
    const analysis::ChunkSink look = [&](const analysis::TransformedChunk& chunk) -> Result<void> {
        workspace::RowCursor cursor(chunk.rows);
        workspace::RowBatch unused;
        while (cursor.next()) {
            unused.beginRow();
            greatest = std::max(greatest, rows.read(cursor, unused).irradiationKWhM2.value_or(0.0));
            unused.endRow();
        }
        return {};
    };
    WB_TRY([[maybe_unused]] const auto counts,
           analysis::transformRows(context, "roofs", {.step = "maximum"}, copy, look, job));
    return greatest;
}

Result<Rules> rulesOf(RunContext& context, const RoofRows& rows, Job& job)
{
    Rules rules{.scheme = context.text("scheme") == "hesse" ? Scheme::Hesse : Scheme::Relative,
                .usableShare = context.number("usable_share"),
                .minimumAreaM2 = context.number("minimum_area"),
                .countsMonuments = context.text("monuments") == "count"};
    const bool isHesse = rules.scheme == Scheme::Hesse;
    WB_TRY(const auto* const table,
           context.registryTable(isHesse ? "solar_classes/hesse_classes" : "solar_classes/sun_area_classes"));
    WB_TRY(rules.classes, RoofClasses::fromTable(*table));
    if (isHesse) {
        return rules;
    }
    if (context.has("maximum")) {
        rules.maximumKWhM2 = context.number("maximum");
    } else {
        WB_TRY(rules.maximumKWhM2, greatestIrradiation(context, rows, job));
    }
    if (!(rules.maximumKWhM2 > 0.0)) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"für die relativen Klassen fehlt die größte Einstrahlung des Orts",
                                 "the relative classes need the site's greatest irradiation"},
                     .subject = "maximum",
                     .advice = {"Dächer mit Einstrahlung verwenden oder maximum angeben",
                                "Use roofs with irradiation, or give maximum"}};
    }
    return rules;
}

Result<void> checkSources(const RunContext& context, const RoofRows& rows)
{
    if (context.hasInput("raster") || rows.hasIrradiation() || rows.hasSuitability()) {
        return {};
    }
    const std::string& layer = context.input("roofs").schema.name;
    return Error{.code = ErrorCode::NotFound,
                 .message = {"„" + layer + "“ hat weder eine Spalte mit Einstrahlung noch eine mit Eignungsklassen",
                             "“" + layer + "” has neither a column of irradiation nor one of classes"},
                 .subject = layer,
                 .advice = {"Der Ebene die Rolle „Dachflächen“ geben und die Spalte zuordnen, oder ein Raster der "
                            "Einstrahlung angeben",
                            "Give the layer the role “roofs” and map the column, or give a raster of irradiation"}};
}

std::string exclusionOf(const Judged& judged, const Rules& rules)
{
    if (!judged.roofClass) {
        return "ohne Einstrahlung und Klasse";
    }
    if (!rules.countsMonuments && judged.counted.place.isMonument) {
        return "Denkmal";
    }
    return judged.counted.areaM2 < rules.minimumAreaM2 ? "kleiner als die Mindestfläche" : std::string();
}

Judged judge(const RoofRow& roof, std::int64_t fid, const Work& work)
{
    Judged judged;
    judged.counted.place = work.places.of(roof);
    judged.counted.areaM2 = roof.areaM2.value_or(0.0);
    const auto cells = work.cells.find(fid);
    if (cells != work.cells.end()) {
        judged.irradiationKWhM2 = cells->second.meanKWhM2;
        judged.counted.classShares = cells->second.classShares;
    } else if (!work.hasRaster) {
        judged.irradiationKWhM2 = roof.irradiationKWhM2;
    }
    if (judged.irradiationKWhM2) {
        judged.roofClass = work.rules.classOf(*judged.irradiationKWhM2);
    } else if (!work.hasRaster) {
        judged.roofClass = work.rules.classes.classNamed(roof.suitability);
    }
    judged.counted.roofClass = judged.roofClass.value_or(0);
    judged.counted.exclusion = exclusionOf(judged, work.rules);
    if (judged.counted.exclusion.empty()) {
        judged.counted.usableM2 = judged.counted.areaM2 * work.rules.usableShare;
        judged.counted.irradiationKWh = judged.counted.usableM2 * judged.irradiationKWhM2.value_or(0.0);
    }
    return judged;
}

void addText(workspace::RowBatch& rows, const std::string& text)
{
    if (text.empty()) {
        rows.addNull();
    } else {
        rows.addText(text);
    }
}

void addJudged(const Judged& judged, const RoofClasses& classes, workspace::RowBatch& rows)
{
    if (judged.roofClass) {
        rows.add(static_cast<std::int64_t>(*judged.roofClass) + 1);
        rows.addText(classes.all()[*judged.roofClass].label);
    } else {
        rows.addNull();
        rows.addNull();
    }
    if (judged.irradiationKWhM2) {
        rows.add(*judged.irradiationKWhM2);
    } else {
        rows.addNull();
    }
    const CountedRoof& counted = judged.counted;
    rows.add(counted.areaM2);
    rows.add(counted.usableM2);
    rows.add(counted.irradiationKWh);
    addText(rows, counted.place.districtKey);
    addText(rows, counted.place.use);
    addText(rows, counted.place.owner);
    rows.add(std::int64_t{counted.place.isMonument ? 1 : 0});
    addText(rows, counted.exclusion);
}

workspace::LayerSchema resultSchema(const RunContext& context)
{
    workspace::LayerSchema schema = context.input("roofs").schema;
    for (workspace::Column column :
         {workspace::Column{"klasse_nr", ColumnType::Integer, "", "Nummer der Klasse (1: die beste)"},
          {"klasse", ColumnType::Text, "", "Eignungsklasse"},
          {"kwh_je_m2", ColumnType::Real, "kWh/m2", "Einstrahlung im Jahr"},
          {"gezaehlte_flaeche_m2", ColumnType::Real, "m2", "Dachfläche"},
          {"nutzbar_m2", ColumnType::Real, "m2", "Nutzbare Fläche"},
          {"einstrahlung_kwh", ColumnType::Real, "kWh", "Einstrahlung im Jahr auf die nutzbare Fläche"},
          {"ortsteil_schluessel", ColumnType::Text, "", "Ortsteil"},
          {"nutzung", ColumnType::Text, "", "Nutzung"},
          {"eigentuemerart", ColumnType::Text, "", "Art des Eigentümers"},
          {"ist_denkmal", ColumnType::Boolean, "", "Denkmal"},
          {"nicht_gezaehlt", ColumnType::Text, "", "Warum nicht gezählt"}}) {
        column.name = analysis::spatial::freeColumnName(schema, column.name);
        schema.columns.push_back(std::move(column));
    }
    return schema;
}

std::vector<CountedRoof> judgeChunk(const analysis::RowChunk& chunk, const Work& work, workspace::RowBatch& out)
{
    std::vector<CountedRoof> counted;
    workspace::RowCursor cursor(chunk.rows);
    for (const std::int64_t fid : chunk.fids) {
        cursor.next();
        out.beginRow();
        if (!cursor.geometry().empty()) {
            out.geometry(cursor.geometry());
        }
        Judged judged = judge(work.rows.read(cursor, out), fid, work);
        addJudged(judged, work.rules.classes, out);
        out.endRow();
        counted.push_back(std::move(judged.counted));
    }
    return counted;
}

/// Rows are made on all threads; the totals take them in their order, so that the sums are the same in every run.
Result<CadastreTotals> writeRoofs(RunContext& context, const Work& work, Job& job)
{
    WB_TRY(analysis::OutputLayer* const output, context.startOutput("result", resultSchema(context)));
    CadastreTotals totals;
    PendingChunks<CountedRoof> pending;
    const analysis::ChunkWork judgeRows = [&](const analysis::RowChunk& chunk, unsigned,
                                              analysis::TransformedChunk& out) -> Result<void> {
        out.counts[0] = chunk.fids.front(); // how the sink finds what belongs to it
        pending.put(chunk.fids.front(), judgeChunk(chunk, work, out.rows));
        return {};
    };
    const analysis::ChunkSink take = [&](const analysis::TransformedChunk& chunk) -> Result<void> {
        for (const CountedRoof& roof : pending.take(chunk.counts[0])) {
            totals.add(roof);
        }
        return output->append(chunk.rows, job);
    };
    WB_TRY([[maybe_unused]] const auto counts,
           analysis::transformRows(context, "roofs", {.rowsPerChunk = 128, .step = "classes"}, judgeRows, take, job));
    return totals;
}

Result<void> runSolarCadastre(RunContext& context, Job& job)
{
    const RoofRows rows(context);
    WB_CHECK(checkSources(context, rows));
    Job rulesJob = job.part(0.0, 0.1);
    WB_TRY(Rules rules, rulesOf(context, rows, rulesJob));
    Job placesJob = job.part(0.1, 0.3);
    WB_TRY(RoofPlaces places, RoofPlaces::read(context, placesJob));
    Work work{.rules = std::move(rules), .rows = rows, .places = std::move(places), .cells = {}};
    work.hasRaster = context.hasInput("raster");
    if (work.hasRaster) {
        Job rasterJob = job.part(0.3, 0.6);
        const auto classOf = [&work](double value) { return work.rules.classOf(value); };
        WB_TRY(work.cells, irradiationOfCells(context, work.rules.classes.all().size(), classOf, rasterJob));
    }
    Job writing = job.part(0.6, 1.0);
    WB_TRY(const CadastreTotals totals, writeRoofs(context, work, writing));
    WB_TRY(analysis::OutputLayer* const output, context.startOutput("totals", CadastreTotals::schema()));
    workspace::RowBatch sums;
    totals.write(work.rules.classes, sums);
    if (work.rules.scheme == Scheme::Relative) {
        const std::string maximum = std::to_string(std::lround(work.rules.maximumKWhM2));
        context.note({"100 % sind " + maximum + " kWh/m² im Jahr", "100 % are " + maximum + " kWh/m² a year"});
    }
    return sums.empty() ? Result<void>() : output->append(sums, writing);
}

std::vector<analysis::Parameter> parameters()
{
    return {
        {.id = "scheme",
         .title = {"Klassen", "Classes"},
         .help = {"Hessen: sieben Klassen nach kWh/m² im Jahr. Relativ: Anteil an der größten Einstrahlung des Orts "
                  "(SUN-AREA).",
                  "Hesse: seven classes by kWh/m² a year. Relative: share of the site's greatest irradiation "
                  "(SUN-AREA)."},
         .kind = ParameterKind::Choice,
         .defaultValue = "hesse",
         .choices = {{"hesse", {"Hessen (sieben Klassen)", "Hesse (seven classes)"}},
                     {"relative", {"relativ (SUN-AREA)", "relative (SUN-AREA)"}}}},
        {.id = "maximum",
         .title = {"Größte Einstrahlung des Orts", "The site's greatest irradiation"},
         .help = {"100 % der relativen Klassen; ohne Angabe die größte der Dächer.",
                  "100 % of the relative classes; if not given, the greatest of the roofs."},
         .kind = ParameterKind::Number,
         .unit = "kWh/m2",
         .range = {100, 3'000},
         .presence = Presence::Optional},
        {.id = "usable_share",
         .title = {"Nutzbarer Anteil", "Usable share"},
         .help = {"Anteil der Dachfläche, der für Module bleibt; 1 zählt die ganze Fläche.",
                  "Share of the roof that is left for modules; 1 counts all of it."},
         .kind = ParameterKind::Number,
         .unit = "1",
         .range = {0, 1},
         .defaultValue = "1"},
        {.id = "minimum_area",
         .title = {"Mindestfläche", "Least area"},
         .help = {"Kleinere Dachflächen werden nicht gezählt.", "Smaller roofs do not count."},
         .kind = ParameterKind::Number,
         .unit = "m2",
         .range = {0, 10'000},
         .defaultValue = "0"},
        {.id = "monuments",
         .title = {"Denkmäler", "Monuments"},
         .help = {"Ob Dächer von Denkmälern mitzählen.", "Whether roofs of monuments count."},
         .kind = ParameterKind::Choice,
         .defaultValue = "count",
         .choices = {{"count", {"mitzählen", "count"}}, {"leave_out", {"auslassen", "leave out"}}}}};
}

std::vector<analysis::Input> inputs()
{
    std::vector<analysis::Input> all{
        {.id = "roofs",
         .title = {"Dachflächen", "Roofs"},
         .help = {"Dächer eines Solarkatasters mit Einstrahlung oder Eignungsklasse; mit einem Raster auch andere.",
                  "Roofs of a solar cadastre with irradiation or class; with a raster, others too."},
         .role = "roofs",
         .kinds = {GeometryKind::Polygons}},
        {.id = "raster",
         .title = {"Raster der Einstrahlung", "Raster of irradiation"},
         .help = {"kWh/m² im Jahr; ersetzt die Einstrahlung der Dächer.",
                  "kWh/m² a year; takes the place of the roofs' irradiation."},
         .kinds = {GeometryKind::Raster},
         .presence = Presence::Optional}};
    const auto places = placeInputs();
    all.insert(all.end(), places.begin(), places.end());
    return all;
}

} // namespace

analysis::Descriptor solarCadastreAnalysis()
{
    return {
        .id = "solar_cadastre",
        .version = "1",
        .title = {"Solarkataster auswerten", "Evaluate a solar cadastre"},
        .summary = {"Eignungsklasse jeder Dachfläche eines Solarkatasters und Summen nach Klasse, Ortsteil, Nutzung, "
                    "Eigentümerart und Dachform.",
                    "Class of each roof of a solar cadastre, and sums by class, district, use, kind of owner and roof "
                    "type."},
        .group = {"Energie", "Energy"},
        .tags = {"solar", "solarkataster", "dach", "photovoltaik", "eignung"},
        .inputs = inputs(),
        .parameters = parameters(),
        .outputs = {{.id = "result",
                     .title = {"Dächer mit Klasse", "Roofs with class"},
                     .help = {"Alle Dachflächen mit Klasse, gezählter Fläche, Einstrahlung, Ortsteil, Nutzung und "
                              "Eigentümerart.",
                              "All roofs with class, area, irradiation, district, use and kind of owner."},
                     .nameSuffix = "klassen"},
                    {.id = "totals",
                     .title = {"Summen nach Klasse", "Sums by class"},
                     .help = {"Zahl, Fläche und Einstrahlung je Klasse: gesamt und je Ortsteil, Nutzung, Eigentümerart "
                              "und Dachform; dazu, was nicht gezählt wurde.",
                              "Number, area and irradiation by class: of all, and by district, use, kind of owner and "
                              "roof type; and what was not counted."},
                     .nameSuffix = "klassensummen"}},
        .registryEntries = {"solar_classes/hesse_classes", "solar_classes/sun_area_classes"},
        .methodPage = "solar_cadastre",
        .run = runSolarCadastre,
    };
}

} // namespace weitblick::solar
