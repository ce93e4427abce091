// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace weitblick::sample {

/// An hour of the weather year; hour 0 is 00–01 MEZ on 1 January of a year with 365 days.
struct WeatherHour {
    double temperatureC = 0.0;
    double pressureHPa = 990.0;
    int windFromDeg = 240;
    double windMPerS = 3.0;
    int cloudsEighths = 4;
    double mixingGPerKg = 5.0;
    int humidityPercent = 75;
    int directWPerM2 = 0;  ///< on the horizontal
    int diffuseWPerM2 = 0; ///< on the horizontal
    double rainMm = 0.0;
};

/// 8,760 hours for a place at 50.65° N 9.1° E.
///
/// Method   seasonal and daily wave with persistent noise; sun from declination and hour angle; clouds persist.
std::vector<WeatherHour> weatherYear(std::uint64_t seed);

} // namespace weitblick::sample
