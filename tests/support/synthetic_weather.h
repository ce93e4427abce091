// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/solar/irradiance/atmosphere.h"
#include "core/solar/irradiance/decomposition.h"
#include "core/solar/sun/angle.h"
#include "core/solar/yield/weather_year.h"

#include <cmath>
#include <cstdint>

namespace weitblick::test {

/// A made-up but sensible year at 50.1° N 8.7° E: the clear sky of Haurwitz under clouds that come and go.
inline solar::WeatherYear syntheticWeather(std::size_t hours = solar::kHoursPerYear)
{
    using namespace solar;
    constexpr std::int64_t kFirstUtcS = 1420066800; // 2014-12-31T23:00Z
    WeatherYear year{.name = "synthetic", .site = {50.1, 8.7, 112.0}, .hours = {}};
    std::uint32_t random = 1;
    for (std::size_t i = 0; i < hours; ++i) {
        WeatherHour hour{.beginUtcS = kFirstUtcS + static_cast<std::int64_t>(i) * 3600};
        hour.sunUtcS = hour.beginUtcS + 1800;
        const auto utcS = static_cast<double>(hour.sunUtcS);
        const SunPosition sun = sunPosition(utcS, year.site);
        const double cosine = cosDeg(sun.apparentZenithDeg);
        random = random * 1664525U + 1013904223U;
        const double cloudy = 0.25 + 0.75 * static_cast<double>(random >> 16U) / 65535.0;
        hour.globalWM2 = cosine > 0.0 ? cloudy * 1098.0 * cosine * std::exp(-0.059 / cosine) : 0.0;
        const BeamAndDiffuse parts = decompose(hour.globalWM2, sun.zenithDeg, extraterrestrialWM2At(utcS));
        hour.directNormalWM2 = parts.directNormalWM2;
        hour.diffuseWM2 = parts.diffuseHorizontalWM2;
        hour.airC = 9.0 - 9.0 * std::cos(static_cast<double>(i) / 8760.0 * 2.0 * std::numbers::pi);
        hour.windMPerS = 1.0 + 4.0 * static_cast<double>(random >> 20U & 255U) / 255.0;
        year.hours.push_back(hour);
    }
    return year;
}

} // namespace weitblick::test
