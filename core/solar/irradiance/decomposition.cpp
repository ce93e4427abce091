// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/irradiance/decomposition.h"

#include "core/solar/irradiance/atmosphere.h"
#include "core/solar/sun/angle.h"

#include <algorithm>

namespace weitblick::solar {

namespace {

constexpr double kLeastCosZenith = 0.065;
constexpr double kMostZenithDeg = 87.0;

double clearnessOf(double globalWM2, double zenithDeg, double extraterrestrialWM2)
{
    return std::clamp(globalWM2 / (std::max(cosDeg(zenithDeg), kLeastCosZenith) * extraterrestrialWM2), 0.0, 1.0);
}

double erbsFraction(double kt)
{
    if (kt <= 0.22) {
        return 1.0 - 0.09 * kt;
    }
    if (kt <= 0.8) {
        return 0.9511 + kt * (-0.1604 + kt * (4.388 + kt * (-16.638 + kt * 12.336)));
    }
    return 0.165;
}

double bolandFraction(double kt)
{
    return 1.0 / (1.0 + std::exp(8.645 * (kt - 0.613)));
}

} // namespace

BeamAndDiffuse decompose(double globalWM2, double zenithDeg, double extraterrestrialWM2, Decomposition model)
{
    if (globalWM2 <= 0.0) {
        return {};
    }
    const double kt = clearnessOf(globalWM2, zenithDeg, extraterrestrialWM2);
    const double fraction = model == Decomposition::Erbs ? erbsFraction(kt) : bolandFraction(kt);
    const double direct = globalWM2 * (1.0 - fraction) / cosDeg(zenithDeg);
    if (zenithDeg > kMostZenithDeg || direct < 0.0) {
        return {.directNormalWM2 = 0.0, .diffuseHorizontalWM2 = globalWM2, .clearness = kt};
    }
    return {.directNormalWM2 = direct, .diffuseHorizontalWM2 = globalWM2 * fraction, .clearness = kt};
}

double directNormalDisc(double globalWM2, double zenithDeg, int dayOfYear, double pressurePa)
{
    if (globalWM2 <= 0.0 || zenithDeg > kMostZenithDeg) {
        return 0.0;
    }
    // DISC was fitted with a solar constant of 1370 W/m² and the air mass of Kasten 1966.
    const double outside = extraterrestrialWM2(dayOfYear) * 1370.0 / 1366.1;
    const double kt = clearnessOf(globalWM2, zenithDeg, outside);
    const double relative = 1.0 / (cosDeg(zenithDeg) + 0.15 * std::pow(93.885 - zenithDeg, -1.253));
    const double am = std::min(relative * pressurePa / 101325.0, 12.0);
    const bool cloudy = kt <= 0.6;
    const double a =
        cloudy ? 0.512 + kt * (-1.56 + kt * (2.286 - 2.222 * kt)) : -5.743 + kt * (21.77 + kt * (-27.49 + 11.56 * kt));
    const double b = cloudy ? 0.37 + 0.962 * kt : 41.4 + kt * (-118.5 + kt * (66.05 + 31.9 * kt));
    const double c = cloudy ? -0.28 + kt * (0.932 - 2.048 * kt) : -47.01 + kt * (184.2 + kt * (-222.0 + 73.81 * kt));
    const double clearSky = 0.866 + am * (-0.122 + am * (0.0121 + am * (-0.000653 + 1.4e-5 * am)));
    return std::max(0.0, (clearSky - (a + b * std::exp(c * am))) * outside);
}

double directNormalOfHorizontal(double directHorizontalWM2, double zenithDeg, double extraterrestrialWM2)
{
    if (directHorizontalWM2 <= 0.0 || zenithDeg >= 90.0) {
        return 0.0;
    }
    return std::min(directHorizontalWM2 / std::max(cosDeg(zenithDeg), kLeastCosZenith), extraterrestrialWM2);
}

} // namespace weitblick::solar
