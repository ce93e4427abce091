// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/citygml/footprint.h"

#include "core/geo/geos.h"
#include "core/intake/citygml/faces.h"
#include "core/intake/citygml/polygon_wkb.h"

#include <algorithm>
#include <cmath>

namespace weitblick::intake {

namespace {

using Ring = std::vector<BuildingCorner>;

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

Faces groundOf(const Faces& body)
{
    for (const BuildingSurface surface : {BuildingSurface::Ground, BuildingSurface::FootPrint}) {
        if (Faces found = ofOneLevel(ofSurface(body, surface)); !found.empty()) {
            return found;
        }
    }
    Faces found = lowestOf(ofOneLevel(ofShell(body)));
    return found.empty() ? ofSurface(body, BuildingSurface::RoofEdge) : found;
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
    Faces ground;
    for (const Faces& body : facesByBody(building)) {
        std::ranges::copy_if(groundOf(body), std::back_inserter(ground),
                             [](const BuildingPolygon* polygon) { return coversGround(*polygon); });
    }
    if (ground.empty()) {
        return {};
    }
    std::vector<std::byte> wkb = multiPolygonWkb(ground, Heights::Dropped);
    return ground.size() == 1 ? wkb : united(std::move(wkb));
}

} // namespace weitblick::intake
