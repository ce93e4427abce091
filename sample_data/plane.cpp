// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_data/plane.h"

#include <algorithm>

namespace weitblick::sample {

double distanceToSegment(Point p, Point a, Point b)
{
    const Point ab = b - a;
    const double squared = dot(ab, ab);
    const double t = squared > 0.0 ? std::clamp(dot(p - a, ab) / squared, 0.0, 1.0) : 0.0;
    return distance(p, a + ab * t);
}

double distanceToLine(Point p, const Line& line)
{
    double best = 1e300;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        best = std::min(best, distanceToSegment(p, line[i], line[i + 1]));
    }
    return best;
}

double lineLengthM(const Line& line)
{
    double sum = 0.0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        sum += distance(line[i], line[i + 1]);
    }
    return sum;
}

Point pointAlong(const Line& line, double atM)
{
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const double length = distance(line[i], line[i + 1]);
        if (atM <= length && length > 0.0) {
            return between(line[i], line[i + 1], std::max(0.0, atM) / length);
        }
        atM -= length;
    }
    return line.back();
}

Point directionAlong(const Line& line, double atM)
{
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const double length = distance(line[i], line[i + 1]);
        if (atM <= length || i + 2 == line.size()) {
            return normalised(line[i + 1] - line[i]);
        }
        atM -= length;
    }
    return {1.0, 0.0};
}

std::optional<double> crossing(Point a, Point b, Point c, Point d)
{
    const Point ab = b - a;
    const Point cd = d - c;
    const double determinant = cross(ab, cd);
    if (std::abs(determinant) < 1e-12) {
        return std::nullopt;
    }
    const double t = cross(c - a, cd) / determinant;
    const double u = cross(c - a, ab) / determinant;
    if (t < 0.0 || t > 1.0 || u < 0.0 || u > 1.0) {
        return std::nullopt;
    }
    return t;
}

Line smoothed(const Line& line, int rounds)
{
    Line result = line;
    for (int round = 0; round < rounds && result.size() > 2; ++round) {
        Line next{result.front()};
        for (std::size_t i = 0; i + 1 < result.size(); ++i) {
            if (i > 0) {
                next.push_back(between(result[i], result[i + 1], 0.25));
            }
            if (i + 2 < result.size()) {
                next.push_back(between(result[i], result[i + 1], 0.75));
            }
        }
        next.push_back(result.back());
        result = std::move(next);
    }
    return result;
}

namespace {

void keepFar(const Line& line, std::size_t from, std::size_t to, double toleranceM, std::vector<bool>& keep)
{
    double worst = toleranceM;
    std::size_t at = 0;
    for (std::size_t i = from + 1; i < to; ++i) {
        const double off = distanceToSegment(line[i], line[from], line[to]);
        if (off > worst) {
            worst = off;
            at = i;
        }
    }
    if (at != 0) {
        keep[at] = true;
        keepFar(line, from, at, toleranceM, keep);
        keepFar(line, at, to, toleranceM, keep);
    }
}

} // namespace

Line simplified(const Line& line, double toleranceM)
{
    if (line.size() < 3) {
        return line;
    }
    std::vector<bool> keep(line.size(), false);
    keep.front() = keep.back() = true;
    keepFar(line, 0, line.size() - 1, toleranceM, keep);
    Line result;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (keep[i]) {
            result.push_back(line[i]);
        }
    }
    return result;
}

Line resampled(const Line& line, double stepM)
{
    const double length = lineLengthM(line);
    const int steps = std::max(1, static_cast<int>(std::lround(length / stepM)));
    Line result;
    for (int i = 0; i < steps; ++i) {
        result.push_back(pointAlong(line, length * i / steps));
    }
    result.push_back(line.back());
    return result;
}

double signedAreaM2(const Ring& ring)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        // From the first corner: coordinates of seven digits would cost half the precision.
        sum += cross(ring[i] - ring[0], ring[(i + 1) % ring.size()] - ring[0]);
    }
    return sum / 2.0;
}

double areaM2(const Area& area)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < area.rings.size(); ++i) {
        sum += std::abs(signedAreaM2(area.rings[i])) * (i == 0 ? 1.0 : -1.0);
    }
    return sum;
}

double areaM2(const Areas& areas)
{
    double sum = 0.0;
    for (const Area& area : areas) {
        sum += areaM2(area);
    }
    return sum;
}

Point centroidOf(const Ring& ring)
{
    Point sum;
    double weight = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point a = ring[i] - ring[0];
        const Point b = ring[(i + 1) % ring.size()] - ring[0];
        const double part = cross(a, b);
        sum = sum + (a + b) * part;
        weight += part;
    }
    return std::abs(weight) < 1e-9 ? ring[0] : ring[0] + sum * (1.0 / (3.0 * weight));
}

bool isConvex(const Ring& ring)
{
    int sign = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point a = ring[i];
        const Point b = ring[(i + 1) % ring.size()];
        const Point c = ring[(i + 2) % ring.size()];
        const double turn = cross(b - a, c - b);
        if (std::abs(turn) < 1e-9) {
            continue;
        }
        const int here = turn > 0.0 ? 1 : -1;
        if (sign != 0 && here != sign) {
            return false;
        }
        sign = here;
    }
    return true;
}

bool contains(const Ring& ring, Point p)
{
    bool inside = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const Point a = ring[i];
        const Point b = ring[j];
        if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) {
            inside = !inside;
        }
    }
    return inside;
}

bool contains(const Area& area, Point p)
{
    for (std::size_t i = 0; i < area.rings.size(); ++i) {
        if (contains(area.rings[i], p) != (i == 0)) {
            return false;
        }
    }
    return !area.rings.empty();
}

namespace {

/// Whether an edge of `a` has all of `b` outside of it (but for the tolerance).
bool separates(const Ring& a, const Ring& b, double toleranceM)
{
    const double sign = signedAreaM2(a) > 0.0 ? 1.0 : -1.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const Point from = a[i];
        const Point outward = leftOf(normalised(a[(i + 1) % a.size()] - from)) * -sign;
        if (std::ranges::all_of(b, [&](Point p) { return dot(p - from, outward) > -toleranceM; })) {
            return true;
        }
    }
    return false;
}

} // namespace

bool convexOverlap(const Ring& a, const Ring& b, double toleranceM)
{
    return !separates(a, b, toleranceM) && !separates(b, a, toleranceM);
}

Ring corridorOf(Point a, Point b, double halfWidthM)
{
    const Point side = leftOf(normalised(b - a)) * halfWidthM;
    return {a - side, b - side, b + side, a + side};
}

void Box::add(Point p)
{
    minX = std::min(minX, p.x);
    minY = std::min(minY, p.y);
    maxX = std::max(maxX, p.x);
    maxY = std::max(maxY, p.y);
}

void Box::grow(double byM)
{
    minX -= byM;
    minY -= byM;
    maxX += byM;
    maxY += byM;
}

bool Box::meets(const Box& other) const
{
    return minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY;
}

bool Box::holds(Point p) const
{
    return p.x >= minX && p.x <= maxX && p.y >= minY && p.y <= maxY;
}

Box boxOf(const std::vector<Point>& points)
{
    Box box;
    for (const Point p : points) {
        box.add(p);
    }
    return box;
}

} // namespace weitblick::sample
