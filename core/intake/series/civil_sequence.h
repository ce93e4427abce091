// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/berlin_clock.h"
#include "core/base/result.h"
#include "core/intake/series/stamp.h"

#include <cstdint>
#include <optional>

namespace weitblick::intake {

/// By which clock a source without offsets stamps its readings.
enum class ClockKind : std::uint8_t {
    Civil,    ///< German clock time, with the change to summer time and back
    Standard, ///< Central European Time all year (UTC+1), as many loggers run
    Utc
};

/// Whether a source goes from the oldest reading to the newest, or back.
enum class StampOrder : std::uint8_t { Ascending, Descending };

/// The instants of stamps that follow one another in a source.
///
/// Method   of the hour that the wall clock shows twice in October, the first reading is summer time; a stamp that does
///          not go on from the one before is standard time. In files that go back from the newest reading the other way
///          round. The hour that is left out in March is no instant.
/// Source   Zeitgesetz § 4; Richtlinie 2000/84/EG.
class CivilSequence {
public:
    /// `clock` must outlive it; only a Civil sequence needs it.
    CivilSequence(const BerlinClock& clock, ClockKind kind, StampOrder order)
        : m_clock(&clock),
          m_kind(kind),
          m_order(order)
    {
    }

    /// Nothing for a stamp that no German clock shows.
    /// Units    seconds since 1970, UTC.
    std::optional<std::int64_t> utcS(const Stamp& stamp);

    /// True where the stamp lies in an hour that the clock shows twice.
    [[nodiscard]] static bool isTwofold(const BerlinClock& clock, std::int64_t localS);
    /// True where the clock leaves the stamp out.
    [[nodiscard]] static bool isLeftOut(const BerlinClock& clock, std::int64_t localS);

private:
    std::optional<std::int64_t> civilUtcS(std::int64_t localS);
    [[nodiscard]] std::int64_t resolved(std::int64_t localS) const;

    const BerlinClock* m_clock;
    ClockKind m_kind;
    StampOrder m_order;
    std::optional<std::int64_t> m_previousUtcS;
    std::optional<std::int64_t> m_quietDay; ///< a day of the wall clock on which it does not change
    std::int64_t m_quietOffsetS = 0;        ///< ahead of UTC on that day
};

} // namespace weitblick::intake
