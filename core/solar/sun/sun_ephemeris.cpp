// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/sun/sun_ephemeris.h"

#include "core/solar/sun/angle.h"
#include "core/solar/sun/periodic_terms.h"

#include <algorithm>
#include <span>

namespace weitblick::solar {

namespace {

/// c[0] + c[1]·x + c[2]·x² …
double polynomial(std::span<const double> coefficients, double x)
{
    double sum = 0.0;
    for (auto it = coefficients.rbegin(); it != coefficients.rend(); ++it) {
        sum = sum * x + *it;
    }
    return sum;
}

double seriesSum(std::span<const std::span<const PeriodicTerm>> series, double millennia)
{
    double sum = 0.0;
    double power = 1.0;
    for (const auto& terms : series) {
        double part = 0.0;
        for (const PeriodicTerm& term : terms) {
            part += term.amplitude * std::cos(term.phaseRad + term.rateRad * millennia);
        }
        sum += part * power;
        power *= millennia;
    }
    return sum * 1e-8;
}

void addNutation(SunEphemeris& sun, double century)
{
    static constexpr std::array<std::array<double, 4>, 5> kArguments{{
        {297.85036, 445267.111480, -0.0019142, 1.0 / 189474.0}, // mean elongation of the moon from the sun
        {357.52772, 35999.050340, -0.0001603, -1.0 / 300000.0}, // mean anomaly of the sun
        {134.96298, 477198.867398, 0.0086972, 1.0 / 56250.0},   // mean anomaly of the moon
        {93.27191, 483202.017538, -0.0036825, 1.0 / 327270.0},  // argument of latitude of the moon
        {125.04452, -1934.136261, 0.0020708, 1.0 / 450000.0},   // ascending node of the moon's orbit
    }};
    for (std::size_t i = 0; i < kArguments.size(); ++i) {
        sun.argumentsDeg[i] = polynomial(kArguments[i], century);
    }
    double longitude = 0.0;
    double obliquity = 0.0;
    for (const NutationTerm& term : nutationTerms()) {
        double argumentDeg = 0.0;
        for (std::size_t i = 0; i < term.multiples.size(); ++i) {
            argumentDeg += term.multiples[i] * sun.argumentsDeg[i];
        }
        longitude += (term.longitude + term.longitudePerCentury * century) * sinDeg(argumentDeg);
        obliquity += (term.obliquity + term.obliquityPerCentury * century) * cosDeg(argumentDeg);
    }
    sun.nutationLongitudeDeg = longitude / 36'000'000.0;
    sun.nutationObliquityDeg = obliquity / 36'000'000.0;
}

void addEquatorial(SunEphemeris& sun)
{
    const double lambda = sun.apparentLongitudeDeg;
    const double beta = sun.geocentricLatitudeDeg;
    const double epsilon = sun.obliquityDeg;
    sun.rightAscensionDeg = wrapped360(
        kDegPerRad *
        std::atan2(sinDeg(lambda) * cosDeg(epsilon) - std::tan(beta * kRadPerDeg) * sinDeg(epsilon), cosDeg(lambda)));
    sun.declinationDeg =
        kDegPerRad * std::asin(sinDeg(beta) * cosDeg(epsilon) + cosDeg(beta) * sinDeg(epsilon) * sinDeg(lambda));
}

} // namespace

SunEphemeris sunEphemeris(double julianDay, double deltaTS)
{
    static constexpr std::array kObliquity{84381.448, -4680.93, -1.55, 1999.25, -51.38, -249.67,
                                           -39.05,    7.12,     27.87, 5.79,    2.45};
    SunEphemeris sun;
    sun.julianDay = julianDay;
    sun.julianEphemerisDay = julianDay + deltaTS / 86400.0;
    sun.julianCentury = (julianDay - 2451545.0) / 36525.0;
    const double century = (sun.julianEphemerisDay - 2451545.0) / 36525.0;
    const double millennia = century / 10.0;
    sun.heliocentricLongitudeDeg = wrapped360(kDegPerRad * seriesSum(longitudeTerms(), millennia));
    sun.heliocentricLatitudeDeg = kDegPerRad * seriesSum(latitudeTerms(), millennia);
    sun.distanceAu = seriesSum(distanceTerms(), millennia);
    sun.geocentricLongitudeDeg = wrapped360(sun.heliocentricLongitudeDeg + 180.0);
    sun.geocentricLatitudeDeg = -sun.heliocentricLatitudeDeg;
    addNutation(sun, century);
    sun.meanObliquityArcSec = polynomial(kObliquity, millennia / 10.0);
    sun.obliquityDeg = sun.meanObliquityArcSec / 3600.0 + sun.nutationObliquityDeg;
    sun.aberrationDeg = -20.4898 / (3600.0 * sun.distanceAu);
    sun.apparentLongitudeDeg = sun.geocentricLongitudeDeg + sun.nutationLongitudeDeg + sun.aberrationDeg;
    const double utc = sun.julianCentury;
    sun.meanSiderealTimeDeg = wrapped360(280.46061837 + 360.98564736629 * (julianDay - 2451545.0) +
                                         utc * utc * (0.000387933 - utc / 38'710'000.0));
    sun.siderealTimeDeg = sun.meanSiderealTimeDeg + sun.nutationLongitudeDeg * cosDeg(sun.obliquityDeg);
    addEquatorial(sun);
    return sun;
}

double deltaTSeconds(int year, int month)
{
    const double y = std::clamp(year + (month - 0.5) / 12.0, 1961.0, 2150.0);
    if (y < 1986.0) {
        const double t = y - 1975.0;
        return 45.45 + 1.067 * t - t * t / 260.0 - t * t * t / 718.0;
    }
    const double t = y - 2000.0;
    if (y < 2005.0) {
        static constexpr std::array k1986{63.86, 0.3345, -0.060374, 0.0017275, 0.000651814, 0.00002373599};
        return polynomial(k1986, t);
    }
    if (y < 2050.0) {
        return 62.92 + 0.32217 * t + 0.005589 * t * t;
    }
    const double u = (y - 1820.0) / 100.0;
    return -20.0 + 32.0 * u * u - 0.5628 * (2150.0 - y);
}

double julianDayOf(double utcS)
{
    return utcS / 86400.0 + 2440587.5;
}

double equationOfTimeMin(const SunEphemeris& sun)
{
    static constexpr std::array kMeanLongitude{280.4664567,    360007.6982779,  0.03032028,
                                               1.0 / 49'931.0, -1.0 / 15'300.0, -1.0 / 2'000'000.0};
    const double millennia = (sun.julianEphemerisDay - 2451545.0) / 365250.0;
    const double meanDeg = wrapped360(polynomial(kMeanLongitude, millennia));
    const double minutes =
        4.0 * (meanDeg - 0.0057183 - sun.rightAscensionDeg + sun.nutationLongitudeDeg * cosDeg(sun.obliquityDeg));
    if (minutes > 20.0) {
        return minutes - 1440.0;
    }
    return minutes < -20.0 ? minutes + 1440.0 : minutes;
}

} // namespace weitblick::solar
