// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/nearest_facilities.h"

#include "core/mobility/line_geometry.h"
#include "core/mobility/network_choice.h"
#include "core/mobility/services_in_reach.h"
#include "core/network/reach_people.h"
#include "core/workspace/catalogue.h"

#include <cmath>
#include <map>
#include <numeric>

namespace weitblick::mobility {

namespace {

using analysis::ParameterKind;
using analysis::RunContext;
using network::kNever;
using workspace::ColumnType;

constexpr const char* kOneKind = "alle";

/// Facilities by kind; all of one kind where the layer has no such column.
Result<std::map<std::string, std::vector<std::size_t>>> kindsOf(RunContext& context, const PointRows& facilities)
{
    std::map<std::string, std::vector<std::size_t>> kinds;
    const auto column = columnOf(context, "facilities", "facilities", "kind");
    if (!column) {
        kinds[kOneKind].resize(facilities.size());
        std::iota(kinds[kOneKind].begin(), kinds[kOneKind].end(), std::size_t{0});
        return kinds;
    }
    WB_TRY(auto reader,
           context.read("facilities",
                        {.columns = {{context.input("facilities").schema.columns[*column].name}}, .geometry = false}));
    std::map<std::int64_t, std::string> kindOf;
    while (true) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            break;
        }
        const workspace::Cell cell = reader.value(0);
        const auto* const text = std::get_if<std::string_view>(&cell);
        kindOf[reader.fid()] = text == nullptr ? std::string() : std::string(*text);
    }
    const std::string wanted = context.has("kinds") ? ";" + context.text("kinds") + ";" : std::string();
    for (std::size_t i = 0; i < facilities.size(); ++i) {
        const std::string& kind = kindOf[facilities.fids[i]];
        const bool isWanted = wanted.empty() || wanted.find(";" + kind + ";") != std::string::npos ||
                              wanted.find("; " + kind + ";") != std::string::npos;
        if (isWanted && !kind.empty()) {
            kinds[kind].push_back(i);
        }
    }
    return kinds;
}

/// The nearest facility of a kind to each place of people.
struct Nearest {
    std::vector<std::vector<std::size_t>> facilities; ///< by kind, by place: row of the facility
};

Result<void> writeShares(RunContext& context, const ServiceDistances& distances, std::uint32_t standard,
                         network::Metric metric, Job& job)
{
    const workspace::Column cost = costColumn(metric);
    const auto column = [&](const char* prefix, const char* title) {
        return workspace::Column{prefix + cost.name, cost.type, cost.unit, title};
    };
    WB_TRY(analysis::OutputLayer* const output,
           context.startOutput("shares", {.columns = {{"art", ColumnType::Text, "", "Art"},
                                                      {"einwohner", ColumnType::Real, "Ew", "Einwohner"},
                                                      {"versorgt", ColumnType::Real, "Ew", "Innerhalb der Grenze"},
                                                      {"anteil", ColumnType::Real, "%", "Anteil innerhalb der Grenze"},
                                                      column("mittel_", "Mittlerer Weg"),
                                                      column("neun_von_zehn_", "Neun von zehn haben höchstens")}}));
    workspace::RowBatch rows;
    std::vector<std::size_t> all(distances.people.places.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    const auto add = [&](std::optional<double> value) {
        if (value) {
            rows.add(inMinutesOrMetres(static_cast<std::uint32_t>(std::lround(*value)), metric));
        } else {
            rows.addNull();
        }
    };
    for (std::size_t kind = 0; kind < distances.kinds.size(); ++kind) {
        const ServiceFigures figures = figuresOf(distances, kind, all, standard);
        rows.beginRow();
        rows.addText(distances.kinds[kind]);
        rows.add(figures.people);
        rows.add(figures.within);
        rows.add(figures.people > 0.0 ? 100.0 * figures.within / figures.people : 0.0);
        add(figures.mean);
        add(figures.percentile90);
        rows.endRow();
    }
    return output->append(rows, job);
}

Result<void> writePlaces(RunContext& context, const ServiceDistances& distances, const Nearest& nearest,
                         const PointRows& facilities, std::pair<std::int32_t, network::Metric> frame, Job& job)
{
    const auto& [srsId, metric] = frame;
    WB_TRY(analysis::OutputLayer* const output,
           context.startOutput("result", {.geometry = workspace::GeometryType::Point,
                                          .srsId = srsId,
                                          .columns = {{"art", ColumnType::Text, "", "Art"},
                                                      {"einwohner", ColumnType::Real, "Ew", "Einwohner"},
                                                      {"ziel_fid", ColumnType::Integer, "", "Nächste Einrichtung"},
                                                      {"ziel", ColumnType::Text, "", "Name"},
                                                      costColumn(metric)}}));
    workspace::RowBatch rows;
    for (std::size_t kind = 0; kind < distances.kinds.size(); ++kind) {
        for (std::size_t place = 0; place < distances.people.places.size(); ++place) {
            const std::uint32_t cost = distances.costs[kind][place];
            rows.beginRow();
            rows.geometry(gpkgFromPoint(distances.people.places[place], srsId));
            rows.addText(distances.kinds[kind]);
            rows.add(distances.people.inhabitants[place]);
            if (cost == kNever) {
                rows.addNull();
                rows.addNull();
                rows.addNull();
            } else {
                const std::size_t facility = nearest.facilities[kind][place];
                rows.add(facilities.fids[facility]);
                rows.addText(facilities.names[facility]);
                rows.add(inMinutesOrMetres(cost, metric));
            }
            rows.endRow();
            if (rows.rowCount() == 4096) {
                WB_CHECK(job.report(double(kind) / double(distances.kinds.size()), "places"));
                WB_CHECK(output->append(rows, job));
                rows.clear();
            }
        }
    }
    return output->append(rows, job);
}

Result<void> searchKind(const network::StreetGraph& graph, const std::vector<network::MaybePlace>& homes,
                        const std::vector<network::ThingsAtStreets::Thing>& things, const network::TravelWish& wish,
                        std::pair<ServiceDistances*, Nearest*> out, Job& job)
{
    const network::ThingsAtStreets at(graph, things, wish.metric, wish.approach);
    WB_TRY(const auto nearest, network::nearestThings(graph, homes, at, 1, wish, job));
    std::vector<std::uint32_t> costs(homes.size(), kNever);
    std::vector<std::size_t> rows(homes.size(), 0);
    for (std::size_t i = 0; i < homes.size(); ++i) {
        if (!nearest[i].empty()) {
            costs[i] = nearest[i].front().cost;
            rows[i] = nearest[i].front().item;
        }
    }
    out.first->costs.push_back(std::move(costs));
    out.second->facilities.push_back(std::move(rows));
    return {};
}

Result<void> runNearestFacilities(RunContext& context, Job& job)
{
    Job building = job.part(0.0, 0.3);
    WB_TRY(const network::StreetGraph graph, networkOf(context, building));
    WB_TRY(network::TravelWish wish, travelWish(context));
    wish.limit = costOf(context.number("limit"), wish.metric);
    Job reading = job.part(0.3, 0.4);
    WB_TRY(const PlacedRows facilities, placedRows(context, "facilities", graph, wish.mode, reading));
    WB_TRY(const auto kinds, kindsOf(context, facilities.rows));
    ServiceDistances distances;
    Job counting = job.part(0.4, 0.5);
    WB_TRY(distances.people, readPeople(context, "population", graph.srsId(), counting));
    WB_TRY(const auto homes,
           network::placesOf(graph, distances.people.places, wish.mode, context.number("street_within"), counting));
    noteUnplaced(context, "population", homes);
    Nearest nearest;
    Job searching = job.part(0.5, 0.9);
    for (const auto& [kind, numbers] : kinds) {
        std::vector<network::ThingsAtStreets::Thing> things;
        for (const std::size_t i : numbers) {
            if (facilities.places[i]) {
                things.push_back({static_cast<std::uint32_t>(i), *facilities.places[i], 1.0});
            }
        }
        const double done = double(distances.kinds.size()) / double(kinds.size());
        Job one = searching.part(done, done + 1.0 / double(kinds.size()));
        WB_CHECK(searchKind(graph, homes, things, wish, {&distances, &nearest}, one));
        distances.kinds.push_back(kind);
    }
    Job writing = job.part(0.9, 1.0);
    const std::uint32_t standard = costOf(context.number("standard"), wish.metric);
    WB_CHECK(writePlaces(context, distances, nearest, facilities.rows, {graph.srsId(), wish.metric}, writing));
    WB_CHECK(writeShares(context, distances, standard, wish.metric, writing));
    return writeReachIndicators(context, distances, standard, graph.srsId(), writing);
}

std::vector<analysis::Parameter> nearestParameters()
{
    std::vector<analysis::Parameter> parameters = {
        networkFileParameter(),
        {.id = "kinds",
         .title = {"Arten", "Kinds"},
         .help = {"Nur diese Arten von Einrichtungen, durch Strichpunkte getrennt; leer: alle, jede für sich.",
                  "Only these kinds of facilities, parted by semicolons; empty: all, each by itself."},
         .kind = ParameterKind::Text,
         .presence = analysis::Presence::Optional},
        {.id = "standard",
         .title = {"Gut erreichbar bis", "Well reached up to"},
         .help = {"Bis zu so vielen Minuten oder Metern gilt eine Einrichtung als gut erreichbar.",
                  "Up to so many minutes or metres a facility counts as well reached."},
         .kind = ParameterKind::Number,
         .range = {0, 1'000'000},
         .defaultValue = "15",
         .source = "15-Minuten-Stadt (Moreno u. a. 2021)"}};
    for (analysis::Parameter& parameter : travelParameters()) {
        parameters.push_back(std::move(parameter));
    }
    parameters.push_back(limitParameter("120"));
    return parameters;
}

analysis::Input zonesInput(const char* id, const Text& title, const Text& help)
{
    return {.id = id,
            .title = title,
            .help = help,
            .role = id,
            .kinds = {analysis::GeometryKind::Polygons},
            .presence = analysis::Presence::Optional};
}

} // namespace

analysis::Descriptor nearestFacilitiesAnalysis()
{
    return {
        .id = "nearest_facilities",
        .version = "1",
        .title = {"Nächste Einrichtungen", "Nearest facilities"},
        .summary =
            {"Wie weit ist es von dort, wo Menschen wohnen, auf der Straße zur nächsten Kita, Praxis oder zum nächsten "
             "Laden, und wie viele haben sie in der Nähe?",
             "How far is it by street from where people live to the nearest day care, practice or shop, and how many "
             "have them near?"},
        .group = {"Mobilität", "Mobility"},
        .tags = {"daseinsvorsorge", "erreichbarkeit", "nahversorgung", "15-minuten-stadt"},
        .inputs = {{.id = "population",
                    .title = {"Einwohner", "Inhabitants"},
                    .help = {"Bevölkerungsgitter oder Gebäude mit Einwohnern.",
                             "Population grid or buildings with inhabitants."},
                    .role = "population_grid",
                    .kinds = {analysis::GeometryKind::Points, analysis::GeometryKind::Polygons}},
                   {.id = "facilities",
                    .title = {"Einrichtungen", "Facilities"},
                    .help = {"Punkte, mit ihrer Art in einer Spalte.", "Points with their kind in a column."},
                    .role = "facilities",
                    .kinds = {analysis::GeometryKind::Points, analysis::GeometryKind::Polygons}},
                   streetsInput(),
                   zonesInput("zones", {"Gemeinden", "Municipalities"},
                              {"Für die Kennzahlen je Gemeinde.", "For the indicators of each municipality."}),
                   zonesInput("districts", {"Ortsteile", "Districts"},
                              {"Für die Kennzahlen je Ortsteil.", "For the indicators of each district."})},
        .parameters = nearestParameters(),
        .outputs = {{.id = "result",
                     .title = {"Wege zur nächsten Einrichtung", "Ways to the nearest facility"},
                     .help = {"Je Wohnort und Art die nächste Einrichtung; leer, wo keine in der Grenze liegt.",
                              "For each home and kind the nearest facility; empty where none is within the limit."},
                     .nameSuffix = "naechste_einrichtung"},
                    {.id = "shares",
                     .title = {"Versorgung nach Art", "Supply by kind"},
                     .help = {"Je Art Einwohner innerhalb der Grenze, mittlerer Weg und Weg von neun von zehn.",
                              "For each kind inhabitants within the limit, mean way, and that of nine of ten."},
                     .nameSuffix = "versorgung"},
                    {.id = "indicators",
                     .title = {"Kennzahlen", "Indicators"},
                     .help = {"Anteil gut erreichbarer Arten insgesamt, je Gemeinde und je Ortsteil.",
                              "Share of kinds within reach for all, each municipality and each district."},
                     .nameSuffix = "nahversorgung"}},
        .registryEntries = network::streetRuleEntries(),
        .methodPage = "naechste_einrichtungen",
        .run = runNearestFacilities,
    };
}

} // namespace weitblick::mobility
