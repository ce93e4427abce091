// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/citygml/faces.h"

#include "core/intake/citygml/surface_plane.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace weitblick::intake {

namespace {

constexpr double kLevelM = 0.2;          ///< so much may the corners of a ground face differ in height
constexpr double kUprightShare = 0.0872; ///< of a normal that points up: sine of 5°

using Ring = std::vector<BuildingCorner>;

struct HeightRange {
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -std::numeric_limits<double>::infinity();
};

void include(HeightRange& range, const Ring& ring)
{
    for (const BuildingCorner& corner : ring) {
        range.lowest = std::min(range.lowest, corner.z);
        range.highest = std::max(range.highest, corner.z);
    }
}

template <typename Wanted>
Faces those(const Faces& faces, const Wanted& wanted)
{
    Faces found;
    std::ranges::copy_if(faces, std::back_inserter(found), wanted);
    return found;
}

bool hasBoundaries(const Faces& faces)
{
    return std::ranges::any_of(faces, [](const BuildingPolygon* face) {
        return face->surface == BuildingSurface::Roof || face->surface == BuildingSurface::Wall;
    });
}

/// Six times the volume that the faces enclose; negative where they are seen from inside.
double enclosedVolume(const Faces& faces)
{
    double volume = 0.0;
    const BuildingCorner* origin = nullptr;
    for (const BuildingPolygon* face : faces) {
        if (face->rings.empty() || face->rings.front().empty()) {
            continue;
        }
        const BuildingCorner& first = face->rings.front().front();
        origin = origin == nullptr ? &first : origin;
        const Direction normal = areaVectorOf(*face);
        volume +=
            normal.x * (first.x - origin->x) + normal.y * (first.y - origin->y) + normal.z * (first.z - origin->z);
    }
    return volume;
}

/// How much of its normal points up, from 1 (flat roof) over 0 (wall) to −1 (floor). A face without a normal has 1: it
/// is then listed with the roofs, as broken.
double upwardShare(const BuildingPolygon& face, double sign)
{
    const Direction normal = areaVectorOf(face);
    const double length = std::hypot(normal.x, normal.y, normal.z);
    return length > 0.0 ? sign * normal.z / length : 1.0;
}

enum class Part : std::uint8_t { Roof, Wall };

Faces ofBody(const Faces& body, Part part)
{
    if (hasBoundaries(body)) {
        return ofOneLevel(ofSurface(body, part == Part::Roof ? BuildingSurface::Roof : BuildingSurface::Wall));
    }
    const Faces shell = ofOneLevel(ofSurface(body, BuildingSurface::Shell));
    const Faces bottom = lowestOf(shell);
    const double sign = enclosedVolume(shell) < 0.0 ? -1.0 : 1.0;
    return those(shell, [&](const BuildingPolygon* face) {
        const double up = upwardShare(*face, sign);
        return part == Part::Wall ? std::abs(up) < kUprightShare
                                  : up >= kUprightShare && std::ranges::find(bottom, face) == bottom.end();
    });
}

Faces ofBuilding(const Building& building, Part part)
{
    Faces all;
    for (const Faces& body : facesByBody(building)) {
        const Faces found = ofBody(body, part);
        all.insert(all.end(), found.begin(), found.end());
    }
    return all;
}

} // namespace

std::vector<Faces> facesByBody(const Building& building)
{
    std::vector<Faces> bodies(static_cast<std::size_t>(building.parts) + 1);
    for (const BuildingPolygon& polygon : building.polygons) {
        bodies.at(static_cast<std::size_t>(polygon.body)).push_back(&polygon);
    }
    return bodies;
}

Faces ofSurface(const Faces& faces, BuildingSurface surface)
{
    return those(faces, [surface](const BuildingPolygon* face) { return face->surface == surface; });
}

Faces ofShell(const Faces& faces)
{
    return those(faces, [](const BuildingPolygon* face) {
        return face->surface != BuildingSurface::Ground && face->surface != BuildingSurface::FootPrint &&
               face->surface != BuildingSurface::RoofEdge;
    });
}

Faces ofOneLevel(const Faces& faces)
{
    constexpr int kPreferred = 2;
    int level = -1;
    for (const BuildingPolygon* face : faces) {
        level = face->levelOfDetail == kPreferred || level == kPreferred ? kPreferred
                                                                         : std::max(level, face->levelOfDetail);
    }
    return those(faces, [level](const BuildingPolygon* face) { return face->levelOfDetail == level; });
}

Faces lowestOf(const Faces& faces)
{
    HeightRange all;
    for (const BuildingPolygon* face : faces) {
        if (!face->rings.empty()) {
            include(all, face->rings.front());
        }
    }
    // A body without any height is no solid: its faces cannot be told apart.
    if (!(all.highest > all.lowest + kLevelM)) {
        return {};
    }
    return those(faces, [&all](const BuildingPolygon* face) {
        HeightRange own;
        if (!face->rings.empty()) {
            include(own, face->rings.front());
        }
        return own.highest <= all.lowest + kLevelM;
    });
}

Faces roofsOf(const Building& building)
{
    return ofBuilding(building, Part::Roof);
}

Faces wallsOf(const Building& building)
{
    return ofBuilding(building, Part::Wall);
}

} // namespace weitblick::intake
