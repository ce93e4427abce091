// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/raster/gdal_cells.h"

#include "core/base/number_text.h"
#include "core/intake/raster/single_precision.h"
#include "core/intake/vector/gdal_session.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <functional>
#include <limits>

namespace weitblick::intake {

using geo::kTileEdge;
using geo::RasterWindow;
using geo::Rgba;

namespace {

constexpr int kCellsAtOnce = 4'000'000;

struct BlockSize {
    int width = 0;
    int height = 0;
};

BlockSize blockOf(GDALRasterBand& band)
{
    BlockSize size;
    band.GetBlockSize(&size.width, &size.height);
    return size;
}

int roundedUp(int count, int step)
{
    return (count + step - 1) / step * step;
}

/// The windows in which a band is read: whole blocks, so that none is decoded twice, and a fair number of cells.
RasterWindow firstWindow(GDALRasterBand& band)
{
    const BlockSize block = blockOf(band);
    const bool isRows = block.width >= band.GetXSize();
    if (isRows) {
        const int rows = roundedUp(std::max(1, kCellsAtOnce / std::max(1, band.GetXSize())), block.height);
        return {0, 0, band.GetXSize(), std::min(std::min(rows, std::max(block.height, 4096)), band.GetYSize())};
    }
    return {0, 0, std::min(roundedUp(kTileEdge * 4, block.width), band.GetXSize()),
            std::min(roundedUp(kTileEdge, block.height), band.GetYSize())};
}

Result<void> eachWindow(GDALRasterBand& band, const std::function<Result<void>(const RasterWindow&)>& work)
{
    const RasterWindow first = firstWindow(band);
    for (int row = 0; row < band.GetYSize(); row += first.rows) {
        for (int column = 0; column < band.GetXSize(); column += first.columns) {
            WB_CHECK(work({column, row, std::min(first.columns, band.GetXSize() - column),
                           std::min(first.rows, band.GetYSize() - row)}));
        }
    }
    return {};
}

/// Hands a window on in pieces that fit a message.
Result<void> addPieces(const RasterWindow& window, std::span<const Rgba> cells, PieceWriter& writer)
{
    std::vector<Rgba> piece;
    for (int row = 0; row < window.rows; row += kTileEdge) {
        const int rows = std::min(kTileEdge, window.rows - row);
        for (int column = 0; column < window.columns; column += kTileEdge) {
            const int columns = std::min(kTileEdge, window.columns - column);
            piece.clear();
            for (int line = row; line < row + rows; ++line) {
                const auto from = cells.begin() + std::ptrdiff_t{line} * window.columns + column;
                piece.insert(piece.end(), from, from + columns);
            }
            WB_CHECK(writer.add({window.firstColumn + column, window.firstRow + row, columns, rows}, piece));
        }
    }
    return {};
}

Error breaksOff(const std::string& name, const RasterWindow& window)
{
    const std::string row = std::to_string(window.firstRow + 1);
    return gdalError(name, {"die Datei bricht ab oder ist beschädigt (um Zeile " + row + " des Rasters)",
                            "the file breaks off or is damaged (around row " + row + " of the raster)"});
}

template <typename Number>
bool fetch(GDALRasterBand& band, const RasterWindow& window, std::vector<Number>& target, GDALDataType type)
{
    target.resize(window.cellCount());
    return band.RasterIO(GF_Read, window.firstColumn, window.firstRow, window.columns, window.rows, target.data(),
                         window.columns, window.rows, type, 0, 0, nullptr) == CE_None;
}

std::array<Rgba, 256> coloursOf(const GDALColorTable& table)
{
    std::array<Rgba, 256> colours{};
    for (int number = 0; number < std::min(table.GetColorEntryCount(), 256); ++number) {
        GDALColorEntry entry{};
        table.GetColorEntryAsRGB(number, &entry);
        const auto part = [](short value, unsigned shift) {
            return static_cast<Rgba>(std::clamp<int>(value, 0, 255)) << shift;
        };
        colours.at(static_cast<std::size_t>(number)) =
            part(entry.c1, 0) | part(entry.c2, 8) | part(entry.c3, 16) | part(entry.c4, 24);
    }
    return colours;
}

/// The colours of a window; false where the file cannot be read.
bool fetchColours(GDALDataset& dataset, int band, const RasterWindow& window, std::vector<Rgba>& cells)
{
    std::vector<GByte> channel;
    GDALRasterBand& first = *dataset.GetRasterBand(band);
    cells.assign(window.cellCount(), 0);
    if (const GDALColorTable* table = first.GetColorTable()) {
        const std::array<Rgba, 256> colours = coloursOf(*table);
        const bool isRead = fetch(first, window, channel, GDT_Byte);
        std::ranges::transform(channel, cells.begin(), [&colours](GByte number) { return colours[number]; });
        return isRead;
    }
    for (int part = 0; part < 4; ++part) {
        GDALRasterBand& source = part < 3 ? *dataset.GetRasterBand(part + 1) : *first.GetMaskBand();
        if (!fetch(source, window, channel, GDT_Byte)) {
            return false;
        }
        std::ranges::transform(cells, channel, cells.begin(), [part](Rgba cell, GByte value) {
            return cell | Rgba{value} << (static_cast<unsigned>(part) * 8U);
        });
    }
    return true;
}

} // namespace

bool hasMask(GDALRasterBand& band)
{
    return (band.GetMaskFlags() & GMF_ALL_VALID) == 0;
}

Result<void> checkBlocks(GDALDataset& dataset, const std::string& name)
{
    constexpr double kMostBytes = 512.0 * 1024 * 1024;
    for (int number = 1; number <= dataset.GetRasterCount(); ++number) {
        GDALRasterBand& band = *dataset.GetRasterBand(number);
        const BlockSize block = blockOf(band);
        const double bytes = static_cast<double>(block.width) * static_cast<double>(block.height) *
                             GDALGetDataTypeSizeBytes(band.GetRasterDataType());
        if (bytes > kMostBytes) {
            return Error{.code = ErrorCode::Budget,
                         .message = {"das Raster ist in so großen Blöcken gespeichert, dass einer den erlaubten "
                                     "Arbeitsspeicher füllt",
                                     "the raster is stored in blocks so large that one fills the memory allowed"},
                         .subject = name,
                         .advice = {"Die Datei gekachelt neu speichern (gdal_translate -co TILED=YES)",
                                    "Save the file anew in tiles (gdal_translate -co TILED=YES)"}};
        }
    }
    return {};
}

Result<void> readNumbers(GDALDataset& dataset, const GdalPart& part, PieceWriter& writer, RowSink& sink)
{
    GDALRasterBand& band = *dataset.GetRasterBand(part.band);
    const double scale = band.GetScale(nullptr);
    const double offset = band.GetOffset(nullptr);
    const bool masked = hasMask(band);
    SinglePrecision single;
    std::vector<double> values;
    std::vector<GByte> mask;
    std::vector<Rgba> cells;
    WB_CHECK(eachWindow(band, [&](const RasterWindow& window) -> Result<void> {
        if (!fetch(band, window, values, GDT_Float64) ||
            (masked && !fetch(*band.GetMaskBand(), window, mask, GDT_Byte))) {
            return breaksOff(part.name, window);
        }
        cells.resize(values.size());
        for (std::size_t cell = 0; cell < values.size(); ++cell) {
            const bool isMissing = masked && mask[cell] == 0;
            cells[cell] = isMissing ? SinglePrecision::nothing() : single.from(values[cell] * scale + offset);
        }
        return addPieces(window, cells, writer);
    }));
    for (const Text& remark : single.remarks()) {
        WB_CHECK(sink.remark(remark));
    }
    return {};
}

Result<void> readPicture(GDALDataset& dataset, const GdalPart& part, PieceWriter& writer)
{
    GDALRasterBand& band = *dataset.GetRasterBand(part.band);
    std::vector<Rgba> cells;
    return eachWindow(band, [&](const RasterWindow& window) -> Result<void> {
        if (!fetchColours(dataset, part.band, window, cells)) {
            return breaksOff(part.name, window);
        }
        return addPieces(window, cells, writer);
    });
}

} // namespace weitblick::intake
