// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/point.h"

#include <cmath>

namespace weitblick::geo {

/// orientation() without the fast way: exact for all finite coordinates whose products neither over- nor underflow.
int exactOrientation(Point a, Point b, Point c);

/// The determinant whose sign is the orientation, as doubles have it, and how far it may be off.
struct RoundedOrientation {
    double determinant;
    double bound;

    RoundedOrientation(Point a, Point b, Point c)
    {
        constexpr double kErrorBound = 3.3306690738754716e-16; // (3 + 16 u) u, u = 2^-53: Shewchuk 1997, section 4.3
        const double left = (a.x - c.x) * (b.y - c.y);
        const double right = (a.y - c.y) * (b.x - c.x);
        determinant = left - right;
        bound = kErrorBound * (std::abs(left) + std::abs(right));
    }
    [[nodiscard]] unsigned isLeft() const { return determinant > 0.0 ? 1U : 0U; }
    [[nodiscard]] unsigned isDoubtful() const { return std::abs(determinant) > bound ? 0U : 1U; }
};

/// On which side of the directed line a -> b the point c lies: 1 left, -1 right, 0 exactly on the line.
///
/// Method   Shewchuk 1997, Discrete & Computational Geometry 18:305-363: a filter with the error bound of the rounded
///          determinant, and exact expansions where it cannot decide.
/// Units    any; the answer has none.
inline int orientation(Point a, Point b, Point c)
{
    const RoundedOrientation rounded(a, b, c);
    if (rounded.isDoubtful() != 0) {
        return exactOrientation(a, b, c);
    }
    return rounded.determinant > 0.0 ? 1 : -1;
}

/// The side of c moved by (d, d²), d > 0 as small as you like, where c itself is on the line a -> b, a != b.
inline int sideOfShift(Point a, Point b)
{
    if (a.y != b.y) {
        return b.y > a.y ? -1 : 1;
    }
    return b.x > a.x ? 1 : -1;
}

/// orientation() that never says 0 for a != b: a point on the line counts as shifted by (d, d²).
///
/// Method   Simulation of simplicity, Edelsbrunner & Mücke 1990, ACM Transactions on Graphics 9(1):66-104, with one
///          common shift, so that all answers about one shifted shape fit together.
inline int shiftedOrientation(Point a, Point b, Point c)
{
    const int side = orientation(a, b, c);
    return side != 0 ? side : sideOfShift(a, b);
}

/// The same where a and b are shifted and c is not.
inline int orientationToShifted(Point a, Point b, Point c)
{
    const int side = orientation(a, b, c);
    return side != 0 ? side : -sideOfShift(a, b);
}

} // namespace weitblick::geo
