// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/yield/weather_year.h"

#include "core/solar/irradiance/atmosphere.h"
#include "core/solar/irradiance/decomposition.h"

#include <algorithm>
#include <chrono>

namespace weitblick::solar {

MonthAndHour mezMonthAndHour(std::int64_t utcS)
{
    namespace chrono = std::chrono;
    const chrono::sys_seconds local{chrono::seconds{utcS + 3600}};
    const auto day = chrono::floor<chrono::days>(local);
    return {.month = static_cast<int>(unsigned(chrono::year_month_day{day}.month())) - 1,
            .hour = static_cast<int>(chrono::duration_cast<chrono::hours>(local - day).count())};
}

std::vector<SkyState> skyYearOf(const WeatherYear& year)
{
    std::vector<SkyState> skies;
    skies.reserve(year.hours.size());
    for (const WeatherHour& hour : year.hours) {
        const auto utcS = static_cast<double>(hour.sunUtcS);
        const SunPosition sun = sunPosition(utcS, year.site);
        skies.push_back({.globalWM2 = hour.globalWM2,
                         .directNormalWM2 = hour.directNormalWM2,
                         .diffuseWM2 = hour.diffuseWM2,
                         .extraterrestrialWM2 = extraterrestrialWM2At(utcS),
                         .airMass = relativeAirMass(sun.apparentZenithDeg),
                         .zenithDeg = sun.apparentZenithDeg,
                         .sunAzimuthDeg = sun.azimuthDeg});
    }
    return skies;
}

void completeIrradiance(WeatherHour& hour, const MeasuredIrradiance& measured, const Site& site)
{
    const auto utcS = static_cast<double>(hour.sunUtcS);
    const double outside = extraterrestrialWM2At(utcS);
    const double zenithDeg = sunPosition(utcS, site).zenithDeg;
    const bool knowsGlobal = measured.globalWM2 >= 0.0;
    const bool knowsDiffuse = measured.diffuseWM2 >= 0.0;
    const bool knowsHorizontal = measured.directHorizontalWM2 >= 0.0;
    if (knowsGlobal && !knowsDiffuse && !knowsHorizontal) {
        const BeamAndDiffuse parts = decompose(measured.globalWM2, zenithDeg, outside);
        hour.globalWM2 = measured.globalWM2;
        hour.diffuseWM2 = parts.diffuseHorizontalWM2;
        hour.directNormalWM2 = measured.directNormalWM2 >= 0.0 ? measured.directNormalWM2 : parts.directNormalWM2;
        return;
    }
    const double horizontal =
        knowsHorizontal ? measured.directHorizontalWM2 : std::max(0.0, measured.globalWM2 - measured.diffuseWM2);
    hour.diffuseWM2 = knowsDiffuse ? measured.diffuseWM2 : std::max(0.0, measured.globalWM2 - horizontal);
    hour.globalWM2 = knowsGlobal ? measured.globalWM2 : horizontal + hour.diffuseWM2;
    hour.directNormalWM2 = measured.directNormalWM2 >= 0.0 ? measured.directNormalWM2
                                                           : directNormalOfHorizontal(horizontal, zenithDeg, outside);
}

} // namespace weitblick::solar
