// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/series/civil_bins.h"
#include "core/series/series_columns.h"

#include <cstdint>
#include <vector>

namespace weitblick::sensing {

inline constexpr std::int64_t kDayS = 86'400;

/// The year in Central European Time, which has no summer time: 8,760 or 8,784 hours, and whole days.
series::TimeSpan standardYear(int year);

/// The hours of a standard year as bins, for aggregate().
series::CivilBins standardHours(int year);

/// Means of the hours of a year in CET; NaN where less than 75 % of the readings are there.
std::vector<double> hourMeans(const series::SeriesColumn& series, int year);

/// One value a day of CET, of a series that has one reading a day: its first; NaN where there is none.
std::vector<double> dayReadings(const series::SeriesColumn& series, int year);

/// What a value of the series has to be multiplied with to be µg/m3.
/// Errors   InvalidInput  its unit is no mass per volume.
Result<double> toMicrogramsPerCubicMetre(const series::SeriesDescription& description);

} // namespace weitblick::sensing
