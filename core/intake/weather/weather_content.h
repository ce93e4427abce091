// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/workspace/catalogue.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace weitblick::intake {

/// The largest weather file that is read; the year of a station has 1 to 2 MB.
inline constexpr std::int64_t kMostWeatherBytes = std::int64_t{64} << 20U;

/// A typical year has no year; it gets this one: 365 days, beginning on a Thursday.
inline constexpr int kTypicalYear = 2015;

/// An hour of a weather file. Irradiance in W/m²; the instants say what the file only implies.
struct WeatherRecord {
    std::int64_t line = 0;
    std::int64_t beginUtcS = 0; ///< the hour is [beginUtcS, beginUtcS + 3600)
    std::int64_t sunUtcS = 0;   ///< for which the sun's position belongs to the irradiance
    std::optional<double> globalWM2;
    std::optional<double> directHorizontalWM2;
    std::optional<double> directNormalWM2;
    std::optional<double> diffuseWM2;
    std::optional<double> airC;
    std::optional<double> windMPerS;
    std::optional<double> pressureHPa;
    std::optional<double> humidityPercent;
};

/// Where the weather was taken. CRS   WGS 84, degrees.
struct WeatherSite {
    std::string name;
    double latitudeDeg = 0.0;
    double longitudeDeg = 0.0;
    double heightM = 0.0;
};

/// What a weather file holds.
struct WeatherContent {
    WeatherSite site;
    std::vector<WeatherRecord> records;              ///< in the order of the file
    std::vector<workspace::RejectedRecord> rejected; ///< rows that are none, with line and reason
    std::vector<Text> remarks;                       ///< what the file says, and how it was understood
};

} // namespace weitblick::intake
