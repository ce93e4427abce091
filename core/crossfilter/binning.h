// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/crossfilter/filter_table.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace weitblick::crossfilter {

/// All bins of an axis, those for other and missing values included.
inline constexpr std::uint32_t kMostBins = 65'536;

/// Bins by their numbers, both ends included.
struct BinRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    friend bool operator==(const BinRange&, const BinRange&) = default;
};

/// Intervals: numbers between bounds.  Categories: texts.  TimeSpans: stretches of time one after another.
/// TimeCycle: what returns, such as the hours of a day.
enum class BinKind : std::uint8_t { Intervals, Categories, TimeSpans, TimeCycle };

/// Which end of an interval belongs to it. LowerIncluded: a <= v < b, the last also its upper bound (histograms).
/// UpperIncluded: a < v <= b, the first also its lower bound (classes of map themes, map::Classification).
enum class BoundRule : std::uint8_t { LowerIncluded, UpperIncluded };

/// Units of civil time in Germany (Europe/Berlin). The first five follow one another, the others return.
enum class TimeUnit : std::uint8_t { Hour, Day, Week, Month, Year, HourOfDay, Weekday, WeekdayHour, MonthOfYear };

/// How the values of a column fall into bins; decided once, then every row has the number of its bin.
/// Numbers 0 … regularCount-1 are the bins proper, in their order; then, where hasOther, one bin for values that belong
/// to none ("übrige", outside the classes); the last is always that of rows without a value ("ohne Angabe").
struct Binning {
    BinKind kind = BinKind::Intervals;
    std::uint32_t regularCount = 0;
    bool hasOther = false;
    /// Intervals, TimeSpans (seconds UTC): regularCount + 1, ascending; empty where there is no value.
    std::vector<double> bounds;
    BoundRule rule = BoundRule::LowerIncluded;
    bool isWholeNumbers = false;       ///< Intervals: every value is one, so "1950 bis 1959" instead of "… unter 1960"
    std::string unit;                  ///< Intervals: symbol
    TimeUnit timeUnit = TimeUnit::Day; ///< TimeSpans, TimeCycle
    std::vector<std::string> categories;  ///< Categories: names of the bins proper
    std::vector<std::uint32_t> binOfCode; ///< Categories: by code of the column; other where it has no bin of its own

    [[nodiscard]] std::uint32_t binCount() const { return regularCount + (hasOther ? 2U : 1U); }
    [[nodiscard]] std::uint32_t missingBin() const { return binCount() - 1; }
    [[nodiscard]] std::optional<std::uint32_t> otherBin() const
    {
        return hasOther ? std::optional(regularCount) : std::nullopt;
    }
    /// The bin of a number (Intervals), or of an instant in seconds UTC (TimeSpans). NaN, infinities:
    /// missingBin(); so is what is in no bin where there is none for others.
    [[nodiscard]] std::uint32_t binOfNumber(double value) const;
    friend bool operator==(const Binning&, const Binning&) = default;
};

struct EqualWidthOptions {
    std::uint32_t binCount = 100; ///< not more than this; round widths make it fewer
};

/// Bins of one width between round bounds: 1, 2 or 5 times a power of ten, multiples of the width.
///
/// Method   The narrowest such width that needs at most `binCount` bins from the smallest to the largest value; at
///          least 1 where all values are whole numbers. One value only: one bin.
/// No data  a column without values has no bin but the missing one.
/// Errors   InvalidInput  binCount is below 2 or leaves no room below kMostBins.  Cancelled.
/// Threads  pure.
Result<Binning> equalWidthBins(const NumberColumn& column, const EqualWidthOptions& options, Job& job);

/// Bins between given bounds, as the classes of a map theme; hasOther: values beyond the outer ones.
/// Errors   InvalidInput  fewer than two bounds, not ascending, not finite, or more than kMostBins bins.
Result<Binning> boundedBins(const NumberColumn& column, std::vector<double> bounds,
                            BoundRule rule = BoundRule::UpperIncluded);

enum class CategoryOrder : std::uint8_t { ByCount, ByName };

struct CategoryOptions {
    std::uint32_t limit = 50; ///< bins proper
    CategoryOrder order = CategoryOrder::ByCount;
};

/// A bin for each of the most frequent texts; where there are more than `limit`, the others share "übrige".
/// Method   Equal counts: by name (bytes of UTF-8). Texts of the dictionary that no row has get no bin.
/// Errors   InvalidInput  limit is 0 or leaves no room below kMostBins.
Result<Binning> categoryBins(const CategoryColumn& column, const CategoryOptions& options);

/// Bins of civil time in Germany.
///
/// Method   Hour … Year: from the unit of the first to that of the last instant, without gaps; days begin at midnight
///          in Europe/Berlin and have 23 or 25 hours twice a year, weeks begin on Monday (ISO 8601). The hour that
///          comes twice in October is two bins of Hour and one of HourOfDay. Time zone rules: tzdata of the system.
/// No data  kNoTime is missing, and so is what lies before the year 1 or after 9999.
/// Errors   InvalidInput  more than kMostBins bins; the advice names the next larger unit.
///          NotFound      the system knows no Europe/Berlin.
Result<Binning> timeBins(const TimeColumn& column, TimeUnit unit);

} // namespace weitblick::crossfilter
