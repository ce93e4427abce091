// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transit/timetable.h"

#include <cstdint>
#include <span>
#include <vector>

namespace weitblick::transit {

/// The trips of a calendar day, grouped so that those of a group have the same stops and none overtakes another.
struct DayPatterns {
    struct Pattern {
        std::uint32_t firstStop = 0; ///< in stops and rules
        std::uint32_t stopCount = 0;
        std::uint32_t firstTime = 0; ///< in arrivals and departures: trip by trip, stop by stop
        std::uint32_t tripCount = 0; ///< ascending by time
    };
    struct StopPattern {
        std::uint32_t pattern = 0;
        std::uint32_t position = 0;
    };
    std::size_t stopCount = 0; ///< of the timetable
    std::vector<Pattern> patterns;
    std::vector<std::uint32_t> stops;
    std::vector<std::uint8_t> rules;       ///< kNoPickup, kNoDropOff
    std::vector<std::int32_t> arrivalsS;   ///< by the clock of the day; negative: the evening before
    std::vector<std::int32_t> departuresS; ///< 86,400 and more: after midnight
    std::vector<std::uint32_t> stopStarts; ///< stop -> its first entry in stopPatterns
    std::vector<StopPattern> stopPatterns;
};

/// Method   trips of the service day, and those of the day before that run past midnight; frequencies expanded. A trip
/// that
///          would overtake, or be overtaken, starts another group.
DayPatterns dayPatterns(const Timetable& timetable, Day day);

/// Walks between stops: those of stop s are walks[starts[s]] to walks[starts[s + 1]].
struct StopWalks {
    struct Walk {
        std::uint32_t to = 0;
        std::int32_t walkS = 0;
    };
    std::vector<std::uint32_t> starts{0};
    std::vector<Walk> walks;

    [[nodiscard]] std::span<const Walk> from(std::uint32_t stop) const
    {
        return std::span(walks).subspan(starts[stop], starts[stop + 1] - starts[stop]);
    }
};

struct WalkRules {
    double withinM = 400.0; ///< straight line
    double detour = 1.3;    ///< a real way is so many times longer
    double speedMPerS = 4.8 / 3.6;
};

/// Walks between stops that are near, and the transfers of the feed: their time where they tell one; none where they
/// forbid it.
StopWalks stopWalks(const Timetable& timetable, const WalkRules& rules);

} // namespace weitblick::transit
