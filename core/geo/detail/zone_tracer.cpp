// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/detail/zone_tracer.h"

#include "core/geo/detail/cell_crossing.h"
#include "core/geo/detail/cell_grid.h"
#include "core/geo/orientation.h"

#include <algorithm>

namespace weitblick::geo::detail {

namespace {

Envelope boxOf(Point a, Point b)
{
    const auto [minX, maxX] = std::minmax(a.x, b.x);
    const auto [minY, maxY] = std::minmax(a.y, b.y);
    return {.minX = minX, .minY = minY, .maxX = maxX, .maxY = maxY};
}

/// Where on from-to the line through a and b is met; both ends are known to be on different sides.
double shareOnEdge(Point from, Point to, Point a, Point b)
{
    const double atFrom = RoundedOrientation(a, b, from).determinant;
    const double atTo = RoundedOrientation(a, b, to).determinant;
    const double difference = atFrom - atTo;
    return difference == 0.0 ? 0.5 : std::clamp(atFrom / difference, 0.0, 1.0);
}

/// Where on a-b the point from + share * (to - from) is, computed from differences to keep the digits.
double projectedShare(Point a, Point b, Point from, Point to, double share)
{
    const double alongX = b.x - a.x;
    const double alongY = b.y - a.y;
    const double placeX = (from.x - a.x) + share * (to.x - from.x);
    const double placeY = (from.y - a.y) + share * (to.y - from.y);
    return std::clamp((placeX * alongX + placeY * alongY) / (alongX * alongX + alongY * alongY), 0.0, 1.0);
}

/// The crossing of the shifted edge from-to with the zone edge a-b; zone and edge numbers are left to the caller.
std::optional<ZoneCrossing> crossingOf(Point from, Point to, Point a, Point b)
{
    const int sideOfFrom = shiftedOrientation(a, b, from);
    if (sideOfFrom == shiftedOrientation(a, b, to) ||
        orientationToShifted(from, to, a) == orientationToShifted(from, to, b)) {
        return std::nullopt;
    }
    ZoneCrossing crossing;
    crossing.pathEnters = sideOfFrom < 0; // the inside of a zone is left of its edges
    crossing.pathShare = shareOnEdge(from, to, a, b);
    crossing.zoneShare = projectedShare(a, b, from, to, crossing.pathShare);
    return crossing;
}

} // namespace

void ZoneTracer::appendCovering(Point point, std::vector<std::uint32_t>& zones) const
{
    if (!m_box.meets({.minX = point.x, .minY = point.y, .maxX = point.x, .maxY = point.y})) {
        return;
    }
    const CellView cell = cellAt(m_index.grid(), point);
    if (cell.code.kind() == CellCode::Kind::Full) {
        zones.push_back(cell.code.value());
    }
    if (cell.code.kind() != CellCode::Kind::Runs) {
        return;
    }
    const std::span<const Point> vertices = m_index.zones().vertices;
    const std::span<const CellRun> runs = cell.grid->runsOf(cell.code);
    for (std::size_t first = 0; first < runs.size();) {
        const std::uint32_t zone = runs[first].zone;
        bool inside = runs[first].cornerInside();
        for (; first < runs.size() && runs[first].zone == zone; ++first) {
            const auto chain = vertices.subspan(runs[first].firstVertex, runs[first].edgeCount() + 1);
            inside ^= oddCrossingsOfShifted(chain, point, cell.corner);
        }
        if (inside) {
            zones.push_back(zone);
        }
    }
}

void ZoneTracer::appendCrossings(Point from, Point to, std::uint32_t pathEdge,
                                 std::vector<ZoneCrossing>& crossings) const
{
    const Envelope box = boxOf(from, to);
    if (from == to || !m_box.meets(box)) {
        return;
    }
    const std::span<const Point> vertices = m_index.zones().vertices;
    forEachCellAlong(m_index.grid(), from, to, [&](const CellView& cell) {
        if (cell.code.kind() != CellCode::Kind::Runs) {
            return;
        }
        for (const CellRun& run : cell.grid->runsOf(cell.code)) {
            for (std::uint32_t edge = run.firstVertex; edge < run.firstVertex + run.edgeCount(); ++edge) {
                if (!box.meets(boxOf(vertices[edge], vertices[edge + 1]))) {
                    continue;
                }
                if (auto crossing = crossingOf(from, to, vertices[edge], vertices[edge + 1])) {
                    crossing->zone = run.zone;
                    crossing->pathEdge = pathEdge;
                    crossing->zoneEdge = edge;
                    crossings.push_back(*crossing);
                }
            }
        }
    });
}

void ZoneTracer::appendEdges(const Envelope& box, std::vector<ZoneEdge>& edges) const
{
    if (!m_box.meets(box)) {
        return;
    }
    const std::span<const Point> vertices = m_index.zones().vertices;
    forEachCell(m_index.grid(), box, [&](const CellView& cell) {
        if (cell.code.kind() != CellCode::Kind::Runs) {
            return;
        }
        for (const CellRun& run : cell.grid->runsOf(cell.code)) {
            for (std::uint32_t edge = run.firstVertex; edge < run.firstVertex + run.edgeCount(); ++edge) {
                if (box.meets(boxOf(vertices[edge], vertices[edge + 1]))) {
                    edges.push_back({run.zone, edge});
                }
            }
        }
    });
}

std::optional<std::uint32_t> ZoneTracer::uniformZone(const Envelope& box) const
{
    if (!m_box.meets(box)) {
        return kNoZone;
    }
    std::optional<std::uint32_t> zone;
    bool isUniform = true;
    forEachCell(m_index.grid(), box, [&](const CellView& cell) {
        const std::uint32_t here = cell.code.kind() == CellCode::Kind::Full ? cell.code.value() : kNoZone;
        isUniform = isUniform && cell.code.kind() != CellCode::Kind::Runs && zone.value_or(here) == here;
        zone = here;
    });
    return isUniform ? zone : std::nullopt;
}

} // namespace weitblick::geo::detail
