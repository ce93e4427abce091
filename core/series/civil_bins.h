// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/series/series.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::series {

/// Lengths of time as the calendar in Germany has them.
enum class CivilStep : std::uint8_t {
    QuarterHour,
    Hour,
    Day,  ///< 23, 24 or 25 hours
    Week, ///< from Monday
    Month,
    Year,
    HourOfWeek ///< a profile: 168 bins, Monday 0 o'clock first; 2 o'clock has two hours in October and none in March
};

/// Bins of time: stretches between edges, each of which belongs to a bin.
struct CivilBins {
    CivilStep step = CivilStep::Hour;
    std::vector<std::int64_t> edgesUtcS;     ///< ascending; stretch i is [edges[i], edges[i+1])
    std::vector<std::uint32_t> binOfStretch; ///< only of a profile; else stretch i is bin i
    std::size_t binCount = 0;

    [[nodiscard]] std::size_t stretchCount() const { return edgesUtcS.empty() ? 0 : edgesUtcS.size() - 1; }
    [[nodiscard]] bool isProfile() const { return !binOfStretch.empty(); }
    /// Seconds of all stretches of a bin.
    [[nodiscard]] std::vector<std::int64_t> lengthsS() const;
};

/// The bins that hold `span`, whole: the first begins at or before it, the last ends at or after it.
/// Method   Europe/Berlin; hours and quarter-hours follow one another without regard to the clock being changed.
/// Errors   InvalidInput  the span is empty, not within 1900 to 2199, or has more than ten million bins.
Result<CivilBins> civilBins(CivilStep step, const TimeSpan& span);

std::string_view nameOf(CivilStep step); ///< "quarter", "hour", "day", "week", "month", "year", "hour_of_week"
std::optional<CivilStep> civilStepOf(std::string_view name);

/// How people write a bin: "2024-03-31 02:00", "2024-03-31", "2024-W13", "2024-03", "2024", "Mo 07:00".
std::string labelOf(const CivilBins& bins, std::size_t bin);

} // namespace weitblick::series
