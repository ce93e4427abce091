// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/detail/zone_raster.h"

#include "core/geo/orientation.h"

#include <cmath>

namespace weitblick::geo::detail {

void ZoneRaster::draw(const ZonePiece& piece)
{
    beginZone(piece);
    for (const EdgeRun& run : piece.runs) {
        for (std::uint32_t edge = 0; edge < run.edgeCount; ++edge) {
            drawEdge(run.firstVertex + edge);
        }
    }
    finishZone();
}

void ZoneRaster::beginZone(const ZonePiece& piece)
{
    m_zone = piece.zone;
    m_gridCornerInside = piece.cornerInside;
    m_firstColumn = m_frame.column(piece.box.minX - m_frame.margin);
    m_lastColumn = m_frame.column(piece.box.maxX + m_frame.margin);
    m_firstRow = m_frame.row(piece.box.minY - m_frame.margin);
    m_lastRow = m_frame.row(piece.box.maxY + m_frame.margin);
    m_width = m_lastColumn - m_firstColumn + 1;
    const std::size_t rows = m_lastRow - m_firstRow + 1;
    m_lastRun.assign(rows * m_width, 0);
    m_cornerFlips.assign(rows * m_width, 0);
    m_rowStartFlips.assign(rows, 0);
    m_runs.clear();
    m_fullSpans.clear();
}

void ZoneRaster::drawEdge(std::uint32_t firstVertex)
{
    const Point a = m_vertices[firstVertex];
    const Point b = m_vertices[firstVertex + 1];
    forEachTouchedRow(m_frame, a, b, [&](std::uint32_t row, std::uint32_t firstColumn, std::uint32_t lastColumn) {
        touchRow(row, firstColumn, lastColumn, firstVertex);
    });
    flipCornersRightOf(a, b);
    flipRowStartsAbove(a, b);
}

void ZoneRaster::touchRow(std::uint32_t row, std::uint32_t firstColumn, std::uint32_t lastColumn,
                          std::uint32_t firstVertex)
{
    const std::size_t rowBegin = std::size_t{row - m_firstRow} * m_width;
    for (std::uint32_t column = firstColumn; column <= lastColumn; ++column) {
        std::uint32_t& newest = m_lastRun[rowBegin + (column - m_firstColumn)];
        if (newest != 0) {
            CellRun& run = m_runs[newest - 1].run;
            if (run.firstVertex + run.edgeCountAndFlags == firstVertex) {
                ++run.edgeCountAndFlags;
                continue;
            }
        }
        m_runs.push_back({row * m_frame.columns + column, {m_zone, firstVertex, 1}});
        newest = static_cast<std::uint32_t>(m_runs.size());
    }
}

void ZoneRaster::flipCornersRightOf(Point a, Point b)
{
    const auto [minY, maxY] = std::minmax(a.y, b.y);
    const std::uint32_t lastRow = m_frame.row(maxY + m_frame.margin);
    for (std::uint32_t row = m_frame.row(minY - m_frame.margin); row <= lastRow; ++row) {
        const double lineY = m_frame.minY + row * m_frame.cellSize;
        if ((a.y > lineY) == (b.y > lineY)) {
            continue;
        }
        const std::int64_t first = firstColumnRightOf(a, b, row);
        if (first <= 0 || first > m_lastColumn) {
            continue; // all corners of the row, or none that matters here, are to the right
        }
        const std::uint32_t column = std::max(static_cast<std::uint32_t>(first), m_firstColumn);
        m_cornerFlips[std::size_t{row - m_firstRow} * m_width + (column - m_firstColumn)] ^= 1U;
    }
}

std::int64_t ZoneRaster::firstColumnRightOf(Point a, Point b, std::uint32_t row) const
{
    const double lineY = m_frame.minY + row * m_frame.cellSize;
    const double crossingX = a.x + (lineY - a.y) / (b.y - a.y) * (b.x - a.x);
    const double position = std::clamp((crossingX - m_frame.minX) * m_frame.inverseCellSize, -2.0,
                                       static_cast<double>(m_frame.columns) + 2.0);
    const double whole = std::floor(position);
    const double tolerance = m_frame.margin * m_frame.inverseCellSize;
    const auto next = static_cast<std::int64_t>(whole) + 1;
    if (position - whole > tolerance && position - whole < 1.0 - tolerance) {
        return next;
    }
    const int rightSide = b.y > a.y ? -1 : 1;
    for (std::int64_t column = next - 1; column <= next; ++column) {
        const Point corner{m_frame.minX + static_cast<double>(column) * m_frame.cellSize, lineY};
        if (shiftedOrientation(a, b, corner) == rightSide) {
            return column;
        }
    }
    return next + 1;
}

void ZoneRaster::flipRowStartsAbove(Point a, Point b)
{
    if ((a.x > m_frame.minX) == (b.x > m_frame.minX)) {
        return;
    }
    const int cornerSide = shiftedOrientation(a, b, {m_frame.minX, m_frame.minY});
    for (std::uint32_t row = m_firstRow; row <= m_lastRow; ++row) {
        const Point rowStart{m_frame.minX, m_frame.minY + row * m_frame.cellSize};
        if (shiftedOrientation(a, b, rowStart) != cornerSide) {
            m_rowStartFlips[row - m_firstRow] ^= 1U;
        }
    }
}

void ZoneRaster::finishZone()
{
    for (std::uint32_t row = m_firstRow; row <= m_lastRow; ++row) {
        const std::size_t rowBegin = std::size_t{row - m_firstRow} * m_width;
        const std::uint32_t firstCell = row * m_frame.columns + m_firstColumn;
        std::uint8_t inside =
            static_cast<std::uint8_t>(m_gridCornerInside ? 1U : 0U) ^ m_rowStartFlips[row - m_firstRow];
        std::uint32_t spanLength = 0;
        for (std::uint32_t column = 0; column <= m_width; ++column) {
            bool covered = false;
            if (column < m_width) {
                inside ^= m_cornerFlips[rowBegin + column];
                m_cornerFlips[rowBegin + column] = inside; // from here on: the side of the corner
                covered = inside != 0 && m_lastRun[rowBegin + column] == 0;
            }
            if (covered) {
                ++spanLength;
            } else if (spanLength > 0) {
                m_fullSpans.push_back({m_zone, firstCell + column - spanLength, firstCell + column});
                spanLength = 0;
            }
        }
    }
    for (PlacedRun& placed : m_runs) {
        const std::uint32_t row = placed.cell / m_frame.columns - m_firstRow;
        const std::uint32_t column = placed.cell % m_frame.columns - m_firstColumn;
        if (m_cornerFlips[std::size_t{row} * m_width + column] != 0) {
            placed.run.edgeCountAndFlags |= CellRun::kCornerInside;
        }
    }
}

} // namespace weitblick::geo::detail
