// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/intake/citygml/building.h"

#include <optional>

namespace weitblick::intake {

/// A direction in space; not of unit length.
struct Direction {
    double x = 0.0;
    double y = 0.0;
    double z = 0.0;
};

/// The normal of a polygon, as long as twice its area, pointing to where its corners run counter-clockwise.
///
/// Method   Newell 1972 over the outer ring, less the inner ones whatever way they turn.
Direction areaVectorOf(const BuildingPolygon& polygon);

/// Which way a surface is taken to look.
enum class Facing : std::uint8_t { Up, AsDrawn };

/// A surface as a plane.
struct SurfacePlane {
    double areaM2 = 0.0;              ///< true area, on the slope
    double planAreaM2 = 0.0;          ///< seen from above
    double tiltDeg = 0.0;             ///< 0 lies flat, 90 stands upright
    std::optional<double> azimuthDeg; ///< where it looks: 0 north, 90 east; nothing below kFlatBelowDeg
    double lowestM = 0.0;             ///< height of its lowest corner above datum
    double highestM = 0.0;
    double deviationM = 0.0;  ///< of the corner that lies farthest from the plane
    bool hasOpenRing = false; ///< a ring does not end where it began; it was closed
    bool isReversed = false;  ///< it should look up, but its corners run clockwise seen from above
};

/// Below it, the azimuth of a roof says more about rounding than about the roof: 1° is 1.7 cm a metre.
inline constexpr double kFlatBelowDeg = 1.0;

/// Area, tilt and azimuth of a surface, or why it has none.
///
/// Method   corners that fall together within 1 mm count once. A corner may lie as far from the plane through the
///          middle of all as the greater of 20 cm and 1 % of the square root of the area.
/// Units    the coordinates must be metres in all three axes.
/// Errors   InvalidInput  fewer than three corners, a coordinate that is not finite, corners on one line, a boundary
///                        that crosses itself, no area, not a plane. The message is the reason, without a subject.
Result<SurfacePlane> planeOf(const BuildingPolygon& polygon, Facing facing);

} // namespace weitblick::intake
