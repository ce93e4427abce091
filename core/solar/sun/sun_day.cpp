// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/sun/sun_day.h"

#include "core/solar/sun/angle.h"

namespace weitblick::solar {

namespace {

constexpr double kRiseElevationDeg = -(0.26667 + 0.5667);
constexpr int kRounds = 6;

/// Hour angle in (−180, 180].
double signedHourAngleDeg(const SunPosition& sun)
{
    return sun.hourAngleDeg > 180.0 ? sun.hourAngleDeg - 360.0 : sun.hourAngleDeg;
}

double declinationDeg(double utcS)
{
    const std::chrono::year_month_day date{
        std::chrono::sys_days{std::chrono::days{static_cast<int>(std::floor(utcS / 86400.0))}}};
    return sunEphemeris(julianDayOf(utcS),
                        deltaTSeconds(static_cast<int>(date.year()), static_cast<int>(unsigned(date.month()))))
        .declinationDeg;
}

/// The hour angle at which the sun crosses the horizon, nothing where it does not.
std::optional<double> crossingHourAngleDeg(double utcS, double latitudeDeg)
{
    const double declination = declinationDeg(utcS);
    const double cosine = (sinDeg(kRiseElevationDeg) - sinDeg(latitudeDeg) * sinDeg(declination)) /
                          (cosDeg(latitudeDeg) * cosDeg(declination));
    if (std::abs(cosine) > 1.0) {
        return std::nullopt;
    }
    return kDegPerRad * std::acos(cosine);
}

/// sign −1: rise, +1: set.
std::optional<double> crossing(double transitUtcS, double sign, const Site& site)
{
    double utcS = transitUtcS;
    for (int round = 0; round < kRounds; ++round) {
        const auto wantedDeg = crossingHourAngleDeg(utcS, site.latitudeDeg);
        if (!wantedDeg) {
            return std::nullopt;
        }
        // The first step starts at noon, where the hour angle is near 0; later ones only correct.
        const double missingDeg = sign * *wantedDeg - signedHourAngleDeg(sunPosition(utcS, site));
        utcS += missingDeg * 240.0;
    }
    return utcS;
}

} // namespace

SunDay sunDay(std::chrono::sys_days day, const Site& site)
{
    const auto midnightS =
        static_cast<double>(std::chrono::duration_cast<std::chrono::seconds>(day.time_since_epoch()).count());
    double utcS = midnightS + 43200.0 - site.longitudeDeg * 240.0;
    for (int round = 0; round < kRounds; ++round) {
        utcS -= signedHourAngleDeg(sunPosition(utcS, site)) * 240.0;
    }
    return {.riseUtcS = crossing(utcS, -1.0, site), .transitUtcS = utcS, .setUtcS = crossing(utcS, 1.0, site)};
}

} // namespace weitblick::solar
