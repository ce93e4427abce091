// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensing/hour_means.h"

#include "core/base/unit.h"
#include "core/series/aggregation.h"

#include <chrono>

namespace weitblick::sensing {

namespace {

constexpr std::int64_t kHourS = 3'600;
constexpr std::int64_t kAheadOfUtcS = kHourS; ///< Central European Time
constexpr double kLeastShareOfHour = 0.75;    ///< directive 2008/50/EC annex XI

series::CivilBins evenBins(int year, std::int64_t lengthS)
{
    const series::TimeSpan span = standardYear(year);
    series::CivilBins bins{.step = lengthS == kHourS ? series::CivilStep::Hour : series::CivilStep::Day};
    for (std::int64_t edge = span.fromUtcS; edge <= span.toUtcS; edge += lengthS) {
        bins.edgesUtcS.push_back(edge);
    }
    bins.binCount = bins.edgesUtcS.size() - 1;
    return bins;
}

std::int64_t beginOf(int year)
{
    const std::chrono::sys_days day = std::chrono::year(year) / std::chrono::January / 1;
    return day.time_since_epoch().count() * kDayS - kAheadOfUtcS;
}

} // namespace

series::TimeSpan standardYear(int year)
{
    return {beginOf(year), beginOf(year + 1)};
}

series::CivilBins standardHours(int year)
{
    return evenBins(year, kHourS);
}

std::vector<double> hourMeans(const series::SeriesColumn& series, int year)
{
    const double leastShare = series.description.intervalS > 0 ? kLeastShareOfHour : 0.0;
    return series::aggregate(series, standardHours(year),
                             {.step = series::CivilStep::Hour, .leastShare = leastShare, .span = standardYear(year)})
        .values;
}

std::vector<double> dayReadings(const series::SeriesColumn& series, int year)
{
    return series::aggregate(
               series, evenBins(year, kDayS),
               {.step = series::CivilStep::Day, .aggregate = series::Aggregate::First, .span = standardYear(year)})
        .values;
}

Result<double> toMicrogramsPerCubicMetre(const series::SeriesDescription& description)
{
    WB_TRY(const Unit from, parseUnit(description.unit == "1" ? "" : description.unit));
    WB_TRY(const Unit to, parseUnit("µg/m3"));
    auto factor = conversion(from, to);
    if (!factor) {
        return std::move(factor).error().during("reading " + description.key);
    }
    return factor->apply(1.0);
}

} // namespace weitblick::sensing
