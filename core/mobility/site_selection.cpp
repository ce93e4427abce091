// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/site_selection.h"

#include "core/mobility/line_geometry.h"
#include "core/mobility/network_choice.h"
#include "core/mobility/people.h"
#include "core/mobility/siting.h"
#include "core/network/travel_matrix.h"
#include "core/workspace/catalogue.h"

#include <algorithm>
#include <cmath>

namespace weitblick::mobility {

namespace {

using analysis::ParameterKind;
using analysis::Presence;
using analysis::RunContext;
using workspace::ColumnType;

constexpr std::size_t kMostWays = 50'000'000;

/// One flag a row of the candidates: whether the column says yes.
Result<std::vector<std::uint8_t>> flagsOf(RunContext& context, const char* parameter, const PointRows& candidates)
{
    std::vector<std::uint8_t> flags;
    if (!context.has(parameter)) {
        return flags;
    }
    WB_TRY(auto reader, context.read("candidates", {.columns = {{context.text(parameter)}}, .geometry = false}));
    std::vector<std::int64_t> yes;
    while (true) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            break;
        }
        const workspace::Cell cell = reader.value(0);
        const auto* const whole = std::get_if<std::int64_t>(&cell);
        const auto* const text = std::get_if<std::string_view>(&cell);
        const bool isYes = (whole != nullptr && *whole != 0) || (text != nullptr && (*text == "ja" || *text == "yes"));
        if (isYes) {
            yes.push_back(reader.fid());
        }
    }
    for (const std::int64_t fid : candidates.fids) {
        flags.push_back(std::ranges::find(yes, fid) != yes.end() ? 1 : 0);
    }
    return flags;
}

/// What becomes of the people at each chosen site.
struct SiteFigures {
    double people = 0.0;  ///< whose nearest site it is
    double covered = 0.0; ///< of them within the standard
    double wayCost = 0.0; ///< weighted by people
};

std::vector<SiteFigures> figuresOf(const SitingTask& task, const SitingChoice& choice)
{
    std::vector<SiteFigures> figures(choice.sites.size());
    for (std::size_t demand = 0; demand < task.weights.size(); ++demand) {
        std::size_t nearest = 0;
        std::uint32_t way = network::kNever;
        for (std::size_t i = 0; i < choice.sites.size(); ++i) {
            const std::uint32_t cost = task.costs[demand * task.candidateCount + choice.sites[i]];
            if (cost < way) {
                way = cost;
                nearest = i;
            }
        }
        if (way != network::kNever) {
            figures[nearest].people += task.weights[demand];
            figures[nearest].covered += way <= task.standard ? task.weights[demand] : 0.0;
            figures[nearest].wayCost += task.weights[demand] * way;
        }
    }
    return figures;
}

Result<void> writeSites(RunContext& context, const SitingTask& task, const SitingChoice& choice,
                        const PointRows& candidates, std::pair<std::int32_t, network::Metric> frame, Job& job)
{
    const auto& [srsId, metric] = frame;
    workspace::Column mean = costColumn(metric);
    mean.title = "Mittlerer Weg";
    WB_TRY(analysis::OutputLayer* const output,
           context.startOutput(
               "result", {.geometry = workspace::GeometryType::Point,
                          .srsId = srsId,
                          .columns = {{"kandidat_fid", ColumnType::Integer, "", "Kandidat"},
                                      {"name", ColumnType::Text, "", "Name"},
                                      {"einwohner", ColumnType::Real, "Ew", "Einwohner, die ihn am nächsten haben"},
                                      {"versorgt", ColumnType::Real, "Ew", "davon innerhalb der Grenze"},
                                      mean,
                                      {"verlust", ColumnType::Real, "", "Verlust ohne diesen Standort"}}}));
    const std::vector<SiteFigures> figures = figuresOf(task, choice);
    workspace::RowBatch rows;
    for (std::size_t i = 0; i < choice.sites.size(); ++i) {
        const std::uint32_t site = choice.sites[i];
        rows.beginRow();
        rows.geometry(gpkgFromPoint(candidates.points[site], srsId));
        rows.add(candidates.fids[site]);
        rows.addText(candidates.names[site]);
        rows.add(figures[i].people);
        rows.add(figures[i].covered);
        if (figures[i].people > 0.0) {
            const double way = figures[i].wayCost / figures[i].people;
            rows.add(inMinutesOrMetres(static_cast<std::uint32_t>(std::lround(way)), metric));
        } else {
            rows.addNull();
        }
        // People for coverage; people times minutes or metres for ways.
        const double unit = metric == network::Metric::Time ? 60'000.0 : 100.0;
        rows.add(task.goal == SitingGoal::MostCovered ? choice.losses[i] : choice.losses[i] / unit);
        rows.endRow();
    }
    return output->append(rows, job);
}

void noteChoice(RunContext& context, const SitingTask& task, const SitingChoice& choice)
{
    double people = 0.0;
    double covered = 0.0;
    for (const SiteFigures& one : figuresOf(task, choice)) {
        covered += one.covered;
    }
    for (const double weight : task.weights) {
        people += weight;
    }
    const std::string percent = std::to_string(people > 0.0 ? std::lround(100.0 * covered / people) : 0);
    context.note(
        {percent + " % der Einwohner haben einen Standort innerhalb der Grenze; " +
             (choice.isOptimal ? "alle Möglichkeiten wurden geprüft"
                               : "gefunden durch Tausch, vielleicht nicht die beste Wahl"),
         percent + " % of the inhabitants have a site within the limit; " +
             (choice.isOptimal ? "all choices were tried" : "found by exchange, perhaps not the best choice")});
}

Result<void> runSiteSelection(RunContext& context, Job& job)
{
    Job building = job.part(0.0, 0.2);
    WB_TRY(const network::StreetGraph graph, networkOf(context, building));
    WB_TRY(network::TravelWish wish, travelWish(context));
    wish.limit = costOf(context.number("limit"), wish.metric);
    Job reading = job.part(0.2, 0.3);
    WB_TRY(const PlacedRows candidates, placedRows(context, "candidates", graph, wish.mode, reading));
    WB_TRY(const People people, readPeople(context, "population", graph.srsId(), reading));
    WB_TRY(const auto homes,
           network::placesOf(graph, people.places, wish.mode, context.number("street_within"), reading));
    noteUnplaced(context, "population", homes);
    if (homes.size() * candidates.places.size() > kMostWays) {
        return Error{.code = ErrorCode::Budget,
                     .message = {"mehr als 50 Millionen Wege", "more than 50 million ways"},
                     .advice = {"Einwohner zu Gebieten zusammenfassen oder weniger Kandidaten wählen",
                                "Sum up inhabitants by area, or choose fewer candidates"}};
    }
    SitingTask task{.goal = context.text("goal") == "coverage" ? SitingGoal::MostCovered : SitingGoal::ShortestWays,
                    .count = static_cast<std::size_t>(context.integer("count")),
                    .standard = costOf(context.number("standard"), wish.metric),
                    .longest = wish.limit,
                    .weights = people.inhabitants,
                    .candidateCount = candidates.places.size()};
    Job searching = job.part(0.3, 0.6);
    WB_TRY(task.costs, network::travelMatrix(graph, homes, candidates.places, wish, searching));
    WB_TRY(task.isMust, flagsOf(context, "must", candidates.rows));
    WB_TRY(task.isForbidden, flagsOf(context, "forbidden", candidates.rows));
    Job choosing = job.part(0.6, 0.95);
    WB_TRY(const SitingChoice choice, bestSites(task, choosing));
    noteChoice(context, task, choice);
    Job writing = job.part(0.95, 1.0);
    return writeSites(context, task, choice, candidates.rows, {graph.srsId(), wish.metric}, writing);
}

analysis::Parameter columnParameter(const char* id, const Text& title, const Text& help)
{
    return {.id = id,
            .title = title,
            .help = help,
            .kind = ParameterKind::Column,
            .columnOf = "candidates",
            .presence = Presence::Optional};
}

std::vector<analysis::Parameter> siteParameters()
{
    std::vector<analysis::Parameter> parameters = {
        networkFileParameter(),
        {.id = "goal",
         .title = {"Ziel", "Goal"},
         .help = {"Kürzeste Wege für alle zusammen, oder möglichst viele innerhalb der Grenze.",
                  "Shortest ways for all together, or as many as possible within the limit."},
         .kind = ParameterKind::Choice,
         .defaultValue = "coverage",
         .choices = {{"coverage", {"möglichst viele versorgen", "serve as many as possible"}},
                     {"ways", {"kürzeste Wege", "shortest ways"}}}},
        {.id = "count",
         .title = {"Zahl der Standorte", "Number of sites"},
         .help = {"So viele werden gewählt.", "So many are chosen."},
         .kind = ParameterKind::Integer,
         .range = {1, 1000},
         .defaultValue = "3"},
        {.id = "standard",
         .title = {"Versorgt bis", "Served up to"},
         .help = {"Bis zu so vielen Minuten oder Metern gilt jemand als versorgt.",
                  "Up to so many minutes or metres somebody counts as served."},
         .kind = ParameterKind::Number,
         .range = {0, 1'000'000},
         .defaultValue = "10"},
        columnParameter("must", {"Muss dabei sein", "Must be among them"},
                        {"Spalte der Kandidaten: ja (1), wo der Standort feststeht.",
                         "Column of the candidates: yes (1) where the site is fixed."}),
        columnParameter("forbidden", {"Ausgeschlossen", "Excluded"},
                        {"Spalte der Kandidaten: ja (1), wo kein Standort sein darf.",
                         "Column of the candidates: yes (1) where no site may be."})};
    for (analysis::Parameter& parameter : travelParameters()) {
        parameters.push_back(std::move(parameter));
    }
    parameters.push_back(limitParameter("120"));
    return parameters;
}

} // namespace

analysis::Descriptor siteSelectionAnalysis()
{
    return {
        .id = "site_selection",
        .version = "1",
        .title = {"Standorte wählen", "Choose sites"},
        .summary = {"Wählt unter Kandidaten die besten Standorte für Mobilitätsstationen, Ladesäulen oder Ämter nach "
                    "den Wegen, "
                    "die die Einwohner auf der Straße haben.",
                    "Chooses the best sites for mobility hubs, charging or offices among candidates, by the ways that "
                    "inhabitants have by street."},
        .group = {"Mobilität", "Mobility"},
        .tags = {"standort", "mobilitätsstation", "ladesäule", "p-median", "abdeckung"},
        .inputs = {{.id = "population",
                    .title = {"Einwohner", "Inhabitants"},
                    .help = {"Bevölkerungsgitter oder Gebäude mit Einwohnern.",
                             "Population grid or buildings with inhabitants."},
                    .role = "population_grid",
                    .kinds = {analysis::GeometryKind::Points, analysis::GeometryKind::Polygons}},
                   {.id = "candidates",
                    .title = {"Kandidaten", "Candidates"},
                    .help = {"Orte, die in Frage kommen: Haltestellen, Parkplätze, Grundstücke.",
                             "Places that could be: stops, car parks, plots."},
                    .kinds = {analysis::GeometryKind::Points, analysis::GeometryKind::Polygons}},
                   streetsInput()},
        .parameters = siteParameters(),
        .outputs =
            {{.id = "result",
              .title = {"Gewählte Standorte", "Chosen sites"},
              .help =
                  {"Je Standort seine Einwohner, wie viele versorgt sind, ihr mittlerer Weg und was ohne ihn verloren "
                   "geht (Einwohner; bei kürzesten Wegen Einwohner mal Minuten oder Meter).",
                   "For each site its inhabitants, how many are served, their mean way, and what is lost without "
                   "it (inhabitants; for shortest ways inhabitants times minutes or metres)."},
              .nameSuffix = "standorte"}},
        .registryEntries = network::streetRuleEntries(),
        .methodPage = "standortwahl",
        .run = runSiteSelection,
    };
}

} // namespace weitblick::mobility
