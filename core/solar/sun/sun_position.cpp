// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/sun/sun_position.h"

#include "core/solar/sun/angle.h"

#include <chrono>

namespace weitblick::solar {

namespace {

constexpr double kSunRadiusDeg = 0.26667;

double refractionDeg(double elevationDeg, const Air& air)
{
    if (elevationDeg < -(kSunRadiusDeg + air.refractionAtHorizonDeg)) {
        return 0.0;
    }
    return air.pressureHPa / 1010.0 * (283.0 / (273.0 + air.temperatureC)) * 1.02 /
           (60.0 * std::tan((elevationDeg + 10.3 / (elevationDeg + 5.11)) * kRadPerDeg));
}

} // namespace

SunPosition sunPosition(double utcS, const Site& site, const Air& air)
{
    const std::chrono::sys_days day{std::chrono::days{static_cast<int>(std::floor(utcS / 86400.0))}};
    const std::chrono::year_month_day date{day};
    const double deltaTS = deltaTSeconds(static_cast<int>(date.year()), static_cast<int>(unsigned(date.month())));
    return sunPosition(sunEphemeris(julianDayOf(utcS), deltaTS), site, air);
}

SunPosition sunPosition(const SunEphemeris& sun, const Site& site, const Air& air)
{
    const double latitude = site.latitudeDeg * kRadPerDeg;
    const double hour = wrapped360(sun.siderealTimeDeg + site.longitudeDeg - sun.rightAscensionDeg) * kRadPerDeg;
    const double declination = sun.declinationDeg * kRadPerDeg;
    // The observer stands off the centre of the earth: parallax.
    const double parallax = 8.794 / (3600.0 * sun.distanceAu) * kRadPerDeg;
    const double reduced = std::atan(0.99664719 * std::tan(latitude));
    const double x = std::cos(reduced) + site.heightM / 6378140.0 * std::cos(latitude);
    const double y = 0.99664719 * std::sin(reduced) + site.heightM / 6378140.0 * std::sin(latitude);
    const double towards = std::cos(declination) - x * std::sin(parallax) * std::cos(hour);
    const double shift = std::atan2(-x * std::sin(parallax) * std::sin(hour), towards);
    const double seenDeclination =
        std::atan2((std::sin(declination) - y * std::sin(parallax)) * std::cos(shift), towards);
    const double seenHour = hour - shift;

    const double elevationDeg =
        kDegPerRad * std::asin(std::sin(latitude) * std::sin(seenDeclination) +
                               std::cos(latitude) * std::cos(seenDeclination) * std::cos(seenHour));
    const double fromSouth = std::atan2(std::sin(seenHour), std::cos(seenHour) * std::sin(latitude) -
                                                                std::tan(seenDeclination) * std::cos(latitude));
    return {.zenithDeg = 90.0 - elevationDeg,
            .apparentZenithDeg = 90.0 - elevationDeg - refractionDeg(elevationDeg, air),
            .azimuthDeg = wrapped360(kDegPerRad * fromSouth + 180.0),
            .hourAngleDeg = wrapped360(kDegPerRad * seenHour),
            .distanceAu = sun.distanceAu};
}

} // namespace weitblick::solar
