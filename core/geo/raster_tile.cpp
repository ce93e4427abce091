// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/raster_tile.h"

#include "core/geo/detail/gdal_raster.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_vsi.h>
#include <gdal.h>
#include <gdal_frmts.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cassert>
#include <memory>
#include <mutex>
#include <string>

namespace weitblick::geo {

using detail::DatasetHandle;
using detail::QuietGdal;

namespace {

constexpr int kImageChannels = 4;

void registerDrivers()
{
    static std::once_flag once;
    std::call_once(once, [] {
        GDALRegister_GTiff();
        GDALRegister_PNG();
        GDALRegister_JPEG();
        GDALRegister_MEM();
    });
}

/// A file in memory that is gone with this object.
class MemoryFile {
public:
    explicit MemoryFile(const char* extension)
    {
        static std::atomic<std::uint64_t> counter{0};
        m_name = "/vsimem/weitblick-tile-" + std::to_string(++counter) + extension;
    }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    ~MemoryFile() { VSIUnlink(m_name.c_str()); }
    [[nodiscard]] const char* name() const { return m_name.c_str(); }

    /// Shows GDAL `bytes`, which must outlive the use of the file.
    [[nodiscard]] bool show(std::span<const std::byte> bytes) const
    {
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-*-cast): GDAL's word for bytes, which it only reads
        auto* data = reinterpret_cast<GByte*>(const_cast<std::byte*>(bytes.data()));
        VSILFILE* file = VSIFileFromMemBuffer(name(), data, bytes.size(), FALSE);
        return file != nullptr && VSIFCloseL(file) == 0;
    }
    [[nodiscard]] std::vector<std::byte> content() const
    {
        vsi_l_offset size = 0;
        const GByte* data = VSIGetMemFileBuffer(name(), &size, FALSE);
        const auto* bytes = reinterpret_cast<const std::byte*>(data); // NOLINT: GDAL's word for bytes
        return data == nullptr ? std::vector<std::byte>() : std::vector<std::byte>(bytes, bytes + size);
    }

private:
    std::string m_name;
};

Error cannotWrite()
{
    return Error{.code = ErrorCode::Internal,
                 .message = {std::string("die Kachel lässt sich nicht schreiben: ") + CPLGetLastErrorMsg(),
                             std::string("the tile cannot be written: ") + CPLGetLastErrorMsg()}};
}

Error cannotRead()
{
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"eine Kachel des Rasters ist beschädigt oder hat eine fremde Form",
                             "a tile of the raster is damaged or of a foreign kind"}};
}

/// The tile as a dataset, if it has the right size.
DatasetHandle openTile(const MemoryFile& file, std::span<const std::byte> tile, const char* const* drivers)
{
    if (tile.empty() || !file.show(tile)) {
        return nullptr;
    }
    DatasetHandle dataset(GDALOpenEx(file.name(), GDAL_OF_RASTER | GDAL_OF_READONLY, drivers, nullptr, nullptr));
    const bool fits = dataset != nullptr && GDALGetRasterXSize(dataset.get()) == kTileEdge &&
                      GDALGetRasterYSize(dataset.get()) == kTileEdge;
    return fits ? std::move(dataset) : nullptr;
}

using Channel = std::array<GByte, kTileCells>;

CPLErr copyChannel(GDALDatasetH dataset, int band, GDALRWFlag flag, Channel& channel)
{
    return GDALRasterIO(GDALGetRasterBand(dataset, band), flag, 0, 0, kTileEdge, kTileEdge, channel.data(), kTileEdge,
                        kTileEdge, GDT_Byte, 0, 0);
}

void split(std::span<const Rgba> cells, int shift, Channel& channel)
{
    std::ranges::transform(cells, channel.begin(), [shift](Rgba cell) { return GByte((cell >> shift) & 0xFFU); });
}

/// The red, green, blue and opacity bands of a tile of other programs.
std::array<int, kImageChannels> bandsOf(int count)
{
    switch (count) {
    case 1:
        return {1, 1, 1, 0};
    case 2:
        return {1, 1, 1, 2};
    case 3:
        return {1, 2, 3, 0};
    default:
        return {1, 2, 3, 4};
    }
}

} // namespace

Result<std::vector<std::byte>> encodeValueTile(std::span<const float> cells)
{
    assert(cells.size() == kTileCells);
    registerDrivers();
    const QuietGdal quiet;
    const MemoryFile file(".tif");
    // The predictor of floats makes a height model a third of the size; every reader that uses libtiff knows it.
    const std::array<const char*, 4> options{"COMPRESS=LZW", "PREDICTOR=3", "BLOCKYSIZE=256", nullptr};
    DatasetHandle dataset(
        GDALCreate(GDALGetDriverByName("GTiff"), file.name(), kTileEdge, kTileEdge, 1, GDT_Float32, options.data()));
    if (dataset == nullptr) {
        return cannotWrite();
    }
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): GDAL takes one function for reading and writing
    if (GDALRasterIO(GDALGetRasterBand(dataset.get(), 1), GF_Write, 0, 0, kTileEdge, kTileEdge,
                     const_cast<float*>(cells.data()), kTileEdge, kTileEdge, GDT_Float32, 0, 0) != CE_None) {
        return cannotWrite();
    }
    dataset.reset();
    std::vector<std::byte> tile = file.content();
    return tile.empty() ? Result<std::vector<std::byte>>(cannotWrite()) : std::move(tile);
}

Result<void> decodeValueTile(std::span<const std::byte> tile, std::span<float> cells)
{
    assert(cells.size() == kTileCells);
    registerDrivers();
    const QuietGdal quiet;
    const MemoryFile file(".tif");
    const std::array<const char*, 2> drivers{"GTiff", nullptr};
    const DatasetHandle dataset = openTile(file, tile, drivers.data());
    const bool isOurs = dataset != nullptr && GDALGetRasterCount(dataset.get()) == 1 &&
                        GDALGetRasterDataType(GDALGetRasterBand(dataset.get(), 1)) == GDT_Float32;
    if (!isOurs || GDALRasterIO(GDALGetRasterBand(dataset.get(), 1), GF_Read, 0, 0, kTileEdge, kTileEdge, cells.data(),
                                kTileEdge, kTileEdge, GDT_Float32, 0, 0) != CE_None) {
        return cannotRead();
    }
    return {};
}

Result<std::vector<std::byte>> encodeImageTile(std::span<const Rgba> cells)
{
    assert(cells.size() == kTileCells);
    registerDrivers();
    const QuietGdal quiet;
    const bool isOpaque = std::ranges::all_of(cells, [](Rgba cell) { return cell >> 24U == 0xFFU; });
    const int count = isOpaque ? 3 : kImageChannels;
    const DatasetHandle memory(
        GDALCreate(GDALGetDriverByName("MEM"), "", kTileEdge, kTileEdge, count, GDT_Byte, nullptr));
    if (memory == nullptr) {
        return cannotWrite();
    }
    const auto channel = std::make_unique<Channel>();
    for (int band = 0; band < count; ++band) {
        split(cells, band * 8, *channel);
        if (copyChannel(memory.get(), band + 1, GF_Write, *channel) != CE_None) {
            return cannotWrite();
        }
    }
    const MemoryFile file(".png");
    DatasetHandle written(
        GDALCreateCopy(GDALGetDriverByName("PNG"), file.name(), memory.get(), FALSE, nullptr, nullptr, nullptr));
    if (written == nullptr) {
        return cannotWrite();
    }
    written.reset();
    return file.content();
}

Result<void> decodeImageTile(std::span<const std::byte> tile, std::span<Rgba> cells)
{
    assert(cells.size() == kTileCells);
    registerDrivers();
    const QuietGdal quiet;
    const MemoryFile file(".png");
    const std::array<const char*, 3> drivers{"PNG", "JPEG", nullptr};
    const DatasetHandle dataset = openTile(file, tile, drivers.data());
    const int count = dataset == nullptr ? 0 : GDALGetRasterCount(dataset.get());
    if (count < 1 || count > kImageChannels || GDALGetRasterDataType(GDALGetRasterBand(dataset.get(), 1)) != GDT_Byte) {
        return cannotRead();
    }
    const auto channel = std::make_unique<Channel>();
    std::ranges::fill(cells, 0);
    const std::array<int, kImageChannels> bands = bandsOf(count);
    for (unsigned part = 0; part < bands.size(); ++part) {
        channel->fill(0xFF);
        if (bands.at(part) > 0 && copyChannel(dataset.get(), bands.at(part), GF_Read, *channel) != CE_None) {
            return cannotRead();
        }
        for (std::size_t cell = 0; cell < cells.size(); ++cell) {
            cells[cell] |= Rgba{(*channel)[cell]} << (part * 8);
        }
    }
    return {};
}

} // namespace weitblick::geo
