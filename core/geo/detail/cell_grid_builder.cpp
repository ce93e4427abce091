// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/detail/cell_grid_builder.h"

#include "core/base/parallel.h"
#include "core/geo/detail/zone_raster.h"

#include <atomic>
#include <bit>
#include <cmath>
#include <limits>
#include <mutex>
#include <optional>

namespace weitblick::geo::detail {

namespace {

constexpr std::size_t kMaxCells = std::size_t{1} << 24U;
constexpr double kCellsPerEdge = 1.5;
constexpr int kMaxDepth = 5;
constexpr double kMarginShare = 1.0 / 1024.0; // of a cell: costs almost nothing, and is far above rounding

/// Above any error of a coordinate that was computed from coordinates of this size.
double roundingRoom(const Envelope& box)
{
    const double largest = std::max({std::abs(box.minX), std::abs(box.maxX), std::abs(box.minY), std::abs(box.maxY)});
    return std::max(64.0 * std::numeric_limits<double>::epsilon() * largest, 1e-280);
}

GridFrame frameOf(Point corner, double cellSize, std::uint32_t columns, std::uint32_t rows, double minMargin)
{
    return {.minX = corner.x,
            .minY = corner.y,
            .cellSize = cellSize,
            .inverseCellSize = 1.0 / cellSize,
            .margin = std::max(cellSize * kMarginShare, minMargin),
            .columns = columns,
            .rows = rows};
}

/// Runs and spans of one band of cells, as one thread found them.
struct BandBucket {
    std::vector<PlacedRun> runs;
    std::vector<FullSpan> spans;
};

/// What drawing left behind, cut into bands of 2^bandShift cells, for each thread.
struct Drawing {
    unsigned bandShift = 0;
    std::vector<std::vector<BandBucket>> buckets; ///< thread -> band

    void take(const ZoneRaster& raster, unsigned thread)
    {
        std::vector<BandBucket>& bands = buckets[thread];
        for (const PlacedRun& placed : raster.runs()) {
            bands[placed.cell >> bandShift].runs.push_back(placed);
        }
        for (FullSpan span : raster.fullSpans()) {
            while (span.firstCell < span.endCell) {
                const std::uint32_t band = span.firstCell >> bandShift;
                const std::uint32_t bandEnd = (band + 1) << bandShift;
                const FullSpan part{span.zone, span.firstCell, std::min(span.endCell, bandEnd)};
                bands[band].spans.push_back(part);
                span.firstCell = part.endCell;
            }
        }
    }
    [[nodiscard]] std::size_t runsNeededFor(std::size_t band) const
    {
        std::size_t needed = 0;
        for (const auto& bands : buckets) {
            needed += bands[band].runs.size();
            for (const FullSpan& span : bands[band].spans) {
                needed += span.endCell - span.firstCell;
            }
        }
        return needed;
    }
};

/// Puts one band of a drawing into its place in the grid.
class BandAssembly {
public:
    BandAssembly(CellGrid& grid, const Drawing& drawing, std::size_t band, std::size_t firstRun)
        : m_grid(grid),
          m_drawing(drawing),
          m_band(band),
          m_firstCell(band << drawing.bandShift),
          m_firstRun(firstRun)
    {
        const std::size_t end = std::min(m_firstCell + (std::size_t{1} << drawing.bandShift), grid.cells.size());
        m_runCounts.assign(end - m_firstCell, 0);
        m_fullCounts.assign(end - m_firstCell, 0);
    }

    /// Returns the cells that have too many edges.
    std::vector<std::uint32_t> assemble()
    {
        count();
        layOut();
        scatter();
        return finishCells();
    }

private:
    template <typename VisitRun, typename VisitSpan>
    void forAll(VisitRun&& visitRun, VisitSpan&& visitSpan)
    {
        for (const auto& bands : m_drawing.buckets) {
            for (const PlacedRun& placed : bands[m_band].runs) {
                visitRun(placed);
            }
            for (const FullSpan& span : bands[m_band].spans) {
                visitSpan(span);
            }
        }
    }
    void count()
    {
        forAll([this](const PlacedRun& placed) { ++m_runCounts[placed.cell - m_firstCell]; },
               [this](const FullSpan& span) {
                   for (std::size_t cell = span.firstCell; cell < span.endCell; ++cell) {
                       ++m_fullCounts[cell - m_firstCell];
                   }
               });
    }
    [[nodiscard]] bool isList(std::size_t local) const { return m_runCounts[local] > 0 || m_fullCounts[local] > 1; }
    void layOut()
    {
        m_places.resize(m_runCounts.size());
        std::size_t next = m_firstRun;
        for (std::size_t local = 0; local < m_places.size(); ++local) {
            m_places[local] = static_cast<std::uint32_t>(next);
            if (isList(local)) {
                next += m_runCounts[local] + m_fullCounts[local];
            }
        }
    }
    void scatter()
    {
        forAll([this](const PlacedRun& placed) { m_grid.runs[m_places[placed.cell - m_firstCell]++] = placed.run; },
               [this](const FullSpan& span) {
                   for (std::size_t cell = span.firstCell; cell < span.endCell; ++cell) {
                       if (isList(cell - m_firstCell)) {
                           m_grid.runs[m_places[cell - m_firstCell]++] = {span.zone, 0, CellRun::kCornerInside};
                       } else {
                           m_grid.cells[cell] = CellCode(CellCode::Kind::Full, span.zone);
                       }
                   }
               });
    }
    std::vector<std::uint32_t> finishCells()
    {
        std::vector<std::uint32_t> crowded;
        for (std::size_t local = 0; local < m_places.size(); ++local) {
            if (!isList(local)) {
                continue;
            }
            const std::size_t size = m_runCounts[local] + m_fullCounts[local];
            const std::span<CellRun> list(m_grid.runs.get() + (m_places[local] - size), size);
            std::ranges::sort(list, [](const CellRun& left, const CellRun& right) {
                return left.zone != right.zone ? left.zone < right.zone : left.firstVertex < right.firstVertex;
            });
            list.back().edgeCountAndFlags |= CellRun::kLastOfCell;
            m_grid.cells[m_firstCell + local] =
                CellCode(CellCode::Kind::Runs, static_cast<std::uint32_t>(m_places[local] - size));
            std::uint64_t edges = 0;
            for (const CellRun& run : list) {
                edges += run.edgeCount();
            }
            if (edges > kCrowdedEdges) {
                crowded.push_back(static_cast<std::uint32_t>(m_firstCell + local));
            }
        }
        return crowded;
    }

    CellGrid& m_grid;
    const Drawing& m_drawing;
    std::size_t m_band;
    std::size_t m_firstCell;
    std::size_t m_firstRun;
    std::vector<std::uint32_t> m_runCounts;  ///< cell of the band -> runs with edges
    std::vector<std::uint32_t> m_fullCounts; ///< cell of the band -> zones that cover it
    std::vector<std::uint32_t> m_places;     ///< cell of the band -> where its next run goes
};

void allocateRuns(CellGrid& grid, std::size_t count)
{
    grid.runs = std::make_unique_for_overwrite<CellRun[]>(count);
    grid.runCapacity = count;
}

std::uint64_t edgesOf(std::span<const CellRun> runs)
{
    std::uint64_t edges = 0;
    for (const CellRun& run : runs) {
        edges += run.edgeCount();
    }
    return edges;
}

/// Makes crowded cells into grids, as long as the memory that is set apart for it lasts.
class Refinement {
public:
    Refinement(std::span<const Point> vertices, double minMargin, std::int64_t runBudget)
        : m_vertices(vertices),
          m_minMargin(minMargin),
          m_runBudget(runBudget)
    {
    }

    /// The finer grid of one cell, or nothing where a finer one does not help.
    std::optional<CellGrid> childOf(const CellGrid& parent, std::uint32_t cell, int depth)
    {
        const std::span<const CellRun> runs = parent.runsOf(parent.cells[cell]);
        const std::uint64_t edges = edgesOf(runs);
        const auto side = static_cast<std::uint32_t>(std::clamp(std::sqrt(static_cast<double>(edges) / 3.0), 2.0, 8.0));
        const double cellSize = parent.frame.cellSize / side;
        if (cellSize < 16.0 * m_minMargin || m_runBudget.load(std::memory_order_relaxed) < 0) {
            return std::nullopt;
        }
        CellGrid child;
        child.frame = frameOf(parent.frame.corner(cell % parent.frame.columns, cell / parent.frame.columns), cellSize,
                              side, side, m_minMargin);
        Drawing drawing{.bandShift = 30, .buckets = {std::vector<BandBucket>(1)}};
        draw(child.frame, runs, drawing);
        const std::size_t needed = drawing.runsNeededFor(0);
        m_runBudget.fetch_sub(static_cast<std::int64_t>(needed), std::memory_order_relaxed);
        allocateRuns(child, needed);
        child.cells.resize(std::size_t{side} * side);
        const auto crowded = BandAssembly(child, drawing, 0, 0).assemble();
        refine(child, crowded, edges, depth);
        return child;
    }

private:
    void draw(const GridFrame& frame, std::span<const CellRun> runs, Drawing& drawing) const
    {
        ZoneRaster raster(frame, m_vertices);
        const double size = frame.cellSize * frame.columns;
        const Envelope box{
            .minX = frame.minX, .minY = frame.minY, .maxX = frame.minX + size, .maxY = frame.minY + size};
        std::vector<EdgeRun> edges;
        for (std::size_t first = 0; first < runs.size();) {
            const std::uint32_t zone = runs[first].zone;
            const bool cornerInside = runs[first].cornerInside();
            edges.clear();
            for (; first < runs.size() && runs[first].zone == zone; ++first) {
                edges.push_back({runs[first].firstVertex, runs[first].edgeCount()});
            }
            raster.draw({.zone = zone, .runs = edges, .cornerInside = cornerInside, .box = box});
            drawing.take(raster, 0);
        }
    }
    /// Goes on where a cell of the child has at most half the edges, or where cells hardly repeat one another's edges:
    /// elsewhere many edges run through one point or on one another, and more cells would only multiply them.
    void refine(CellGrid& grid, std::span<const std::uint32_t> crowded, std::uint64_t edgesAbove, int depth)
    {
        if (depth >= kMaxDepth) {
            return;
        }
        std::uint64_t edgesInAll = 0;
        for (const CellCode code : grid.cells) {
            edgesInAll += code.kind() == CellCode::Kind::Runs ? edgesOf(grid.runsOf(code)) : 0;
        }
        const bool hardlyRepeated = edgesInAll < 2 * edgesAbove;
        for (const std::uint32_t cell : crowded) {
            if (!hardlyRepeated && 2 * edgesOf(grid.runsOf(grid.cells[cell])) > edgesAbove) {
                continue;
            }
            if (auto child = childOf(grid, cell, depth + 1)) {
                grid.children.push_back(*std::move(child));
                grid.cells[cell] =
                    CellCode(CellCode::Kind::Child, static_cast<std::uint32_t>(grid.children.size() - 1));
            }
        }
    }

    std::span<const Point> m_vertices;
    double m_minMargin;
    std::atomic<std::int64_t> m_runBudget;
};

/// Builds the grid of the whole set.
class RootBuilder {
public:
    RootBuilder(const PolygonSet& zones, Job& job) : m_zones(zones), m_job(job) {}

    Result<CellGrid> build()
    {
        chooseFrame();
        WB_CHECK(draw());
        WB_CHECK(assemble());
        WB_CHECK(refineCrowded());
        return std::move(m_grid);
    }

private:
    void chooseFrame()
    {
        Envelope box;
        for (const Envelope& envelope : m_zones.envelopes) {
            box.include(envelope);
        }
        if (box.isEmpty()) {
            box = {.minX = 0.0, .minY = 0.0, .maxX = 1.0, .maxY = 1.0};
        }
        m_minMargin = roundingRoom(box);
        const double width = std::max(box.maxX - box.minX, 64.0 * m_minMargin);
        const double height = std::max(box.maxY - box.minY, 64.0 * m_minMargin);
        double cells =
            std::clamp(kCellsPerEdge * static_cast<double>(m_zones.edgeCount()), 64.0, static_cast<double>(kMaxCells));
        while (cells > 64.0 && coveredCells(std::sqrt(width / cells * height)) > 8.0 * cells) {
            cells *= 0.5; // many large zones on top of one another: each cell lists all of them
        }
        const double longest = std::max(width, height);
        const double cellSize = std::max({std::sqrt(width / cells * height), longest / 65536.0, 32.0 * m_minMargin});
        const auto count = [&](double length) { return static_cast<std::uint32_t>(std::ceil(length / cellSize)) + 1U; };
        // Half a cell of room on the left and below: the corner of the grid is outside of every zone.
        m_grid.frame = frameOf({box.minX - 0.5 * cellSize, box.minY - 0.5 * cellSize}, cellSize, count(width),
                               count(height), m_minMargin);
    }
    [[nodiscard]] double coveredCells(double cellSize) const
    {
        double cells = 0.0;
        for (const Envelope& box : m_zones.envelopes) {
            if (!box.isEmpty()) {
                cells += ((box.maxX - box.minX) / cellSize + 1.0) * ((box.maxY - box.minY) / cellSize + 1.0);
            }
        }
        return cells;
    }

    Result<void> draw()
    {
        const std::size_t cellCount = std::size_t{m_grid.frame.columns} * m_grid.frame.rows;
        m_grid.cells.resize(cellCount);
        m_drawing.bandShift = std::max(10U, static_cast<unsigned>(std::bit_width(cellCount / 64)));
        const ParallelOptions options{.chunkSize = 64, .step = "index"};
        const unsigned threads = threadCountFor(m_zones.zoneCount(), options);
        m_drawing.buckets.resize(threads);
        for (auto& bands : m_drawing.buckets) {
            bands.resize((cellCount >> m_drawing.bandShift) + 1);
        }
        std::vector<ZoneRaster> rasters(threads, ZoneRaster(m_grid.frame, m_zones.vertices));
        Job part = m_job.part(0.0, 0.6);
        return parallelChunks(m_zones.zoneCount(), options, part, [&](const Chunk& chunk) -> Result<void> {
            std::vector<EdgeRun> rings;
            for (std::size_t zone = chunk.begin; zone < chunk.end; ++zone) {
                drawZone(zone, rasters[chunk.thread], rings);
                m_drawing.take(rasters[chunk.thread], chunk.thread);
            }
            return {};
        });
    }
    void drawZone(std::size_t zone, ZoneRaster& raster, std::vector<EdgeRun>& rings) const
    {
        rings.clear();
        for (std::uint32_t ring = m_zones.firstRing(zone); ring < m_zones.endRing(zone); ++ring) {
            const std::uint32_t begin = m_zones.ringStarts[ring];
            rings.push_back({begin, m_zones.ringStarts[ring + 1] - begin - 1});
        }
        const bool isEmpty = m_zones.envelopes[zone].isEmpty();
        const Point corner{m_grid.frame.minX, m_grid.frame.minY};
        const Envelope box = isEmpty ? Envelope{.minX = corner.x, .minY = corner.y, .maxX = corner.x, .maxY = corner.y}
                                     : m_zones.envelopes[zone];
        raster.draw({.zone = static_cast<std::uint32_t>(zone), .runs = rings, .cornerInside = false, .box = box});
    }

    Result<void> assemble()
    {
        const std::size_t bandCount = m_drawing.buckets.front().size();
        std::vector<std::size_t> firstRuns(bandCount + 1, 0);
        for (std::size_t band = 0; band < bandCount; ++band) {
            firstRuns[band + 1] = firstRuns[band] + m_drawing.runsNeededFor(band);
        }
        if (firstRuns.back() > CellCode::kMaxValue) {
            return Error{.code = ErrorCode::Budget,
                         .message = {"zu viele übereinanderliegende Zonen für den räumlichen Index",
                                     "too many zones on top of one another for the spatial index"}};
        }
        allocateRuns(m_grid, firstRuns.back());
        std::mutex mutex;
        Job part = m_job.part(0.6, 0.8);
        return parallelChunks(
            bandCount, {.chunkSize = 1, .step = "index"}, part, [&](const Chunk& chunk) -> Result<void> {
                const auto crowded = BandAssembly(m_grid, m_drawing, chunk.begin, firstRuns[chunk.begin]).assemble();
                const std::scoped_lock lock(mutex);
                m_crowded.insert(m_crowded.end(), crowded.begin(), crowded.end());
                return {};
            });
    }

    Result<void> refineCrowded()
    {
        const auto budget = static_cast<std::int64_t>(4 * m_grid.runCapacity + 1'000'000);
        Refinement refinement(m_zones.vertices, m_minMargin, budget);
        std::vector<std::optional<CellGrid>> children(m_crowded.size());
        Job part = m_job.part(0.8, 1.0);
        WB_CHECK(parallelChunks(m_crowded.size(), {.chunkSize = 16, .step = "index"}, part,
                                [&](const Chunk& chunk) -> Result<void> {
                                    for (std::size_t item = chunk.begin; item < chunk.end; ++item) {
                                        children[item] = refinement.childOf(m_grid, m_crowded[item], 1);
                                    }
                                    return {};
                                }));
        for (std::size_t item = 0; item < children.size(); ++item) {
            if (children[item]) {
                m_grid.children.push_back(*std::move(children[item]));
                m_grid.cells[m_crowded[item]] =
                    CellCode(CellCode::Kind::Child, static_cast<std::uint32_t>(m_grid.children.size() - 1));
            }
        }
        return {};
    }

    const PolygonSet& m_zones;
    Job& m_job;
    double m_minMargin = 0.0;
    CellGrid m_grid;
    Drawing m_drawing;
    std::vector<std::uint32_t> m_crowded;
};

} // namespace

Result<CellGrid> buildCellGrid(const PolygonSet& zones, Job& job)
{
    return RootBuilder(zones, job).build();
}

} // namespace weitblick::geo::detail
