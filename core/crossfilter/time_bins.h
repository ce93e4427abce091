// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/berlin_clock.h"
#include "core/crossfilter/binning.h"

#include <cstdint>
#include <optional>

namespace weitblick::crossfilter {

inline constexpr std::int64_t kHourS = 3'600;
inline constexpr std::int64_t kDayS = 86'400;

/// Whether units of this sort come back (HourOfDay …) instead of following one another (Hour …).
[[nodiscard]] constexpr bool isCycle(TimeUnit unit)
{
    return unit >= TimeUnit::HourOfDay;
}

/// How many units one round of a cycle has: 24, 7, 168 or 12.
[[nodiscard]] std::uint32_t cycleLength(TimeUnit unit);

/// The place of a wall-clock time in its cycle; weeks begin on Monday.
[[nodiscard]] std::uint32_t cyclePosition(TimeUnit unit, std::int64_t localS);

/// The first and the last instant of a column.
struct InstantRange {
    std::int64_t firstUtcS = 0;
    std::int64_t lastUtcS = 0;
};

/// No data  nothing where no row has a value.
[[nodiscard]] std::optional<InstantRange> instantRange(const TimeColumn& column);

/// The beginning of the unit that a wall-clock time lies in; not for Hour, whose begin is the same in UTC.
[[nodiscard]] std::int64_t unitBegin(TimeUnit unit, std::int64_t localS);

} // namespace weitblick::crossfilter
