// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/transit_reach.h"

#include "core/base/parallel.h"
#include "core/geo/box_tree.h"
#include "core/geo/crs.h"
#include "core/mobility/decay.h"
#include "core/mobility/line_geometry.h"
#include "core/mobility/people.h"
#include "core/mobility/point_rows.h"
#include "core/mobility/service_state.h"
#include "core/transit/raptor.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>

namespace weitblick::mobility {

namespace {

using analysis::ParameterKind;
using analysis::RunContext;
using workspace::ColumnType;

/// What all origins of a run share.
struct ReachFrame {
    transit::Timetable timetable;
    transit::DayPatterns patterns;
    transit::StopWalks walks;
    transit::JourneyRules rules;
    transit::DepartureWindow window;
    std::vector<geo::Point> stopPlaces; ///< in the run's coordinates; NaN where a stop has no place
    std::unique_ptr<geo::BoxTree> stopTree;
    double walkS = 0.0;      ///< the longest walk
    double metresPerS = 1.0; ///< straight line, the detour taken into account
    double percent = 50.0;
    Decay decay;
};

/// Stops within the longest walk of a place.
std::vector<transit::StopAccess> stopsAround(const ReachFrame& frame, geo::Point place)
{
    const double reachM = frame.walkS * frame.metresPerS;
    std::vector<std::uint32_t> found;
    frame.stopTree->appendMeeting({place.x - reachM, place.y - reachM, place.x + reachM, place.y + reachM}, found);
    std::vector<transit::StopAccess> access;
    for (const std::uint32_t stop : found) {
        const geo::Point there = frame.stopPlaces[stop];
        const double seconds = std::hypot(there.x - place.x, there.y - place.y) / frame.metresPerS;
        if (seconds <= frame.walkS) {
            access.push_back({stop, static_cast<std::int32_t>(std::ceil(seconds))});
        }
    }
    std::ranges::sort(access, {}, &transit::StopAccess::stop);
    return access;
}

/// Things that people want to reach.
struct Opportunities {
    std::vector<geo::Point> places;
    std::vector<double> weights;
    std::vector<std::vector<transit::StopAccess>> stops; ///< around each
};

struct StopReach {
    std::uint32_t stop = 0;
    double bestMin = 0.0;
    std::optional<double> percentileMin;
    double shareOfDepartures = 0.0; ///< percent of departures that arrive
};

struct OriginReach {
    std::vector<StopReach> stops;
    double within = 0.0; ///< weights of what is reached within the limit
    double access = 0.0; ///< the same with decay
};

std::vector<StopReach> stopReachOf(const ReachFrame& frame, const std::vector<std::int32_t>& times)
{
    const std::size_t stopCount = frame.patterns.stopCount;
    std::vector<StopReach> reach;
    std::vector<std::int32_t> own(frame.window.count());
    for (std::uint32_t stop = 0; stop < stopCount; ++stop) {
        std::size_t arriving = 0;
        for (std::size_t i = 0; i < own.size(); ++i) {
            own[i] = times[i * stopCount + stop];
            arriving += own[i] == transit::kUnreached ? 0U : 1U;
        }
        if (arriving > 0) {
            const double bestMin = *std::ranges::min_element(own) / 60.0;
            reach.push_back(
                {stop, bestMin, percentileMinutes(own, frame.percent), 100.0 * double(arriving) / double(own.size())});
        }
    }
    return reach;
}

void addOpportunities(const ReachFrame& frame, const Opportunities& opportunities, geo::Point place,
                      const std::vector<std::int32_t>& times, OriginReach& reach)
{
    const std::size_t stopCount = frame.patterns.stopCount;
    std::vector<std::int32_t> own(frame.window.count());
    for (std::size_t i = 0; i < opportunities.places.size(); ++i) {
        const geo::Point there = opportunities.places[i];
        const double onFootS = std::ceil(std::hypot(there.x - place.x, there.y - place.y) / frame.metresPerS);
        const bool isWalk = onFootS <= frame.walkS;
        std::ranges::fill(own, isWalk ? static_cast<std::int32_t>(onFootS) : transit::kUnreached);
        for (const transit::StopAccess& last : opportunities.stops[i]) {
            for (std::size_t departure = 0; departure < own.size(); ++departure) {
                const std::int32_t atStop = times[departure * stopCount + last.stop];
                if (atStop != transit::kUnreached && atStop + last.walkS <= frame.rules.limitS) {
                    own[departure] = std::min(own[departure], atStop + last.walkS);
                }
            }
        }
        if (const auto minutes = percentileMinutes(own, frame.percent)) {
            reach.within += *minutes <= frame.decay.limitMin ? opportunities.weights[i] : 0.0;
            reach.access += opportunities.weights[i] * weightOf(frame.decay, *minutes);
        }
    }
}

Result<void> placeStops(ReachFrame& frame, std::int32_t srsId)
{
    std::vector<double> x = frame.timetable.stops.longitudesDeg;
    std::vector<double> y = frame.timetable.stops.latitudesDeg;
    WB_TRY(const geo::Transformer transformer,
           geo::Transformer::create({"EPSG:4326"}, {"EPSG:" + std::to_string(srsId)}));
    transformer.apply(x, y);
    std::vector<geo::Envelope> boxes(x.size());
    for (std::size_t stop = 0; stop < x.size(); ++stop) {
        frame.stopPlaces.push_back({x[stop], y[stop]});
        const bool isServed = frame.patterns.stopStarts[stop] < frame.patterns.stopStarts[stop + 1];
        if (isServed && std::isfinite(x[stop]) && std::isfinite(y[stop])) {
            boxes[stop].include(x[stop], y[stop]);
        }
    }
    frame.stopTree = std::make_unique<geo::BoxTree>(boxes);
    return {};
}

Result<ReachFrame> frameOf(RunContext& context, Job& job)
{
    ReachFrame frame;
    WB_TRY(frame.timetable, readFeedOf(context, "feed", job));
    WB_TRY(const transit::Day day, serviceDay(context, frame.timetable, "date"));
    frame.window = {static_cast<std::int32_t>(context.number("from") * 60.0),
                    static_cast<std::int32_t>(context.number("to") * 60.0),
                    static_cast<std::int32_t>(context.number("step") * 60.0)};
    if (frame.window.count() == 0) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"„Bis“ muss später sein als „Ab“", "“To” has to be later than “From”"},
                     .subject = "to"};
    }
    const transit::WalkRules walking{.withinM = context.number("change_within"), .detour = context.number("detour")};
    frame.patterns = transit::dayPatterns(frame.timetable, day);
    frame.walks = transit::stopWalks(frame.timetable, walking);
    frame.rules = {static_cast<int>(context.integer("transfers")) + 1,
                   static_cast<std::int32_t>(context.number("change_time") * 60.0),
                   static_cast<std::int32_t>(context.number("longest") * 60.0)};
    frame.walkS = context.number("longest_walk") * 60.0;
    frame.metresPerS = walking.speedMPerS / walking.detour;
    frame.percent = context.number("percentile");
    frame.decay = {decayKindOf(context.text("decay")), context.number("decay_limit"),
                   context.number("decay_deviation")};
    return frame;
}

Result<Opportunities> opportunitiesOf(RunContext& context, const ReachFrame& frame, std::int32_t srsId, Job& job)
{
    Opportunities all;
    if (!context.hasInput("opportunities")) {
        return all;
    }
    auto people = readPeople(context, "opportunities", srsId, job);
    if (people) {
        all.places = people->places;
        all.weights = people->inhabitants;
    } else {
        WB_TRY(const PointRows rows, readPoints(context, "opportunities", srsId, job));
        all.places = rows.points;
        all.weights.assign(rows.size(), 1.0);
    }
    for (const geo::Point place : all.places) {
        all.stops.push_back(stopsAround(frame, place));
    }
    return all;
}

Result<std::vector<OriginReach>> reachOf(const ReachFrame& frame, const PointRows& origins,
                                         const Opportunities& opportunities, Job& job)
{
    std::vector<OriginReach> reach(origins.size());
    const ParallelOptions options{.chunkSize = 1, .step = "timetable"};
    std::vector<std::unique_ptr<transit::Raptor>> raptors(threadCountFor(origins.size(), options));
    WB_CHECK(parallelChunks(origins.size(), options, job, [&](const Chunk& chunk) -> Result<void> {
        auto& raptor = raptors[chunk.thread];
        if (!raptor) {
            raptor = std::make_unique<transit::Raptor>(frame.patterns, frame.walks, frame.rules);
        }
        std::vector<std::int32_t> times;
        raptor->travelTimes(stopsAround(frame, origins.points[chunk.begin]), frame.window, times);
        reach[chunk.begin].stops = stopReachOf(frame, times);
        addOpportunities(frame, opportunities, origins.points[chunk.begin], times, reach[chunk.begin]);
        return {};
    }));
    return reach;
}

double rounded(double minutes)
{
    return std::round(minutes * 10.0) / 10.0;
}

Result<void> writeStops(RunContext& context, const ReachFrame& frame, const PointRows& origins,
                        const std::vector<OriginReach>& reach, std::pair<std::int32_t, Job*> out)
{
    const auto& [srsId, job] = out;
    WB_TRY(
        analysis::OutputLayer* const output,
        context.startOutput("stops", {.geometry = workspace::GeometryType::Point,
                                      .srsId = srsId,
                                      .columns = {{"start_fid", ColumnType::Integer, "", "Start"},
                                                  {"start", ColumnType::Text, "", "Name des Starts"},
                                                  {"haltestelle", ColumnType::Text, "", "Haltestelle"},
                                                  {"kennung", ColumnType::Text, "", "Kennung"},
                                                  {"schnellste_min", ColumnType::Real, "min", "Schnellste Fahrt"},
                                                  {"perzentil_min", ColumnType::Real, "min", "Perzentil der Abfahrten"},
                                                  {"anteil", ColumnType::Real, "%", "Abfahrten, die ankommen"}}}));
    workspace::RowBatch rows;
    for (std::size_t i = 0; i < origins.size(); ++i) {
        for (const StopReach& one : reach[i].stops) {
            const geo::Point place = frame.stopPlaces[one.stop];
            if (!std::isfinite(place.x) || !std::isfinite(place.y)) {
                continue;
            }
            rows.beginRow();
            rows.geometry(gpkgFromPoint(place, srsId));
            rows.add(origins.fids[i]);
            rows.addText(origins.names[i]);
            rows.addText(frame.timetable.stops.names[one.stop]);
            rows.addText(frame.timetable.stops.ids[one.stop]);
            rows.add(rounded(one.bestMin));
            if (one.percentileMin) {
                rows.add(rounded(*one.percentileMin));
            } else {
                rows.addNull();
            }
            rows.add(rounded(one.shareOfDepartures));
            rows.endRow();
        }
        if (rows.rowCount() >= 4096) {
            WB_CHECK(output->append(rows, *job));
            rows.clear();
        }
    }
    return output->append(rows, *job);
}

Result<void> writeOrigins(RunContext& context, const PointRows& origins, const std::vector<OriginReach>& reach,
                          std::int32_t srsId, Job& job)
{
    WB_TRY(analysis::OutputLayer* const output,
           context.startOutput("result",
                               {.geometry = workspace::GeometryType::Point,
                                .srsId = srsId,
                                .columns = {{"start_fid", ColumnType::Integer, "", "Start"},
                                            {"start", ColumnType::Text, "", "Name des Starts"},
                                            {"haltestellen", ColumnType::Integer, "", "Erreichte Haltestellen"},
                                            {"erreicht", ColumnType::Real, "", "Gelegenheiten in der Grenze"},
                                            {"gewichtet", ColumnType::Real, "", "Gelegenheiten, abnehmend gezählt"}}}));
    const bool hasOpportunities = context.hasInput("opportunities");
    workspace::RowBatch rows;
    for (std::size_t i = 0; i < origins.size(); ++i) {
        rows.beginRow();
        rows.geometry(gpkgFromPoint(origins.points[i], srsId));
        rows.add(origins.fids[i]);
        rows.addText(origins.names[i]);
        rows.add(static_cast<std::int64_t>(reach[i].stops.size()));
        if (hasOpportunities) {
            rows.add(reach[i].within);
            rows.add(reach[i].access);
        } else {
            rows.addNull();
            rows.addNull();
        }
        rows.endRow();
    }
    return output->append(rows, job);
}

Result<void> runTransitReach(RunContext& context, Job& job)
{
    Job reading = job.part(0.0, 0.2);
    WB_TRY(ReachFrame frame, frameOf(context, reading));
    WB_TRY(const std::int32_t srsId, workingSrsId(context, frame.timetable));
    WB_CHECK(placeStops(frame, srsId));
    Job places = job.part(0.2, 0.3);
    WB_TRY(const PointRows origins, readPoints(context, "origins", srsId, places));
    WB_TRY(const Opportunities opportunities, opportunitiesOf(context, frame, srsId, places));
    Job searching = job.part(0.3, 0.9);
    WB_TRY(const auto reach, reachOf(frame, origins, opportunities, searching));
    Job writing = job.part(0.9, 1.0);
    WB_CHECK(writeOrigins(context, origins, reach, srsId, writing));
    return writeStops(context, frame, origins, reach, {srsId, &writing});
}

analysis::Parameter minutesParameter(const char* id, const Text& title, const Text& help, const char* defaultValue)
{
    return {.id = id,
            .title = title,
            .help = help,
            .kind = ParameterKind::Number,
            .unit = "min",
            .range = {0, 2880},
            .defaultValue = defaultValue};
}

analysis::Parameter numberParameter(const char* id, const Text& title, const Text& help, analysis::Range range,
                                    const char* defaultValue)
{
    return {.id = id,
            .title = title,
            .help = help,
            .kind = ParameterKind::Number,
            .range = range,
            .defaultValue = defaultValue};
}

std::vector<analysis::Parameter> transitReachParameters()
{
    std::vector<analysis::Parameter> parameters = {feedParameter("feed", {"Fahrplan", "Timetable"}),
                                                   dateParameter("date", {"Tag", "Day"})};
    for (analysis::Parameter& parameter : schemeParameters()) {
        if (parameter.id == "day" || parameter.id == "repair" || parameter.id == "crs") {
            parameters.push_back(std::move(parameter));
        }
    }
    const std::vector<analysis::Parameter> own = {
        minutesParameter(
            "from", {"Abfahrt ab", "Departure from"},
            {"Minuten nach Mitternacht, zum Beispiel „7 h“.", "Minutes after midnight, for example “7 h”."}, "420"),
        minutesParameter("to", {"Abfahrt bis", "Departure to"},
                         {"Minuten nach Mitternacht; diese Minute zählt nicht mehr.",
                          "Minutes after midnight; this minute does not count any more."},
                         "540"),
        {.id = "step",
         .title = {"Abstand der Abfahrten", "Step of departures"},
         .help = {"Alle so viele Minuten macht sich jemand auf den Weg.", "Every so many minutes somebody sets out."},
         .kind = ParameterKind::Number,
         .unit = "min",
         .range = {1, 60},
         .defaultValue = "1"},
        numberParameter("percentile", {"Perzentil", "Percentile"},
                        {"So viel Prozent der Abfahrten dauern höchstens so lange; 50 ist der Median.",
                         "So many percent of the departures take no longer; 50 is the median."},
                        {0, 100}, "50"),
        minutesParameter("longest", {"Längste Reise", "Longest journey"},
                         {"Vom Start bis zum Ziel, Warten eingerechnet.", "From start to end, waiting included."},
                         "90"),
        minutesParameter("longest_walk", {"Längster Fußweg", "Longest walk"},
                         {"Zur ersten Haltestelle, von der letzten, und wer gar nicht fährt.",
                          "To the first stop, from the last one, and for those who do not ride at all."},
                         "15"),
        {.id = "transfers",
         .title = {"Umstiege", "Transfers"},
         .help = {"Höchstens so oft wird umgestiegen.", "At most so many transfers."},
         .kind = ParameterKind::Integer,
         .range = {0, 7},
         .defaultValue = "3"},
        minutesParameter("change_time", {"Umsteigezeit", "Time to change"},
                         {"Zwischen Aussteigen und Einsteigen, außer dem Fußweg.",
                          "Between getting off and getting on, besides the walk."},
                         "1"),
        {.id = "change_within",
         .title = {"Umsteigen bis", "Change within"},
         .help = {"Luftlinie zwischen zwei Haltestellen, zwischen denen man zu Fuß umsteigt.",
                  "Straight line between two stops between which one changes on foot."},
         .kind = ParameterKind::Number,
         .unit = "m",
         .range = {0, 2000},
         .defaultValue = "300"},
        numberParameter(
            "detour", {"Umweg zu Fuß", "Detour on foot"},
            {"So viel länger als die Luftlinie ist ein Fußweg.", "So much longer than the straight line a walk is."},
            {1, 3}, "1,3"),
        {.id = "decay",
         .title = {"Abnahme", "Decay"},
         .help = {"Wie viel weniger zählt, was weiter weg ist.", "How much less counts what is farther away."},
         .kind = ParameterKind::Choice,
         .defaultValue = "step",
         .choices = {{"step", {"Stufe: bis zur Grenze ganz", "step: whole up to the limit"}},
                     {"linear", {"gerade: fällt bis zur Grenze auf null", "linear: falls to zero at the limit"}},
                     {"exponential",
                      {"exponentiell: halbiert sich mit jeder Grenze", "exponential: halves with each limit"}},
                     {"logistic", {"logistisch: halb an der Grenze", "logistic: a half at the limit"}}}},
        minutesParameter("decay_limit", {"Grenze", "Limit"},
                         {"Minuten der Grenze der Abnahme.", "Minutes of the limit of the decay."}, "45"),
        {.id = "decay_deviation",
         .title = {"Breite des Übergangs", "Width of the transition"},
         .help = {"Standardabweichung der logistischen Abnahme.", "Standard deviation of the logistic decay."},
         .kind = ParameterKind::Number,
         .unit = "min",
         .range = {0.1, 120},
         .defaultValue = "10"}};
    parameters.insert(parameters.end(), own.begin(), own.end());
    return parameters;
}

} // namespace

analysis::Descriptor transitReachAnalysis()
{
    return {
        .id = "transit_reach",
        .version = "1",
        .title = {"Reichweite mit Bus und Bahn", "Reach by public transport"},
        .summary =
            {"Was erreicht man von einem Ort mit Bus und Bahn, wenn man irgendwann zwischen 7 und 9 Uhr aufbricht? "
             "Haltestellen mit Reisezeit und Gelegenheiten mit Abnahme nach Zeit.",
             "What is reached from a place by public transport when one sets out at any minute between 7 and 9? Stops "
             "with travel time, and opportunities with decay by time."},
        .group = {"Mobilität", "Mobility"},
        .tags = {"öpnv", "gtfs", "reisezeit", "erreichbarkeit", "raptor"},
        .inputs =
            {{.id = "origins",
              .title = {"Start", "Origins"},
              .help = {"Orte, von denen aus gesucht wird.", "Places to start from."},
              .role = "facilities",
              .kinds = {analysis::GeometryKind::Points, analysis::GeometryKind::Polygons}},
             {.id = "opportunities",
              .title = {"Gelegenheiten", "Opportunities"},
              .help = {"Was erreicht werden soll: Einwohner zählen nach ihrer Zahl, alles andere je Objekt einmal.",
                       "What is to be reached: inhabitants count by their number, everything else once a feature."},
              .role = "population_grid",
              .kinds = {analysis::GeometryKind::Points, analysis::GeometryKind::Polygons},
              .presence = analysis::Presence::Optional}},
        .parameters = transitReachParameters(),
        .outputs =
            {{.id = "result",
              .title = {"Reichweite je Ort", "Reach of each place"},
              .help = {"Je Ort Zahl der erreichten Haltestellen und der Gelegenheiten.",
                       "For each place the number of stops and of opportunities within reach."},
              .nameSuffix = "reichweite"},
             {.id = "stops",
              .title = {"Erreichte Haltestellen", "Stops within reach"},
              .help = {"Je Ort und Haltestelle schnellste Fahrt, Perzentil und Anteil der Abfahrten, die ankommen.",
                       "For each place and stop the fastest trip, percentile and share of departures that arrive."},
              .nameSuffix = "erreichte_haltestellen"}},
        .methodPage = "reichweite_oepnv",
        .run = runTransitReach,
    };
}

} // namespace weitblick::mobility
