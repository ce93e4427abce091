// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/feature_kind.h"

#include "core/geo/detail/wkb_cursor.h"
#include "core/geo/gpkg_geometry.h"

#include <cmath>

namespace weitblick::geo {

namespace {

using detail::WkbCursor;
using detail::WkbType;

Error notAPoint()
{
    return {.code = ErrorCode::InvalidInput,
            .message = {"die Geometrie ist kein Punkt", "the geometry is not a point"}};
}

Result<void> readPoints(WkbCursor& cursor, std::vector<Point>& points)
{
    WB_TRY(const WkbType type, cursor.header());
    std::uint32_t members = 1;
    if (type == WkbType::MultiPoint) {
        WB_TRY(members, cursor.count());
    } else if (type != WkbType::Point) {
        return notAPoint();
    }
    for (std::uint32_t member = 0; member < members; ++member) {
        if (type == WkbType::MultiPoint) {
            WB_TRY(const WkbType memberType, cursor.header());
            if (memberType != WkbType::Point) {
                return notAPoint();
            }
        }
        WB_CHECK(cursor.vertices(1, points));
        if (std::isnan(points.back().x) || std::isnan(points.back().y)) {
            points.pop_back(); // ISO WKB of an empty point
        }
    }
    return {};
}

} // namespace

Result<FeatureKind> featureKindOf(std::span<const std::byte> geoPackageBinary)
{
    if (geoPackageBinary.empty()) {
        return FeatureKind::Nothing;
    }
    WB_TRY(const GpkgHeader header, readGpkgHeader(geoPackageBinary));
    if (header.isEmpty) {
        return FeatureKind::Nothing;
    }
    WkbCursor cursor(geoPackageBinary.subspan(header.wkbOffset));
    WB_TRY(const WkbType type, cursor.header());
    switch (type) {
    case WkbType::Point:
    case WkbType::MultiPoint:
        return FeatureKind::Points;
    case WkbType::LineString:
    case WkbType::MultiLineString:
        return FeatureKind::Lines;
    case WkbType::Polygon:
    case WkbType::MultiPolygon:
        return FeatureKind::Polygons;
    case WkbType::Collection:
        return FeatureKind::Collection;
    }
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"unbekannte Geometrieart " + std::to_string(static_cast<int>(type)),
                             "unknown geometry type " + std::to_string(static_cast<int>(type))}};
}

Result<void> appendPoints(std::vector<Point>& points, std::span<const std::byte> geoPackageBinary)
{
    if (geoPackageBinary.empty()) {
        return {};
    }
    const std::size_t before = points.size();
    WB_TRY(const GpkgHeader header, readGpkgHeader(geoPackageBinary));
    WkbCursor cursor(geoPackageBinary.subspan(header.wkbOffset));
    auto read = readPoints(cursor, points);
    if (!read) {
        points.resize(before);
    }
    return read;
}

} // namespace weitblick::geo
