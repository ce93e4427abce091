// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/roof_suitability.h"

#include <cmath>

namespace weitblick::solar {

namespace {

Unsuited whyNot(const RoofShape& roof, bool isFlat, const SuitabilityRules& rules)
{
    const double minimumM2 = isFlat ? rules.minimumFlatM2 : rules.minimumPitchedM2;
    if (!roof.areaM2) {
        return Unsuited::NoArea;
    }
    if (roof.isMonument && !rules.takesMonuments) {
        return Unsuited::Monument;
    }
    if (*roof.areaM2 < minimumM2) {
        return Unsuited::TooSmall;
    }
    if (roof.tiltDeg > rules.steepestDeg) {
        return Unsuited::TooSteep;
    }
    const bool looksNorth =
        !isFlat && std::abs(std::remainder(roof.azimuthDeg.value_or(180.0), 360.0)) <= rules.northHalfAngleDeg;
    return looksNorth && roof.tiltDeg >= rules.northTiltFromDeg && !rules.takesNorthRoofs ? Unsuited::FacesNorth
                                                                                          : Unsuited::No;
}

} // namespace

RoofFacing facingOf(double tiltDeg, std::optional<double> azimuthDeg, const SuitabilityRules& rules)
{
    if (!azimuthDeg || tiltDeg <= rules.flatUpToDeg) {
        return RoofFacing::Flat;
    }
    const double turned = std::remainder(*azimuthDeg, 360.0); // -180 … 180
    if (std::abs(turned) <= 45.0) {
        return RoofFacing::North;
    }
    if (std::abs(turned) >= 135.0) {
        return RoofFacing::South;
    }
    return turned > 0.0 ? RoofFacing::East : RoofFacing::West;
}

RoofPotential potentialOf(const RoofShape& roof, const SuitabilityRules& rules)
{
    RoofPotential potential{.facing = facingOf(roof.tiltDeg, roof.azimuthDeg, rules)};
    const bool isFlat = potential.facing == RoofFacing::Flat;
    potential.unsuited = whyNot(roof, isFlat, rules);
    if (potential.unsuited == Unsuited::No) {
        potential.usableM2 = *roof.areaM2 * rules.usableShare;
        potential.modulesM2 = potential.usableM2 * (isFlat ? rules.flatCover : 1.0);
        potential.powerKWp = potential.modulesM2 * rules.powerKWpPerM2;
    }
    return potential;
}

} // namespace weitblick::solar
