// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/reach_area.h"

#include "core/geo/envelope.h"
#include "core/geo/gpkg_geometry.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace weitblick::network {

namespace {

constexpr double kMostCells = 16e6;
constexpr double kShortestSegmentM = 8.0; ///< bends below it do not show in a buffer
constexpr std::uint32_t kNoCrossing = 0xffffffffU;

/// Adds the course of an edge from share to share of its length.
void addPart(const StreetGraph& graph, std::uint32_t edge, double begin, double end, ReachedStreets& out)
{
    if (end <= begin) {
        return;
    }
    const auto course = graph.course(edge);
    out.lengthM += (end - begin) * graph.edge(edge).lengthCm / 100.0;
    double totalM = 0.0;
    if (begin > 0.0 || end < 1.0) {
        for (std::size_t i = 0; i + 1 < course.size(); ++i) {
            totalM += std::hypot(course[i + 1].x - course[i].x, course[i + 1].y - course[i].y) / 100.0;
        }
    }
    const double beginM = begin * totalM;
    const double endM = end < 1.0 ? end * totalM : std::numeric_limits<double>::infinity();
    geo::Point kept = metresOf(course.front());
    double keptM = 0.0;
    double alongM = 0.0;
    for (std::size_t i = 1; i < course.size() && keptM < endM; ++i) {
        const geo::Point next = metresOf(course[i]);
        const double stepM = std::hypot(next.x - kept.x, next.y - kept.y);
        alongM = keptM + stepM;
        if (stepM < kShortestSegmentM && i + 1 < course.size()) {
            continue;
        }
        if (alongM >= beginM && stepM > 0.0) {
            const double from = std::clamp((beginM - keptM) / stepM, 0.0, 1.0);
            const double to = std::clamp((endM - keptM) / stepM, 0.0, 1.0);
            const auto at = [&](double share) {
                return geo::Point{kept.x + (next.x - kept.x) * share, kept.y + (next.y - kept.y) * share};
            };
            out.segments.push_back({at(from), at(to)});
        }
        kept = next;
        keptM = alongM;
    }
}

double areaOf(const std::vector<geo::Point>& ring)
{
    double twice = 0.0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        twice += (ring[i].x - ring[0].x) * (ring[i + 1].y - ring[0].y) -
                 (ring[i + 1].x - ring[0].x) * (ring[i].y - ring[0].y);
    }
    return twice / 2.0;
}

bool isInside(const std::vector<geo::Point>& ring, geo::Point point)
{
    bool inside = false;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const geo::Point a = ring[i];
        const geo::Point b = ring[i + 1];
        if ((a.y > point.y) != (b.y > point.y) && point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x)) {
            inside = !inside;
        }
    }
    return inside;
}

template <typename T>
void put(std::vector<std::byte>& out, T value)
{
    const auto* bytes = reinterpret_cast<const std::byte*>(&value);
    out.insert(out.end(), bytes, bytes + sizeof(T));
}

/// Collects what is reached, every metre once.
class ReachCollection {
public:
    ReachCollection(const Search& search, std::span<const Origin> origins, std::uint32_t limit)
        : m_search(search),
          m_graph(search.graph()),
          m_origins(origins),
          m_limit(limit)
    {
        for (const Origin& origin : origins) {
            m_originEdges.push_back(origin.place.edge);
        }
        std::ranges::sort(m_originEdges);
        m_originEdges.erase(std::unique(m_originEdges.begin(), m_originEdges.end()), m_originEdges.end());
    }

    ReachedStreets take()
    {
        const ModeGraph& mode = m_graph.of(m_search.mode());
        for (const std::uint32_t label : m_search.labels()) {
            for (std::uint32_t arc = mode.heads[label]; arc < mode.heads[label + 1]; ++arc) {
                addArc(label, mode.arcEdges[arc]);
            }
        }
        for (const std::uint32_t edge : m_originEdges) {
            addOriginEdge(edge);
        }
        return std::move(m_streets);
    }

private:
    /// How much of a directed edge somebody gets who begins it at that cost.
    [[nodiscard]] double shareFrom(std::uint32_t cost, std::uint32_t directed) const
    {
        const std::uint32_t step = edgeCost(m_graph, m_search.mode(), m_search.metric(), directed);
        return cost > m_limit || step == kNever ? 0.0 : std::min(1.0, double(m_limit - cost) / double(step));
    }
    [[nodiscard]] double shareFromNode(std::uint32_t directed) const
    {
        const StreetEdge& edge = m_graph.edge(directed / 2);
        const std::uint32_t label = m_search.labelBefore(directed % 2 == 0 ? edge.from : edge.to, directed);
        return label == kNever ? 0.0 : shareFrom(m_search.labelCost(label), directed);
    }

    /// An edge is added by its first direction where that is reached, else by its second.
    void addArc(std::uint32_t label, std::uint32_t directed)
    {
        const StreetEdge& edge = m_graph.edge(directed / 2);
        const bool isForward = directed % 2 == 0;
        if (m_search.labelBefore(isForward ? edge.from : edge.to, directed) != label ||
            std::ranges::binary_search(m_originEdges, directed / 2)) {
            return;
        }
        const double share = shareFrom(m_search.labelCost(label), directed);
        const double other = shareFromNode(directed ^ 1U);
        if (!isForward && other > 0.0) {
            return;
        }
        if (share + other >= 1.0) {
            addPart(m_graph, directed / 2, 0.0, 1.0, m_streets);
        } else if (isForward) {
            addPart(m_graph, directed / 2, 0.0, share, m_streets);
            addPart(m_graph, directed / 2, 1.0 - other, 1.0, m_streets);
        } else {
            addPart(m_graph, directed / 2, 1.0 - share, 1.0, m_streets);
        }
    }

    void addOriginEdge(std::uint32_t edge)
    {
        std::vector<std::pair<double, double>> parts = {{0.0, shareFromNode(2 * edge)},
                                                        {1.0 - shareFromNode(2 * edge + 1), 1.0}};
        for (const Origin& origin : m_origins) {
            if (origin.place.edge == edge) {
                const double at = origin.place.share;
                parts.emplace_back(at, std::min(1.0, at + shareFrom(origin.extra, 2 * edge)));
                parts.emplace_back(std::max(0.0, at - shareFrom(origin.extra, 2 * edge + 1)), at);
            }
        }
        std::ranges::sort(parts);
        double begin = parts.front().first;
        double end = parts.front().second;
        for (const auto& [from, to] : parts) {
            if (from > end) {
                addPart(m_graph, edge, begin, end, m_streets);
                begin = from;
            }
            end = std::max(end, to);
        }
        addPart(m_graph, edge, begin, end, m_streets);
    }

    const Search& m_search;
    const StreetGraph& m_graph;
    std::span<const Origin> m_origins;
    std::uint32_t m_limit;
    std::vector<std::uint32_t> m_originEdges;
    ReachedStreets m_streets;
};

} // namespace

ReachedStreets reachedStreets(const Search& search, std::span<const Origin> origins, std::uint32_t limit)
{
    return ReachCollection(search, origins, limit).take();
}

void AreaMaker::fillField(const ReachedStreets& streets, double bufferM)
{
    m_field.assign(m_grid.columns * m_grid.rows, std::numeric_limits<float>::max());
    const auto column = [&](double x) { return static_cast<std::size_t>((x - m_grid.minX) / m_grid.cellM); };
    const auto row = [&](double y) { return static_cast<std::size_t>((y - m_grid.minY) / m_grid.cellM); };
    const double reachM = bufferM + m_grid.cellM;
    const auto burn = [&](geo::Point a, geo::Point b) {
        const std::size_t left = column(std::min(a.x, b.x) - reachM);
        const std::size_t right = column(std::max(a.x, b.x) + reachM) + 1;
        const std::size_t top = row(std::max(a.y, b.y) + reachM) + 1;
        const auto dx = static_cast<float>(b.x - a.x);
        const auto dy = static_cast<float>(b.y - a.y);
        const float squared = dx * dx + dy * dy;
        const float scale = squared > 0.0F ? 1.0F / squared : 0.0F;
        const auto cellM = static_cast<float>(m_grid.cellM);
        for (std::size_t j = row(std::min(a.y, b.y) - reachM); j <= top; ++j) {
            const auto py = static_cast<float>(m_grid.minY + double(j) * m_grid.cellM - a.y);
            const auto px = static_cast<float>(m_grid.minX + double(left) * m_grid.cellM - a.x);
            float* const values = m_field.data() + j * m_grid.columns + left;
            const auto count = static_cast<int>(right - left + 1);
            for (int i = 0; i < count; ++i) {
                const float x = px + static_cast<float>(i) * cellM;
                const float share = std::min(1.0F, std::max(0.0F, (x * dx + py * dy) * scale));
                const float ex = x - share * dx;
                const float ey = py - share * dy;
                values[i] = std::min(values[i], ex * ex + ey * ey);
            }
        }
    };
    for (const ReachedStreets::Segment& segment : streets.segments) {
        const double lengthM = std::hypot(segment.to.x - segment.from.x, segment.to.y - segment.from.y);
        const int pieces = std::max(1, static_cast<int>(lengthM / (4.0 * bufferM)));
        for (int piece = 0; piece < pieces; ++piece) {
            const auto at = [&](double share) {
                return geo::Point{segment.from.x + (segment.to.x - segment.from.x) * share,
                                  segment.from.y + (segment.to.y - segment.from.y) * share};
            };
            burn(at(double(piece) / pieces), at(double(piece + 1) / pieces));
        }
    }
    const auto buffer = static_cast<float>(bufferM);
    for (float& value : m_field) {
        value = buffer - std::sqrt(value);
    }
}

// Grid edges: 2 * point is the one to the right of a grid point, 2 * point + 1 the one above it.
void AreaMaker::linkCell(std::size_t column, std::size_t row)
{
    const std::size_t point = row * m_grid.columns + column;
    const std::size_t above = point + m_grid.columns;
    const std::array<bool, 4> in = {m_field[point] > 0.0F, m_field[point + 1] > 0.0F, m_field[above + 1] > 0.0F,
                                    m_field[above] > 0.0F};
    const unsigned kind = (in[0] ? 1U : 0U) | (in[1] ? 2U : 0U) | (in[2] ? 4U : 0U) | (in[3] ? 8U : 0U);
    if (kind == 0 || kind == 15) {
        return;
    }
    // Sides: 0 below, 1 right, 2 above, 3 left. Walking around counter-clockwise, the contour leaves the cell where one
    // steps out of the area and enters where one steps into it, so that the area lies to its left.
    const std::array<std::size_t, 4> sides = {2 * point, 2 * (point + 1) + 1, 2 * above, 2 * point + 1};
    const auto link = [&](std::size_t enter, std::size_t leave) {
        m_nexts[sides[enter]] = static_cast<std::uint32_t>(sides[leave]);
        m_begun.push_back(static_cast<std::uint32_t>(sides[enter]));
    };
    const auto isLeaving = [&](std::size_t side) { return !in[side] && in[(side + 1) % 4]; };
    const auto isEntering = [&](std::size_t side) { return in[side] && !in[(side + 1) % 4]; };
    const bool isSaddle = kind == 5 || kind == 10;
    const bool isJoined = isSaddle && m_field[point] + m_field[point + 1] + m_field[above] + m_field[above + 1] > 0.0F;
    for (std::size_t side = 0; side < 4; ++side) {
        if (!isEntering(side)) {
            continue;
        }
        // Apart: around the corner that is inside; joined: around the one that is outside.
        std::size_t leave = isJoined ? (side + 1) % 4 : (side + 3) % 4;
        while (!isLeaving(leave)) {
            leave = (leave + 3) % 4;
        }
        link(side, leave);
    }
}

void AreaMaker::linkCrossings()
{
    m_nexts.assign(2 * m_grid.columns * m_grid.rows, kNoCrossing);
    m_begun.clear();
    for (std::size_t row = 0; row + 1 < m_grid.rows; ++row) {
        for (std::size_t column = 0; column + 1 < m_grid.columns; ++column) {
            linkCell(column, row);
        }
    }
}

geo::Point AreaMaker::crossingAt(std::size_t gridEdge) const
{
    const std::size_t point = gridEdge / 2;
    const std::size_t other = gridEdge % 2 == 0 ? point + 1 : point + m_grid.columns;
    const double from = m_field[point];
    const double to = std::max(double(m_field[other]), -m_grid.cellM * 4.0);
    const double start = std::max(from, -m_grid.cellM * 4.0);
    // Away from grid points, so that rings never touch.
    const double share = std::clamp(start / (start - to), 0.02, 0.98);
    const double x = double(point % m_grid.columns) + (gridEdge % 2 == 0 ? share : 0.0);
    const double y = double(point / m_grid.columns) + (gridEdge % 2 == 0 ? 0.0 : share);
    return {m_grid.minX + x * m_grid.cellM, m_grid.minY + y * m_grid.cellM};
}

std::vector<std::vector<geo::Point>> AreaMaker::rings()
{
    std::vector<std::vector<geo::Point>> all;
    for (const std::uint32_t begun : m_begun) {
        if (m_nexts[begun] == kNoCrossing) {
            continue;
        }
        std::vector<geo::Point> ring;
        for (std::uint32_t at = begun; m_nexts[at] != kNoCrossing;) {
            ring.push_back(crossingAt(at));
            at = std::exchange(m_nexts[at], kNoCrossing);
        }
        ring.push_back(ring.front());
        all.push_back(std::move(ring));
    }
    return all;
}

AreaMaker::Area AreaMaker::areaAround(const ReachedStreets& streets, const AreaOptions& options)
{
    Area area{.bufferM = std::max(1.0, options.bufferM)};
    if (streets.segments.empty()) {
        return area;
    }
    geo::Envelope extent;
    for (const ReachedStreets::Segment& segment : streets.segments) {
        extent.include(segment.from.x, segment.from.y);
        extent.include(segment.to.x, segment.to.y);
    }
    const double width = extent.maxX - extent.minX;
    const double height = extent.maxY - extent.minY;
    m_grid.cellM = std::max(area.bufferM / 2.0, std::sqrt(width * height / kMostCells));
    area.bufferM = std::max(area.bufferM, 1.5 * m_grid.cellM);
    const double marginM = area.bufferM + 3.0 * m_grid.cellM;
    m_grid.minX = extent.minX - marginM;
    m_grid.minY = extent.minY - marginM;
    m_grid.columns = static_cast<std::size_t>((width + 2.0 * marginM) / m_grid.cellM) + 2;
    m_grid.rows = static_cast<std::size_t>((height + 2.0 * marginM) / m_grid.cellM) + 2;
    fillField(streets, area.bufferM);
    linkCrossings();
    std::vector<std::vector<geo::Point>> holes;
    for (auto& ring : rings()) {
        const double ringM2 = areaOf(ring);
        if (ringM2 > 0.0) {
            area.areaM2 += ringM2;
            area.polygons.push_back({std::move(ring)});
        } else if (-ringM2 >= options.smallestHoleM2) {
            area.areaM2 += ringM2;
            holes.push_back(std::move(ring));
        }
    }
    for (auto& hole : holes) {
        AreaPolygon* owner = nullptr;
        for (AreaPolygon& polygon : area.polygons) {
            const bool holds = isInside(polygon.front(), hole.front());
            if (holds && (owner == nullptr || areaOf(polygon.front()) < areaOf(owner->front()))) {
                owner = &polygon;
            }
        }
        if (owner != nullptr) {
            owner->push_back(std::move(hole));
        }
    }
    return area;
}

std::vector<std::byte> gpkgFromArea(const AreaMaker::Area& area, std::int32_t srsId)
{
    std::vector<std::byte> wkb;
    geo::Envelope envelope;
    put(wkb, std::uint8_t{1});
    put(wkb, std::uint32_t{6});
    put(wkb, static_cast<std::uint32_t>(area.polygons.size()));
    for (const AreaPolygon& polygon : area.polygons) {
        put(wkb, std::uint8_t{1});
        put(wkb, std::uint32_t{3});
        put(wkb, static_cast<std::uint32_t>(polygon.size()));
        for (const auto& ring : polygon) {
            put(wkb, static_cast<std::uint32_t>(ring.size()));
            for (const geo::Point& point : ring) {
                put(wkb, point.x);
                put(wkb, point.y);
                envelope.include(point.x, point.y);
            }
        }
    }
    std::vector<std::byte> blob;
    geo::appendGpkg(blob, wkb, srsId, envelope, area.polygons.empty());
    return blob;
}

} // namespace weitblick::network
