// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/point.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

namespace weitblick::sample {

using geo::Point;
using Line = std::vector<Point>;
using Ring = std::vector<Point>; ///< closed: the first point is not repeated

/// An area with holes; rings[0] is the outer one.
struct Area {
    std::vector<Ring> rings;
};
using Areas = std::vector<Area>;

inline Point operator+(Point a, Point b)
{
    return {a.x + b.x, a.y + b.y};
}
inline Point operator-(Point a, Point b)
{
    return {a.x - b.x, a.y - b.y};
}
inline Point operator*(Point a, double factor)
{
    return {a.x * factor, a.y * factor};
}
inline double dot(Point a, Point b)
{
    return a.x * b.x + a.y * b.y;
}
inline double cross(Point a, Point b)
{
    return a.x * b.y - a.y * b.x;
}
inline double lengthOf(Point a)
{
    return std::hypot(a.x, a.y);
}
inline double distance(Point a, Point b)
{
    return lengthOf(b - a);
}
inline Point normalised(Point a)
{
    const double length = lengthOf(a);
    return length > 0.0 ? a * (1.0 / length) : Point{1.0, 0.0};
}
inline Point leftOf(Point direction)
{
    return {-direction.y, direction.x};
}
inline Point between(Point a, Point b, double t)
{
    return a + (b - a) * t;
}
inline Point turned(Point a, double angleRad)
{
    const double c = std::cos(angleRad);
    const double s = std::sin(angleRad);
    return {a.x * c - a.y * s, a.x * s + a.y * c};
}

double distanceToSegment(Point p, Point a, Point b);
double distanceToLine(Point p, const Line& line);
double lineLengthM(const Line& line);
Point pointAlong(const Line& line, double atM);
Point directionAlong(const Line& line, double atM); ///< unit vector
/// Where along a→b (0..1) it meets c→d; nothing where they do not cross.
std::optional<double> crossing(Point a, Point b, Point c, Point d);
/// Every corner cut twice (Chaikin); both ends stay.
Line smoothed(const Line& line, int rounds);
/// The line without the vertices that lie nearer than `toleranceM` to what is left (Douglas and Peucker).
Line simplified(const Line& line, double toleranceM);
/// Equal steps of about `stepM`; both ends stay.
Line resampled(const Line& line, double stepM);

double signedAreaM2(const Ring& ring); ///< positive: counter-clockwise
double areaM2(const Area& area);
double areaM2(const Areas& areas);
Point centroidOf(const Ring& ring);
bool isConvex(const Ring& ring);
bool contains(const Ring& ring, Point p);
bool contains(const Area& area, Point p);
/// Whether two convex rings share more than a strip of `toleranceM`.
bool convexOverlap(const Ring& a, const Ring& b, double toleranceM);
/// The rectangle `halfWidthM` to both sides of a→b.
Ring corridorOf(Point a, Point b, double halfWidthM);

struct Box {
    double minX = 1e300, minY = 1e300, maxX = -1e300, maxY = -1e300;
    void add(Point p);
    void grow(double byM);
    [[nodiscard]] bool meets(const Box& other) const;
    [[nodiscard]] bool holds(Point p) const;
};
Box boxOf(const std::vector<Point>& points);

/// A coordinate rounded to millimetres, as it is written.
inline double rounded3(double value)
{
    return std::round(value * 1000.0) / 1000.0;
}

} // namespace weitblick::sample
