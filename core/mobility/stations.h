// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/point.h"
#include "core/mobility/quality_scheme.h"
#include "core/transit/departures.h"
#include "core/transit/timetable.h"

#include <cstdint>
#include <string>
#include <vector>

namespace weitblick::mobility {

/// Stops that people take for one, with what departs there.
struct Station {
    std::string id; ///< of its station, else of its first stop
    std::string name;
    double longitudeDeg = 0.0; ///< of the station, else the mean of its stops with departures
    double latitudeDeg = 0.0;
    StationService service;
    std::int64_t departures = 0; ///< each counted once
    double headwayMin = 0.0;     ///< 0: no departures
    int category = 0;            ///< 0: none
};

/// stop -> station, numbered from 0.
/// Method   a stop belongs to its parent station; what is left is united where comparable names are equal and no more
///          than 150 m lie between them.
/// Source   ÖROK-Materialien (stops of one name within walking distance).
std::vector<std::uint32_t> stationsOfStops(const transit::Stops& stops);

struct StationWish {
    transit::Day day{};
    transit::ClockSpan span{6 * 3600, 20 * 3600};
    HeadwayEdge edge = HeadwayEdge::Below;
};

/// The stations with at least one departure of a mode that counts, by id.
std::vector<Station> stationsWith(const transit::Timetable& timetable, const QualityScheme& scheme,
                                  const StationWish& wish);

} // namespace weitblick::mobility
