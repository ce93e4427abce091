// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/point.h"

#include <cmath>

namespace weitblick::geo {

/// orientation() without the fast way: exact for all finite coordinates whose products neither over- nor underflow.
int exactOrientation(Point a, Point b, Point c);

/// On which side of the directed line a -> b the point c lies: 1 left, -1 right, 0 exactly on the line.
///
/// Method   Shewchuk 1997, Discrete & Computational Geometry 18:305-363: a filter with the error bound of the rounded
///          determinant, and exact expansions where it cannot decide.
/// Units    any; the answer has none.
inline int orientation(Point a, Point b, Point c)
{
    const double left = (a.x - c.x) * (b.y - c.y);
    const double right = (a.y - c.y) * (b.x - c.x);
    const double determinant = left - right;
    constexpr double kErrorBound = 3.3306690738754716e-16; // (3 + 16 u) u with u = 2^-53, Shewchuk 1997, section 4.3
    const double bound = kErrorBound * (std::abs(left) + std::abs(right));
    if (determinant > bound) {
        return 1;
    }
    if (determinant < -bound) {
        return -1;
    }
    return exactOrientation(a, b, c);
}

/// orientation() that never says 0 for a != b: where c is on the line, c moved by (d, d²), d > 0 as small as you like.
///
/// Method   Simulation of simplicity, Edelsbrunner & Mücke 1990, ACM Transactions on Graphics 9(1):66-104, with one
///          common shift, so that all answers about one shifted shape fit together.
inline int shiftedOrientation(Point a, Point b, Point c)
{
    if (const int side = orientation(a, b, c); side != 0) {
        return side;
    }
    if (a.y != b.y) {
        return b.y > a.y ? -1 : 1;
    }
    return b.x > a.x ? 1 : -1;
}

} // namespace weitblick::geo
