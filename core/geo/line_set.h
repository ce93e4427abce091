// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/geo/point.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace weitblick::geo {

/// Lines and multilines of one layer as flat arrays: a line (one feature) is its paths, a path its vertices. Each
/// `…Starts` has one entry more than there are things.
struct LineSet {
    std::vector<Point> vertices;
    std::vector<std::uint32_t> pathStarts{0}; ///< path -> its first vertex
    std::vector<std::uint32_t> lineStarts{0}; ///< line -> its first path
    std::vector<std::int64_t> fids;           ///< line -> feature id

    [[nodiscard]] std::size_t lineCount() const { return fids.size(); }
    [[nodiscard]] std::span<const Point> path(std::size_t number) const
    {
        return std::span(vertices).subspan(pathStarts[number], pathStarts[number + 1] - pathStarts[number]);
    }
};

/// Adds one feature as the next line; an empty span or geometry adds a line without paths.
///
/// Units    those of the layer; the set does not know them.
/// Errors   InvalidInput  no GeoPackage binary, or neither a line nor a multiline. The set is as before.
///          Budget        more than 2^32 - 1 vertices in all.
Result<void> appendLine(LineSet& set, std::int64_t fid, std::span<const std::byte> geoPackageBinary);

/// Length of a line in the unit of its coordinates, all paths together.
double lengthOf(const LineSet& set, std::size_t line);

} // namespace weitblick::geo
