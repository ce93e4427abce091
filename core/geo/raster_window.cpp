// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/raster_window.h"

#include "core/geo/detail/gdal_raster.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <mutex>

namespace weitblick::geo {

using detail::DatasetHandle;
using detail::QuietGdal;

namespace {

// Drivers that read a local file and nothing else: no services, no files that name other files.
constexpr std::array<const char*, 5> kDrivers{"GTiff", "AAIGrid", "XYZ", "GPKG", nullptr};

Error invalid(const std::filesystem::path& file, std::string german, std::string english)
{
    return {
        .code = ErrorCode::InvalidInput, .message = {std::move(german), std::move(english)}, .subject = file.string()};
}

std::string epsgOrWkt(GDALDatasetH dataset)
{
    const char* const wkt = GDALGetProjectionRef(dataset);
    return wkt == nullptr ? std::string() : std::string(wkt);
}

} // namespace

struct RasterFile::State {
    std::filesystem::path file;
    DatasetHandle dataset;
    GDALRasterBandH band = nullptr;
    RasterFrame frame;
    std::string unit;
    int bandCount = 0;
    double scale = 1.0;
    double offset = 0.0;
    bool hasMask = false;
    std::vector<unsigned char> mask;
};

RasterFile::RasterFile(std::unique_ptr<State> state) : m_state(std::move(state)) {}
RasterFile::RasterFile(RasterFile&&) noexcept = default;
RasterFile& RasterFile::operator=(RasterFile&&) noexcept = default;
RasterFile::~RasterFile() = default;

const RasterFrame& RasterFile::frame() const
{
    return m_state->frame;
}
const std::string& RasterFile::unit() const
{
    return m_state->unit;
}
int RasterFile::bandCount() const
{
    return m_state->bandCount;
}

namespace {

Result<RasterFrame> frameOf(GDALDatasetH dataset, const std::filesystem::path& file)
{
    std::array<double, 6> transform{};
    if (GDALGetGeoTransform(dataset, transform.data()) != CE_None) {
        return invalid(file, "das Raster hat keine Lage (keine Georeferenz)", "the raster has no place on the map");
    }
    if (transform[2] != 0.0 || transform[4] != 0.0 || !(transform[1] > 0.0) || !(transform[5] < 0.0)) {
        return invalid(file,
                       "das Raster ist gedreht oder gespiegelt; nur nach Norden ausgerichtete Raster werden gelesen",
                       "the raster is turned or mirrored; only north-up rasters are read");
    }
    return RasterFrame{.columns = GDALGetRasterXSize(dataset),
                       .rows = GDALGetRasterYSize(dataset),
                       .west = transform[0],
                       .north = transform[3],
                       .cellWidth = transform[1],
                       .cellHeight = -transform[5],
                       .crs = {epsgOrWkt(dataset)}};
}

} // namespace

Result<RasterFile> RasterFile::open(const std::filesystem::path& file, int band)
{
    std::error_code failure;
    if (!std::filesystem::is_regular_file(file, failure)) {
        return Error{.code = ErrorCode::NotFound,
                     .message = {"die Rasterdatei gibt es nicht", "there is no such raster file"},
                     .subject = file.string()};
    }
    static std::once_flag registered;
    std::call_once(registered, GDALAllRegister);
    const QuietGdal quiet;
    auto state = std::make_unique<State>();
    state->file = file;
    state->dataset.reset(
        GDALOpenEx(file.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, kDrivers.data(), nullptr, nullptr));
    if (state->dataset == nullptr) {
        return invalid(file, "die Datei ist kein lesbares Raster: " + QuietGdal::message(),
                       "the file is not a readable raster: " + QuietGdal::message());
    }
    state->bandCount = GDALGetRasterCount(state->dataset.get());
    if (band < 1 || band > state->bandCount) {
        const std::string count = std::to_string(state->bandCount);
        return invalid(file, "den Kanal " + std::to_string(band) + " gibt es nicht; das Raster hat " + count,
                       "there is no band " + std::to_string(band) + "; the raster has " + count);
    }
    state->band = GDALGetRasterBand(state->dataset.get(), band);
    if (GDALDataTypeIsComplex(GDALGetRasterDataType(state->band)) != 0) {
        return invalid(file, "das Raster enthält komplexe Zahlen", "the raster holds complex numbers");
    }
    WB_TRY(state->frame, frameOf(state->dataset.get(), file));
    state->unit = GDALGetRasterUnitType(state->band);
    state->scale = GDALGetRasterScale(state->band, nullptr);
    state->offset = GDALGetRasterOffset(state->band, nullptr);
    state->hasMask = (GDALGetMaskFlags(state->band) & GMF_ALL_VALID) == 0;
    return RasterFile(std::move(state));
}

Result<void> RasterFile::read(const RasterWindow& window, std::vector<double>& values)
{
    const RasterFrame& frame = m_state->frame;
    if (window.firstColumn < 0 || window.firstRow < 0 || window.columns < 0 || window.rows < 0 ||
        window.columns > frame.columns - window.firstColumn || window.rows > frame.rows - window.firstRow) {
        return invalid(m_state->file, "der Ausschnitt liegt nicht ganz im Raster",
                       "the window is not inside the raster");
    }
    values.resize(window.cellCount());
    if (values.empty()) {
        return {};
    }
    const QuietGdal quiet;
    const auto fetch = [&](GDALRasterBandH band, void* target, GDALDataType type) {
        return GDALRasterIO(band, GF_Read, window.firstColumn, window.firstRow, window.columns, window.rows, target,
                            window.columns, window.rows, type, 0, 0) == CE_None;
    };
    bool isRead = fetch(m_state->band, values.data(), GDT_Float64);
    if (isRead && m_state->hasMask) {
        m_state->mask.resize(values.size());
        isRead = fetch(GDALGetMaskBand(m_state->band), m_state->mask.data(), GDT_Byte);
    }
    if (!isRead) {
        return Error{.code = ErrorCode::Io,
                     .message = {"das Raster lässt sich nicht lesen: " + QuietGdal::message(),
                                 "the raster cannot be read: " + QuietGdal::message()},
                     .subject = m_state->file.string()};
    }
    for (std::size_t cell = 0; cell < values.size(); ++cell) {
        const bool isMissing = m_state->hasMask && m_state->mask[cell] == 0;
        values[cell] =
            isMissing ? std::numeric_limits<double>::quiet_NaN() : values[cell] * m_state->scale + m_state->offset;
    }
    return {};
}

RasterWindow windowOver(const RasterFrame& frame, const Envelope& box)
{
    if (box.isEmpty() || !frame.extent().meets(box)) {
        return {};
    }
    const auto clamped = [](double position, int count) {
        return static_cast<int>(std::clamp(position, 0.0, static_cast<double>(count)));
    };
    const int firstColumn = clamped(std::floor((box.minX - frame.west) / frame.cellWidth), frame.columns);
    const int endColumn = clamped(std::floor((box.maxX - frame.west) / frame.cellWidth) + 1.0, frame.columns);
    const int firstRow = clamped(std::floor((frame.north - box.maxY) / frame.cellHeight), frame.rows);
    const int endRow = clamped(std::floor((frame.north - box.minY) / frame.cellHeight) + 1.0, frame.rows);
    if (firstColumn >= endColumn || firstRow >= endRow) {
        return {};
    }
    return {firstColumn, firstRow, endColumn - firstColumn, endRow - firstRow};
}

} // namespace weitblick::geo
