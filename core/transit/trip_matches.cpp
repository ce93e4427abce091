// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/trip_matches.h"

#include "core/transit/hidden_character.h"
#include "core/transit/stop_matches.h"

#include <algorithm>
#include <functional>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace weitblick::transit {

namespace {

constexpr int kMostDays = 800;

std::uint64_t mixed(std::uint64_t key, std::uint64_t value)
{
    // splitmix64, Steele et al. 2014: every bit of the value reaches every bit of the key.
    key += value + 0x9e3779b97f4a7c15ULL;
    key = (key ^ (key >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    key = (key ^ (key >> 27U)) * 0x94d049bb133111ebULL;
    return key ^ (key >> 31U);
}

std::string agencyName(const Timetable& timetable, std::uint32_t trip)
{
    const std::uint32_t agency = timetable.routes.agencies[timetable.trips.routes[trip]];
    return agency == kNone ? std::string() : timetable.agencies.ids[agency] + "\n" + timetable.agencies.names[agency];
}

std::string routeName(const Timetable& timetable, std::uint32_t route)
{
    const std::uint32_t agency = timetable.routes.agencies[route];
    return (agency == kNone ? std::string() : timetable.agencies.names[agency]) + "\n" +
           timetable.routes.shortNames[route] + "\n" + timetable.routes.longNames[route];
}

bool hasStops(const Timetable& timetable, std::uint32_t trip)
{
    return timetable.trips.endStopTimes[trip] > timetable.trips.firstStopTimes[trip];
}

/// Key -> trips of a feed.
std::unordered_multimap<std::uint64_t, std::uint32_t> tripsByKey(const Timetable& timetable)
{
    const std::vector<std::uint64_t> keys = runKeys(timetable);
    std::unordered_multimap<std::uint64_t, std::uint32_t> trips;
    trips.reserve(keys.size());
    for (std::uint32_t trip = 0; trip < keys.size(); ++trip) {
        if (hasStops(timetable, trip)) {
            trips.emplace(keys[trip], trip);
        }
    }
    return trips;
}

std::vector<std::int64_t> tripCounts(const Timetable& timetable)
{
    std::vector<std::int64_t> counts(timetable.routes.size(), 0);
    for (std::uint32_t trip = 0; trip < timetable.trips.size(); ++trip) {
        counts[timetable.trips.routes[trip]] += hasStops(timetable, trip) ? 1 : 0;
    }
    return counts;
}

} // namespace

std::vector<std::uint64_t> runKeys(const Timetable& timetable)
{
    const std::vector<std::uint32_t> merged = mergedStops(timetable.stops);
    std::vector<std::uint64_t> stopKeys(timetable.stops.size());
    for (std::size_t stop = 0; stop < stopKeys.size(); ++stop) {
        stopKeys[stop] = std::hash<std::string>()(withoutHiddenCharacters(timetable.stops.ids[merged[stop]]));
    }
    std::vector<std::uint64_t> keys(timetable.trips.size(), 0);
    const StopTimes& times = timetable.stopTimes;
    for (std::size_t trip = 0; trip < keys.size(); ++trip) {
        for (std::uint32_t row = timetable.trips.firstStopTimes[trip]; row < timetable.trips.endStopTimes[trip];
             ++row) {
            keys[trip] = mixed(keys[trip], stopKeys[times.stops[row]]);
            keys[trip] = mixed(keys[trip], static_cast<std::uint32_t>(times.departuresS[row]));
        }
    }
    for (const Frequency& frequency : timetable.frequencies) {
        keys[frequency.trip] = mixed(keys[frequency.trip], static_cast<std::uint32_t>(frequency.startS));
        keys[frequency.trip] = mixed(keys[frequency.trip], static_cast<std::uint32_t>(frequency.headwayS));
    }
    return keys;
}

bool shareADay(const Services& services, std::uint32_t service, const Services& others, std::uint32_t other)
{
    const auto spanOf = [](const Services& all, std::uint32_t one) {
        return validityOf(Services{{all.ids[one]}, {all.rules[one]}});
    };
    const auto span = spanOf(services, service);
    const auto otherSpan = spanOf(others, other);
    if (!span || !otherSpan) {
        return false;
    }
    const Day first = std::max(span->first, otherSpan->first);
    const Day last = std::min({span->last, otherSpan->last, first + std::chrono::days(kMostDays)});
    for (Day day = first; day <= last; day += std::chrono::days(1)) {
        if (runsOn(services, service, day) && runsOn(others, other, day)) {
            return true;
        }
    }
    return false;
}

std::vector<TripPair> duplicateTrips(const Timetable& timetable)
{
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> seen;
    std::vector<TripPair> pairs;
    const std::vector<std::uint64_t> keys = runKeys(timetable);
    const Trips& trips = timetable.trips;
    for (std::uint32_t trip = 0; trip < keys.size(); ++trip) {
        if (!hasStops(timetable, trip)) {
            continue;
        }
        auto& earlier = seen[keys[trip]];
        const auto twin = std::ranges::find_if(earlier, [&](std::uint32_t other) {
            return shareADay(timetable.services, trips.services[trip], timetable.services, trips.services[other]);
        });
        if (twin != earlier.end()) {
            const bool isSame = agencyName(timetable, *twin) == agencyName(timetable, trip);
            pairs.push_back({*twin, trip, isSame ? TripPair::Agencies::Same : TripPair::Agencies::Different});
        } else if (earlier.size() < 64) {
            earlier.push_back(trip);
        }
    }
    return pairs;
}

std::vector<TripPair> tripsOfNeighbour(const Timetable& timetable, const Timetable& neighbour)
{
    const auto theirs = tripsByKey(neighbour);
    const std::vector<std::uint64_t> keys = runKeys(timetable);
    std::vector<TripPair> pairs;
    for (std::uint32_t trip = 0; trip < keys.size(); ++trip) {
        if (!hasStops(timetable, trip)) {
            continue;
        }
        const auto [first, end] = theirs.equal_range(keys[trip]);
        const auto twin = std::find_if(first, end, [&](const auto& entry) {
            return agencyName(neighbour, entry.second) != agencyName(timetable, trip) &&
                   shareADay(timetable.services, timetable.trips.services[trip], neighbour.services,
                             neighbour.trips.services[entry.second]);
        });
        if (twin != end) {
            pairs.push_back({twin->second, trip, TripPair::Agencies::Different});
        }
    }
    return pairs;
}

LostService lostSince(const Timetable& previous, const Timetable& timetable)
{
    std::set<std::string> routesNow; // ids and names of routes that still have trips
    const std::vector<std::int64_t> countsNow = tripCounts(timetable);
    for (std::uint32_t route = 0; route < timetable.routes.size(); ++route) {
        if (countsNow[route] > 0) {
            routesNow.insert(timetable.routes.ids[route]);
            routesNow.insert(routeName(timetable, route));
        }
    }
    std::unordered_set<std::string> idsNow(timetable.trips.ids.begin(), timetable.trips.ids.end());
    const std::vector<std::uint64_t> keysNowList = runKeys(timetable);
    const std::unordered_set<std::uint64_t> keysNow(keysNowList.begin(), keysNowList.end());
    const std::vector<std::uint64_t> keysThen = runKeys(previous);
    const std::vector<std::int64_t> countsThen = tripCounts(previous);
    LostService lost;
    std::vector<bool> isLost(previous.routes.size(), false);
    for (std::uint32_t route = 0; route < previous.routes.size(); ++route) {
        isLost[route] = countsThen[route] > 0 && !routesNow.contains(previous.routes.ids[route]) &&
                        !routesNow.contains(routeName(previous, route));
        if (isLost[route]) {
            lost.routes.push_back(route);
        }
    }
    const auto span = validityOf(timetable.services);
    for (std::uint32_t trip = 0; trip < previous.trips.size(); ++trip) {
        const auto then = validityOf(Services{{""}, {previous.services.rules[previous.trips.services[trip]]}});
        const bool isStillDue = then && span && then->last >= span->first;
        if (hasStops(previous, trip) && isStillDue && !isLost[previous.trips.routes[trip]] &&
            !idsNow.contains(previous.trips.ids[trip]) && !keysNow.contains(keysThen[trip])) {
            lost.trips.push_back(trip);
        }
    }
    return lost;
}

} // namespace weitblick::transit
