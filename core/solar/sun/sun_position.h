// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/solar/sun/sun_ephemeris.h"

namespace weitblick::solar {

/// A place on the earth. CRS   WGS 84, degrees, east and north positive; height above sea level.
struct Site {
    double latitudeDeg = 0.0;
    double longitudeDeg = 0.0;
    double heightM = 0.0;
    friend bool operator==(const Site&, const Site&) = default;
};

/// The air that bends the light; the defaults are a yearly mean at sea level.
struct Air {
    double pressureHPa = 1013.25;
    double temperatureC = 12.0;
    double refractionAtHorizonDeg = 0.5667;
};

/// Where the sun stands in the sky. Azimuth: 0° north, 90° east.
struct SunPosition {
    double zenithDeg = 90.0;         ///< geometric
    double apparentZenithDeg = 90.0; ///< as seen through the air
    double azimuthDeg = 0.0;
    double hourAngleDeg = 0.0; ///< topocentric, 0 at noon, west positive, in [0, 360)
    double distanceAu = 1.0;
};

/// The sun at an instant as seen from a place.
///
/// Method   SPA: Reda and Andreas 2008, NREL/TP-560-34302; ±0.0003°.
/// Units    `utcS`: seconds since 1970-01-01T00:00Z.
/// CRS      WGS 84.
/// Threads  any.
/// Example  theGoldenCaseOfNrelIsMet() in tests/core/solar/sun/sun_position_test.cpp
SunPosition sunPosition(double utcS, const Site& site, const Air& air = {});

/// The same where the geocentric part is known.
SunPosition sunPosition(const SunEphemeris& sun, const Site& site, const Air& air = {});

} // namespace weitblick::solar
