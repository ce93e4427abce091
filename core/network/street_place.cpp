// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/street_place.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace weitblick::network {

namespace {

/// The nearest place on the course of one edge.
StreetPlace nearestOn(const StreetGraph& graph, std::uint32_t edge, geo::Point point)
{
    const auto course = graph.course(edge);
    StreetPlace best{.edge = edge, .approachM = std::numeric_limits<double>::infinity()};
    double squaredBest = std::numeric_limits<double>::infinity();
    double beforeM = 0.0;
    double bestAlongM = 0.0;
    for (std::size_t i = 0; i + 1 < course.size(); ++i) {
        const geo::Point a = metresOf(course[i]);
        const geo::Point b = metresOf(course[i + 1]);
        const double dx = b.x - a.x;
        const double dy = b.y - a.y;
        const double squared = dx * dx + dy * dy;
        const double share =
            squared > 0.0 ? std::clamp(((point.x - a.x) * dx + (point.y - a.y) * dy) / squared, 0.0, 1.0) : 0.0;
        const geo::Point foot{a.x + share * dx, a.y + share * dy};
        const double far = (point.x - foot.x) * (point.x - foot.x) + (point.y - foot.y) * (point.y - foot.y);
        const double lengthM = std::sqrt(squared);
        if (far < squaredBest) {
            squaredBest = far;
            best.foot = foot;
            bestAlongM = beforeM + share * lengthM;
        }
        beforeM += lengthM;
    }
    best.share = beforeM > 0.0 ? std::clamp(bestAlongM / beforeM, 0.0, 1.0) : 0.0;
    best.approachM = std::sqrt(squaredBest);
    return best;
}

bool isOpenFor(const StreetGraph& graph, std::uint32_t edge, Mode mode)
{
    const auto costs = graph.of(mode).edgeCosts;
    return costs[std::size_t{2} * edge] != kNever || costs[std::size_t{2} * edge + 1] != kNever;
}

/// Walks the cells in rings around a point.
class RingWalk {
public:
    RingWalk(const StreetGraph& graph, geo::Point point, Mode mode)
        : m_graph(graph),
          m_grid(graph.grid()),
          m_point(point),
          m_mode(mode),
          m_column(cellOf(point.x, m_grid.minX)),
          m_row(cellOf(point.y, m_grid.minY))
    {
    }

    std::optional<StreetPlace> nearest(double withinM)
    {
        std::optional<StreetPlace> best;
        double reachM = withinM;
        const std::int64_t last = static_cast<std::int64_t>(withinM / m_grid.cellM) + 1;
        for (std::int64_t ring = 0; ring <= last; ++ring) {
            // Whatever lies in ring r is at least (r - 1) cells away.
            if (double(ring - 1) * m_grid.cellM > reachM) {
                break;
            }
            for (std::int64_t row = m_row - ring; row <= m_row + ring; ++row) {
                const bool isEdgeRow = row == m_row - ring || row == m_row + ring;
                const std::int64_t step = isEdgeRow || ring == 0 ? 1 : 2 * ring;
                for (std::int64_t column = m_column - ring; column <= m_column + ring; column += step) {
                    look(row, column, best, reachM);
                }
            }
        }
        return best;
    }

private:
    [[nodiscard]] std::int64_t cellOf(double at, double origin) const
    {
        return static_cast<std::int64_t>(std::clamp(std::floor((at - origin) / m_grid.cellM), -1e9, 1e9));
    }

    void look(std::int64_t row, std::int64_t column, std::optional<StreetPlace>& best, double& reachM) const
    {
        if (row < 0 || column < 0 || row >= m_grid.rows || column >= m_grid.columns) {
            return;
        }
        const std::size_t cell = static_cast<std::size_t>(row) * m_grid.columns + static_cast<std::size_t>(column);
        for (std::uint32_t i = m_grid.starts[cell]; i < m_grid.starts[cell + 1]; ++i) {
            const std::uint32_t edge = m_grid.edges[i];
            if (!isOpenFor(m_graph, edge, m_mode)) {
                continue;
            }
            const StreetPlace place = nearestOn(m_graph, edge, m_point);
            const bool isNearer = place.approachM < reachM || (place.approachM == reachM && !best);
            if (isNearer || (best && place.approachM == best->approachM && edge < best->edge)) {
                best = place;
                reachM = place.approachM;
            }
        }
    }

    const StreetGraph& m_graph;
    const EdgeGrid& m_grid;
    geo::Point m_point;
    Mode m_mode;
    std::int64_t m_column;
    std::int64_t m_row;
};

/// Where an arc along the directed edge leads: a copy of the junction where turn restrictions hold.
std::uint32_t endOf(const StreetGraph& graph, const ModeGraph& mode, std::uint32_t directedEdge)
{
    const StreetEdge& edge = graph.edge(directedEdge / 2);
    const bool isForward = directedEdge % 2 == 0;
    const std::uint32_t tail = isForward ? edge.from : edge.to;
    for (std::uint32_t arc = mode.heads[tail]; arc < mode.heads[tail + 1]; ++arc) {
        if (mode.arcEdges[arc] == directedEdge) {
            return mode.arcs[arc].target;
        }
    }
    return isForward ? edge.to : edge.from;
}

std::uint32_t partOf(std::uint32_t cost, double share)
{
    return cost == kNever ? kNever : static_cast<std::uint32_t>(std::lround(double(cost) * share));
}

} // namespace

std::optional<StreetPlace> nearestStreet(const StreetGraph& graph, geo::Point point, Mode mode, double withinM)
{
    if (!std::isfinite(point.x) || !std::isfinite(point.y)) {
        return std::nullopt;
    }
    return RingWalk(graph, point, mode).nearest(withinM);
}

double distanceToEdgeM(const StreetGraph& graph, std::uint32_t edge, geo::Point point)
{
    return nearestOn(graph, edge, point).approachM;
}

std::uint32_t approachCost(const StreetPlace& place, Metric metric, const Approach& approach)
{
    const double cost =
        metric == Metric::Distance ? place.approachM * 100.0 : place.approachM / (approach.speedKmh / 3.6) * 1000.0;
    return static_cast<std::uint32_t>(std::min(std::round(cost), 1e9));
}

std::vector<Seed> seedsFrom(const StreetGraph& graph, Mode mode, Metric metric, const StreetPlace& place,
                            std::uint32_t extra)
{
    std::vector<Seed> seeds;
    for (const std::uint32_t direction : {0U, 1U}) {
        const std::uint32_t directed = 2 * place.edge + direction;
        const std::uint32_t part =
            partOf(edgeCost(graph, mode, metric, directed), direction == 0 ? 1.0 - place.share : place.share);
        if (part != kNever) {
            seeds.push_back({endOf(graph, graph.of(mode), directed), part + extra, directed});
        }
    }
    return seeds;
}

EdgeEnds::EdgeEnds(const Search& search, std::uint32_t edge)
    : m_forward(edgeCost(search.graph(), search.mode(), search.metric(), 2 * edge)),
      m_backward(edgeCost(search.graph(), search.mode(), search.metric(), 2 * edge + 1))
{
    const StreetEdge& one = search.graph().edge(edge);
    const std::uint32_t ahead = search.labelBefore(one.from, 2 * edge);
    const std::uint32_t behind = search.labelBefore(one.to, 2 * edge + 1);
    m_fromCost = ahead == kNever ? kNever : search.labelCost(ahead);
    m_toCost = behind == kNever ? kNever : search.labelCost(behind);
}

std::uint32_t EdgeEnds::costAt(double share) const
{
    std::uint64_t best = kNever;
    if (m_fromCost != kNever) {
        best = std::min(best, std::uint64_t{m_fromCost} + partOf(m_forward, share));
    }
    if (m_toCost != kNever) {
        best = std::min(best, std::uint64_t{m_toCost} + partOf(m_backward, 1.0 - share));
    }
    return static_cast<std::uint32_t>(best);
}

std::uint32_t costAt(const Search& search, const StreetPlace& place)
{
    return EdgeEnds(search, place.edge).costAt(place.share);
}

std::uint32_t costAlong(const StreetGraph& graph, Mode mode, Metric metric, const StreetPlace& from,
                        const StreetPlace& to)
{
    if (from.edge != to.edge) {
        return kNever;
    }
    const double part = to.share - from.share;
    const std::uint32_t directed = 2 * from.edge + (part < 0.0 ? 1U : 0U);
    return partOf(edgeCost(graph, mode, metric, directed), std::abs(part));
}

} // namespace weitblick::network
