// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/service_quality.h"

#include "core/analysis/indicator/result_table.h"
#include "core/mobility/class_areas.h"
#include "core/mobility/people.h"
#include "core/mobility/quality_indicators.h"
#include "core/mobility/service_state.h"

#include <cmath>

namespace weitblick::mobility {

namespace {

using analysis::GeometryKind;
using analysis::Presence;
using analysis::RunContext;
using workspace::ColumnType;

constexpr double kM2PerKm2 = 1e6;

/// The classes with their areas and inhabitants; one more at the end for places without a class.
struct ClassTable {
    std::vector<std::string> names;
    std::vector<geo::Geometry> areas;
    std::vector<double> inhabitants; ///< by rank, the last without class
    bool hasPeople = false;
    double total = 0.0;
};

geo::Geometry pointAt(geo::Point place)
{
    return geo::Geometry(GEOSGeom_createPointFromXY_r(geo::geosContext(), place.x, place.y));
}

Result<void> writeStops(RunContext& context, const ServiceState& state, std::int32_t srsId, Job& job)
{
    workspace::LayerSchema schema{.geometry = workspace::GeometryType::Point,
                                  .srsId = srsId,
                                  .columns = {{"kennung", ColumnType::Text, "", "Kennung"},
                                              {"name", ColumnType::Text, "", "Haltestelle"},
                                              {"abfahrten", ColumnType::Integer, "", "Abfahrten"},
                                              {"takt_min", ColumnType::Real, "min", "Takt je Richtung"},
                                              {"gruppe", ColumnType::Integer, "", "Gruppe des besten Verkehrsmittels"},
                                              {"kategorie", ColumnType::Integer, "", "Kategorie"},
                                              {"klasse", ColumnType::Text, "", "Klasse an der Haltestelle"}}};
    WB_TRY(analysis::OutputLayer* const output, context.startOutput("stops", std::move(schema)));
    workspace::RowBatch rows;
    for (std::size_t i = 0; i < state.stations.size(); ++i) {
        const Station& station = state.stations[i];
        const int rank = classRankAt(state.scheme, station.category, 0.0);
        rows.beginRow();
        rows.geometry(geo::gpkgFromGeometry(*pointAt(state.places[i]), srsId));
        rows.addText(station.id);
        rows.addText(station.name);
        rows.add(station.departures);
        rows.add(std::round(station.headwayMin * 10.0) / 10.0);
        rows.add(std::int64_t{station.service.group});
        if (station.category > 0) {
            rows.add(std::int64_t{station.category});
        } else {
            rows.addNull();
        }
        if (rank >= 0) {
            rows.addText(state.scheme.classNames[static_cast<std::size_t>(rank)]);
        } else {
            rows.addNull();
        }
        rows.endRow();
    }
    return output->append(rows, job);
}

void addClassCells(workspace::RowBatch& rows, const ClassTable& table, std::size_t rank)
{
    const bool hasArea = rank < table.areas.size();
    if (hasArea) {
        rows.add(table.areas[rank] ? geo::areaOf(*table.areas[rank]) / kM2PerKm2 : 0.0);
    } else {
        rows.addNull();
    }
    if (!table.hasPeople) {
        rows.addNull();
        rows.addNull();
        return;
    }
    rows.add(table.inhabitants[rank]);
    rows.add(table.total > 0.0 ? 100.0 * table.inhabitants[rank] / table.total : 0.0);
}

std::vector<workspace::Column> classColumns()
{
    return {{"klasse", ColumnType::Text, "", "Güteklasse"},
            {"rang", ColumnType::Integer, "", "Rang (1 ist die beste)"},
            {"flaeche_km2", ColumnType::Real, "km2", "Fläche"},
            {"einwohner", ColumnType::Real, "Ew", "Einwohner"},
            {"anteil", ColumnType::Real, "%", "Anteil der Einwohner"}};
}

Result<void> writeAreas(RunContext& context, const ClassTable& table, std::int32_t srsId, Job& job)
{
    WB_TRY(
        analysis::OutputLayer* const output,
        context.startOutput(
            "areas", {.geometry = workspace::GeometryType::MultiPolygon, .srsId = srsId, .columns = classColumns()}));
    workspace::RowBatch rows;
    for (std::size_t rank = 0; rank < table.areas.size(); ++rank) {
        if (!table.areas[rank]) {
            continue;
        }
        rows.beginRow();
        rows.geometry(geo::gpkgFromGeometry(*table.areas[rank], srsId));
        rows.addText(table.names[rank]);
        rows.add(static_cast<std::int64_t>(rank + 1));
        addClassCells(rows, table, rank);
        rows.endRow();
    }
    return output->append(rows, job);
}

Result<void> writeClasses(RunContext& context, const ClassTable& table, Job& job)
{
    WB_TRY(analysis::OutputLayer* const output, context.startOutput("classes", {.columns = classColumns()}));
    workspace::RowBatch rows;
    for (std::size_t rank = 0; rank <= table.names.size(); ++rank) {
        const bool isNone = rank == table.names.size();
        rows.beginRow();
        rows.addText(isNone ? std::string("ohne Güteklasse") : table.names[rank]);
        rows.add(static_cast<std::int64_t>(rank + 1));
        addClassCells(rows, table, rank);
        rows.endRow();
    }
    return output->append(rows, job);
}

Result<void> runServiceQuality(RunContext& context, Job& job)
{
    Job reading = job.part(0.0, 0.2);
    WB_TRY(const transit::Timetable timetable, readFeedOf(context, "feed", reading));
    WB_TRY(const std::int32_t srsId, workingSrsId(context, timetable));
    WB_TRY(const ServiceState state, serviceState(context, timetable, "date", srsId));
    const std::size_t classCount = state.scheme.classNames.size();
    ClassTable table{.names = state.scheme.classNames, .inhabitants = std::vector<double>(classCount + 1, 0.0)};
    Job uniting = job.part(0.2, 0.7);
    WB_TRY(table.areas, classAreas(state.discs, classCount, uniting));
    ClassedPeople people;
    if (context.hasInput("population")) {
        Job counting = job.part(0.7, 0.9);
        WB_TRY(people.people, readPeople(context, "population", srsId, counting));
        WB_TRY(people.ranks, ClassLookup(state.discs).ranksAt(people.people.places, counting));
        for (std::size_t i = 0; i < people.ranks.size(); ++i) {
            table.inhabitants[std::min<std::size_t>(people.ranks[i], classCount)] += people.people.inhabitants[i];
        }
        table.total = people.people.total();
        table.hasPeople = true;
        if (people.people.withheldCount > 0) {
            const std::string count = std::to_string(people.people.withheldCount);
            context.note({count + " Zeilen ohne Einwohnerzahl (geheim oder leer) zählen 0",
                          count + " rows without a number of inhabitants (withheld or empty) count 0"});
        }
    }
    Job writing = job.part(0.9, 1.0);
    WB_CHECK(writeStops(context, state, srsId, writing));
    WB_CHECK(writeAreas(context, table, srsId, writing));
    WB_CHECK(writeClasses(context, table, writing));
    return writeIndicators(context, state, people, srsId, writing);
}

} // namespace

analysis::Descriptor serviceQualityAnalysis()
{
    std::vector<analysis::Parameter> parameters = {feedParameter("feed", {"Fahrplan", "Timetable"}),
                                                   dateParameter("date", {"Tag", "Day"})};
    for (analysis::Parameter& parameter : schemeParameters()) {
        parameters.push_back(std::move(parameter));
    }
    return {
        .id = "service_quality",
        .version = "1",
        .title = {"ÖPNV-Güteklassen", "Service quality of public transport"},
        .summary =
            {"Wie gut ist welcher Ort mit Bus und Bahn erschlossen? Haltestellen mit Takt und Kategorie, Flächen und "
             "Einwohner je Güteklasse.",
             "How well is which place served by bus and rail? Stops with headway and category, areas and "
             "inhabitants of each class."},
        .group = {"Mobilität", "Mobility"},
        .tags = {"öpnv", "gtfs", "güteklassen", "erschließung", "haltestellen"},
        .inputs = {{.id = "population",
                    .title = {"Einwohner", "Inhabitants"},
                    .help = {"Bevölkerungsgitter oder Gebäude mit Einwohnern; ohne sie werden nur Flächen gerechnet.",
                             "Population grid or buildings with inhabitants; without it only areas are computed."},
                    .role = "population_grid",
                    .kinds = {GeometryKind::Points, GeometryKind::Polygons},
                    .presence = Presence::Optional},
                   {.id = "zones",
                    .title = {"Gemeinden", "Municipalities"},
                    .help = {"Für die Kennzahlen je Gemeinde.", "For the indicators of each municipality."},
                    .role = "zones",
                    .kinds = {GeometryKind::Polygons},
                    .presence = Presence::Optional},
                   {.id = "districts",
                    .title = {"Ortsteile", "Districts"},
                    .help = {"Für die Kennzahlen je Ortsteil.", "For the indicators of each district."},
                    .role = "districts",
                    .kinds = {GeometryKind::Polygons},
                    .presence = Presence::Optional}},
        .parameters = std::move(parameters),
        .outputs = {{.id = "stops",
                     .title = {"Haltestellen mit Kategorie", "Stops with category"},
                     .help = {"Haltestellen mit Abfahrten, Takt je Richtung, Kategorie und Klasse.",
                              "Stops with departures, headway in one direction, category and class."},
                     .nameSuffix = "haltestellen"},
                    {.id = "areas",
                     .title = {"Güteklassen", "Areas of the classes"},
                     .help = {"Flächen je Klasse, überlappungsfrei: die beste gilt.",
                              "Areas of each class without overlaps: the best one holds."},
                     .nameSuffix = "gueteklassen"},
                    {.id = "classes",
                     .title = {"Einwohner je Güteklasse", "Inhabitants of each class"},
                     .help = {"Fläche, Einwohner und Anteil je Klasse; der Rest steht unter „ohne Güteklasse“.",
                              "Area, inhabitants and share of each class; the rest is under “ohne Güteklasse”."},
                     .nameSuffix = "je_gueteklasse"},
                    {.id = "indicators",
                     .title = {"Kennzahlen", "Indicators"},
                     .help = {"Kennzahlen zur Erschließung insgesamt, je Gemeinde und je Ortsteil.",
                              "Indicators of service for all, each municipality and each district."},
                     .nameSuffix = "erschliessung"}},
        .registryEntries = schemeRegistryEntries(),
        .methodPage = "oev_gueteklassen",
        .run = runServiceQuality,
    };
}

} // namespace weitblick::mobility
