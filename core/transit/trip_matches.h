// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transit/timetable.h"

#include <cstdint>
#include <string>
#include <vector>

namespace weitblick::transit {

/// What makes two trips the same run, in whatever feed: the stops, by their ids without hidden characters and with
/// duplicates merged, and when the trip leaves them. Equal runs have equal keys; different ones practically never.
std::vector<std::uint64_t> runKeys(const Timetable& timetable);

/// Whether both services run on a day in common (of at most 800 that are looked at).
bool shareADay(const Services& services, std::uint32_t service, const Services& others, std::uint32_t other);

struct TripPair {
    std::uint32_t kept = 0;
    std::uint32_t copy = 0;
    enum class Agencies : std::uint8_t { Same, Different } agencies = Agencies::Same;
    friend bool operator==(const TripPair&, const TripPair&) = default;
};

/// Trips of a feed that are the same run on the same days as an earlier one.
std::vector<TripPair> duplicateTrips(const Timetable& timetable);

/// Trips that another feed has too, on the same days, under an agency of another id and name: `copy` is ours, `kept`
/// theirs.
std::vector<TripPair> tripsOfNeighbour(const Timetable& timetable, const Timetable& neighbour);

/// What the previous delivery had and this one has no more.
struct LostService {
    std::vector<std::uint32_t> routes; ///< of the previous delivery, all trips gone
    std::vector<std::uint32_t> trips;  ///< of its other routes: neither the id nor the run is there any more
};
/// Method   routes by id, else by agency and both names; only services that run within the validity of both.
LostService lostSince(const Timetable& previous, const Timetable& timetable);

} // namespace weitblick::transit
