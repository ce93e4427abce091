// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_data/geos_areas.h"

#include <iterator>
#include <utility>

namespace weitblick::sample {

using geo::Geometry;
using geo::geosContext;

namespace {

constexpr double kGridM = 0.001; // everything on millimetres, as it is written

GEOSCoordSequence* sequenceOf(const std::vector<Point>& points, bool isRing)
{
    const auto count = points.size() + (isRing ? 1U : 0U);
    GEOSCoordSequence* sequence = GEOSCoordSeq_create_r(geosContext(), static_cast<unsigned>(count), 2);
    for (std::size_t i = 0; i < count; ++i) {
        const Point p = points[i % points.size()];
        GEOSCoordSeq_setXY_r(geosContext(), sequence, static_cast<unsigned>(i), p.x, p.y);
    }
    return sequence;
}

Ring ringOf(const GEOSGeometry* ring)
{
    const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(geosContext(), ring);
    unsigned count = 0;
    GEOSCoordSeq_getSize_r(geosContext(), sequence, &count);
    Ring points;
    for (unsigned i = 0; i + 1 < count; ++i) {
        Point p;
        GEOSCoordSeq_getXY_r(geosContext(), sequence, i, &p.x, &p.y);
        points.push_back({rounded3(p.x), rounded3(p.y)});
    }
    return points;
}

Area areaOf(const GEOSGeometry* polygon)
{
    Area area;
    area.rings.push_back(ringOf(GEOSGetExteriorRing_r(geosContext(), polygon)));
    const int holes = GEOSGetNumInteriorRings_r(geosContext(), polygon);
    for (int i = 0; i < holes; ++i) {
        area.rings.push_back(ringOf(GEOSGetInteriorRingN_r(geosContext(), polygon, i)));
    }
    return area;
}

} // namespace

Geometry toGeos(const Area& area)
{
    GEOSGeometry* shell = GEOSGeom_createLinearRing_r(geosContext(), sequenceOf(area.rings.front(), true));
    std::vector<GEOSGeometry*> holes;
    for (std::size_t i = 1; i < area.rings.size(); ++i) {
        holes.push_back(GEOSGeom_createLinearRing_r(geosContext(), sequenceOf(area.rings[i], true)));
    }
    return Geometry(GEOSGeom_createPolygon_r(geosContext(), shell, holes.data(), static_cast<unsigned>(holes.size())));
}

Geometry toGeos(const Areas& areas)
{
    std::vector<GEOSGeometry*> parts;
    for (const Area& area : areas) {
        parts.push_back(toGeos(area).release());
    }
    return Geometry(GEOSGeom_createCollection_r(geosContext(), GEOS_MULTIPOLYGON, parts.data(),
                                                static_cast<unsigned>(parts.size())));
}

Geometry toGeos(const Line& line)
{
    return Geometry(GEOSGeom_createLineString_r(geosContext(), sequenceOf(line, false)));
}

Areas fromGeos(const GEOSGeometry& geometry, double leastM2)
{
    Areas areas;
    const int type = GEOSGeomTypeId_r(geosContext(), &geometry);
    if (type == GEOS_POLYGON) {
        if (geo::areaOf(geometry) <= leastM2) {
            return areas;
        }
        areas.push_back(areaOf(&geometry));
        const Geometry rounded = toGeos(areas.back());
        if (GEOSisValid_r(geosContext(), rounded.get()) == 1) {
            return areas;
        }
        // Rounding may fold a thin spike over: onto the grid with the topology mended.
        areas.clear();
        const Geometry mended(GEOSGeom_setPrecision_r(geosContext(), &geometry, kGridM, 0));
        return mended && GEOSGeomTypeId_r(geosContext(), mended.get()) != GEOS_POLYGON ? fromGeos(*mended, leastM2)
               : mended && !GEOSisEmpty_r(geosContext(), mended.get())                 ? Areas{areaOf(mended.get())}
                                                                                       : areas;
    }
    if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
        const int count = GEOSGetNumGeometries_r(geosContext(), &geometry);
        for (int i = 0; i < count; ++i) {
            Areas part = fromGeos(*GEOSGetGeometryN_r(geosContext(), &geometry, i), leastM2);
            areas.insert(areas.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
        }
    }
    return areas;
}

Result<Geometry> unionOf(const std::vector<Ring>& rings)
{
    Areas areas;
    for (const Ring& ring : rings) {
        areas.push_back(Area{{ring}});
    }
    return unionOf(areas);
}

Result<Geometry> unionOf(const Areas& areas)
{
    std::vector<GEOSGeometry*> parts;
    for (const Area& area : areas) {
        parts.push_back(toGeos(area).release());
    }
    const Geometry all(GEOSGeom_createCollection_r(geosContext(), GEOS_GEOMETRYCOLLECTION, parts.data(),
                                                   static_cast<unsigned>(parts.size())));
    return geo::checked(GEOSUnaryUnion_r(geosContext(), all.get()), "joining areas");
}

Result<Areas> joinedOnGrid(const Areas& areas)
{
    WB_TRY(const Geometry joined, unionOf(areas));
    WB_TRY(const Geometry snapped,
           geo::checked(GEOSGeom_setPrecision_r(geosContext(), joined.get(), kGridM, 0), "rounding an area"));
    return fromGeos(*snapped);
}

Result<Geometry> differenceOf(const GEOSGeometry& a, const GEOSGeometry& b)
{
    return geo::checked(GEOSDifference_r(geosContext(), &a, &b), "cutting an area out");
}

Result<Geometry> intersectionOf(const GEOSGeometry& a, const GEOSGeometry& b)
{
    return geo::checked(GEOSIntersection_r(geosContext(), &a, &b), "intersecting areas");
}

Result<Geometry> bufferOf(const GEOSGeometry& a, double byM)
{
    return geo::checked(GEOSBuffer_r(geosContext(), &a, byM, 4), "widening an area");
}

Result<Areas> joinedWithoutNecks(const Areas& areas, double byM)
{
    WB_TRY(Geometry area, unionOf(areas));
    for (const double step : {byM, -2.0 * byM, byM}) {
        WB_TRY(area, geo::checked(GEOSBufferWithStyle_r(geosContext(), area.get(), step, 4, GEOSBUF_CAP_FLAT,
                                                        GEOSBUF_JOIN_MITRE, 5.0),
                                  "smoothing an area"));
    }
    WB_TRY(const Geometry snapped,
           geo::checked(GEOSGeom_setPrecision_r(geosContext(), area.get(), kGridM, 0), "rounding an area"));
    return fromGeos(*snapped);
}

} // namespace weitblick::sample
