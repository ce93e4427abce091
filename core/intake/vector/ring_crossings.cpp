// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/vector/ring_crossings.h"

#include <algorithm>
#include <cstring>

namespace weitblick::intake {

namespace {

constexpr std::size_t kBruteForceEdges = 24;

double turn(double ax, double ay, double bx, double by, double px, double py)
{
    return (bx - ax) * (py - ay) - (by - ay) * (px - ax);
}

} // namespace

void RingCrossings::addRing(const std::byte* coordinates, std::size_t count, std::size_t stride)
{
    if (m_edges.empty()) {
        m_runsBack = false;
    }
    const std::size_t first = m_edges.size();
    double last[2] = {};
    for (std::size_t i = 0; i < count; ++i) {
        double here[2] = {};
        std::memcpy(here, coordinates + i * stride * sizeof(double), sizeof here);
        if (i > 0 && (here[0] != last[0] || here[1] != last[1])) {
            m_edges.push_back({last[0], last[1], here[0], here[1], std::min(last[0], here[0]),
                               std::max(last[0], here[0]), std::min(last[1], here[1]), std::max(last[1], here[1])});
        }
        last[0] = here[0];
        last[1] = here[1];
    }
    for (std::size_t i = first; i < m_edges.size(); ++i) {
        const Edge& before = m_edges[i == first ? m_edges.size() - 1 : i - 1];
        const Edge& edge = m_edges[i];
        const double ahead =
            (before.x2 - before.x1) * (edge.x2 - edge.x1) + (before.y2 - before.y1) * (edge.y2 - edge.y1);
        m_runsBack =
            m_runsBack || (ahead < 0 && turn(before.x1, before.y1, before.x2, before.y2, edge.x2, edge.y2) == 0.0);
    }
}

bool RingCrossings::cross(const Edge& a, const Edge& b)
{
    if (a.maxX < b.minX || b.maxX < a.minX || a.maxY < b.minY || b.maxY < a.minY) {
        return false;
    }
    const double b1 = turn(a.x1, a.y1, a.x2, a.y2, b.x1, b.y1);
    const double b2 = turn(a.x1, a.y1, a.x2, a.y2, b.x2, b.y2);
    const double a1 = turn(b.x1, b.y1, b.x2, b.y2, a.x1, a.y1);
    const double a2 = turn(b.x1, b.y1, b.x2, b.y2, a.x2, a.y2);
    return ((b1 > 0 && b2 < 0) || (b1 < 0 && b2 > 0)) && ((a1 > 0 && a2 < 0) || (a1 < 0 && a2 > 0));
}

bool RingCrossings::found()
{
    if (m_runsBack && !m_edges.empty()) {
        return true;
    }
    const bool sweeps = m_edges.size() > kBruteForceEdges;
    if (sweeps) {
        std::ranges::sort(m_edges, {}, &Edge::minX);
    }
    std::size_t budget = 1'000'000 + 64 * m_edges.size();
    for (std::size_t i = 0; i < m_edges.size(); ++i) {
        for (std::size_t j = i + 1; j < m_edges.size(); ++j) {
            if ((sweeps && m_edges[j].minX > m_edges[i].maxX) || --budget == 0) {
                break;
            }
            if (cross(m_edges[i], m_edges[j])) {
                return true;
            }
        }
        if (budget == 0) {
            return false;
        }
    }
    return false;
}

} // namespace weitblick::intake
