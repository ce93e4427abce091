// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/raster_tile.h"
#include "core/geo/raster_window.h"
#include "core/intake/source.h"
#include "core/workspace/raster_grid.h"

#include <chrono>
#include <cstdint>
#include <span>

namespace weitblick::intake {

/// Hands the cells of a raster to a sink, in pieces: collects batches, leaves out what is empty, reports progress.
class PieceWriter {
public:
    /// `expectedCells` scales the progress.
    PieceWriter(RowSink& sink, workspace::RasterKind kind, std::int64_t expectedCells, Job& job);

    /// Where the member that is read lies in the layer: its first column and row.
    void moveTo(int column, int row);

    /// Cells of the member, row by row: bytes of floats (NaN: none), or colours. At most 256 by 256 of them at once.
    Result<void> add(const geo::RasterWindow& window, std::span<const geo::Rgba> cells);
    /// Ends the layer.
    Result<void> finish();

private:
    Result<void> flush();
    Result<void> reportNow();

    RowSink& m_sink;
    workspace::RasterKind m_kind;
    std::int64_t m_expectedCells;
    Job& m_job;
    workspace::RowBatch m_batch;
    int m_column = 0;
    int m_row = 0;
    std::int64_t m_pieces = 0;
    std::int64_t m_cells = 0;
    std::chrono::steady_clock::time_point m_reported;
};

} // namespace weitblick::intake
