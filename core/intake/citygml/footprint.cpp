// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/citygml/footprint.h"

#include "core/geo/geos.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace weitblick::intake {

namespace {

using Ring = std::vector<BuildingCorner>;
using Polygons = std::vector<const BuildingPolygon*>;

constexpr double kLevelM = 0.2; ///< so much may the corners of a ground face differ in height

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

/// False for faces that stand upright, of which the plan is a line, and for rings that are none.
bool coversGround(const BuildingPolygon& polygon)
{
    constexpr double kFlattest = 1e-7; ///< area over squared perimeter; a square has 1/16
    if (polygon.rings.empty() || polygon.rings.front().size() < 3) {
        return false;
    }
    const Ring& ring = polygon.rings.front();
    double twiceArea = 0.0;
    double perimeter = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const BuildingCorner& a = ring[i];
        const BuildingCorner& b = ring[(i + 1) % ring.size()];
        twiceArea += (a.x - ring[0].x) * (b.y - ring[0].y) - (b.x - ring[0].x) * (a.y - ring[0].y);
        perimeter += std::hypot(b.x - a.x, b.y - a.y);
    }
    return std::abs(twiceArea) / 2.0 > kFlattest * perimeter * perimeter;
}

Polygons ofSurface(const Polygons& body, BuildingSurface surface)
{
    Polygons found;
    for (const BuildingPolygon* polygon : body) {
        if (polygon->surface == surface) {
            found.push_back(polygon);
        }
    }
    return found;
}

/// Those of LoD2, else of the highest level there is.
Polygons ofOneLevel(const Polygons& polygons)
{
    constexpr int kPreferred = 2;
    int level = -1;
    for (const BuildingPolygon* polygon : polygons) {
        level = polygon->levelOfDetail == kPreferred || level == kPreferred ? kPreferred
                                                                            : std::max(level, polygon->levelOfDetail);
    }
    Polygons found;
    std::ranges::copy_if(polygons, std::back_inserter(found),
                         [level](const BuildingPolygon* polygon) { return polygon->levelOfDetail == level; });
    return found;
}

Polygons lowestFaces(const Polygons& body)
{
    HeightRange all;
    for (const BuildingPolygon* polygon : body) {
        if (!polygon->rings.empty()) {
            include(all, polygon->rings.front());
        }
    }
    Polygons found;
    for (const BuildingPolygon* polygon : body) {
        HeightRange own;
        if (!polygon->rings.empty()) {
            include(own, polygon->rings.front());
        }
        // A body without any height is no solid: its faces cannot be told apart.
        if (own.highest <= all.lowest + kLevelM && all.highest > all.lowest + kLevelM) {
            found.push_back(polygon);
        }
    }
    return found;
}

Polygons groundOf(const Polygons& body)
{
    for (const BuildingSurface surface : {BuildingSurface::Ground, BuildingSurface::FootPrint}) {
        if (Polygons found = ofOneLevel(ofSurface(body, surface)); !found.empty()) {
            return found;
        }
    }
    Polygons found = lowestFaces(ofOneLevel(ofSurface(body, BuildingSurface::Shell)));
    return found.empty() ? ofSurface(body, BuildingSurface::RoofEdge) : found;
}

template <typename Value>
void put(std::vector<std::byte>& wkb, Value value)
{
    const auto* bytes = reinterpret_cast<const std::byte*>(&value); // NOLINT: the bytes of a number
    wkb.insert(wkb.end(), bytes, bytes + sizeof value);
}

void putHeader(std::vector<std::byte>& wkb, std::uint32_t type, std::size_t count)
{
    static_assert(std::endian::native == std::endian::little);
    wkb.push_back(std::byte{1});
    put(wkb, type);
    put(wkb, static_cast<std::uint32_t>(count));
}

void putRing(std::vector<std::byte>& wkb, const Ring& ring)
{
    const bool isClosed = ring.front().x == ring.back().x && ring.front().y == ring.back().y;
    put(wkb, static_cast<std::uint32_t>(ring.size() + (isClosed ? 0 : 1)));
    for (const BuildingCorner& corner : ring) {
        put(wkb, corner.x);
        put(wkb, corner.y);
    }
    if (!isClosed) {
        put(wkb, ring.front().x);
        put(wkb, ring.front().y);
    }
}

std::vector<std::byte> wkbOf(const Polygons& polygons)
{
    constexpr std::uint32_t kPolygon = 3;
    constexpr std::uint32_t kMultiPolygon = 6;
    std::vector<std::byte> wkb;
    putHeader(wkb, kMultiPolygon, polygons.size());
    for (const BuildingPolygon* polygon : polygons) {
        const auto isRing = [](const Ring& ring) { return ring.size() >= 3; };
        putHeader(wkb, kPolygon, static_cast<std::size_t>(std::ranges::count_if(polygon->rings, isRing)));
        for (const Ring& ring : polygon->rings) {
            if (isRing(ring)) {
                putRing(wkb, ring);
            }
        }
    }
    return wkb;
}

/// Parts that touch would make a multi polygon that is not valid. What GEOS cannot unite stays as it is.
std::vector<std::byte> united(std::vector<std::byte> wkb)
{
    const GEOSContextHandle_t context = geo::geosContext();
    const auto* bytes = reinterpret_cast<const unsigned char*>(wkb.data()); // NOLINT: GEOS's word for bytes
    const geo::Geometry geometry(GEOSGeomFromWKB_buf_r(context, bytes, wkb.size()));
    const geo::Geometry all(geometry ? GEOSUnaryUnion_r(context, geometry.get()) : nullptr);
    if (!all || GEOSisEmpty_r(context, all.get()) != 0) {
        return wkb;
    }
    std::size_t size = 0;
    unsigned char* written = GEOSGeomToWKB_buf_r(context, all.get(), &size);
    if (written == nullptr) {
        return wkb;
    }
    const auto* first = reinterpret_cast<const std::byte*>(written); // NOLINT: GEOS's word for bytes
    std::vector<std::byte> result(first, first + size);
    GEOSFree_r(context, written);
    return result;
}

} // namespace

std::vector<std::byte> footprintOf(const Building& building)
{
    std::vector<Polygons> bodies(static_cast<std::size_t>(building.parts) + 1);
    for (const BuildingPolygon& polygon : building.polygons) {
        bodies.at(static_cast<std::size_t>(polygon.body)).push_back(&polygon);
    }
    Polygons ground;
    for (const Polygons& body : bodies) {
        std::ranges::copy_if(groundOf(body), std::back_inserter(ground),
                             [](const BuildingPolygon* polygon) { return coversGround(*polygon); });
    }
    if (ground.empty()) {
        return {};
    }
    std::vector<std::byte> wkb = wkbOf(ground);
    return ground.size() == 1 ? wkb : united(std::move(wkb));
}

} // namespace weitblick::intake
