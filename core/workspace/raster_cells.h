// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/geo/raster_tile.h"
#include "core/geo/raster_window.h"
#include "core/workspace/raster_grid.h"
#include "core/workspace/scratch_memory.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace weitblick::workspace {

/// The cells of a raster that arrive in any order, sorted into tiles; in a file without a name beside the database.
/// Only tiles that something was written to take room.
class RasterCells {
public:
    /// Errors   NoSpace, ReadOnly, Io.
    static Result<RasterCells> create(const std::filesystem::path& folder, RasterKind kind, int columns, int rows);

    /// Puts a piece in its place. A cell that has a value already keeps it.
    /// Errors   InvalidInput  outside of the raster, or not four bytes a cell.   NoSpace, Io.
    Result<void> write(const geo::RasterWindow& window, std::span<const std::byte> cells);

    [[nodiscard]] int tileColumns() const { return m_tileColumns; }
    [[nodiscard]] int tileRows() const { return m_tileRows; }
    /// kTileCells cells; empty where nothing was written. Valid until the next write().
    [[nodiscard]] std::span<const geo::Rgba> tile(int column, int row) const;
    /// How many cells were written a second time with another value.
    [[nodiscard]] std::int64_t conflicts() const { return m_conflicts; }
    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] int rows() const { return m_rows; }

private:
    RasterCells(ScratchMemory memory, RasterKind kind, int columns, int rows);
    Result<geo::Rgba*> tileToWrite(int column, int row);
    void writeRun(geo::Rgba* target, std::span<const geo::Rgba> run);

    ScratchMemory m_memory;
    geo::Rgba m_nothing; ///< a cell without a value
    int m_columns;
    int m_rows;
    int m_tileColumns;
    int m_tileRows;
    std::vector<std::int32_t> m_slots; ///< of each tile in m_memory, -1: none
    std::int32_t m_slotCount = 0;
    std::int64_t m_conflicts = 0;
};

/// The cell without a value of a kind: not a number, or transparent.
geo::Rgba emptyCell(RasterKind kind);

/// A tile at half the resolution, 128 by 128 cells row by row: the mean of the cells that have a value.
std::vector<geo::Rgba> halved(RasterKind kind, std::span<const geo::Rgba> tile);

} // namespace weitblick::workspace
