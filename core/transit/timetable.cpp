// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/timetable.h"

#include <algorithm>

namespace weitblick::transit {

namespace {

constexpr int kMostDays = 800;

unsigned weekdayBit(Day day)
{
    return std::chrono::weekday(day).iso_encoding() - 1; // Monday 0
}

bool isOfKind(Day day, DayKind kind)
{
    const unsigned bit = weekdayBit(day);
    return kind == DayKind::Workday ? bit >= 1 && bit <= 3 : bit + 1 == static_cast<unsigned>(kind);
}

/// Trips that each service brings to a day on which it runs.
std::vector<std::int64_t> tripsOfServices(const Timetable& timetable)
{
    std::vector<std::int64_t> runs(timetable.trips.size(), 1);
    std::uint32_t last = kNone;
    for (const Frequency& frequency : timetable.frequencies) {
        if (frequency.trip != last) {
            runs[frequency.trip] = 0;
            last = frequency.trip;
        }
        runs[frequency.trip] += (frequency.endS - frequency.startS + frequency.headwayS - 1) / frequency.headwayS;
    }
    std::vector<std::int64_t> counts(timetable.services.size(), 0);
    for (std::size_t trip = 0; trip < timetable.trips.size(); ++trip) {
        if (timetable.trips.endStopTimes[trip] > timetable.trips.firstStopTimes[trip]) {
            counts[timetable.trips.services[trip]] += runs[trip];
        }
    }
    return counts;
}

std::int64_t sumOn(const Services& services, const std::vector<std::int64_t>& counts, Day day)
{
    std::int64_t sum = 0;
    for (std::uint32_t service = 0; service < services.size(); ++service) {
        sum += counts[service] > 0 && runsOn(services, service, day) ? counts[service] : 0;
    }
    return sum;
}

} // namespace

bool runsOn(const Services& services, std::uint32_t service, Day day)
{
    const Services::Rule& rule = services.rules[service];
    const auto found = std::ranges::lower_bound(rule.days, day, {}, &std::pair<Day, bool>::first);
    if (found != rule.days.end() && found->first == day) {
        return found->second;
    }
    return day >= rule.from && day <= rule.to && ((rule.weekdays >> weekdayBit(day)) & 1U) != 0;
}

std::vector<bool> servicesOn(const Services& services, Day day)
{
    std::vector<bool> runs(services.size());
    for (std::uint32_t service = 0; service < services.size(); ++service) {
        runs[service] = runsOn(services, service, day);
    }
    return runs;
}

std::optional<DaySpan> validityOf(const Services& services)
{
    std::optional<DaySpan> span;
    const auto extend = [&](Day day) {
        span = span ? DaySpan{std::min(span->first, day), std::max(span->last, day)} : DaySpan{day, day};
    };
    for (const Services::Rule& rule : services.rules) {
        if (rule.weekdays != 0 && rule.from <= rule.to) {
            extend(rule.from);
            extend(rule.to);
        }
        for (const auto& [day, runs] : rule.days) {
            if (runs) {
                extend(day);
            }
        }
    }
    return span;
}

std::optional<Day> typicalDay(const Timetable& timetable, DayKind kind)
{
    const auto span = validityOf(timetable.services);
    if (!span) {
        return std::nullopt;
    }
    const std::vector<std::int64_t> counts = tripsOfServices(timetable);
    std::optional<Day> best;
    std::int64_t most = 0;
    const Day last = std::min(span->last, span->first + std::chrono::days(kMostDays));
    for (Day day = span->first; day <= last; day += std::chrono::days(1)) {
        if (!isOfKind(day, kind)) {
            continue;
        }
        if (const std::int64_t trips = sumOn(timetable.services, counts, day); trips > most) {
            most = trips;
            best = day;
        }
    }
    return best;
}

std::int64_t tripsOn(const Timetable& timetable, Day day)
{
    return sumOn(timetable.services, tripsOfServices(timetable), day);
}

std::optional<std::uint32_t> stopOfId(const Timetable& timetable, std::string_view id)
{
    const auto found = std::ranges::find(timetable.stops.ids, id);
    if (found == timetable.stops.ids.end()) {
        return std::nullopt;
    }
    return static_cast<std::uint32_t>(found - timetable.stops.ids.begin());
}

std::uint32_t stationOf(const Stops& stops, std::uint32_t stop)
{
    // A boarding area hangs on a platform, that on a station: two steps at most.
    for (int step = 0; step < 2 && stops.parents[stop] != kNone; ++step) {
        stop = stops.parents[stop];
    }
    return stop;
}

std::size_t sizeBytes(const Timetable& timetable)
{
    constexpr std::size_t kPerStopTime = 4 + 4 + 4 + 1 + 4;
    constexpr std::size_t kPerTrip = 7 * 4 + 32 + 1;
    constexpr std::size_t kPerStop = 4 * 32 + 2 * 8 + 1 + 8;
    return timetable.stopTimes.size() * kPerStopTime + timetable.trips.size() * kPerTrip +
           timetable.stops.size() * kPerStop + timetable.shapes.longitudesDeg.size() * 16;
}

} // namespace weitblick::transit
