// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/stations.h"

#include "core/transit/earth_distance.h"
#include "core/transit/stop_matches.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <unordered_set>

namespace weitblick::mobility {

namespace {

using transit::Stops;

constexpr double kOneStationM = 150.0;

/// Groups that grow together.
class Groups {
public:
    explicit Groups(std::size_t count) : m_parents(count) { std::iota(m_parents.begin(), m_parents.end(), 0U); }
    std::uint32_t of(std::uint32_t one)
    {
        while (m_parents[one] != one) {
            m_parents[one] = m_parents[m_parents[one]];
            one = m_parents[one];
        }
        return one;
    }
    void unite(std::uint32_t a, std::uint32_t b) { m_parents[of(b)] = of(a); }

private:
    std::vector<std::uint32_t> m_parents;
};

/// What is counted for a station before its category is known.
struct Count {
    std::int64_t departures = 0;
    double weighted = 0.0;
    int group = 0;
    std::unordered_set<std::uint32_t> stops;
};

Station stationFrom(const transit::Timetable& timetable, const Count& count)
{
    const Stops& stops = timetable.stops;
    std::vector<std::uint32_t> members(count.stops.begin(), count.stops.end());
    std::ranges::sort(members);
    const std::uint32_t root = transit::stationOf(stops, members.front());
    Station station{.id = stops.ids[root], .name = stops.names[root]};
    station.departures = count.departures;
    station.service = {count.group, count.weighted, static_cast<std::int64_t>(members.size())};
    station.longitudeDeg = stops.longitudesDeg[root];
    station.latitudeDeg = stops.latitudesDeg[root];
    if (root != members.front() && std::isfinite(station.longitudeDeg) && std::isfinite(station.latitudeDeg)) {
        return station;
    }
    station.longitudeDeg = 0.0;
    station.latitudeDeg = 0.0;
    for (const std::uint32_t stop : members) {
        station.longitudeDeg += stops.longitudesDeg[stop] / double(members.size());
        station.latitudeDeg += stops.latitudesDeg[stop] / double(members.size());
    }
    return station;
}

} // namespace

std::vector<std::uint32_t> stationsOfStops(const Stops& stops)
{
    Groups groups(stops.size());
    std::map<std::string, std::vector<std::uint32_t>> byName;
    for (std::uint32_t stop = 0; stop < stops.size(); ++stop) {
        const std::uint32_t root = transit::stationOf(stops, stop);
        groups.unite(root, stop);
        if (root == stop && std::isfinite(stops.longitudesDeg[stop]) && std::isfinite(stops.latitudesDeg[stop])) {
            auto& others = byName[transit::comparableName(stops.names[stop])];
            for (const std::uint32_t other : others) {
                if (transit::distanceM(stops.longitudesDeg[stop], stops.latitudesDeg[stop], stops.longitudesDeg[other],
                                       stops.latitudesDeg[other]) <= kOneStationM) {
                    groups.unite(other, stop);
                }
            }
            if (others.size() < 1'000) { // a feed that calls all its stops the same
                others.push_back(stop);
            }
        }
    }
    std::vector<std::uint32_t> numbers(stops.size(), transit::kNone);
    std::vector<std::uint32_t> out(stops.size());
    std::uint32_t next = 0;
    for (std::uint32_t stop = 0; stop < stops.size(); ++stop) {
        std::uint32_t& number = numbers[groups.of(stop)];
        number = number == transit::kNone ? next++ : number;
        out[stop] = number;
    }
    return out;
}

std::vector<Station> stationsWith(const transit::Timetable& timetable, const QualityScheme& scheme,
                                  const StationWish& wish)
{
    const std::vector<std::uint32_t> stationOfStop = stationsOfStops(timetable.stops);
    std::map<std::uint32_t, Count> counts;
    transit::eachDeparture(timetable, wish.day, wish.span, [&](const transit::Departure& departure) {
        const int group = groupOf(scheme, timetable.routes.types[timetable.trips.routes[departure.trip]]);
        if (group == 0) {
            return;
        }
        Count& count = counts[stationOfStop[departure.stop]];
        const bool countsTwice =
            scheme.directions == Directions::Together && departure.place == transit::Departure::Place::LineStart;
        ++count.departures;
        count.weighted += countsTwice ? 2.0 : 1.0;
        count.group = count.group == 0 ? group : std::min(count.group, group);
        count.stops.insert(departure.stop);
    });
    const double hours = double(wish.span.toS - wish.span.fromS) / 3600.0;
    std::vector<Station> stations;
    for (const auto& [number, count] : counts) {
        Station station = stationFrom(timetable, count);
        if (!std::isfinite(station.longitudeDeg) || !std::isfinite(station.latitudeDeg)) {
            continue;
        }
        station.headwayMin = headwayMin(scheme, station.service, hours);
        station.category = categoryOf(scheme, station.service, hours, wish.edge);
        stations.push_back(std::move(station));
    }
    std::ranges::stable_sort(stations, {}, &Station::id);
    return stations;
}

} // namespace weitblick::mobility
