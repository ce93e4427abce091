// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/line_set.h"

#include "core/geo/detail/wkb_cursor.h"
#include "core/geo/gpkg_geometry.h"

#include <cmath>
#include <limits>

namespace weitblick::geo {

namespace {

using detail::WkbCursor;
using detail::WkbType;

Result<void> appendPath(LineSet& set, WkbCursor& cursor)
{
    WB_TRY(const std::uint32_t vertexCount, cursor.count());
    WB_CHECK(cursor.vertices(vertexCount, set.vertices));
    if (set.vertices.size() > std::numeric_limits<std::uint32_t>::max()) {
        return Error{.code = ErrorCode::Budget,
                     .message = {"mehr als 4.294.967.295 Stützpunkte in einer Ebene",
                                 "more than 4,294,967,295 vertices in one layer"}};
    }
    if (vertexCount > 0) {
        set.pathStarts.push_back(static_cast<std::uint32_t>(set.vertices.size()));
    }
    return {};
}

Error notALine()
{
    return {.code = ErrorCode::InvalidInput,
            .message = {"die Geometrie ist keine Linie", "the geometry is not a line"}};
}

Result<void> appendPaths(LineSet& set, WkbCursor& cursor)
{
    WB_TRY(const WkbType type, cursor.header());
    if (type == WkbType::LineString) {
        return appendPath(set, cursor);
    }
    if (type != WkbType::MultiLineString) {
        return notALine();
    }
    WB_TRY(const std::uint32_t members, cursor.count());
    for (std::uint32_t member = 0; member < members; ++member) {
        WB_TRY(const WkbType memberType, cursor.header());
        if (memberType != WkbType::LineString) {
            return notALine();
        }
        WB_CHECK(appendPath(set, cursor));
    }
    return {};
}

} // namespace

Result<void> appendLine(LineSet& set, std::int64_t fid, std::span<const std::byte> geoPackageBinary)
{
    const std::size_t paths = set.pathStarts.size();
    const std::size_t vertices = set.vertices.size();
    if (!geoPackageBinary.empty()) {
        WB_TRY(const GpkgHeader header, readGpkgHeader(geoPackageBinary));
        WkbCursor cursor(geoPackageBinary.subspan(header.wkbOffset));
        if (auto appended = appendPaths(set, cursor); !appended) {
            set.pathStarts.resize(paths);
            set.vertices.resize(vertices);
            return appended;
        }
    }
    set.lineStarts.push_back(static_cast<std::uint32_t>(set.pathStarts.size() - 1));
    set.fids.push_back(fid);
    return {};
}

double lengthOf(const LineSet& set, std::size_t line)
{
    double length = 0.0;
    for (std::uint32_t number = set.lineStarts[line]; number < set.lineStarts[line + 1]; ++number) {
        const auto path = set.path(number);
        for (std::size_t index = 0; index + 1 < path.size(); ++index) {
            length += std::hypot(path[index + 1].x - path[index].x, path[index + 1].y - path[index].y);
        }
    }
    return length;
}

} // namespace weitblick::geo
