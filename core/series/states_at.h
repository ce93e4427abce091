// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series/series_columns.h"

#include <cstdint>
#include <limits>
#include <vector>

namespace weitblick::series {

/// What a series said last at an instant, and how long ago that was.
struct StateAt {
    double value = std::numeric_limits<double>::quiet_NaN(); ///< NaN: nothing so far
    std::int64_t ageS = 0;
    bool isStale = true; ///< older than the description allows, or nothing at all
};

/// The last reading of each series not after `utcS`, in their order.
/// Threads  pure.
std::vector<StateAt> statesAt(const SeriesColumns& series, std::int64_t utcS);

/// The age from which the last reading of a series is old: as described, else twice the interval, else a day.
std::int64_t staleAfterS(const SeriesDescription& description);

} // namespace weitblick::series
