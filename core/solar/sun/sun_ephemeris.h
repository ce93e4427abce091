// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace weitblick::solar {

/// Where the sun is as seen from the centre of the earth, with all steps on the way. Degrees where no unit is named.
struct SunEphemeris {
    double julianDay = 0.0;
    double julianEphemerisDay = 0.0;
    double julianCentury = 0.0;
    double heliocentricLongitudeDeg = 0.0; ///< L
    double heliocentricLatitudeDeg = 0.0;  ///< B
    double distanceAu = 0.0;               ///< R
    double geocentricLongitudeDeg = 0.0;   ///< Θ
    double geocentricLatitudeDeg = 0.0;    ///< β
    std::array<double, 5> argumentsDeg{};  ///< X0 … X4 of the nutation
    double nutationLongitudeDeg = 0.0;     ///< Δψ
    double nutationObliquityDeg = 0.0;     ///< Δε
    double meanObliquityArcSec = 0.0;      ///< ε0
    double obliquityDeg = 0.0;             ///< ε
    double aberrationDeg = 0.0;            ///< Δτ
    double apparentLongitudeDeg = 0.0;     ///< λ
    double meanSiderealTimeDeg = 0.0;      ///< ν0 at Greenwich
    double siderealTimeDeg = 0.0;          ///< ν at Greenwich
    double rightAscensionDeg = 0.0;        ///< α
    double declinationDeg = 0.0;           ///< δ
};

/// The sun at an instant.
///
/// Method   SPA: Reda and Andreas 2008, NREL/TP-560-34302, steps 3.1 to 3.10; ±0.0003° from −2000 to 6000.
/// Units    `deltaTS`: terrestrial time minus UT1 in seconds.
/// Threads  any.
SunEphemeris sunEphemeris(double julianDay, double deltaTS);

/// Terrestrial time minus UT1 in seconds.
/// Method   polynomials of Espenak and Meeus for 1961 to 2150; the value at the nearer end outside of that.
double deltaTSeconds(int year, int month);

/// The Julian day of an instant in seconds since 1970-01-01T00:00Z.
double julianDayOf(double utcS);

/// What a sundial is ahead of a clock, in minutes within (−20, 20).
double equationOfTimeMin(const SunEphemeris& sun);

} // namespace weitblick::solar
