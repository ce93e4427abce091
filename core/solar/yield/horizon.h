// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/solar/irradiance/transposition.h"

#include <array>
#include <cstddef>

namespace weitblick::solar {

inline constexpr std::size_t kHorizonSectors = 72;
inline constexpr double kHorizonSectorDeg = 360.0 / kHorizonSectors;

/// How high the land and the houses around a point reach. elevationDeg[s] is the horizon's elevation looking to
/// 5° · s (0 north, 18 east, 36 south), and stands for the directions within 2.5° of it. All 0: a free view.
struct Horizon {
    std::array<float, kHorizonSectors> elevationDeg{};
};

/// The sector that a direction belongs to.
std::size_t sectorOf(double azimuthDeg);

/// True where a sun at this place is behind the horizon.
bool isHidden(const Horizon& horizon, double sunElevationDeg, double sunAzimuthDeg);

/// What the plane gets of evenly spread sky light, relative to a horizontal plane with a free view.
///
/// Method   integral over the part of the sky that is above the horizon and before the plane, in closed form in each
///          sector. A free view gives (1 + cos tilt) / 2, an even horizon h around a flat plane cos² h.
double skyViewFactor(const Plane& plane, const Horizon& horizon);

} // namespace weitblick::solar
