// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/irradiance/transposition.h"

#include "core/solar/sun/angle.h"

#include <algorithm>
#include <array>

namespace weitblick::solar {

namespace {

constexpr double kLeastCosZenith = 0.01745; // 89°

double isotropicPart(const Plane& plane, double diffuseWM2)
{
    return diffuseWM2 * (1.0 + cosDeg(plane.tiltDeg)) / 2.0;
}

/// Irradiance of the beam on the plane relative to that on the horizontal.
double beamRatio(const Plane& plane, const SkyState& sky)
{
    const double onPlane = std::max(0.0, incidenceCosine(plane, sky.zenithDeg, sky.sunAzimuthDeg));
    return onPlane / std::max(cosDeg(sky.zenithDeg), kLeastCosZenith);
}

SkyDiffuse klucher(const Plane& plane, const SkyState& sky)
{
    const double ratio = sky.globalWM2 > 0.0 ? sky.diffuseWM2 / sky.globalWM2 : 0.0;
    const double f = 1.0 - ratio * ratio;
    const double cosine = std::max(0.0, incidenceCosine(plane, sky.zenithDeg, sky.sunAzimuthDeg));
    const double halfTilt = sinDeg(plane.tiltDeg / 2.0);
    const double sinZenith = sinDeg(sky.zenithDeg);
    return {.isotropicWM2 = isotropicPart(plane, sky.diffuseWM2) * (1.0 + f * halfTilt * halfTilt * halfTilt) *
                            (1.0 + f * cosine * cosine * sinZenith * sinZenith * sinZenith)};
}

SkyDiffuse hayDavies(const Plane& plane, const SkyState& sky)
{
    const double anisotropy = sky.directNormalWM2 / sky.extraterrestrialWM2;
    return {.isotropicWM2 = isotropicPart(plane, sky.diffuseWM2) * (1.0 - anisotropy),
            .circumsolarWM2 = sky.diffuseWM2 * anisotropy * beamRatio(plane, sky)};
}

SkyDiffuse reindl(const Plane& plane, const SkyState& sky)
{
    SkyDiffuse parts = hayDavies(plane, sky);
    const double onHorizontal = std::max(0.0, sky.directNormalWM2 * cosDeg(sky.zenithDeg));
    const double halfTilt = sinDeg(plane.tiltDeg / 2.0);
    const double share = sky.globalWM2 > 0.0 ? std::sqrt(onHorizontal / sky.globalWM2) : 0.0;
    parts.horizonWM2 = parts.isotropicWM2 * share * halfTilt * halfTilt * halfTilt;
    return parts;
}

struct PerezRow {
    double upTo; ///< clearness ε
    std::array<double, 3> f1;
    std::array<double, 3> f2;
};

// Source: Perez, Ineichen, Seals, Michalsky, Stewart 1990, Solar Energy 44(5), table 6, all sites composite.
constexpr std::array<PerezRow, 8> kPerez{{{1.065, {-0.008, 0.588, -0.062}, {-0.060, 0.072, -0.022}},
                                          {1.23, {0.130, 0.683, -0.151}, {-0.019, 0.066, -0.029}},
                                          {1.5, {0.330, 0.487, -0.221}, {0.055, -0.064, -0.026}},
                                          {1.95, {0.568, 0.187, -0.295}, {0.109, -0.152, -0.014}},
                                          {2.8, {0.873, -0.392, -0.362}, {0.226, -0.462, 0.001}},
                                          {4.5, {1.132, -1.237, -0.412}, {0.288, -0.823, 0.056}},
                                          {6.2, {1.060, -1.600, -0.359}, {0.264, -1.127, 0.131}},
                                          {1e30, {0.678, -0.327, -0.250}, {0.156, -1.377, 0.251}}}};

SkyDiffuse perez(const Plane& plane, const SkyState& sky)
{
    if (sky.diffuseWM2 <= 0.0 || sky.zenithDeg > 90.0) {
        return {};
    }
    const double zenithRad = sky.zenithDeg * kRadPerDeg;
    const double cubed = 1.041 * zenithRad * zenithRad * zenithRad;
    const double clearness = ((sky.diffuseWM2 + sky.directNormalWM2) / sky.diffuseWM2 + cubed) / (1.0 + cubed);
    const double brightness = sky.diffuseWM2 * sky.airMass / sky.extraterrestrialWM2;
    const PerezRow& row = *std::ranges::find_if(kPerez, [&](const PerezRow& it) { return clearness < it.upTo; });
    const double f1 = std::max(0.0, row.f1[0] + row.f1[1] * brightness + row.f1[2] * zenithRad);
    const double f2 = row.f2[0] + row.f2[1] * brightness + row.f2[2] * zenithRad;
    const double a = std::max(0.0, incidenceCosine(plane, sky.zenithDeg, sky.sunAzimuthDeg));
    const double b = std::max(cosDeg(85.0), cosDeg(sky.zenithDeg));
    return {.isotropicWM2 = isotropicPart(plane, sky.diffuseWM2) * (1.0 - f1),
            .circumsolarWM2 = sky.diffuseWM2 * f1 * a / b,
            .horizonWM2 = sky.diffuseWM2 * f2 * sinDeg(plane.tiltDeg)};
}

} // namespace

double SkyDiffuse::totalWM2() const
{
    return std::max(0.0, isotropicWM2 + circumsolarWM2 + horizonWM2);
}

double incidenceCosine(const Plane& plane, double zenithDeg, double sunAzimuthDeg)
{
    const double cosine = cosDeg(plane.tiltDeg) * cosDeg(zenithDeg) +
                          sinDeg(plane.tiltDeg) * sinDeg(zenithDeg) * cosDeg(sunAzimuthDeg - plane.azimuthDeg);
    return std::clamp(cosine, -1.0, 1.0);
}

SkyDiffuse skyDiffuse(SkyModel model, const Plane& plane, const SkyState& sky)
{
    switch (model) {
    case SkyModel::Isotropic:
        return {.isotropicWM2 = isotropicPart(plane, sky.diffuseWM2)};
    case SkyModel::Klucher:
        return klucher(plane, sky);
    case SkyModel::HayDavies:
        return hayDavies(plane, sky);
    case SkyModel::Reindl:
        return reindl(plane, sky);
    case SkyModel::Perez:
        return perez(plane, sky);
    }
    return {};
}

double groundReflectedWM2(const Plane& plane, double globalWM2, double albedo)
{
    return globalWM2 * albedo * (1.0 - cosDeg(plane.tiltDeg)) / 2.0;
}

PlaneIrradiance planeIrradiance(SkyModel model, const Plane& plane, const SkyState& sky, double albedo)
{
    const double cosine = std::max(0.0, incidenceCosine(plane, sky.zenithDeg, sky.sunAzimuthDeg));
    return {.beamWM2 = sky.directNormalWM2 * cosine,
            .sky = skyDiffuse(model, plane, sky),
            .groundWM2 = groundReflectedWM2(plane, sky.globalWM2, albedo)};
}

} // namespace weitblick::solar
