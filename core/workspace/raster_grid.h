// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/raster_window.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace weitblick::workspace {

/// Numbers to compute with (heights, temperatures, classes), or a picture to look at.
enum class RasterKind : std::uint8_t { Values, Image };

/// What a raster layer looks like. Rows count from the north, columns from the west.
struct RasterGrid {
    RasterKind kind = RasterKind::Values;
    int columns = 0;
    int rows = 0;
    double west = 0.0;                  ///< x of the left rim
    double north = 0.0;                 ///< y of the upper rim
    double cellWidth = 1.0;             ///< > 0, units of the CRS
    double cellHeight = 1.0;            ///< > 0, units of the CRS
    int bands = 1;                      ///< 1 for values, 3 or 4 (with opacity) for a picture
    float noData = -9999.0F;            ///< how a cell without a value is stored (values)
    std::string unit = {};              ///< as the source names it, mostly empty
    std::optional<double> minimum = {}; ///< of all values; nothing: there is none, or a picture
    std::optional<double> maximum = {};
    std::optional<double> mean = {};
    friend bool operator==(const RasterGrid&, const RasterGrid&) = default;

    [[nodiscard]] std::int64_t cellCount() const { return std::int64_t{columns} * rows; }
    [[nodiscard]] double east() const { return west + columns * cellWidth; }
    [[nodiscard]] double south() const { return north - rows * cellHeight; }
    /// The same for core/geo, which knows the system by its code.
    [[nodiscard]] geo::RasterFrame frame(int srsId) const
    {
        return {.columns = columns,
                .rows = rows,
                .west = west,
                .north = north,
                .cellWidth = cellWidth,
                .cellHeight = cellHeight,
                .crs = {"EPSG:" + std::to_string(srsId)}};
    }
};

/// A piece of a raster on its way (from the import worker, into the file) is a row of a RowBatch: first column, first
/// row, columns, rows, and the cells row by row, four bytes each: a float (NaN: no value), or red, green, blue and
/// opacity.
inline constexpr std::size_t kRasterPieceColumns = 5;
inline constexpr std::size_t kRasterCellBytes = 4;

} // namespace weitblick::workspace
