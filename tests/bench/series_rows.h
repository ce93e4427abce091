// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series/series_store.h"

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace weitblick::bench {

inline constexpr std::int64_t kQuartersOfYear = 35'040;
inline constexpr std::int64_t kSeriesBeginS = 1'704'067'200; ///< 2024-01-01 00:00 UTC

/// Reading `number` of all series: a curve of the day and noise, in tenths. The other programs make the same by SQL.
inline double seriesValue(std::int64_t number)
{
    const double wave = 15.0 + 10.0 * std::sin(static_cast<double>(number % 96) / 96.0 * 6.2831853);
    const auto noise = static_cast<double>((number * 2'654'435'761LL >> 16) % 100) / 50.0;
    return std::round((wave + noise) * 10.0) / 10.0;
}

/// What the readings are made like.
enum class Shape : std::uint8_t { Even, Gaps, Irregular };

/// A year of quarter-hours of one series; with gaps every seventh is missing, irregular ones come up to 4 minutes late.
inline std::vector<series::Reading> yearOf(std::int64_t sensor, std::int64_t readingCount, Shape shape)
{
    std::vector<series::Reading> readings;
    readings.reserve(static_cast<std::size_t>(readingCount));
    for (std::int64_t i = 0; i < readingCount; ++i) {
        const std::int64_t number = sensor * readingCount + i;
        const std::int64_t draw = number * 2'654'435'761LL >> 20;
        if (shape == Shape::Gaps && draw % 7 == 0) {
            continue;
        }
        const std::int64_t lateS = shape == Shape::Irregular ? draw % 240 : 0;
        readings.push_back({kSeriesBeginS + i * 900 + lateS, seriesValue(number)});
    }
    return readings;
}

/// Appends so many series of one set to a project, some at a time.
inline Result<void> fillSeries(series::SeriesStore& store, std::int64_t sensorCount, std::int64_t readingCount,
                               Shape shape)
{
    constexpr std::int64_t kAtOnce = 64;
    Job job;
    WB_CHECK(store.putSet({.name = "bench"}));
    for (std::int64_t first = 0; first < sensorCount; first += kAtOnce) {
        WB_TRY(auto transaction, store.begin());
        std::vector<std::vector<series::Reading>> readings;
        std::vector<series::SeriesReadings> batches;
        for (std::int64_t sensor = first; sensor < std::min(sensorCount, first + kAtOnce); ++sensor) {
            WB_TRY(const auto id,
                   store.putSeries({.set = "bench", .key = std::to_string(sensor), .unit = "1", .intervalS = 900}));
            readings.push_back(yearOf(sensor, readingCount, shape));
            batches.push_back({.series = id, .readings = readings.back()});
        }
        WB_TRY(const auto report, store.append(batches, job));
        static_cast<void>(report);
        WB_CHECK(transaction.commit());
    }
    return {};
}

} // namespace weitblick::bench
