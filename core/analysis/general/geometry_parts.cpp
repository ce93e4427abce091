// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/general/geometry_parts.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace weitblick::analysis::general {

namespace {

using geo::Geometry;
using workspace::GeometryType;

constexpr double kAreaTolerance = 1e-9; // relative; a coverage union moves no vertex, so only rounding remains

int multiTypeId(Dimension dimension)
{
    switch (dimension) {
    case Dimension::Point:
        return GEOS_MULTIPOINT;
    case Dimension::Line:
        return GEOS_MULTILINESTRING;
    case Dimension::Area:
        break;
    }
    return GEOS_MULTIPOLYGON;
}

bool isCollection(const GEOSGeometry& geometry)
{
    return GEOSGeomTypeId_r(geo::geosContext(), &geometry) >= GEOS_MULTIPOINT;
}

Result<void> collectParts(const GEOSGeometry& geometry, Dimension dimension, std::vector<Geometry>& parts)
{
    const GEOSContextHandle_t context = geo::geosContext();
    if (GEOSisEmpty_r(context, &geometry) != 0) {
        return {};
    }
    if (!isCollection(geometry)) {
        if (dimensionOf(geometry) == dimension) {
            WB_TRY(Geometry copy, geo::checked(GEOSGeom_clone_r(context, &geometry), "copying a part"));
            parts.push_back(std::move(copy));
        }
        return {};
    }
    const int count = GEOSGetNumGeometries_r(context, &geometry);
    for (int i = 0; i < count; ++i) {
        WB_CHECK(collectParts(*GEOSGetGeometryN_r(context, &geometry, i), dimension, parts));
    }
    return {};
}

Result<Geometry> collectionOf(std::vector<Geometry> parts, int typeId)
{
    std::vector<GEOSGeometry*> released(parts.size());
    std::ranges::transform(parts, released.begin(), [](Geometry& part) { return part.release(); });
    return geo::checked(GEOSGeom_createCollection_r(geo::geosContext(), typeId, released.data(),
                                                    static_cast<unsigned>(released.size())),
                        "collecting parts");
}

/// The coverage union, or a null pointer where the parts are no coverage.
Geometry coverageUnionOf(const GEOSGeometry& collection, double areaOfParts)
{
    const GEOSContextHandle_t context = geo::geosContext();
    auto united = geo::checked(GEOSCoverageUnion_r(context, &collection), "uniting a coverage");
    if (!united) {
        return nullptr;
    }
    Geometry geometry = std::move(united).value();
    const bool keepsArea = std::abs(geo::areaOf(*geometry) - areaOfParts) <= kAreaTolerance * areaOfParts;
    return keepsArea && GEOSisValid_r(context, geometry.get()) == 1 ? std::move(geometry) : nullptr;
}

Result<Geometry> areaUnionOf(std::vector<Geometry> parts)
{
    const double area = std::accumulate(parts.begin(), parts.end(), 0.0,
                                        [](double sum, const Geometry& part) { return sum + geo::areaOf(*part); });
    std::vector<Geometry> polygons;
    for (const Geometry& part : parts) {
        WB_CHECK(collectParts(*part, Dimension::Area, polygons));
    }
    parts.clear();
    WB_TRY(const Geometry collection, collectionOf(std::move(polygons), GEOS_MULTIPOLYGON));
    if (Geometry united = coverageUnionOf(*collection, area)) {
        return united;
    }
    return geo::checked(GEOSUnaryUnion_r(geo::geosContext(), collection.get()), "uniting polygons");
}

} // namespace

Dimension dimensionOf(const GEOSGeometry& geometry)
{
    switch (GEOSGeom_getDimensions_r(geo::geosContext(), &geometry)) {
    case 0:
        return Dimension::Point;
    case 1:
        return Dimension::Line;
    default:
        return Dimension::Area;
    }
}

GeometryType multiTypeOf(Dimension dimension)
{
    switch (dimension) {
    case Dimension::Point:
        return GeometryType::MultiPoint;
    case Dimension::Line:
        return GeometryType::MultiLineString;
    case Dimension::Area:
        break;
    }
    return GeometryType::MultiPolygon;
}

GeometryType resultTypeOf(GeometryType type)
{
    switch (type) {
    case GeometryType::Point:
    case GeometryType::MultiPoint:
        return GeometryType::MultiPoint;
    case GeometryType::LineString:
    case GeometryType::MultiLineString:
        return GeometryType::MultiLineString;
    case GeometryType::Polygon:
    case GeometryType::MultiPolygon:
        return GeometryType::MultiPolygon;
    default:
        return GeometryType::Geometry;
    }
}

Result<Geometry> partsOf(const GEOSGeometry& geometry, Dimension dimension)
{
    std::vector<Geometry> parts;
    WB_CHECK(collectParts(geometry, dimension, parts));
    return collectionOf(std::move(parts), multiTypeId(dimension));
}

Result<Geometry> validGeometry(std::span<const std::byte> geoPackageBinary, std::int64_t& repairedCount)
{
    WB_TRY(Geometry geometry, geo::geometryFromGpkg(geoPackageBinary));
    if (!geometry || GEOSisValid_r(geo::geosContext(), geometry.get()) == 1) {
        return geometry;
    }
    ++repairedCount;
    return geo::madeValid(std::move(geometry));
}

Result<Geometry> unionOf(std::vector<Geometry> parts, Dimension dimension)
{
    if (parts.size() == 1) {
        return partsOf(*parts.front(), dimension);
    }
    const GEOSContextHandle_t context = geo::geosContext();
    Geometry united;
    if (dimension == Dimension::Area) {
        WB_TRY(united, areaUnionOf(std::move(parts)));
    } else {
        WB_TRY(const Geometry collection, collectionOf(std::move(parts), GEOS_GEOMETRYCOLLECTION));
        WB_TRY(united, geo::checked(GEOSUnaryUnion_r(context, collection.get()), "uniting geometries"));
        if (dimension == Dimension::Line) {
            WB_TRY(united, geo::checked(GEOSLineMerge_r(context, united.get()), "merging lines"));
        }
    }
    return partsOf(*united, dimension);
}

double measureOf(const GEOSGeometry& geometry, Dimension dimension)
{
    switch (dimension) {
    case Dimension::Point:
        return GEOSGetNumGeometries_r(geo::geosContext(), &geometry);
    case Dimension::Line:
        return geo::lengthOf(geometry);
    case Dimension::Area:
        break;
    }
    return geo::areaOf(geometry);
}

} // namespace weitblick::analysis::general
