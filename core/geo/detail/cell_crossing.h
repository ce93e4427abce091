// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/cell_index.h"
#include "core/geo/orientation.h"

#include <algorithm>
#include <span>

namespace weitblick::geo::detail {

/// Edges on the way from a point to the corner of its cell: along its y to below or above the corner, then along the
/// corner's x. All sides are those of the way shifted as shiftedOrientation() does, so that it never touches a vertex.
struct WayToCorner {
    bool oddCrossings = false;
    bool onEdge = false; ///< the point itself, not shifted, is on an edge; the rest was not looked at
};

/// True where the point is on a horizontal edge, or on its end, both of which the straddling test leaves out.
inline bool isOnLevelEdge(Point a, Point b, Point point)
{
    if (a.y == point.y && b.y == point.y) {
        return std::min(a.x, b.x) <= point.x && point.x <= std::max(a.x, b.x);
    }
    return a == point || b == point;
}

/// Does the shifted level part of the way, from (corner.x, point.y) to the point, cross an edge that straddles its y?
/// `side` is that of the point.
inline bool crossesLevelPart(Point a, Point b, Point point, double cornerX, int side)
{
    const bool aIsRight = a.x > cornerX;
    const bool bIsRight = b.x > cornerX;
    const int leftSide = b.y > a.y ? 1 : -1;
    if (aIsRight == bIsRight) { // the turn of the way is to the left of the whole edge, or to its right
        return side != (aIsRight ? leftSide : -leftSide);
    }
    return side != shiftedOrientation(a, b, {cornerX, point.y});
}

inline WayToCorner wayToCorner(std::span<const Point> chain, Point point, Point corner)
{
    WayToCorner way;
    for (std::size_t index = 0; index + 1 < chain.size(); ++index) {
        const Point a = chain[index];
        const Point b = chain[index + 1];
        if ((a.y > point.y) != (b.y > point.y)) {
            const int side = orientation(a, b, point);
            if (side == 0) {
                way.onEdge = true;
                return way;
            }
            way.oddCrossings ^= crossesLevelPart(a, b, point, corner.x, side);
        } else if ((a.y == point.y || b.y == point.y) && isOnLevelEdge(a, b, point)) {
            way.onEdge = true;
            return way;
        }
        if ((a.x > corner.x) != (b.x > corner.x)) {
            way.oddCrossings ^= shiftedOrientation(a, b, {corner.x, point.y}) != shiftedOrientation(a, b, corner);
        }
    }
    return way;
}

} // namespace weitblick::geo::detail
