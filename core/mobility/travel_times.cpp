// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/travel_times.h"

#include "core/mobility/network_choice.h"
#include "core/network/travel_matrix.h"

namespace weitblick::mobility {

namespace {

using analysis::RunContext;
using workspace::ColumnType;

constexpr std::size_t kMostCells = 100'000'000;

Result<void> runTravelTimes(RunContext& context, Job& job)
{
    Job building = job.part(0.0, 0.3);
    WB_TRY(const network::StreetGraph graph, networkOf(context, building));
    WB_TRY(network::TravelWish wish, travelWish(context));
    wish.limit = context.has("limit") ? costOf(context.number("limit"), wish.metric) : wish.limit;
    Job first = job.part(0.3, 0.35);
    WB_TRY(const PlacedRows origins, placedRows(context, "origins", graph, wish.mode, first));
    Job second = job.part(0.35, 0.4);
    WB_TRY(const PlacedRows destinations, placedRows(context, "destinations", graph, wish.mode, second));
    const std::size_t columns = destinations.rows.size();
    if (origins.rows.size() * columns > kMostCells) {
        return Error{.code = ErrorCode::Budget,
                     .message = {"mehr als 100 Millionen Paare", "more than 100 million pairs"},
                     .advice = {"Weniger Orte wählen oder nach nearest_facilities fragen",
                                "Choose fewer places, or ask nearest_facilities"}};
    }
    Job searching = job.part(0.4, 0.8);
    WB_TRY(const std::vector<std::uint32_t> costs,
           network::travelMatrix(graph, origins.places, destinations.places, wish, searching));
    WB_TRY(analysis::OutputLayer* const output,
           context.startOutput("result", {.columns = {{"start_fid", ColumnType::Integer, "", "Start"},
                                                      {"ziel_fid", ColumnType::Integer, "", "Ziel"},
                                                      {"start", ColumnType::Text, "", "Name des Starts"},
                                                      {"ziel", ColumnType::Text, "", "Name des Ziels"},
                                                      costColumn(wish.metric)}}));
    Job writing = job.part(0.8, 1.0);
    workspace::RowBatch rows;
    for (std::size_t i = 0; i < costs.size(); ++i) {
        if (costs[i] == network::kNever) {
            continue;
        }
        rows.beginRow();
        rows.add(origins.rows.fids[i / columns]);
        rows.add(destinations.rows.fids[i % columns]);
        rows.addText(origins.rows.names[i / columns]);
        rows.addText(destinations.rows.names[i % columns]);
        rows.add(inMinutesOrMetres(costs[i], wish.metric));
        rows.endRow();
        if (rows.rowCount() == 8192) {
            WB_CHECK(writing.report(double(i) / double(costs.size()), "matrix"));
            WB_CHECK(output->append(rows, writing));
            rows.clear();
        }
    }
    return output->append(rows, writing);
}

} // namespace

analysis::Descriptor travelTimesAnalysis()
{
    std::vector<analysis::Parameter> parameters = {networkFileParameter()};
    for (analysis::Parameter& parameter : travelParameters()) {
        parameters.push_back(std::move(parameter));
    }
    parameters.push_back(limitParameter(nullptr));
    return {
        .id = "travel_times",
        .version = "1",
        .title = {"Reisezeiten", "Travel times"},
        .summary = {"Rechnet Zeit oder Entfernung auf der Straße von jedem Ort einer Ebene zu jedem einer anderen.",
                    "Computes time or distance by street from every place of one layer to every place of another."},
        .group = {"Mobilität", "Mobility"},
        .tags = {"reisezeit", "matrix", "entfernung", "routing"},
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
                     .title = {"Reisezeiten", "Travel times"},
                     .help = {"Je Paar eine Zeile; Paare ohne Weg innerhalb der Grenze fehlen.",
                              "A row for each pair; pairs without a way within the limit are left out."},
                     .nameSuffix = "reisezeiten"}},
        .registryEntries = network::streetRuleEntries(),
        .methodPage = "reisezeiten",
        .run = runTravelTimes,
    };
}

} // namespace weitblick::mobility
