// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

namespace weitblick::solar {

/// What a roof must be like to carry modules, and how many. From the parameter registry (solar_classes).
struct SuitabilityRules {
    double flatUpToDeg = 10.0;
    double steepestDeg = 70.0;
    double minimumPitchedM2 = 15.0;
    double minimumFlatM2 = 40.0;
    double usableShare = 0.75;
    double flatCover = 0.8;          ///< module area by usable area of a flat roof
    double northHalfAngleDeg = 45.0; ///< so far from north is a north roof
    double northTiltFromDeg = 20.0;  ///< less tilted north roofs are suited
    double powerKWpPerM2 = 0.21;     ///< of modules
    bool takesNorthRoofs = false;
    bool takesMonuments = false;
};

enum class RoofFacing : std::uint8_t { Flat, North, East, South, West };

enum class Unsuited : std::uint8_t { No, Monument, TooSmall, TooSteep, FacesNorth, NoArea };

/// What a roof can carry.
struct RoofPotential {
    RoofFacing facing = RoofFacing::Flat;
    Unsuited unsuited = Unsuited::No;
    double usableM2 = 0.0; ///< of the roof, on the slope
    double modulesM2 = 0.0;
    double powerKWp = 0.0;
};

/// Where a roof looks: by quarters of the circle around north, east, south and west; flat without azimuth or up to
/// `flatUpToDeg`.
RoofFacing facingOf(double tiltDeg, std::optional<double> azimuthDeg, const SuitabilityRules& rules);

/// What a roof can carry.
///
/// Method   suited: no monument, large enough, not too steep, not a steep north roof (tested in this order). Usable is
///          its share of the true area; modules cover all of that on a pitched roof, `flatCover` of it on a flat one.
/// Units    m², kWp.
struct RoofShape {
    std::optional<double> areaM2; ///< true area
    double tiltDeg = 0.0;
    std::optional<double> azimuthDeg;
    bool isMonument = false;
};
RoofPotential potentialOf(const RoofShape& roof, const SuitabilityRules& rules);

} // namespace weitblick::solar
