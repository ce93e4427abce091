// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/cell_index.h"

#include "core/base/parallel.h"
#include "core/geo/detail/cell_crossing.h"
#include "core/geo/detail/cell_grid.h"
#include "core/geo/detail/cell_grid_builder.h"
#include "core/geo/detail/zone_tracer.h"

#include <array>

namespace weitblick::geo {

namespace {

using detail::CellCode;
using detail::CellGrid;
using detail::CellRun;
using detail::CellView;

constexpr std::size_t kPointsPerChunk = 16'384;
constexpr std::size_t kPointsInFlight = 64; // memory latency of this many look-ups overlaps

/// Where the point is relative to the zone of `run`, which is moved on to the first run of the next zone.
PointLocation locate(const CellRun*& run, std::span<const Point> vertices, Point point, Point corner)
{
    const std::uint32_t zone = run->zone;
    bool inside = run->cornerInside();
    bool onEdge = false;
    while (true) {
        if (!onEdge) {
            const auto way =
                detail::wayToCorner(vertices.subspan(run->firstVertex, run->edgeCount() + 1), point, corner);
            onEdge = way.onEdge;
            inside ^= way.oddCrossings;
        }
        const bool isLast = run->isLastOfCell();
        ++run;
        if (isLast || run->zone != zone) {
            break;
        }
    }
    if (onEdge) {
        return PointLocation::Boundary;
    }
    return inside ? PointLocation::Inside : PointLocation::Outside;
}

/// Calls `visit(ZoneHit)` for the zones of a cell that cover the point, until it returns false.
template <typename Visit>
void forEachCovering(const CellView& cell, std::span<const Point> vertices, Point point, Visit&& visit)
{
    if (cell.code.kind() == CellCode::Kind::Full) {
        visit(ZoneHit{cell.code.value(), PointLocation::Inside});
        return;
    }
    if (cell.code.kind() != CellCode::Kind::Runs) {
        return;
    }
    const std::span<const CellRun> runs = cell.grid->runsOf(cell.code);
    for (const CellRun* run = runs.data(); run != runs.data() + runs.size();) {
        const std::uint32_t zone = run->zone;
        const PointLocation location = locate(run, vertices, point, cell.corner);
        if (location != PointLocation::Outside && !visit(ZoneHit{zone, location})) {
            return;
        }
    }
}

bool contains(const Envelope& box, Point point)
{
    return point.x >= box.minX && point.x <= box.maxX && point.y >= box.minY && point.y <= box.maxY;
}

std::uint32_t firstIn(const CellView& cell, std::span<const Point> vertices, Point point)
{
    std::uint32_t found = kNoZone;
    forEachCovering(cell, vertices, point, [&](const ZoneHit& hit) {
        found = hit.zone;
        return false;
    });
    return found;
}

/// Looks up the cells of some points so that their cache misses overlap.
class CellLookahead {
public:
    CellLookahead(const CellGrid& grid, const Envelope& box, std::span<const Point> vertices)
        : m_grid(grid),
          m_box(box),
          m_vertices(vertices)
    {
    }

    /// Calls `visit(index, cell)` for every point in the box, in order.
    template <typename Visit>
    void forEach(std::span<const Point> points, Visit&& visit)
    {
        for (std::size_t index = 0; index < points.size(); ++index) {
            m_cellNumbers[index] = contains(m_box, points[index]) ? m_grid.frame.cellOf(points[index]) : kOutside;
            if (m_cellNumbers[index] != kOutside) {
                __builtin_prefetch(&m_grid.cells[m_cellNumbers[index]]);
            }
        }
        for (std::size_t index = 0; index < points.size(); ++index) {
            m_codes[index] = m_cellNumbers[index] == kOutside ? CellCode() : m_grid.cells[m_cellNumbers[index]];
            if (m_codes[index].kind() == CellCode::Kind::Runs) {
                __builtin_prefetch(m_grid.runs.get() + m_codes[index].value());
            }
        }
        for (std::size_t index = 0; index < points.size(); ++index) {
            if (m_codes[index].kind() == CellCode::Kind::Runs) {
                prefetchEdges(m_grid.runs.get() + m_codes[index].value());
            }
        }
        for (std::size_t index = 0; index < points.size(); ++index) {
            if (m_codes[index].kind() != CellCode::Kind::Empty) {
                visit(index, viewOf(index, points[index]));
            }
        }
    }

private:
    static constexpr std::size_t kOutside = static_cast<std::size_t>(-1);

    void prefetchEdges(const CellRun* run) const
    {
        constexpr int kMostCellsHaveFewer = 6;
        for (int count = 0; count < kMostCellsHaveFewer; ++count, ++run) {
            __builtin_prefetch(&m_vertices[run->firstVertex]);
            __builtin_prefetch(&m_vertices[run->firstVertex + run->edgeCount()]);
            if (run->isLastOfCell()) {
                return;
            }
        }
    }
    [[nodiscard]] CellView viewOf(std::size_t index, Point point) const
    {
        if (m_codes[index].kind() == CellCode::Kind::Child) {
            return detail::cellAt(m_grid.children[m_codes[index].value()], point);
        }
        const auto column = static_cast<std::uint32_t>(m_cellNumbers[index] % m_grid.frame.columns);
        const auto row = static_cast<std::uint32_t>(m_cellNumbers[index] / m_grid.frame.columns);
        return {m_codes[index], &m_grid, m_grid.frame.corner(column, row)};
    }

    const CellGrid& m_grid;
    const Envelope& m_box;
    std::span<const Point> m_vertices;
    std::array<std::size_t, kPointsInFlight> m_cellNumbers{};
    std::array<CellCode, kPointsInFlight> m_codes{};
};

} // namespace

CellIndex::CellIndex(const PolygonSet& zones, std::unique_ptr<const detail::CellGrid> grid)
    : m_zones(&zones),
      m_grid(std::move(grid))
{
    for (const Envelope& envelope : zones.envelopes) {
        m_box.include(envelope);
    }
}
CellIndex::CellIndex(CellIndex&&) noexcept = default;
CellIndex& CellIndex::operator=(CellIndex&&) noexcept = default;
CellIndex::~CellIndex() = default;

Result<CellIndex> CellIndex::build(const PolygonSet& zones, Job& job)
{
    WB_TRY(CellGrid grid, detail::buildCellGrid(zones, job));
    return CellIndex(zones, std::make_unique<const CellGrid>(std::move(grid)));
}

std::uint32_t CellIndex::firstCovering(Point point) const
{
    return contains(m_box, point) ? firstIn(detail::cellAt(*m_grid, point), m_zones->vertices, point) : kNoZone;
}

void CellIndex::appendCovering(Point point, std::vector<ZoneHit>& hits) const
{
    if (contains(m_box, point)) {
        forEachCovering(detail::cellAt(*m_grid, point), m_zones->vertices, point, [&](const ZoneHit& hit) {
            hits.push_back(hit);
            return true;
        });
    }
}

void CellIndex::appendOwning(Point point, std::vector<std::uint32_t>& zones) const
{
    detail::ZoneTracer(*this).appendCovering(point, zones);
}

std::optional<std::uint32_t> CellIndex::uniformZone(const Envelope& box) const
{
    return detail::ZoneTracer(*this).uniformZone(box);
}

Result<std::vector<std::uint32_t>> CellIndex::firstCovering(std::span<const Point> points, Job& job) const
{
    std::vector<std::uint32_t> found(points.size(), kNoZone);
    WB_CHECK(parallelChunks(
        points.size(), {.chunkSize = kPointsPerChunk, .step = "points"}, job, [&](const Chunk& chunk) -> Result<void> {
            CellLookahead lookahead(*m_grid, m_box, m_zones->vertices);
            for (std::size_t begin = chunk.begin; begin < chunk.end; begin += kPointsInFlight) {
                const auto some = points.subspan(begin, std::min(kPointsInFlight, chunk.end - begin));
                lookahead.forEach(some, [&](std::size_t index, const CellView& cell) {
                    found[begin + index] = firstIn(cell, m_zones->vertices, some[index]);
                });
            }
            return {};
        }));
    return found;
}

Result<ZoneHits> CellIndex::covering(std::span<const Point> points, Job& job) const
{
    const std::size_t chunkCount = (points.size() + kPointsPerChunk - 1) / kPointsPerChunk;
    std::vector<std::vector<ZoneHit>> found(chunkCount);
    ZoneHits all;
    all.starts.assign(points.size() + 1, 0);
    WB_CHECK(parallelChunks(
        points.size(), {.chunkSize = kPointsPerChunk, .step = "points"}, job, [&](const Chunk& chunk) -> Result<void> {
            CellLookahead lookahead(*m_grid, m_box, m_zones->vertices);
            std::vector<ZoneHit>& hits = found[chunk.index];
            hits.reserve(kPointsPerChunk);
            for (std::size_t begin = chunk.begin; begin < chunk.end; begin += kPointsInFlight) {
                const auto some = points.subspan(begin, std::min(kPointsInFlight, chunk.end - begin));
                lookahead.forEach(some, [&](std::size_t index, const CellView& cell) {
                    const std::size_t before = hits.size();
                    forEachCovering(cell, m_zones->vertices, some[index], [&](const ZoneHit& hit) {
                        hits.push_back(hit);
                        return true;
                    });
                    all.starts[begin + index + 1] = hits.size() - before;
                });
            }
            return {};
        }));
    for (std::size_t index = 0; index < points.size(); ++index) {
        all.starts[index + 1] += all.starts[index];
    }
    all.zones.reserve(all.starts.back());
    for (const auto& hits : found) {
        all.zones.insert(all.zones.end(), hits.begin(), hits.end());
    }
    return all;
}

} // namespace weitblick::geo
