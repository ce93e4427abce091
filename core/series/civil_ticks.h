// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/text.h"
#include "core/series/series.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace weitblick::series {

/// A place on an axis of time, at which something round begins by the clock in Germany.
struct CivilTick {
    std::int64_t utcS = 0;
    std::string label;    ///< "06:00", "12.3.", "Mär", "2025"
    bool isMajor = false; ///< a day among hours, a year among months
    friend bool operator==(const CivilTick&, const CivilTick&) = default;
};

/// At most `most` ticks (at least one is tried for) over a span, at quarter-hours to decades.
///
/// Method   Europe/Berlin. On the day of 23 hours the tick of 2 o'clock is that of 3; on that of 25 hours, 2 o'clock is
///          the first of the two.
/// Errors   NotFound  the system knows no Europe/Berlin.
Result<std::vector<CivilTick>> civilTicks(const TimeSpan& span, std::size_t most, Language language);

} // namespace weitblick::series
