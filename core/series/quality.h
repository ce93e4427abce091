// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/series/series.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace weitblick::series {

/// What may be wrong with readings.
enum class QualityFault : std::uint8_t {
    Range,     ///< outside of what the instrument can show
    Spike,     ///< away from its neighbours in time, and back at once
    Flatline,  ///< the same value for too long
    Gap,       ///< readings are missing
    Drift,     ///< moves away from the neighbouring sites over days
    ClockShift ///< runs ahead of the neighbouring sites, or behind them
};

/// A stretch of a series that somebody should look at. Flags never change or delete a reading.
struct QualityFlag {
    QualityFault fault = QualityFault::Range;
    TimeSpan span;
    double measure = 0.0; ///< value, departure, hours, missing readings, drift over the window, shift in seconds
    friend bool operator==(const QualityFlag&, const QualityFlag&) = default;
};

/// When something counts as a fault. Defaults suit quarter-hours to hours of air, climate and traffic.
struct QualityOptions {
    std::optional<double> lowest;
    std::optional<double> highest;
    double spikeFactor = 8.0;      ///< robust standard deviations of the departure from the median around
    std::int64_t flatS = 6 * 3600; ///< the same value for so long
    double leastGap = 2.0;         ///< missing readings from which a gap is told
    int driftDays = 14;            ///< window in which drift is looked for
    double driftFactor = 8.0;      ///< robust standard deviations of the day medians
    int clockDays = 5;             ///< window in which the clock is compared
    int mostShift = 8;             ///< readings by which a clock may be wrong
};

/// Range, spikes, flat lines and gaps of one series.
///
/// Method   spike: Hampel's filter, median of seven readings, scale from the median absolute departure of the whole
///          series, or of the same hour of the day where that is larger. Flat lines only where less than a third of all
///          neighbours in time are equal.
/// Errors   InvalidInput  readings do not ascend, or the interval is not positive.
/// Threads  pure.
Result<std::vector<QualityFlag>> faultsOf(std::span<const Reading> readings, std::int64_t intervalS,
                                          const QualityOptions& options = {});

/// Drift and clock shift against the median of neighbours that measure the same.
///
/// Method   all on one even grid from `firstUtcS` on, NaN where nothing is. Drift: slope (Theil and Sen) of the medians
///          by 24 hours of the difference over a window. Clock: the shift that correlates best over a window.
/// Errors   InvalidInput  fewer than two neighbours, unequal lengths.
/// Threads  pure.
Result<std::vector<QualityFlag>> faultsAgainst(std::span<const double> values,
                                               std::span<const std::span<const double>> neighbours,
                                               std::int64_t firstUtcS, std::int64_t intervalS,
                                               const QualityOptions& options = {});

std::string_view nameOf(QualityFault fault); ///< "range", "spike", "flatline", "gap", "drift", "clock_shift"

} // namespace weitblick::series
