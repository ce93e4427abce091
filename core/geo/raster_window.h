// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/geo/crs.h"
#include "core/geo/envelope.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace weitblick::geo {

/// Where the cells of a raster are. Rows count from the top (north), columns from the left.
struct RasterFrame {
    int columns = 0;
    int rows = 0;
    double west = 0.0;       ///< x of the left rim
    double north = 0.0;      ///< y of the upper rim
    double cellWidth = 1.0;  ///< > 0, units of the CRS
    double cellHeight = 1.0; ///< > 0, units of the CRS
    Crs crs;                 ///< empty definition: the file does not say

    [[nodiscard]] Envelope extent() const
    {
        return {.minX = west, .minY = north - rows * cellHeight, .maxX = west + columns * cellWidth, .maxY = north};
    }
    [[nodiscard]] double centreX(int column) const { return west + (column + 0.5) * cellWidth; }
    [[nodiscard]] double centreY(int row) const { return north - (row + 0.5) * cellHeight; }
};

/// Some cells of a raster: `columns` by `rows`, beginning at `firstColumn`, `firstRow`.
struct RasterWindow {
    int firstColumn = 0;
    int firstRow = 0;
    int columns = 0;
    int rows = 0;

    [[nodiscard]] std::size_t cellCount() const
    {
        return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
    }
};

/// The cells whose area meets the box; no cells where it is beside the raster.
RasterWindow windowOver(const RasterFrame& frame, const Envelope& box);

/// One band of a raster file, read in windows so that memory does not grow with the file.
///
/// Method   GDAL: GeoTIFF, Esri ASCII grid, XYZ and GeoPackage rasters. Scale and offset of the band are applied.
/// No data  NaN, for the band's no-data value as for its mask.
/// Threads  one thread at a time.
class RasterFile {
public:
    /// `band` counts from 1.
    /// Errors   NotFound      no such file.
    ///          InvalidInput  not a raster of these formats, no such band, complex numbers, or a grid that is turned
    ///                        or has no place on the map.
    static Result<RasterFile> open(const std::filesystem::path& file, int band = 1);
    RasterFile(RasterFile&&) noexcept;
    RasterFile& operator=(RasterFile&&) noexcept;
    RasterFile(const RasterFile&) = delete;
    RasterFile& operator=(const RasterFile&) = delete;
    ~RasterFile();

    [[nodiscard]] const RasterFrame& frame() const;
    [[nodiscard]] const std::string& unit() const; ///< as the file names it, mostly empty
    [[nodiscard]] int bandCount() const;

    /// Row by row from the top; `values` gets the size of the window.
    /// Errors   InvalidInput  the window is not inside the raster.   Io  the file is damaged.
    Result<void> read(const RasterWindow& window, std::vector<double>& values);

private:
    struct State;
    explicit RasterFile(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace weitblick::geo
