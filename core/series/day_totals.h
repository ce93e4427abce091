// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/berlin_clock.h"
#include "core/series/byte_stream.h"
#include "core/series/time_axis.h"
#include "core/series/value_column.h"

#include <cstdint>
#include <vector>

namespace weitblick::series {

/// Count, sum, smallest and largest value of the civil days (Europe/Berlin) of a chunk: from them come days, weeks,
/// months and years without unpacking a reading. Columns of equal length, in steps of 10^-decimals.
struct DayTotals {
    bool isKnown = false; ///< false: no short decimals, or too large: the readings have to be asked
    int decimals = 0;
    std::vector<std::int32_t> days; ///< local days since 1970-01-01, ascending
    std::vector<std::uint32_t> counts;
    std::vector<std::int64_t> sums;
    std::vector<std::int64_t> least;
    std::vector<std::int64_t> most;

    static DayTotals of(const TimeAxis& axis, const ValueColumn& values, const BerlinClock& clock);
    void write(ByteWriter& out) const;
    static DayTotals read(ByteReader& in);
    friend bool operator==(const DayTotals&, const DayTotals&) = default;
};

inline constexpr std::int64_t kDayS = 86'400;

/// The local day in which an instant lies.
std::int32_t civilDay(std::int64_t utcS, const BerlinClock& clock);
/// The instant at which a local day begins.
std::int64_t beginOfDayS(std::int32_t day, const BerlinClock& clock);

} // namespace weitblick::series
