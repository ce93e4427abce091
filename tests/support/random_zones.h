// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/geos.h"
#include "core/geo/polygon_set.h"

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <numbers>
#include <random>
#include <string>
#include <vector>

/// Zones for tests and benchmarks, made from a seed; as WKT with millimetres, so that other engines read the same.
namespace weitblick::test {

inline std::string polygonWkt(const std::vector<geo::Point>& openRing, int decimals = 3)
{
    std::string wkt = "POLYGON ((";
    char text[80];
    for (std::size_t index = 0; index <= openRing.size(); ++index) {
        const geo::Point point = openRing[index % openRing.size()];
        std::snprintf(text, sizeof(text), "%s%.*f %.*f", index == 0 ? "" : ", ", decimals, point.x, decimals, point.y);
        wkt += text;
    }
    return wkt + "))";
}

inline geo::PolygonSet polygonSetFromWkt(const std::vector<std::string>& zones)
{
    geo::PolygonSet set;
    std::int64_t fid = 0;
    for (const std::string& wkt : zones) {
        const auto geometry = geo::geometryFromWkt(wkt.c_str());
        const auto appended = geo::appendPolygon(set, ++fid, geo::gpkgFromGeometry(**geometry, 25832));
        if (!appended) {
            std::abort(); // the test's own fixture is broken
        }
    }
    return set;
}

struct Tessellation {
    int zonesPerSide = 10;
    int edgeLevels = 4; ///< each side of a zone has 2^edgeLevels edges
    double sizeM = 50'000.0;
    double amplitude = 0.08; ///< of the fractal sides; above 0.1 some zones intersect themselves
    geo::Point origin{350'000.0, 5'600'000.0};
};

namespace detail {

inline void fractalSide(std::vector<geo::Point>& out, geo::Point a, geo::Point b, int level, double amplitude,
                        std::mt19937_64& random)
{
    if (level == 0) {
        out.push_back(a);
        return;
    }
    const double bend = std::uniform_real_distribution<double>(-amplitude, amplitude)(random);
    const geo::Point middle{0.5 * (a.x + b.x) - (b.y - a.y) * bend, 0.5 * (a.y + b.y) + (b.x - a.x) * bend};
    fractalSide(out, a, middle, level - 1, amplitude, random);
    fractalSide(out, middle, b, level - 1, amplitude, random);
}

} // namespace detail

/// A jittered grid of zones whose common sides are fractal lines, without gaps and overlaps.
inline std::vector<std::string> tessellation(const Tessellation& shape, std::uint64_t seed = 7)
{
    using Side = std::vector<geo::Point>; // without its last point
    const int count = shape.zonesPerSide;
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> jitter(-0.25, 0.25);
    const auto at = [count](int column, int row) { return static_cast<std::size_t>(row * (count + 1) + column); };
    std::vector<geo::Point> nodes(at(count, count) + 1);
    for (int row = 0; row <= count; ++row) {
        for (int column = 0; column <= count; ++column) {
            const double dx = column > 0 && column < count ? jitter(random) : 0.0;
            const double dy = row > 0 && row < count ? jitter(random) : 0.0;
            nodes[at(column, row)] = {shape.origin.x + (column + dx) * shape.sizeM / count,
                                      shape.origin.y + (row + dy) * shape.sizeM / count};
        }
    }
    std::vector<Side> level(nodes.size());
    std::vector<Side> upright(nodes.size());
    for (int row = 0; row <= count; ++row) {
        for (int column = 0; column <= count; ++column) {
            if (column < count) {
                const double amplitude = row > 0 && row < count ? shape.amplitude : 0.0;
                detail::fractalSide(level[at(column, row)], nodes[at(column, row)], nodes[at(column + 1, row)],
                                    shape.edgeLevels, amplitude, random);
            }
            if (row < count) {
                const double amplitude = column > 0 && column < count ? shape.amplitude : 0.0;
                detail::fractalSide(upright[at(column, row)], nodes[at(column, row)], nodes[at(column, row + 1)],
                                    shape.edgeLevels, amplitude, random);
            }
        }
    }
    std::vector<std::string> zones;
    for (int row = 0; row < count; ++row) {
        for (int column = 0; column < count; ++column) {
            Side ring = level[at(column, row)];
            const Side& right = upright[at(column + 1, row)];
            ring.insert(ring.end(), right.begin(), right.end());
            ring.push_back(nodes[at(column + 1, row + 1)]);
            const Side& top = level[at(column, row + 1)];
            ring.insert(ring.end(), top.rbegin(), top.rend());
            const Side& left = upright[at(column, row)];
            ring.insert(ring.end(), left.rbegin(), left.rend() - 1);
            zones.push_back(polygonWkt(ring));
        }
    }
    return zones;
}

/// Squares side by side; points on their lines are on boundaries.
inline std::vector<std::string> squares(int perSide, double sizeM, geo::Point origin)
{
    std::vector<std::string> zones;
    for (int row = 0; row < perSide; ++row) {
        for (int column = 0; column < perSide; ++column) {
            const double x = origin.x + column * sizeM;
            const double y = origin.y + row * sizeM;
            zones.push_back(polygonWkt({{x, y}, {x + sizeM, y}, {x + sizeM, y + sizeM}, {x, y + sizeM}}));
        }
    }
    return zones;
}

struct StarShape {
    int decimals = 3;
    double roughness = 0.6; ///< the largest part of the radius that a vertex may lack
};

/// A ragged polygon around a centre that does not intersect itself.
inline std::string star(geo::Point centre, double radiusM, int vertices, std::uint64_t seed, StarShape shape = {})
{
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> share(1.0 - shape.roughness, 1.0);
    std::vector<geo::Point> ring;
    for (int vertex = 0; vertex < vertices; ++vertex) {
        const double angle = 2.0 * std::numbers::pi * vertex / vertices;
        const double radius = radiusM * share(random);
        ring.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
    }
    return polygonWkt(ring, shape.decimals);
}

struct Stars {
    int count = 10;
    int vertices = 30;
    double extentM = 1000.0;
    double radiusM = 100.0;
    geo::Point origin{};
};

/// Stars at random places: they overlap.
inline std::vector<std::string> stars(const Stars& shape, std::uint64_t seed = 3)
{
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> place(0.0, shape.extentM);
    const int decimals = shape.radiusM < 1.0 ? 9 : 3;
    std::vector<std::string> zones;
    for (int number = 0; number < shape.count; ++number) {
        const geo::Point centre{shape.origin.x + place(random), shape.origin.y + place(random)};
        zones.push_back(star(centre, shape.radiusM, shape.vertices, random(), {.decimals = decimals}));
    }
    return zones;
}

/// Triangles that share the origin as a corner.
inline std::vector<std::string> pieSlices(int count, double radiusM)
{
    std::vector<std::string> zones;
    for (int slice = 0; slice < count; ++slice) {
        const auto rim = [&](int step) {
            const double angle = 2.0 * std::numbers::pi * step / count;
            return geo::Point{radiusM * std::cos(angle), radiusM * std::sin(angle)};
        };
        zones.push_back(polygonWkt({{0.0, 0.0}, rim(slice), rim((slice + 1) % count)}));
    }
    return zones;
}

} // namespace weitblick::test
