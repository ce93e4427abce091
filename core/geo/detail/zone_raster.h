// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/detail/cell_grid.h"
#include "core/geo/envelope.h"
#include "core/geo/point.h"

#include <cstdint>
#include <span>
#include <vector>

namespace weitblick::geo::detail {

/// Some edges of a zone, in the order of one ring: vertex `firstVertex` to the next, and so on.
struct EdgeRun {
    std::uint32_t firstVertex = 0;
    std::uint32_t edgeCount = 0;
};

/// A zone as far as a grid is concerned.
struct ZonePiece {
    std::uint32_t zone = 0;
    std::span<const EdgeRun> runs;
    bool cornerInside = false; ///< the lower left corner of the grid is inside the zone
    Envelope box;              ///< of the edges; only cells near it are looked at
};

/// A run and the cell it belongs to.
struct PlacedRun {
    std::uint32_t cell = 0;
    CellRun run;
};

/// Cells of one row that a zone covers wholly: [firstCell, endCell).
struct FullSpan {
    std::uint32_t zone = 0;
    std::uint32_t firstCell = 0;
    std::uint32_t endCell = 0;
};

/// Finds for one zone after the other which cells its edges meet, and which cells it covers wholly.
///
/// Method   Each edge is walked through the rows of cells. Where it crosses the lower line of a row, the corners to
///          its right change sides; one pass along each row then tells inside from outside. All sides are decided by
///          exact predicates, with corners shifted as shiftedOrientation() does, so that no corner is on an edge.
class ZoneRaster {
public:
    ZoneRaster(const GridFrame& frame, std::span<const Point> vertices) : m_frame(frame), m_vertices(vertices) {}

    void draw(const ZonePiece& piece);
    /// Of the last draw(): the runs, zones in the order of draw() and cells in any; and the cells without edges.
    [[nodiscard]] std::span<const PlacedRun> runs() const { return m_runs; }
    [[nodiscard]] std::span<const FullSpan> fullSpans() const { return m_fullSpans; }

private:
    void beginZone(const ZonePiece& piece);
    void drawEdge(std::uint32_t firstVertex);
    void touchRow(std::uint32_t row, std::uint32_t firstColumn, std::uint32_t lastColumn, std::uint32_t firstVertex);
    void flipCornersRightOf(Point a, Point b);
    void flipRowStartsAbove(Point a, Point b);
    [[nodiscard]] std::int64_t firstColumnRightOf(Point a, Point b, std::uint32_t row) const;
    void finishZone();

    GridFrame m_frame;
    std::span<const Point> m_vertices;
    std::uint32_t m_zone = 0;
    bool m_gridCornerInside = false;
    std::uint32_t m_firstColumn = 0; ///< the part of the grid that the zone's box meets
    std::uint32_t m_lastColumn = 0;
    std::uint32_t m_firstRow = 0;
    std::uint32_t m_lastRow = 0;
    std::uint32_t m_width = 0;
    std::vector<std::uint32_t> m_lastRun;      ///< cell of that part -> 1 + its newest run, 0 for none
    std::vector<std::uint8_t> m_cornerFlips;   ///< cell -> 1 where its corner is on another side than the one before
    std::vector<std::uint8_t> m_rowStartFlips; ///< row -> 1 where its first corner is not on the grid corner's side
    std::vector<PlacedRun> m_runs;
    std::vector<FullSpan> m_fullSpans;
};

} // namespace weitblick::geo::detail
