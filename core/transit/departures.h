// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transit/timetable.h"

#include <cstdint>
#include <functional>

namespace weitblick::transit {

/// A part of a day by the clock: from, and without, to. Seconds since midnight.
struct ClockSpan {
    std::int32_t fromS = 0;
    std::int32_t toS = 86'400;
};

/// A departure that one can board.
struct Departure {
    std::uint32_t stop = 0;
    std::uint32_t trip = 0;
    std::int32_t timeS = 0; ///< by the clock of the day, 0 to 86,399
    enum class Place : std::uint8_t { LineStart, OnTheWay } place = Place::OnTheWay;
};

/// Calls `take` for every departure of a calendar day, trip by trip.
///
/// Method   trips of the service day, and those of the service day before that run past midnight. Frequencies are
///          expanded. The last stop of a trip and stops without boarding have no departure. Clock times are those of
///          the feed; on the two days a year when clocks change, times before 3:00 are an hour off.
void eachDeparture(const Timetable& timetable, Day day, const ClockSpan& span,
                   const std::function<void(const Departure&)>& take);

} // namespace weitblick::transit
