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

/// wayToCorner() without any exact arithmetic and almost without branches, which a processor would guess wrong half of
/// the time. Returns false where rounding could matter: then it says nothing.
inline bool quickWayToCorner(std::span<const Point> chain, Point point, Point corner, bool& oddCrossings)
{
    unsigned odd = 0;
    unsigned doubtful = 0;
    for (std::size_t index = 0; index + 1 < chain.size(); ++index) {
        const Point a = chain[index];
        const Point b = chain[index + 1];
        const RoundedOrientation atPoint(a, b, point);
        const RoundedOrientation atTurn(a, b, {corner.x, point.y});
        const RoundedOrientation atCorner(a, b, corner);
        const unsigned straddlesLevel = unsigned{a.y > point.y} ^ unsigned { b.y > point.y };
        const unsigned straddlesUpright = unsigned{a.x > corner.x} ^ unsigned { b.x > corner.x };
        odd ^= straddlesLevel & (atPoint.isLeft() ^ atTurn.isLeft());
        odd ^= straddlesUpright & (atTurn.isLeft() ^ atCorner.isLeft());
        doubtful |= straddlesLevel & (atPoint.isDoubtful() | atTurn.isDoubtful());
        doubtful |= straddlesUpright & (atTurn.isDoubtful() | atCorner.isDoubtful());
        doubtful |= unsigned{a.y == point.y} | unsigned{b.y == point.y};
    }
    oddCrossings = odd != 0;
    return doubtful == 0;
}

inline WayToCorner exactWayToCorner(std::span<const Point> chain, Point point, Point corner)
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

inline WayToCorner wayToCorner(std::span<const Point> chain, Point point, Point corner)
{
    WayToCorner way;
    return quickWayToCorner(chain, point, corner, way.oddCrossings) ? way : exactWayToCorner(chain, point, corner);
}

/// The same for the point shifted like the way: it is never on an edge.
inline bool oddCrossingsOfShifted(std::span<const Point> chain, Point point, Point corner)
{
    bool odd = false;
    if (quickWayToCorner(chain, point, corner, odd)) {
        return odd;
    }
    odd = false;
    for (std::size_t index = 0; index + 1 < chain.size(); ++index) {
        const Point a = chain[index];
        const Point b = chain[index + 1];
        if ((a.y > point.y) != (b.y > point.y)) {
            odd ^= crossesLevelPart(a, b, point, corner.x, shiftedOrientation(a, b, point));
        }
        if ((a.x > corner.x) != (b.x > corner.x)) {
            odd ^= shiftedOrientation(a, b, {corner.x, point.y}) != shiftedOrientation(a, b, corner);
        }
    }
    return odd;
}

} // namespace weitblick::geo::detail
