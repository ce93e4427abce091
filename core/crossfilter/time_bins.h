// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crossfilter/berlin_clock.h"
#include "core/crossfilter/binning.h"

#include <cstdint>

namespace weitblick::crossfilter {

/// Whether units of this sort come back (HourOfDay …) instead of following one another (Hour …).
[[nodiscard]] constexpr bool isCycle(TimeUnit unit)
{
    return unit >= TimeUnit::HourOfDay;
}

/// How many units one round of a cycle has: 24, 7, 168 or 12.
[[nodiscard]] std::uint32_t cycleLength(TimeUnit unit);

/// The place of a wall-clock time in its cycle; weeks begin on Monday.
[[nodiscard]] std::uint32_t cyclePosition(TimeUnit unit, std::int64_t localS);

/// The beginning of the unit that a wall-clock time lies in; not for Hour, whose begin is the same in UTC.
[[nodiscard]] std::int64_t unitBegin(TimeUnit unit, std::int64_t localS);

} // namespace weitblick::crossfilter
