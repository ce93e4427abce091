// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transit/day_patterns.h"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace weitblick::transit {

inline constexpr std::int32_t kUnreached = std::numeric_limits<std::int32_t>::max();

/// A stop that one can walk to from where one is.
struct StopAccess {
    std::uint32_t stop = 0;
    std::int32_t walkS = 0;
};

struct JourneyRules {
    int mostRides = 4;          ///< one more than transfers
    std::int32_t changeS = 60;  ///< between getting off and getting on, besides walking
    std::int32_t limitS = 7200; ///< from departure to arrival
};

/// When one leaves: every `stepS` from `fromS` up to, and without, `toS`, by the clock of the day.
struct DepartureWindow {
    std::int32_t fromS = 7 * 3600;
    std::int32_t toS = 9 * 3600;
    std::int32_t stepS = 60;

    [[nodiscard]] std::size_t count() const
    {
        return toS <= fromS ? 0 : static_cast<std::size_t>((toS - fromS + stepS - 1) / stepS);
    }
};

/// Earliest arrivals at all stops by public transport.
///
/// Method   RAPTOR with its range extension (Delling, Pajor & Werneck 2015, Transportation Science 49(3):591-604):
/// departures
///          from the last to the first, labels stay. Exact: after a ride one may walk once, never twice in a row.
/// Units    seconds.
/// Threads  one object a thread; patterns and walks are shared.
class Raptor {
public:
    Raptor(const DayPatterns& patterns, const StopWalks& walks, const JourneyRules& rules);

    /// Seconds from each departure to each stop, departure by departure; kUnreached beyond the limit.
    void travelTimes(std::span<const StopAccess> access, const DepartureWindow& window, std::vector<std::int32_t>& out);

private:
    void reset();
    void depart(std::span<const StopAccess> access, std::int32_t timeS);
    void rideFrom(std::size_t round);
    void scan(std::size_t round, std::uint32_t pattern, std::uint32_t position);
    void walkOn(std::size_t round);
    void mark(std::uint32_t stop);
    [[nodiscard]] std::int32_t* labels(std::size_t round) { return m_labels.data() + round * m_stopCount; }

    const DayPatterns* m_patterns;
    const StopWalks* m_walks;
    JourneyRules m_rules;
    std::size_t m_stopCount = 0;
    std::int32_t m_latestS = 0;          ///< arrivals behind it are of no use
    std::vector<std::int32_t> m_labels;  ///< by round and stop: the best with so many rides, walks included
    std::vector<std::int32_t> m_arrived; ///< the same by vehicle alone: from there one may walk
    std::vector<std::uint8_t> m_isMarked;
    std::vector<std::uint32_t> m_marked;
    std::vector<std::uint32_t> m_gotOff; ///< stops that a vehicle of this round reached earlier than before
    std::vector<std::uint8_t> m_isGotOff;
    std::vector<std::uint32_t> m_firstPositions; ///< by pattern: where it is boarded first, kNone not at all
    std::vector<std::uint32_t> m_queue;          ///< patterns of this round
};

} // namespace weitblick::transit
