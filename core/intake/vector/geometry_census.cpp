// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/vector/geometry_census.h"

namespace weitblick::intake {

using workspace::GeometryType;

void GeometryCensus::see(unsigned wkbType)
{
    switch (wkbType) {
    case 1:
        points = true;
        break;
    case 2:
        lines = true;
        break;
    case 3:
        polygons = true;
        break;
    case 4:
        multiPoints = true;
        break;
    case 5:
        multiLines = true;
        break;
    case 6:
        multiPolygons = true;
        break;
    default:
        others = true;
    }
}

GeometryType GeometryCensus::type(GeometryType declared) const
{
    const bool anyPoint = points || multiPoints;
    const bool anyLine = lines || multiLines;
    const bool anyPolygon = polygons || multiPolygons;
    const int kinds = int(anyPoint) + int(anyLine) + int(anyPolygon) + int(others);
    if (kinds == 0) {
        return declared;
    }
    if (kinds > 1 || others) {
        return GeometryType::Geometry;
    }
    if (anyPoint) {
        return multiPoints ? GeometryType::MultiPoint : GeometryType::Point;
    }
    if (anyLine) {
        return multiLines ? GeometryType::MultiLineString : GeometryType::LineString;
    }
    return multiPolygons ? GeometryType::MultiPolygon : GeometryType::Polygon;
}

} // namespace weitblick::intake
