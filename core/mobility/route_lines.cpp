// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/route_lines.h"

#include "core/mobility/line_geometry.h"
#include "core/mobility/network_choice.h"
#include "core/network/route.h"
#include "core/workspace/catalogue.h"

#include <cmath>

namespace weitblick::mobility {

namespace {

using analysis::RunContext;
using workspace::ColumnType;

constexpr std::size_t kMostRoutes = 100'000;

struct Pair {
    std::size_t origin = 0;
    std::size_t destination = 0;
};

/// Which places are joined: each with each, or by their order.
Result<std::vector<Pair>> pairsOf(const RunContext& context, std::size_t originCount, std::size_t destinationCount)
{
    std::vector<Pair> pairs;
    if (context.text("pairs") == "by_order") {
        for (std::size_t i = 0; i < std::min(originCount, destinationCount); ++i) {
            pairs.push_back({i, i});
        }
        return pairs;
    }
    if (originCount * destinationCount > kMostRoutes) {
        const std::string count = std::to_string(originCount * destinationCount);
        return Error{
            .code = ErrorCode::Budget,
            .message = {count + " Wege sind zu viele zum Zeichnen", count + " ways are too many to draw"},
            .advice = {"Reisezeiten ohne Linien rechnet travel_times", "travel_times computes times without lines"}};
    }
    for (std::size_t i = 0; i < originCount; ++i) {
        for (std::size_t j = 0; j < destinationCount; ++j) {
            pairs.push_back({i, j});
        }
    }
    return pairs;
}

workspace::LayerSchema schemaFor(std::int32_t srsId)
{
    return {.geometry = workspace::GeometryType::LineString,
            .srsId = srsId,
            .columns = {{"start_fid", ColumnType::Integer, "", "Start"},
                        {"ziel_fid", ColumnType::Integer, "", "Ziel"},
                        {"start", ColumnType::Text, "", "Name des Starts"},
                        {"ziel", ColumnType::Text, "", "Name des Ziels"},
                        {"minuten", ColumnType::Real, "min", "Minuten auf der Straße"},
                        {"km", ColumnType::Real, "km", "Länge auf der Straße"},
                        {"anlauf_m", ColumnType::Real, "m", "Wege zur Straße und von ihr"}}};
}

Result<void> runRouteLines(RunContext& context, Job& job)
{
    Job building = job.part(0.0, 0.4);
    WB_TRY(const network::StreetGraph graph, networkOf(context, building));
    WB_TRY(network::TravelWish wish, travelWish(context));
    wish.limit = context.has("limit") ? costOf(context.number("limit"), wish.metric) : wish.limit;
    Job first = job.part(0.4, 0.45);
    WB_TRY(const PlacedRows origins, placedRows(context, "origins", graph, wish.mode, first));
    Job second = job.part(0.45, 0.5);
    WB_TRY(const PlacedRows destinations, placedRows(context, "destinations", graph, wish.mode, second));
    WB_TRY(const std::vector<Pair> pairs, pairsOf(context, origins.rows.size(), destinations.rows.size()));
    WB_TRY(analysis::OutputLayer* const output, context.startOutput("result", schemaFor(graph.srsId())));
    workspace::RowBatch rows;
    network::Search search(graph, wish.mode, wish.metric);
    Job routing = job.part(0.5, 1.0);
    std::int64_t missing = 0;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto& [origin, destination] = pairs[i];
        const network::MaybePlace& from = origins.places[origin];
        const network::MaybePlace& to = destinations.places[destination];
        Job one = routing.part(double(i) / double(pairs.size()), double(i + 1) / double(pairs.size()));
        std::optional<network::Route> route;
        if (from && to) {
            WB_TRY(route, network::bestRoute(search, *from, *to, wish.approach, wish.limit, one));
        }
        if (!route) {
            ++missing;
            continue;
        }
        rows.beginRow();
        rows.geometry(gpkgFromLine(route->course, graph.srsId()));
        rows.add(origins.rows.fids[origin]);
        rows.add(destinations.rows.fids[destination]);
        rows.addText(origins.rows.names[origin]);
        rows.addText(destinations.rows.names[destination]);
        rows.add(inMinutesOrMetres(route->timeMs, network::Metric::Time));
        rows.add(std::round(route->lengthM) / 1000.0);
        rows.add(std::round(10.0 * (from->approachM + to->approachM)) / 10.0);
        rows.endRow();
        if (rows.rowCount() == 512) {
            WB_CHECK(output->append(rows, routing));
            rows.clear();
        }
    }
    if (missing > 0) {
        const std::string count = std::to_string(missing);
        context.note(
            {count + " Paare haben keinen Weg innerhalb der Grenze", count + " pairs have no way within the limit"});
    }
    return output->append(rows, routing);
}

} // namespace

analysis::Descriptor routeLinesAnalysis()
{
    std::vector<analysis::Parameter> parameters = {
        networkFileParameter(),
        {.id = "pairs",
         .title = {"Paare", "Pairs"},
         .help = {"Jeder Start mit jedem Ziel, oder der erste mit dem ersten, der zweite mit dem zweiten …",
                  "Each origin with each destination, or the first with the first, the second with the second …"},
         .kind = analysis::ParameterKind::Choice,
         .defaultValue = "all",
         .choices = {{"all", {"jeder mit jedem", "each with each"}},
                     {"by_order", {"nach der Reihenfolge", "by their order"}}}}};
    for (analysis::Parameter& parameter : travelParameters()) {
        parameters.push_back(std::move(parameter));
    }
    parameters.push_back(limitParameter(nullptr));
    return {
        .id = "route_lines",
        .version = "1",
        .title = {"Wege zeichnen", "Draw routes"},
        .summary = {"Sucht die besten Wege zwischen den Orten zweier Ebenen und zeichnet sie mit Zeit und Länge.",
                    "Finds the best ways between the places of two layers and draws them with time and length."},
        .group = {"Mobilität", "Mobility"},
        .tags = {"weg", "route", "schulweg", "routing"},
        .inputs = {{.id = "origins",
                    .title = {"Start", "Origins"},
                    .help = {"Orte, an denen Wege beginnen.", "Places where ways begin."},
                    .kinds = {analysis::GeometryKind::Points, analysis::GeometryKind::Polygons}},
                   {.id = "destinations",
                    .title = {"Ziele", "Destinations"},
                    .help = {"Orte, an denen Wege enden.", "Places where ways end."},
                    .kinds = {analysis::GeometryKind::Points, analysis::GeometryKind::Polygons}},
                   streetsInput()},
        .parameters = std::move(parameters),
        .outputs = {{.id = "result",
                     .title = {"Wege", "Ways"},
                     .help = {"Je Paar eine Linie mit Minuten und Kilometern.",
                              "A line for each pair with minutes and kilometres."},
                     .nameSuffix = "wege"}},
        .registryEntries = network::streetRuleEntries(),
        .methodPage = "wege",
        .run = runRouteLines,
    };
}

} // namespace weitblick::mobility
