// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace weitblick::solar {

/// How a surface lies. Azimuth: where it looks to, 0° north, 90° east, 180° south. Tilt: 0° flat, 90° upright.
struct Plane {
    double tiltDeg = 0.0;
    double azimuthDeg = 180.0;
    friend bool operator==(const Plane&, const Plane&) = default;
};

/// Sun and sky at an instant, or the mean of an hour.
struct SkyState {
    double globalWM2 = 0.0;       ///< on the horizontal
    double directNormalWM2 = 0.0; ///< on a plane that faces the sun
    double diffuseWM2 = 0.0;      ///< on the horizontal
    double extraterrestrialWM2 = 1366.1;
    double airMass = 0.0;    ///< relative
    double zenithDeg = 90.0; ///< apparent
    double sunAzimuthDeg = 0.0;
};

/// How diffuse light is spread over the sky.
enum class SkyModel : std::uint8_t {
    Isotropic, ///< evenly: too little on roofs to the south
    Klucher,
    HayDavies, ///< a part comes from where the sun is
    Reindl,
    Perez ///< bright around the sun and at the horizon, by 8 classes of clearness
};

/// Diffuse irradiance on a plane by where it comes from, W/m².
struct SkyDiffuse {
    double isotropicWM2 = 0.0;
    double circumsolarWM2 = 0.0;
    double horizonWM2 = 0.0; ///< may be negative (Perez)
    [[nodiscard]] double totalWM2() const;
};

/// Irradiance on a plane, W/m².
struct PlaneIrradiance {
    double beamWM2 = 0.0;
    SkyDiffuse sky;
    double groundWM2 = 0.0;
    [[nodiscard]] double totalWM2() const { return beamWM2 + sky.totalWM2() + groundWM2; }
};

/// Cosine of the angle between the plane's normal and the sun; negative where the sun is behind it.
double incidenceCosine(const Plane& plane, double zenithDeg, double sunAzimuthDeg);

/// Diffuse irradiance of the sky on a plane without obstacles.
///
/// Method   Hay and Davies 1980; Perez et al. 1990 with the coefficients "all sites composite 1990"; Klucher 1979;
///          Reindl et al. 1990; agrees with pvlib.
SkyDiffuse skyDiffuse(SkyModel model, const Plane& plane, const SkyState& sky);

/// What the ground in front of a plane reflects on it, W/m²; `albedo` from 0 to 1.
double groundReflectedWM2(const Plane& plane, double globalWM2, double albedo);

/// All irradiance on a plane without obstacles.
PlaneIrradiance planeIrradiance(SkyModel model, const Plane& plane, const SkyState& sky, double albedo);

} // namespace weitblick::solar
