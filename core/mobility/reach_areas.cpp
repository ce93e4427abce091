// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/reach_areas.h"

#include "core/base/parallel.h"
#include "core/mobility/network_choice.h"
#include "core/mobility/people.h"
#include "core/network/reach_area.h"
#include "core/network/reach_people.h"

#include <cmath>
#include <memory>
#include <optional>

namespace weitblick::mobility {

namespace {

using analysis::RunContext;
using network::AreaMaker;
using network::Origin;
using workspace::ColumnType;

/// What all areas of a run have in common.
struct ReachPlan {
    network::TravelWish wish;
    std::vector<double> limits; ///< ascending, minutes or metres
    network::AreaOptions area;
    std::optional<network::ThingsAtStreets> people;
};

/// One area of the result.
struct ReachRow {
    std::vector<std::byte> geometry;
    double areaM2 = 0.0;
    double streetsM = 0.0;
    double inhabitants = 0.0;
};

/// What a thread keeps from one area to the next.
struct ReachScratch {
    std::unique_ptr<network::Search> search;
    AreaMaker maker;
    network::ThingsAtStreets::Scratch people;
};

/// The areas of some origins together, one for each limit.
std::vector<ReachRow> areasAround(const network::StreetGraph& graph, std::span<const Origin> origins,
                                  const ReachPlan& plan, const Job& job, ReachScratch& scratch)
{
    const auto& [wish, limits, area, people] = plan;
    if (!scratch.search) {
        scratch.search = std::make_unique<network::Search>(graph, wish.mode, wish.metric);
    }
    std::vector<network::Seed> seeds;
    for (const Origin& origin : origins) {
        const auto own = network::seedsFrom(graph, wish.mode, wish.metric, origin.place, origin.extra);
        seeds.insert(seeds.end(), own.begin(), own.end());
    }
    scratch.search->run(seeds, costOf(limits.back(), wish.metric), job);
    std::vector<ReachRow> rows;
    for (const double limit : limits) {
        const std::uint32_t cost = costOf(limit, wish.metric);
        const network::ReachedStreets streets = network::reachedStreets(*scratch.search, origins, cost);
        const AreaMaker::Area around = scratch.maker.areaAround(streets, area);
        rows.push_back({network::gpkgFromArea(around, graph.srsId()), around.areaM2, streets.lengthM,
                        people ? people->weightWithin(*scratch.search, origins, cost, scratch.people) : 0.0});
    }
    return rows;
}

Result<void> takePeople(RunContext& context, const network::StreetGraph& graph, ReachPlan& plan, Job& job)
{
    if (!context.hasInput("population")) {
        return {};
    }
    WB_TRY(const People people, readPeople(context, "population", graph.srsId(), job));
    WB_TRY(const auto places,
           network::placesOf(graph, people.places, plan.wish.mode, context.number("street_within"), job));
    std::vector<network::ThingsAtStreets::Thing> things;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i]) {
            things.push_back({static_cast<std::uint32_t>(i), *places[i], people.inhabitants[i]});
        }
    }
    noteUnplaced(context, "population", places);
    plan.people.emplace(graph, things, plan.wish.metric, plan.wish.approach);
    return {};
}

workspace::LayerSchema schemaFor(std::int32_t srsId, network::Metric metric)
{
    workspace::Column limit = costColumn(metric);
    limit.name = "grenze";
    limit.title = "Bis";
    return {.geometry = workspace::GeometryType::MultiPolygon,
            .srsId = srsId,
            .columns = {{"start_fid", ColumnType::Integer, "", "Start"},
                        {"start", ColumnType::Text, "", "Name des Starts"},
                        limit,
                        {"flaeche_km2", ColumnType::Real, "km2", "Fläche"},
                        {"strassen_km", ColumnType::Real, "km", "Erreichte Straßen"},
                        {"einwohner", ColumnType::Real, "Ew", "Einwohner"}}};
}

class ReachWriter {
public:
    ReachWriter(analysis::OutputLayer& output, const ReachPlan& plan) : m_output(output), m_plan(plan) {}

    Result<void> add(std::optional<std::int64_t> fid, const std::string& name, const std::vector<ReachRow>& areas,
                     Job& job)
    {
        for (std::size_t i = areas.size(); i-- > 0;) { // the widest first, so that the nearest is drawn on top
            m_rows.beginRow();
            m_rows.geometry(areas[i].geometry);
            if (fid) {
                m_rows.add(*fid);
            } else {
                m_rows.addNull();
            }
            m_rows.addText(name);
            m_rows.add(m_plan.limits[i]);
            m_rows.add(std::round(areas[i].areaM2) / 1e6);
            m_rows.add(std::round(areas[i].streetsM) / 1000.0);
            if (m_plan.people) {
                m_rows.add(std::round(areas[i].inhabitants * 10.0) / 10.0);
            } else {
                m_rows.addNull();
            }
            m_rows.endRow();
        }
        if (m_rows.rowCount() >= 256) {
            return flush(job);
        }
        return {};
    }
    Result<void> flush(Job& job)
    {
        WB_CHECK(m_output.append(m_rows, job));
        m_rows.clear();
        return {};
    }

private:
    analysis::OutputLayer& m_output;
    const ReachPlan& m_plan;
    workspace::RowBatch m_rows;
};

Result<void> writeEach(const network::StreetGraph& graph, const PlacedRows& origins, const ReachPlan& plan,
                       ReachWriter& writer, Job& job)
{
    constexpr std::size_t kOriginsAtOnce = 512;
    const ParallelOptions options{.chunkSize = 4, .step = "areas"};
    std::vector<ReachScratch> scratches(threadCountFor(kOriginsAtOnce, options));
    for (std::size_t first = 0; first < origins.rows.size(); first += kOriginsAtOnce) {
        const std::size_t count = std::min(kOriginsAtOnce, origins.rows.size() - first);
        std::vector<std::vector<ReachRow>> areas(count);
        const double all = double(origins.rows.size());
        Job part = job.part(double(first) / all, double(first + count) / all);
        WB_CHECK(parallelChunks(count, options, part, [&](const Chunk& chunk) -> Result<void> {
            for (std::size_t i = chunk.begin; i < chunk.end; ++i) {
                if (const network::MaybePlace& place = origins.places[first + i]) {
                    const Origin origin{*place, network::approachCost(*place, plan.wish.metric, plan.wish.approach)};
                    areas[i] = areasAround(graph, {&origin, 1}, plan, part, scratches[chunk.thread]);
                }
            }
            return {};
        }));
        for (std::size_t i = 0; i < count; ++i) {
            WB_CHECK(writer.add(origins.rows.fids[first + i], origins.rows.names[first + i], areas[i], part));
        }
    }
    return {};
}

Result<void> runReachAreas(RunContext& context, Job& job)
{
    Job building = job.part(0.0, 0.3);
    WB_TRY(const network::StreetGraph graph, networkOf(context, building));
    ReachPlan plan{.area = {.bufferM = context.number("buffer"), .smallestHoleM2 = context.number("smallest_hole")}};
    WB_TRY(plan.wish, travelWish(context));
    WB_TRY(plan.limits, limitsFrom(context.text("limits")));
    Job reading = job.part(0.3, 0.4);
    WB_TRY(const PlacedRows origins, placedRows(context, "origins", graph, plan.wish.mode, reading));
    Job counting = job.part(0.4, 0.5);
    WB_CHECK(takePeople(context, graph, plan, counting));
    WB_TRY(analysis::OutputLayer* const output,
           context.startOutput("result", schemaFor(graph.srsId(), plan.wish.metric)));
    ReachWriter writer(*output, plan);
    Job searching = job.part(0.5, 1.0);
    if (!context.flag("united")) {
        WB_CHECK(writeEach(graph, origins, plan, writer, searching));
        return writer.flush(searching);
    }
    std::vector<Origin> all;
    for (const network::MaybePlace& place : origins.places) {
        if (place) {
            all.push_back({*place, network::approachCost(*place, plan.wish.metric, plan.wish.approach)});
        }
    }
    ReachScratch scratch;
    const auto areas = areasAround(graph, all, plan, searching, scratch);
    WB_CHECK(searching.report(0.9, "areas"));
    WB_CHECK(writer.add(std::nullopt, "alle zusammen", areas, searching));
    return writer.flush(searching);
}

std::vector<analysis::Parameter> reachParameters()
{
    std::vector<analysis::Parameter> parameters = {
        networkFileParameter(),
        {.id = "limits",
         .title = {"Grenzen", "Limits"},
         .help = {"Minuten oder Meter, durch Strichpunkte getrennt.", "Minutes or metres, parted by semicolons."},
         .kind = analysis::ParameterKind::Text,
         .defaultValue = "5; 10; 15"},
        {.id = "united",
         .title = {"Alle Orte zusammen", "All places together"},
         .help = {"Eine Fläche je Grenze für alle Orte, statt einer je Ort.",
                  "One area for each limit for all places, instead of one for each place."},
         .kind = analysis::ParameterKind::Boolean,
         .defaultValue = "nein"}};
    for (analysis::Parameter& parameter : travelParameters()) {
        parameters.push_back(std::move(parameter));
    }
    parameters.push_back({.id = "buffer",
                          .title = {"Breite neben der Straße", "Width beside the street"},
                          .help = {"So weit von einer erreichten Straße zählt noch als erreicht.",
                                   "So far from a reached street still counts as reached."},
                          .kind = analysis::ParameterKind::Number,
                          .unit = "m",
                          .range = {5, 1000},
                          .defaultValue = "50"});
    parameters.push_back(
        {.id = "smallest_hole",
         .title = {"Kleinstes Loch", "Smallest hole"},
         .help = {"Kleinere Löcher in der Fläche werden gefüllt.", "Smaller holes in the area are filled."},
         .kind = analysis::ParameterKind::Number,
         .unit = "m2",
         .range = {0, 1'000'000'000},
         .defaultValue = "10000"});
    return parameters;
}

} // namespace

analysis::Descriptor reachAreasAnalysis()
{
    return {
        .id = "reach_areas",
        .version = "1",
        .title = {"Erreichbare Flächen", "Reach areas"},
        .summary =
            {"Welche Gegend erreicht man von einem Ort in 5, 10, 15 Minuten auf der Straße, und wie viele Menschen "
             "wohnen dort?",
             "Which area is reached from a place in 5, 10, 15 minutes by street, and how many people live there?"},
        .group = {"Mobilität", "Mobility"},
        .tags = {"isochrone", "erreichbarkeit", "einzugsbereich", "15-minuten-stadt"},
        .inputs = {{.id = "origins",
                    .title = {"Start", "Origins"},
                    .help = {"Orte, von denen aus gesucht wird.", "Places to start from."},
                    .role = "facilities",
                    .kinds = {analysis::GeometryKind::Points, analysis::GeometryKind::Polygons}},
                   {.id = "population",
                    .title = {"Einwohner", "Inhabitants"},
                    .help = {"Bevölkerungsgitter oder Gebäude mit Einwohnern; ohne sie bleibt die Spalte leer.",
                             "Population grid or buildings with inhabitants; without it the column stays empty."},
                    .role = "population_grid",
                    .kinds = {analysis::GeometryKind::Points, analysis::GeometryKind::Polygons},
                    .presence = analysis::Presence::Optional},
                   streetsInput()},
        .parameters = reachParameters(),
        .outputs = {{.id = "result",
                     .title = {"Erreichbare Flächen", "Reach areas"},
                     .help = {"Je Ort und Grenze eine Fläche mit Einwohnern und Länge der Straßen.",
                              "An area for each place and limit with inhabitants and length of streets."},
                     .nameSuffix = "erreichbar"}},
        .registryEntries = network::streetRuleEntries(),
        .methodPage = "erreichbarkeit",
        .run = runReachAreas,
    };
}

} // namespace weitblick::mobility
