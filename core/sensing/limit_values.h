// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/registry/registry.h"
#include "core/base/result.h"
#include "core/series/series_columns.h"

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace weitblick::sensing {

/// Over which time a concentration is averaged before it is compared.
enum class Averaging : std::uint8_t {
    Hour,
    EightHours, ///< the largest running mean of eight hours of a day
    Day,
    Year
};

/// A limit of ambient air: so many means may lie above it in a year.
struct LimitValue {
    std::string pollutant; ///< as pollutantOf() writes it
    Averaging averaging = Averaging::Hour;
    double limit = 0.0; ///< µg/m3
    int allowed = 0;    ///< exceedances a year
    friend bool operator==(const LimitValue&, const LimitValue&) = default;
};

enum class Verdict : std::uint8_t {
    Kept,
    Broken, ///< more exceedances than allowed: that stays true however much is missing
    Open    ///< not broken so far, but too few means are valid
};

/// A year of one series against one limit.
struct LimitCount {
    LimitValue limit;
    int exceedances = 0;                                       ///< hours or days above; a year: 0 or 1
    double highest = std::numeric_limits<double>::quiet_NaN(); ///< µg/m3, of the means that are compared
    int validMeans = 0;
    int possibleMeans = 0; ///< of the whole year
    Verdict verdict = Verdict::Open;
    [[nodiscard]] double validShare() const { return possibleMeans == 0 ? 0.0 : double(validMeans) / possibleMeans; }
};

/// The share of valid means from which a year counts as measured.
inline constexpr double kLeastYearShare = 0.9;

/// Counts exceedances in a calendar year.
///
/// Method   Hours and days of Central European Time all year round, as the measuring networks report them. An hour is
///          valid with 75 % of its readings, eight hours with 6, a day with 18 hours (or 18 running means); the year
///          averages its hours and counts as measured from 90 % on. A series of daily readings is taken day by day.
///          Means are rounded to the places of the limit before they are compared.
/// Units    the series' own (a mass per volume) are converted to µg/m3.
/// Errors   InvalidInput  the unit is no mass per volume.
/// Source   39. BImSchV; directive 2008/50/EC annexes VII and XI.
/// Threads  pure.
Result<std::vector<LimitCount>> countExceedances(const series::SeriesColumn& series, std::span<const LimitValue> limits,
                                                 int year);

/// Rows (pollutant, averaging, limit, allowed) of the registry entry air_quality/limits.
/// Errors   InvalidInput  a row that is none.
Result<std::vector<LimitValue>> limitsFrom(const analysis::registry::Table& table);

/// Those of one pollutant.
std::vector<LimitValue> limitsOf(std::span<const LimitValue> limits, std::string_view pollutant);

std::string_view nameOf(Averaging averaging); ///< "hour", "eight_hours", "day", "year"
Text titleOf(Averaging averaging);            ///< "1 Stunde" …
Text titleOf(Verdict verdict);                ///< "eingehalten", "überschritten", "offen: zu wenige Werte"

} // namespace weitblick::sensing
