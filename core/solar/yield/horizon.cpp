// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/yield/horizon.h"

#include "core/solar/sun/angle.h"

#include <algorithm>

namespace weitblick::solar {

std::size_t sectorOf(double azimuthDeg)
{
    return static_cast<std::size_t>(wrapped360(azimuthDeg + kHorizonSectorDeg / 2.0) / kHorizonSectorDeg) %
           kHorizonSectors;
}

bool isHidden(const Horizon& horizon, double sunElevationDeg, double sunAzimuthDeg)
{
    return sunElevationDeg < static_cast<double>(horizon.elevationDeg[sectorOf(sunAzimuthDeg)]);
}

double skyViewFactor(const Plane& plane, const Horizon& horizon)
{
    const double upward = cosDeg(plane.tiltDeg);
    double sum = 0.0;
    for (std::size_t sector = 0; sector < kHorizonSectors; ++sector) {
        const double aside =
            sinDeg(plane.tiltDeg) * cosDeg(static_cast<double>(sector) * kHorizonSectorDeg - plane.azimuthDeg);
        // Normal · direction = aside · cos e + upward · sin e, which is above 0 from here on.
        double fromRad = std::max(0.0, std::atan2(-aside, upward));
        fromRad = std::max(fromRad, static_cast<double>(horizon.elevationDeg[sector]) * kRadPerDeg);
        const double toRad = std::numbers::pi / 2.0;
        if (fromRad >= toRad) {
            continue;
        }
        sum += aside * ((toRad - fromRad) / 2.0 - std::sin(2.0 * fromRad) / 4.0) +
               upward * (1.0 - std::sin(fromRad) * std::sin(fromRad)) / 2.0;
    }
    return std::max(0.0, sum * (kHorizonSectorDeg * kRadPerDeg) / std::numbers::pi);
}

} // namespace weitblick::solar
