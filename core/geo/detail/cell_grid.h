// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/envelope.h"
#include "core/geo/point.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace weitblick::geo::detail {

/// Where the cells are. Lists of edges are made with `margin` around each cell, so that the rounding of column() and
/// row() can never lose an edge: margin is far above it.
struct GridFrame {
    double minX = 0.0;
    double minY = 0.0;
    double cellSize = 1.0;
    double inverseCellSize = 1.0;
    double margin = 0.0;
    std::uint32_t columns = 1;
    std::uint32_t rows = 1;

    [[nodiscard]] std::uint32_t column(double x) const { return clamped((x - minX) * inverseCellSize, columns); }
    [[nodiscard]] std::uint32_t row(double y) const { return clamped((y - minY) * inverseCellSize, rows); }
    [[nodiscard]] std::size_t cellOf(Point point) const
    {
        return std::size_t{row(point.y)} * columns + column(point.x);
    }
    /// The lower left corner of a cell; what is known of a cell is known of this point.
    [[nodiscard]] Point corner(std::uint32_t column, std::uint32_t row) const
    {
        return {minX + column * cellSize, minY + row * cellSize};
    }

private:
    static std::uint32_t clamped(double position, std::uint32_t count)
    {
        return static_cast<std::uint32_t>(std::clamp(position, 0.0, static_cast<double>(count - 1)));
    }
};

/// Some edges of a zone that meet a cell, one after the other in a ring: vertex `firstVertex` to the next, and so on.
/// With no edges it stands for a zone that covers the whole cell.
struct CellRun {
    std::uint32_t zone = 0;
    std::uint32_t firstVertex = 0;
    std::uint32_t edgeCountAndFlags = 0;

    static constexpr std::uint32_t kCornerInside = 1U << 31U; ///< the cell's corner is inside the zone
    static constexpr std::uint32_t kLastOfCell = 1U << 30U;
    static constexpr std::uint32_t kEdgeCountMask = kLastOfCell - 1;

    [[nodiscard]] std::uint32_t edgeCount() const { return edgeCountAndFlags & kEdgeCountMask; }
    [[nodiscard]] bool cornerInside() const { return (edgeCountAndFlags & kCornerInside) != 0; }
    [[nodiscard]] bool isLastOfCell() const { return (edgeCountAndFlags & kLastOfCell) != 0; }
};

/// What a cell holds, in four bytes.
class CellCode {
public:
    enum class Kind : std::uint8_t { Empty, Full, Runs, Child };

    CellCode() = default;
    CellCode(Kind kind, std::uint32_t value) : m_bits((static_cast<std::uint32_t>(kind) << kShift) | value) {}

    [[nodiscard]] Kind kind() const { return static_cast<Kind>(m_bits >> kShift); }
    /// Full: the only zone here. Runs: offset of the first of its runs. Child: number of the finer grid.
    [[nodiscard]] std::uint32_t value() const { return m_bits & kMaxValue; }

    static constexpr std::uint32_t kShift = 30;
    static constexpr std::uint32_t kMaxValue = (1U << kShift) - 1;

private:
    std::uint32_t m_bits = 0;
};

/// A grid of cells over some zones; cells with very many edges are grids themselves.
struct CellGrid {
    GridFrame frame;
    std::vector<CellCode> cells;     ///< row by row
    std::unique_ptr<CellRun[]> runs; ///< of each cell together, ascending by zone, the last one marked
    std::size_t runCapacity = 0;     ///< how many `runs` has room for
    std::vector<CellGrid> children;

    [[nodiscard]] std::span<const CellRun> runsOf(CellCode code) const
    {
        const CellRun* const first = runs.get() + code.value();
        const CellRun* last = first;
        while (!last->isLastOfCell()) {
            ++last;
        }
        return {first, last + 1};
    }
};

/// A cell that is no grid itself, found in a CellGrid or one of its children.
struct CellView {
    CellCode code;
    const CellGrid* grid = nullptr;
    Point corner;
};

inline CellView cellAt(const CellGrid& root, Point point)
{
    const CellGrid* grid = &root;
    while (true) {
        const std::uint32_t column = grid->frame.column(point.x);
        const std::uint32_t row = grid->frame.row(point.y);
        const CellCode code = grid->cells[std::size_t{row} * grid->frame.columns + column];
        if (code.kind() != CellCode::Kind::Child) {
            return {code, grid, grid->frame.corner(column, row)};
        }
        grid = &grid->children[code.value()];
    }
}

/// Calls `visit(CellView)` for every cell that meets the box.
template <typename Visit>
void forEachCell(const CellGrid& grid, const Envelope& box, Visit&& visit)
{
    const GridFrame& frame = grid.frame;
    const std::uint32_t lastColumn = frame.column(box.maxX + frame.margin);
    const std::uint32_t lastRow = frame.row(box.maxY + frame.margin);
    for (std::uint32_t row = frame.row(box.minY - frame.margin); row <= lastRow; ++row) {
        for (std::uint32_t column = frame.column(box.minX - frame.margin); column <= lastColumn; ++column) {
            const CellCode code = grid.cells[std::size_t{row} * frame.columns + column];
            if (code.kind() == CellCode::Kind::Child) {
                forEachCell(grid.children[code.value()], box, visit);
            } else {
                visit(CellView{code, &grid, frame.corner(column, row)});
            }
        }
    }
}

/// Calls `touch(row, firstColumn, lastColumn)` for every row of cells that the segment a-b meets, with room for
/// rounding; the segment may leave the grid: then only rows and columns of the grid are named.
template <typename Touch>
void forEachTouchedRow(const GridFrame& frame, Point a, Point b, Touch&& touch)
{
    const auto [minX, maxX] = std::minmax(a.x, b.x);
    const auto [minY, maxY] = std::minmax(a.y, b.y);
    const std::uint32_t firstRow = frame.row(minY - frame.margin);
    const std::uint32_t lastRow = frame.row(maxY + frame.margin);
    constexpr double kSteepest = 1e100; // beyond, and for horizontal segments, x is not a function of y
    const double slope = (b.x - a.x) / (b.y - a.y);
    if (firstRow == lastRow || !(std::abs(slope) < kSteepest)) {
        const std::uint32_t firstColumn = frame.column(minX - frame.margin);
        const std::uint32_t lastColumn = frame.column(maxX + frame.margin);
        for (std::uint32_t row = firstRow; row <= lastRow; ++row) {
            touch(row, firstColumn, lastColumn);
        }
        return;
    }
    for (std::uint32_t row = firstRow; row <= lastRow; ++row) {
        const double lineY = frame.minY + row * frame.cellSize;
        const double low = std::clamp(lineY - frame.margin, minY, maxY);
        const double high = std::clamp(lineY + frame.cellSize + frame.margin, minY, maxY);
        const double xLow = std::clamp(a.x + (low - a.y) * slope, minX, maxX);
        const double xHigh = std::clamp(a.x + (high - a.y) * slope, minX, maxX);
        touch(row, frame.column(std::min(xLow, xHigh) - frame.margin),
              frame.column(std::max(xLow, xHigh) + frame.margin));
    }
}

/// Calls `visit(CellView)` for every cell that the segment a-b meets.
template <typename Visit>
void forEachCellAlong(const CellGrid& grid, Point a, Point b, Visit&& visit)
{
    forEachTouchedRow(grid.frame, a, b, [&](std::uint32_t row, std::uint32_t firstColumn, std::uint32_t lastColumn) {
        for (std::uint32_t column = firstColumn; column <= lastColumn; ++column) {
            const CellCode code = grid.cells[std::size_t{row} * grid.frame.columns + column];
            if (code.kind() == CellCode::Kind::Child) {
                forEachCellAlong(grid.children[code.value()], a, b, visit);
            } else {
                visit(CellView{code, &grid, grid.frame.corner(column, row)});
            }
        }
    });
}

} // namespace weitblick::geo::detail
