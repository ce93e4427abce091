// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/module/incidence_modifier.h"

#include "core/solar/sun/angle.h"

#include <algorithm>

namespace weitblick::solar {

namespace {

/// Share of light that is reflected where two media meet, mean of both polarisations is taken by the caller.
struct Reflection {
    double perpendicular = 0.0;
    double parallel = 0.0;
};

Reflection reflectionAt(double indexFrom, double indexTo, double cosFrom, double cosTo)
{
    const double perpendicular = (indexFrom * cosFrom - indexTo * cosTo) / (indexFrom * cosFrom + indexTo * cosTo);
    const double parallel = (indexFrom * cosTo - indexTo * cosFrom) / (indexFrom * cosTo + indexTo * cosFrom);
    return {perpendicular * perpendicular, parallel * parallel};
}

double cosineIn(double index, double sinOutside)
{
    const double sine = sinOutside / index;
    return std::sqrt(1.0 - sine * sine);
}

double transmittance(const Glass& glass, double incidenceDeg)
{
    const double cosAir = cosDeg(incidenceDeg);
    const double sinAir = sinDeg(incidenceDeg);
    const double cosCoating = cosineIn(glass.coatingIndex, sinAir);
    const double cosGlass = cosineIn(glass.refractiveIndex, sinAir);
    const Reflection outer = reflectionAt(1.0, glass.coatingIndex, cosAir, cosCoating);
    const Reflection inner = reflectionAt(glass.coatingIndex, glass.refractiveIndex, cosCoating, cosGlass);
    // Light that goes to and fro in the coating counts too.
    const double perpendicular =
        (1.0 - outer.perpendicular) * (1.0 - inner.perpendicular) / (1.0 - outer.perpendicular * inner.perpendicular);
    const double parallel = (1.0 - outer.parallel) * (1.0 - inner.parallel) / (1.0 - outer.parallel * inner.parallel);
    return (perpendicular + parallel) / 2.0 * std::exp(-glass.extinctionPerM * glass.thicknessM / cosGlass);
}

} // namespace

double martinRuizModifier(double incidenceDeg, double angularLoss)
{
    const double cosine = cosDeg(incidenceDeg);
    if (std::abs(incidenceDeg) >= 90.0 || cosine <= 0.0) {
        return 0.0;
    }
    return (1.0 - std::exp(-cosine / angularLoss)) / (1.0 - std::exp(-1.0 / angularLoss));
}

DiffuseModifier martinRuizDiffuseModifier(double tiltDeg, double angularLoss)
{
    constexpr double kC1 = 0.4244; // as printed; 4 / (3 π)
    const double c2 = 0.5 * angularLoss - 0.154;
    const double tilt = std::clamp(tiltDeg, 1e-6, 180.0 - 1e-6) * kRadPerDeg;
    const double sine = std::sin(tilt);
    const double sky = sine + (std::numbers::pi - tilt - sine) / (1.0 + std::cos(tilt));
    const double ground = sine + (tilt - sine) / (1.0 - std::cos(tilt));
    const auto modifier = [&](double term) { return 1.0 - std::exp(-(kC1 + c2 * term) * term / angularLoss); };
    return {.sky = modifier(sky), .ground = modifier(ground)};
}

double ashraeModifier(double incidenceDeg, double b)
{
    if (std::abs(incidenceDeg) >= 90.0) {
        return 0.0;
    }
    return std::max(0.0, 1.0 - b * (1.0 / cosDeg(incidenceDeg) - 1.0));
}

double physicalModifier(double incidenceDeg, const Glass& glass)
{
    if (std::abs(incidenceDeg) >= 90.0) {
        return 0.0;
    }
    return transmittance(glass, incidenceDeg) / transmittance(glass, 0.0);
}

} // namespace weitblick::solar
