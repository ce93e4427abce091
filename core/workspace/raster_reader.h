// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/geo/raster_tile.h"
#include "core/geo/raster_window.h"
#include "core/workspace/layer_schema.h"
#include "core/workspace/sqlite.h"

#include <cstdint>
#include <map>
#include <memory>
#include <utility>
#include <vector>

namespace weitblick::workspace {

/// The cells of a raster layer, read in windows so that memory does not grow with the raster.
/// Threads  that of its database.
class RasterReader {
public:
    /// Errors   InvalidInput  not a raster, or one of another program.   Database.
    static Result<RasterReader> open(Database& database, const LayerSchema& schema);

    [[nodiscard]] const geo::RasterFrame& frame() const { return m_frame; }
    [[nodiscard]] const RasterGrid& grid() const { return m_grid; }

    /// Row by row from the top; `values` gets the size of the window. Of a picture: its brightness, 0 to 255 (Rec.
    /// 601). No data  NaN. Errors   InvalidInput  the window is not inside the raster, or a tile is damaged. Database.
    Result<void> read(const geo::RasterWindow& window, std::vector<double>& values);

    /// The cells as they are stored: floats (noData where there is none), or colours.
    /// Errors   as read().
    Result<void> readCells(const geo::RasterWindow& window, std::vector<geo::Rgba>& cells);

private:
    RasterReader(Statement tile, RasterGrid grid, int srsId);
    using Place = std::pair<int, int>; ///< row, column of a tile
    using Tile = std::vector<geo::Rgba>;
    Result<const Tile*> tileAt(Place place);

    Statement m_tile;
    RasterGrid m_grid;
    geo::RasterFrame m_frame;
    geo::Rgba m_nothing;           ///< as it is stored
    std::map<Place, Tile> m_tiles; ///< lately read; as many as one row of tiles, and some
    std::size_t m_mostTiles;
};

} // namespace weitblick::workspace
