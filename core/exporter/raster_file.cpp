// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporter/raster_file.h"

#include "core/geo/raster_tile.h"

#include <cpl_error.h>
#include <gdal_priv.h>

#include <algorithm>
#include <array>
#include <bit>

namespace weitblick::exporter {

using geo::Rgba;
using workspace::RasterGrid;
using workspace::RasterKind;

namespace {

Error cannotWrite(const std::filesystem::path& file)
{
    const std::string word = CPLGetLastErrorMsg();
    return Error{.code = word.find("No space") != std::string::npos ? ErrorCode::NoSpace : ErrorCode::Io,
                 .message = {"die Datei lässt sich nicht schreiben: " + word, "the file cannot be written: " + word},
                 .subject = file.string()};
}

Result<GDALDatasetUniquePtr> createFile(const workspace::LayerSchema& schema, const std::filesystem::path& file)
{
    const RasterGrid& grid = schema.raster.value();
    const bool isValues = grid.kind == RasterKind::Values;
    GDALAllRegister();
    GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    std::vector<const char*> options{"TILED=YES", "COMPRESS=DEFLATE", "BIGTIFF=IF_SAFER",
                                     isValues ? "PREDICTOR=3" : "PREDICTOR=2"};
    if (!isValues) {
        options.push_back("PHOTOMETRIC=RGB");
    }
    options.push_back(nullptr);
    GDALDatasetUniquePtr dataset(driver == nullptr ? nullptr
                                                   : driver->Create(file.c_str(), grid.columns, grid.rows, grid.bands,
                                                                    isValues ? GDT_Float32 : GDT_Byte, options.data()));
    if (!dataset) {
        return cannotWrite(file);
    }
    std::array<double, 6> place{grid.west, grid.cellWidth, 0.0, grid.north, 0.0, -grid.cellHeight};
    OGRSpatialReference reference;
    reference.importFromEPSG(schema.srsId);
    bool isSet = dataset->SetGeoTransform(place.data()) == CE_None && dataset->SetSpatialRef(&reference) == CE_None;
    if (isValues) {
        isSet = isSet && dataset->GetRasterBand(1)->SetNoDataValue(double{grid.noData}) == CE_None;
    }
    if (isValues && !grid.unit.empty()) {
        isSet = isSet && dataset->GetRasterBand(1)->SetUnitType(grid.unit.c_str()) == CE_None;
    }
    return isSet ? Result<GDALDatasetUniquePtr>(std::move(dataset)) : Result<GDALDatasetUniquePtr>(cannotWrite(file));
}

/// One window of cells into the file; returns how many of them have a value.
Result<std::int64_t> writeWindow(GDALDataset& dataset, const RasterGrid& grid, const geo::RasterWindow& window,
                                 std::vector<Rgba>& cells)
{
    const auto put = [&](int band, void* from, GDALDataType type, int cellBytes) {
        return dataset.GetRasterBand(band)->RasterIO(GF_Write, window.firstColumn, window.firstRow, window.columns,
                                                     window.rows, from, window.columns, window.rows, type, cellBytes, 0,
                                                     nullptr) == CE_None;
    };
    bool isWritten = true;
    if (grid.kind == RasterKind::Values) {
        isWritten = put(1, cells.data(), GDT_Float32, static_cast<int>(sizeof(float)));
    } else {
        auto* bytes = reinterpret_cast<GByte*>(cells.data()); // NOLINT: the four parts of a colour
        for (int band = 0; band < grid.bands; ++band) {
            isWritten = isWritten && put(band + 1, bytes + band, GDT_Byte, static_cast<int>(sizeof(Rgba)));
        }
    }
    if (!isWritten) {
        return cannotWrite(dataset.GetDescription());
    }
    return std::int64_t{std::ranges::count_if(cells, [&grid](Rgba cell) {
        return grid.kind == RasterKind::Values ? std::bit_cast<float>(cell) != grid.noData : cell >> 24U != 0;
    })};
}

Result<void> checkSystem(const workspace::Dataset& dataset, const ExportOptions& options)
{
    if (!options.srsId || *options.srsId == dataset.schema.srsId) {
        return {};
    }
    const std::string own = "EPSG:" + std::to_string(dataset.schema.srsId);
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"ein Raster wird nur in seinem eigenen Koordinatensystem ausgegeben (" + own + ")",
                             "a raster is exported in its own coordinate reference system only (" + own + ")"},
                 .subject = dataset.schema.name,
                 .advice = {"Die Datei danach in QGIS umrechnen", "Reproject the file with QGIS afterwards"}};
}

} // namespace

Result<std::int64_t> writeRaster(workspace::Workspace& project, const workspace::Dataset& dataset,
                                 const std::filesystem::path& file, const ExportOptions& options, Job& job)
{
    WB_CHECK(checkSystem(dataset, options));
    WB_TRY(auto reader, project.readRaster(dataset.schema.name));
    WB_TRY(GDALDatasetUniquePtr written, createFile(dataset.schema, file));
    const RasterGrid& grid = reader.grid();
    std::int64_t values = 0;
    std::vector<Rgba> cells;
    constexpr int kEdge = geo::kTileEdge;
    for (int row = 0; row < grid.rows; row += kEdge) {
        for (int column = 0; column < grid.columns; column += kEdge) {
            WB_CHECK(job.report(static_cast<double>(row) / grid.rows, dataset.schema.name));
            const geo::RasterWindow window{column, row, std::min(kEdge, grid.columns - column),
                                           std::min(kEdge, grid.rows - row)};
            WB_CHECK(reader.readCells(window, cells));
            WB_TRY(const std::int64_t count, writeWindow(*written, grid, window, cells));
            values += count;
        }
    }
    CPLErrorReset();
    written.reset();
    if (CPLGetLastErrorType() >= CE_Failure) {
        return cannotWrite(file);
    }
    return values;
}

} // namespace weitblick::exporter
