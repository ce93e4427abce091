// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/citygml/surface_plane.h"

#include "core/base/number_text.h"
#include "core/intake/vector/ring_crossings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <span>
#include <utility>

namespace weitblick::intake {

namespace {

using Ring = std::vector<BuildingCorner>;

constexpr double kSameCornerM = 0.001;
constexpr double kThinnestM = 0.001;         ///< area over half the perimeter
constexpr double kMostDeviationM = 0.2;      // Source: resources/handbook/methods/citygml_roofs.md
constexpr double kMostDeviationShare = 0.01; // of the square root of the area; same source

Error broken(Text why)
{
    return Error{.code = ErrorCode::InvalidInput, .message = std::move(why)};
}

double distance(const BuildingCorner& a, const BuildingCorner& b)
{
    return std::hypot(b.x - a.x, b.y - a.y, b.z - a.z);
}

/// Twice the area of the triangle, as a vector.
Direction crossed(const BuildingCorner& o, const BuildingCorner& a, const BuildingCorner& b)
{
    const double ax = a.x - o.x;
    const double ay = a.y - o.y;
    const double az = a.z - o.z;
    const double bx = b.x - o.x;
    const double by = b.y - o.y;
    const double bz = b.z - o.z;
    return {.x = ay * bz - az * by, .y = az * bx - ax * bz, .z = ax * by - ay * bx};
}

double lengthOf(const Direction& v)
{
    return std::hypot(v.x, v.y, v.z);
}

Direction ringVector(const Ring& ring)
{
    Direction sum;
    for (std::size_t i = 2; i < ring.size(); ++i) {
        const Direction triangle = crossed(ring[0], ring[i - 1], ring[i]);
        sum.x += triangle.x;
        sum.y += triangle.y;
        sum.z += triangle.z;
    }
    return sum;
}

Direction vectorOf(std::span<const Ring> rings)
{
    if (rings.empty()) {
        return {};
    }
    Direction sum = ringVector(rings[0]);
    for (const Ring& hole : rings.subspan(1)) {
        const Direction own = ringVector(hole);
        const double along = own.x * sum.x + own.y * sum.y + own.z * sum.z;
        const double sign = along > 0.0 ? -1.0 : 1.0;
        sum = {.x = sum.x + sign * own.x, .y = sum.y + sign * own.y, .z = sum.z + sign * own.z};
    }
    return sum;
}

/// Without corners that repeat the one before; the last is not the first.
Ring distinctCorners(const Ring& ring)
{
    Ring kept;
    for (const BuildingCorner& corner : ring) {
        if (kept.empty() || distance(kept.back(), corner) > kSameCornerM) {
            kept.push_back(corner);
        }
    }
    while (kept.size() > 1 && distance(kept.front(), kept.back()) <= kSameCornerM) {
        kept.pop_back();
    }
    return kept;
}

bool isFinite(const Ring& ring)
{
    return std::ranges::all_of(ring, [](const BuildingCorner& corner) {
        return std::isfinite(corner.x) && std::isfinite(corner.y) && std::isfinite(corner.z);
    });
}

/// The axis along which the ring looks largest: what is left without it shows the ring as it is. Nothing where all
/// corners lie on one line. A ring that crosses itself may have no area, so its triangles are added without sign.
std::optional<int> axisToDrop(const Ring& ring)
{
    std::array<double, 3> sums{};
    double perimeter = 0.0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const Direction triangle = crossed(ring[0], ring[i - 1], ring[i]);
        sums[0] += std::abs(triangle.x);
        sums[1] += std::abs(triangle.y);
        sums[2] += std::abs(triangle.z);
        perimeter += distance(ring[i - 1], ring[i]);
    }
    const auto largest = std::ranges::max_element(sums);
    return *largest > kThinnestM * perimeter ? std::optional(static_cast<int>(largest - sums.begin())) : std::nullopt;
}

bool crossesItself(std::span<const Ring> rings, int droppedAxis)
{
    RingCrossings crossings;
    for (const Ring& ring : rings) {
        std::vector<double> flat;
        const auto put = [&](const BuildingCorner& corner) {
            flat.push_back(droppedAxis == 0 ? corner.y : corner.x);
            flat.push_back(droppedAxis == 2 ? corner.y : corner.z);
        };
        std::ranges::for_each(ring, put);
        put(ring.front());
        crossings.addRing(std::as_bytes(std::span(flat)).data(), flat.size() / 2, 2);
    }
    return crossings.found();
}

double perimeterOf(const Ring& ring)
{
    double sum = distance(ring.back(), ring.front());
    for (std::size_t i = 1; i < ring.size(); ++i) {
        sum += distance(ring[i - 1], ring[i]);
    }
    return sum;
}

/// Distance of the corner that lies farthest from the plane through the middle of all corners.
double deviation(std::span<const Ring> rings, const Direction& unit)
{
    std::vector<double> along;
    const BuildingCorner& origin = rings[0][0];
    double sum = 0.0;
    for (const Ring& ring : rings) {
        for (const BuildingCorner& corner : ring) {
            along.push_back((corner.x - origin.x) * unit.x + (corner.y - origin.y) * unit.y +
                            (corner.z - origin.z) * unit.z);
            sum += along.back();
        }
    }
    const double middle = sum / static_cast<double>(along.size());
    double most = 0.0;
    for (const double value : along) {
        most = std::max(most, std::abs(value - middle));
    }
    return most;
}

/// The rings without repeated corners, or what is wrong with them. Holes of fewer than three corners are none.
Result<std::vector<Ring>> soundRings(const BuildingPolygon& polygon)
{
    std::vector<Ring> rings;
    for (const Ring& ring : polygon.rings) {
        if (!isFinite(ring)) {
            return broken({"eine Koordinate ist keine endliche Zahl", "a coordinate is not a finite number"});
        }
        Ring distinct = distinctCorners(ring);
        if (rings.empty() && distinct.size() < 3) {
            const std::string count = std::to_string(distinct.size());
            return broken({"weniger als drei verschiedene Ecken (" + count + ")",
                           "fewer than three distinct corners (" + count + ")"});
        }
        if (distinct.size() >= 3) {
            rings.push_back(std::move(distinct));
        }
    }
    if (rings.empty()) {
        return broken({"ohne Ecken", "without corners"});
    }
    return rings;
}

bool isOpen(const Ring& ring)
{
    return !ring.empty() && distance(ring.front(), ring.back()) > kSameCornerM;
}

void addHeights(SurfacePlane& plane, std::span<const Ring> rings)
{
    plane.lowestM = plane.highestM = rings[0][0].z;
    for (const BuildingCorner& corner : rings[0]) {
        plane.lowestM = std::min(plane.lowestM, corner.z);
        plane.highestM = std::max(plane.highestM, corner.z);
    }
}

void addDirection(SurfacePlane& plane, const Direction& unit)
{
    constexpr double kDegrees = 180.0 / std::numbers::pi;
    const double flat = std::hypot(unit.x, unit.y);
    plane.tiltDeg = std::atan2(flat, unit.z) * kDegrees;
    if (plane.tiltDeg >= kFlatBelowDeg && plane.tiltDeg <= 180.0 - kFlatBelowDeg) {
        const double azimuth = std::atan2(unit.x, unit.y) * kDegrees;
        plane.azimuthDeg = azimuth < 0.0 ? azimuth + 360.0 : azimuth;
    }
}

} // namespace

Direction areaVectorOf(const BuildingPolygon& polygon)
{
    return vectorOf(polygon.rings);
}

Result<SurfacePlane> planeOf(const BuildingPolygon& polygon, Facing facing)
{
    WB_TRY(const std::vector<Ring> rings, soundRings(polygon));
    const auto axis = axisToDrop(rings[0]);
    if (!axis) {
        return broken({"alle Ecken liegen auf einer Linie", "all corners lie on one line"});
    }
    if (crossesItself(rings, *axis)) {
        return broken({"der Rand überschneidet sich selbst", "the boundary crosses itself"});
    }
    Direction normal = vectorOf(rings);
    const double twiceArea = lengthOf(normal);
    if (twiceArea < kThinnestM * perimeterOf(rings[0])) {
        return broken({"ohne Fläche, daher ohne Richtung", "without area, so without a direction"});
    }
    SurfacePlane plane{.areaM2 = twiceArea / 2.0, .planAreaM2 = std::abs(normal.z) / 2.0};
    plane.isReversed = facing == Facing::Up && normal.z < 0.0;
    const double sign = plane.isReversed ? -1.0 : 1.0;
    const Direction unit{
        .x = sign * normal.x / twiceArea, .y = sign * normal.y / twiceArea, .z = sign * normal.z / twiceArea};
    plane.deviationM = deviation(rings, unit);
    if (plane.deviationM > std::max(kMostDeviationM, kMostDeviationShare * std::sqrt(plane.areaM2))) {
        const double shown = std::round(plane.deviationM * 100.0) / 100.0;
        return broken({"nicht eben: eine Ecke liegt " + readableNumber(shown, Language::German, 2) +
                           " m neben der Ebene der anderen",
                       "not a plane: a corner lies " + canonicalNumber(shown) + " m off the plane of the others"});
    }
    plane.hasOpenRing = std::ranges::any_of(polygon.rings, isOpen);
    addHeights(plane, rings);
    addDirection(plane, unit);
    return plane;
}

} // namespace weitblick::intake
