// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace weitblick::intake {

/// Finds polygons whose boundary crosses itself, fast enough to look at every building of a state.
class RingCrossings {
public:
    void clear() { m_edges.clear(); }

    /// Adds a closed ring of `count` vertices, each `stride` doubles (x, y first) from the one before. Any alignment.
    void addRing(const std::byte* coordinates, std::size_t count, std::size_t stride);

    /// True where two edges of the rings cross in their interiors, or an edge runs back over the one before it.
    /// Touching in a vertex does not count. Method: brute force up to 24 edges, a sweep along x above; a polygon
    /// whose edges overlap too much in x for that is taken as free of crossings.
    [[nodiscard]] bool found();

private:
    struct Edge {
        double x1, y1, x2, y2;
        double minX, maxX, minY, maxY;
    };
    static bool cross(const Edge& a, const Edge& b);

    std::vector<Edge> m_edges;
    bool m_runsBack = false;
};

} // namespace weitblick::intake
