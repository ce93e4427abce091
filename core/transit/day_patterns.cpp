// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/day_patterns.h"

#include "core/transit/earth_distance.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>

namespace weitblick::transit {

namespace {

constexpr std::int32_t kDayS = 86'400;

/// A trip as it runs once: its stop times, shifted.
struct Run {
    std::uint32_t trip = 0;
    std::int32_t shiftS = 0;
};

std::vector<Run> runsOf(const Timetable& timetable, Day day)
{
    std::vector<Run> runs;
    std::map<std::uint32_t, std::vector<const Frequency*>> frequencies;
    for (const Frequency& one : timetable.frequencies) {
        frequencies[one.trip].push_back(&one);
    }
    for (const int before : {1, 0}) {
        const std::vector<bool> runsThen = servicesOn(timetable.services, day - std::chrono::days(before));
        for (std::uint32_t trip = 0; trip < timetable.trips.size(); ++trip) {
            const std::uint32_t first = timetable.trips.firstStopTimes[trip];
            if (!runsThen[timetable.trips.services[trip]] || timetable.trips.endStopTimes[trip] < first + 2) {
                continue;
            }
            const auto own = frequencies.find(trip);
            if (own == frequencies.end()) {
                runs.push_back({trip, -before * kDayS});
                continue;
            }
            for (const Frequency* const one : own->second) {
                for (std::int32_t start = one->startS; one->headwayS > 0 && start < one->endS; start += one->headwayS) {
                    runs.push_back({trip, start - timetable.stopTimes.departuresS[first] - before * kDayS});
                }
            }
        }
    }
    std::erase_if(runs, [&](const Run& run) { // the day before is of use only where it runs past midnight
        return timetable.stopTimes.arrivalsS[timetable.trips.endStopTimes[run.trip] - 1] + run.shiftS < 0;
    });
    return runs;
}

/// Stops and rules of a trip, as a key.
std::vector<std::uint64_t> courseOf(const Timetable& timetable, std::uint32_t trip)
{
    std::vector<std::uint64_t> course;
    for (std::uint32_t i = timetable.trips.firstStopTimes[trip]; i < timetable.trips.endStopTimes[trip]; ++i) {
        const std::uint64_t rules = timetable.stopTimes.rules[i] & (kNoPickup | kNoDropOff);
        course.push_back(std::uint64_t{timetable.stopTimes.stops[i]} << 8U | rules);
    }
    return course;
}

bool isBehind(const Timetable& timetable, const Run& later, const Run& earlier)
{
    const std::uint32_t a = timetable.trips.firstStopTimes[later.trip];
    const std::uint32_t b = timetable.trips.firstStopTimes[earlier.trip];
    const std::uint32_t count = timetable.trips.endStopTimes[later.trip] - a;
    const StopTimes& times = timetable.stopTimes;
    for (std::uint32_t i = 0; i < count; ++i) {
        if (times.arrivalsS[a + i] + later.shiftS < times.arrivalsS[b + i] + earlier.shiftS ||
            times.departuresS[a + i] + later.shiftS < times.departuresS[b + i] + earlier.shiftS) {
            return false;
        }
    }
    return true;
}

void addPattern(const Timetable& timetable, const std::vector<Run>& runs, DayPatterns& out)
{
    const std::uint32_t first = timetable.trips.firstStopTimes[runs.front().trip];
    const std::uint32_t end = timetable.trips.endStopTimes[runs.front().trip];
    out.patterns.push_back({.firstStop = static_cast<std::uint32_t>(out.stops.size()),
                            .stopCount = end - first,
                            .firstTime = static_cast<std::uint32_t>(out.arrivalsS.size()),
                            .tripCount = static_cast<std::uint32_t>(runs.size())});
    for (std::uint32_t i = first; i < end; ++i) {
        out.stops.push_back(timetable.stopTimes.stops[i]);
        out.rules.push_back(timetable.stopTimes.rules[i]);
    }
    for (const Run& run : runs) {
        const std::uint32_t begin = timetable.trips.firstStopTimes[run.trip];
        for (std::uint32_t i = begin; i < begin + (end - first); ++i) {
            out.arrivalsS.push_back(timetable.stopTimes.arrivalsS[i] + run.shiftS);
            out.departuresS.push_back(timetable.stopTimes.departuresS[i] + run.shiftS);
        }
    }
}

void indexStops(DayPatterns& out)
{
    out.stopStarts.assign(out.stopCount + 1, 0);
    for (const std::uint32_t stop : out.stops) {
        ++out.stopStarts[stop + 1];
    }
    std::partial_sum(out.stopStarts.begin(), out.stopStarts.end(), out.stopStarts.begin());
    out.stopPatterns.resize(out.stops.size());
    std::vector<std::uint32_t> next(out.stopStarts.begin(), out.stopStarts.end() - 1);
    for (std::uint32_t pattern = 0; pattern < out.patterns.size(); ++pattern) {
        for (std::uint32_t i = 0; i < out.patterns[pattern].stopCount; ++i) {
            out.stopPatterns[next[out.stops[out.patterns[pattern].firstStop + i]]++] = {pattern, i};
        }
    }
}

} // namespace

DayPatterns dayPatterns(const Timetable& timetable, Day day)
{
    std::vector<Run> runs = runsOf(timetable, day);
    std::ranges::stable_sort(runs, {}, [&](const Run& run) {
        return timetable.stopTimes.departuresS[timetable.trips.firstStopTimes[run.trip]] + run.shiftS;
    });
    std::map<std::vector<std::uint64_t>, std::vector<std::vector<Run>>> groups;
    std::map<std::uint32_t, std::vector<std::uint64_t>> courses;
    for (const Run& run : runs) {
        auto [course, isNew] = courses.try_emplace(run.trip);
        if (isNew) {
            course->second = courseOf(timetable, run.trip);
        }
        auto& own = groups[course->second];
        const auto fits = std::ranges::find_if(
            own, [&](const std::vector<Run>& group) { return isBehind(timetable, run, group.back()); });
        if (fits == own.end()) {
            own.push_back({run});
        } else {
            fits->push_back(run);
        }
    }
    DayPatterns patterns{.stopCount = timetable.stops.size()};
    for (const auto& [course, own] : groups) {
        for (const std::vector<Run>& group : own) {
            addPattern(timetable, group, patterns);
        }
    }
    indexStops(patterns);
    return patterns;
}

StopWalks stopWalks(const Timetable& timetable, const WalkRules& rules)
{
    const Stops& stops = timetable.stops;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::optional<std::int32_t>> told;
    for (const Transfer& transfer : timetable.transfers) {
        if (transfer.from != transfer.to) {
            told[{transfer.from, transfer.to}] =
                transfer.kind == 3 ? std::nullopt
                                   : std::optional(transfer.kind == 2 ? std::max(0, transfer.minimumS) : -1);
        }
    }
    const auto walkS = [&](double metres) {
        return static_cast<std::int32_t>(std::ceil(metres * rules.detour / rules.speedMPerS));
    };
    // By latitude, so that only a narrow band has to be looked at.
    std::vector<std::uint32_t> order;
    for (std::uint32_t stop = 0; stop < stops.size(); ++stop) {
        if (std::isfinite(stops.latitudesDeg[stop]) && std::isfinite(stops.longitudesDeg[stop]) &&
            stops.kinds[stop] == StopKind::Platform) {
            order.push_back(stop);
        }
    }
    std::ranges::sort(order, {}, [&](std::uint32_t stop) { return std::pair(stops.latitudesDeg[stop], stop); });
    const double bandDeg = rules.withinM / kMetresPerDegree;
    for (std::size_t i = 0; i < order.size(); ++i) {
        for (std::size_t j = i + 1;
             j < order.size() && stops.latitudesDeg[order[j]] - stops.latitudesDeg[order[i]] <= bandDeg; ++j) {
            const double metres = distanceM(stops.longitudesDeg[order[i]], stops.latitudesDeg[order[i]],
                                            stops.longitudesDeg[order[j]], stops.latitudesDeg[order[j]]);
            if (metres <= rules.withinM) {
                told.try_emplace({order[i], order[j]}, walkS(metres));
                told.try_emplace({order[j], order[i]}, walkS(metres));
            }
        }
    }
    StopWalks walks;
    auto next = told.begin();
    for (std::uint32_t stop = 0; stop < stops.size(); ++stop) {
        for (; next != told.end() && next->first.first == stop; ++next) {
            if (!next->second) {
                continue;
            }
            const std::uint32_t to = next->first.second;
            const double metres = distanceM(stops.longitudesDeg[stop], stops.latitudesDeg[stop],
                                            stops.longitudesDeg[to], stops.latitudesDeg[to]);
            walks.walks.push_back(
                {to, *next->second >= 0 ? *next->second : (std::isfinite(metres) ? walkS(metres) : 0)});
        }
        walks.starts.push_back(static_cast<std::uint32_t>(walks.walks.size()));
    }
    return walks;
}

} // namespace weitblick::transit
