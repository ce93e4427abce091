// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/solar/sun/sun_position.h"
#include "core/solar/yield/weather_year.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

namespace weitblick::test {

/// A year of 8,760 hours at 50.1° N, 8.7° E that begins `lateH` hours after 1 January 0:00 of standard time: a clear
/// sky by the height of the sun, and clouds by chance that stay for some hours.
inline solar::WeatherYear sunnyYear(int lateH = 0)
{
    constexpr std::int64_t kStartUtcS = 1'767'222'000; // 2025-12-31T23:00Z
    constexpr std::int64_t kHourS = 3600;
    solar::WeatherYear year{.name = "sunny", .site = {.latitudeDeg = 50.1, .longitudeDeg = 8.7, .heightM = 110.0}};
    std::mt19937 random(7);
    double cloud = 0.5;
    std::vector<solar::WeatherHour> hours;
    for (std::size_t i = 0; i < solar::kHoursPerYear; ++i) {
        const double step = static_cast<double>(random() % 1000) / 1000.0;
        cloud = std::clamp(0.8 * cloud + 0.4 * (step - 0.4), 0.0, 1.0);
        solar::WeatherHour hour{.beginUtcS = kStartUtcS + static_cast<std::int64_t>(i) * kHourS};
        hour.sunUtcS = hour.beginUtcS + kHourS / 2;
        const double day = static_cast<double>(i) / 24.0;
        const double declination = -0.409 * std::cos(2.0 * std::numbers::pi * (day + 10.0) / 365.0);
        const double angle = std::numbers::pi / 12.0 * (static_cast<double>(i % 24) + 0.5 - 12.4);
        constexpr double kLatitude = 50.1 * std::numbers::pi / 180.0;
        const double height = std::max(0.0, std::sin(kLatitude) * std::sin(declination) +
                                                std::cos(kLatitude) * std::cos(declination) * std::cos(angle));
        hour.globalWM2 = 1050.0 * std::pow(height, 1.2) * (1.0 - 0.75 * cloud);
        hour.diffuseWM2 = hour.globalWM2 * (0.2 + 0.8 * cloud);
        solar::completeIrradiance(hour, {.globalWM2 = hour.globalWM2, .diffuseWM2 = hour.diffuseWM2}, year.site);
        hour.airC = 10.0 + 12.0 * std::sin(2.0 * std::numbers::pi * (day - 110.0) / 365.0);
        hours.push_back(hour);
    }
    std::ranges::rotate(hours, hours.begin() + lateH);
    year.hours = std::move(hours);
    return year;
}

} // namespace weitblick::test
