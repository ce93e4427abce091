// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/stop_departures.h"

#include "core/geo/crs.h"
#include "core/geo/geos.h"
#include "core/mobility/service_state.h"
#include "core/transit/departures.h"
#include "core/transit/feed_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace weitblick::mobility {

namespace {

using analysis::RunContext;
using workspace::ColumnType;

constexpr std::size_t kHours = 24;

/// What one stop has on one day.
struct StopDay {
    std::string name;
    double longitudeDeg = 0.0;
    double latitudeDeg = 0.0;
    std::vector<std::int32_t> timesS;
    std::array<std::int64_t, kHours> byHour{};
};
using StopDays = std::map<std::string, StopDay>; ///< by the id of the station

StopDays stopDaysOf(const transit::Timetable& timetable, transit::Day day)
{
    const std::vector<std::uint32_t> stations = stationsOfStops(timetable.stops);
    std::map<std::uint32_t, std::uint32_t> firstOf; // station -> the stop that it is called after
    for (std::uint32_t stop = 0; stop < stations.size(); ++stop) {
        firstOf.try_emplace(stations[stop], transit::stationOf(timetable.stops, stop));
    }
    StopDays days;
    transit::eachDeparture(timetable, day, {}, [&](const transit::Departure& departure) {
        const std::uint32_t stop = firstOf.at(stations[departure.stop]);
        StopDay& one = days[timetable.stops.ids[stop]];
        if (one.timesS.empty()) {
            const bool isPlaced = std::isfinite(timetable.stops.longitudesDeg[stop]);
            const std::uint32_t place = isPlaced ? stop : departure.stop;
            one.name = timetable.stops.names[stop];
            one.longitudeDeg = timetable.stops.longitudesDeg[place];
            one.latitudeDeg = timetable.stops.latitudesDeg[place];
        }
        one.timesS.push_back(departure.timeS);
        ++one.byHour[static_cast<std::size_t>(departure.timeS / 3600)];
    });
    for (auto& [id, one] : days) {
        std::ranges::sort(one.timesS);
    }
    return days;
}

enum class Compared : std::uint8_t { No, Yes };

/// Both days of a stop; one of them may have none.
struct Pair {
    const StopDay* now = nullptr;
    const StopDay* before = nullptr;
    [[nodiscard]] const StopDay& any() const { return now != nullptr ? *now : *before; }
};

std::map<std::string, Pair> pairsOf(const StopDays& now, const StopDays& before)
{
    std::map<std::string, Pair> pairs;
    for (const auto& [id, day] : now) {
        pairs[id].now = &day;
    }
    for (const auto& [id, day] : before) {
        pairs[id].before = &day;
    }
    return pairs;
}

void addDifference(workspace::RowBatch& rows, std::int64_t now, std::int64_t before, Compared compared)
{
    if (compared == Compared::Yes) {
        rows.add(before);
        rows.add(now - before);
    } else {
        rows.addNull();
        rows.addNull();
    }
}

Result<void> writeHours(RunContext& context, const std::map<std::string, Pair>& pairs, Compared compared, Job& job)
{
    WB_TRY(analysis::OutputLayer* const output,
           context.startOutput("hours", {.columns = {{"kennung", ColumnType::Text, "", "Kennung"},
                                                     {"name", ColumnType::Text, "", "Haltestelle"},
                                                     {"stunde", ColumnType::Integer, "", "Stunde"},
                                                     {"abfahrten", ColumnType::Integer, "", "Abfahrten"},
                                                     {"vorher", ColumnType::Integer, "", "Abfahrten vorher"},
                                                     {"differenz", ColumnType::Integer, "", "Differenz"}}}));
    workspace::RowBatch rows;
    for (const auto& [id, pair] : pairs) {
        for (std::size_t hour = 0; hour < kHours; ++hour) {
            const std::int64_t now = pair.now != nullptr ? pair.now->byHour[hour] : 0;
            const std::int64_t before = pair.before != nullptr ? pair.before->byHour[hour] : 0;
            if (now == 0 && before == 0) {
                continue;
            }
            rows.beginRow();
            rows.addText(id);
            rows.addText(pair.any().name);
            rows.add(static_cast<std::int64_t>(hour));
            rows.add(now);
            addDifference(rows, now, before, compared);
            rows.endRow();
        }
    }
    return output->append(rows, job);
}

/// First and last departure and the longest wait between two; empty for a stop that has none any more.
void addTimes(workspace::RowBatch& rows, const StopDay* day)
{
    if (day == nullptr) {
        rows.addNull();
        rows.addNull();
        rows.addNull();
        return;
    }
    std::int32_t longestS = 0;
    for (std::size_t i = 1; i < day->timesS.size(); ++i) {
        longestS = std::max(longestS, day->timesS[i] - day->timesS[i - 1]);
    }
    rows.addText(transit::clockText(day->timesS.front()));
    rows.addText(transit::clockText(day->timesS.back()));
    rows.add(double(longestS) / 60.0);
}

Result<void> writeStops(RunContext& context, const std::map<std::string, Pair>& pairs, Compared compared,
                        std::int32_t srsId, Job& job)
{
    WB_TRY(const geo::Transformer transformer,
           geo::Transformer::create({"EPSG:4326"}, {"EPSG:" + std::to_string(srsId)}));
    WB_TRY(analysis::OutputLayer* const output,
           context.startOutput("stops", {.geometry = workspace::GeometryType::Point,
                                         .srsId = srsId,
                                         .columns = {{"kennung", ColumnType::Text, "", "Kennung"},
                                                     {"name", ColumnType::Text, "", "Haltestelle"},
                                                     {"abfahrten", ColumnType::Integer, "", "Abfahrten am Tag"},
                                                     {"vorher", ColumnType::Integer, "", "Abfahrten vorher"},
                                                     {"differenz", ColumnType::Integer, "", "Differenz"},
                                                     {"erste", ColumnType::Text, "", "Erste Abfahrt"},
                                                     {"letzte", ColumnType::Text, "", "Letzte Abfahrt"},
                                                     {"luecke_min", ColumnType::Real, "min", "Längste Lücke"}}}));
    workspace::RowBatch rows;
    for (const auto& [id, pair] : pairs) {
        std::array<double, 1> x{pair.any().longitudeDeg};
        std::array<double, 1> y{pair.any().latitudeDeg};
        const auto now = static_cast<std::int64_t>(pair.now != nullptr ? pair.now->timesS.size() : 0);
        const auto before = static_cast<std::int64_t>(pair.before != nullptr ? pair.before->timesS.size() : 0);
        rows.beginRow();
        if (std::isfinite(x[0]) && std::isfinite(y[0]) && transformer.apply(x, y) == 0) {
            const geo::Geometry point(GEOSGeom_createPointFromXY_r(geo::geosContext(), x[0], y[0]));
            rows.geometry(geo::gpkgFromGeometry(*point, srsId));
        }
        rows.addText(id);
        rows.addText(pair.any().name);
        rows.add(now);
        addDifference(rows, now, before, compared);
        addTimes(rows, pair.now);
        rows.endRow();
    }
    return output->append(rows, job);
}

Result<void> runStopDepartures(RunContext& context, Job& job)
{
    Job reading = job.part(0.0, 0.4);
    WB_TRY(const transit::Timetable timetable, readFeedOf(context, "feed", reading));
    WB_TRY(const transit::Day day, serviceDay(context, timetable, "date"));
    WB_TRY(const std::int32_t srsId, workingSrsId(context, timetable));
    const StopDays now = stopDaysOf(timetable, day);
    context.note({"gezählt am " + transit::isoOf(day), "counted on " + transit::isoOf(day)});
    StopDays before;
    const Compared compared = context.has("before") ? Compared::Yes : Compared::No;
    if (compared == Compared::Yes) {
        Job readingBefore = job.part(0.4, 0.8);
        WB_TRY(const transit::Timetable earlier, readFeedOf(context, "before", readingBefore));
        WB_TRY(const transit::Day dayBefore, serviceDay(context, earlier, "date_before"));
        before = stopDaysOf(earlier, dayBefore);
        context.note({"verglichen mit dem " + transit::isoOf(dayBefore), "compared with " + transit::isoOf(dayBefore)});
    }
    const auto pairs = pairsOf(now, before);
    WB_CHECK(writeStops(context, pairs, compared, srsId, job));
    return writeHours(context, pairs, compared, job);
}

std::vector<analysis::Parameter> parameters()
{
    std::vector<analysis::Parameter> all = {
        feedParameter("feed", {"Fahrplan", "Timetable"}),
        feedParameter("before", {"Vergleich mit Fahrplan", "Compare with timetable"}),
        dateParameter("date", {"Tag", "Day"}),
        dateParameter("date_before", {"Tag des Vergleichs", "Day compared with"})};
    all[1].presence = analysis::Presence::Optional;
    for (analysis::Parameter& parameter : schemeParameters()) {
        if (parameter.id == "day" || parameter.id == "repair" || parameter.id == "crs") {
            all.push_back(std::move(parameter));
        }
    }
    return all;
}

} // namespace

analysis::Descriptor stopDeparturesAnalysis()
{
    return {
        .id = "stop_departures",
        .version = "1",
        .title = {"Abfahrten je Haltestelle", "Departures by stop"},
        .summary =
            {"Wann fährt wo wie oft etwas? Abfahrten je Haltestelle und Stunde, erste und letzte Fahrt, längste "
             "Lücke, auf Wunsch verglichen mit einem anderen Fahrplan oder Tag.",
             "When does something run, and how often? Departures by stop and hour, first and last trip, longest gap; "
             "compared with another timetable or day if wished."},
        .group = {"Mobilität", "Mobility"},
        .tags = {"öpnv", "gtfs", "abfahrten", "takt", "fahrplanwechsel", "vergleich"},
        .parameters = parameters(),
        .outputs = {{.id = "stops",
                     .title = {"Haltestellen mit Abfahrten", "Stops with departures"},
                     .help = {"Abfahrten am Tag, erste, letzte, längste Lücke, Unterschied zum Vergleich.",
                              "Departures a day, first, last, longest gap, difference."},
                     .nameSuffix = "abfahrten"},
                    {.id = "hours",
                     .title = {"Abfahrten je Stunde", "Departures by hour"},
                     .help = {"Eine Zeile je Haltestelle und Stunde mit Abfahrten.",
                              "A row for each stop and hour with departures."},
                     .nameSuffix = "abfahrten_je_stunde"}},
        .methodPage = "abfahrten",
        .run = runStopDepartures,
    };
}

} // namespace weitblick::mobility
