// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/source.h"
#include "core/workspace/row_batch.h"

#include <gdal_priv.h>

#include <array>
#include <bit>
#include <cstring>
#include <filesystem>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace weitblick::test {

/// What a reader of rasters delivers: the cells of each layer in their places.
class RasterCollector : public intake::RowSink {
public:
    struct Layer {
        intake::LayerPreview preview;
        std::vector<std::uint32_t> cells; ///< row by row; quiet NaN where nothing came, 0 for pictures
        std::vector<Text> lateRemarks;
        std::int64_t pieces = 0;
        std::int64_t rowsRead = -1;

        [[nodiscard]] float value(int column, int row) const { return std::bit_cast<float>(colour(column, row)); }
        [[nodiscard]] std::uint32_t colour(int column, int row) const
        {
            return cells.at(static_cast<std::size_t>(row * preview.schema.raster.value().columns + column));
        }
    };
    std::vector<Layer> layers;

    Result<void> beginLayer(const intake::LayerPreview& layer) override
    {
        const workspace::RasterGrid& grid = layer.schema.raster.value();
        const std::uint32_t nothing = grid.kind == workspace::RasterKind::Image
                                          ? 0
                                          : std::bit_cast<std::uint32_t>(std::numeric_limits<float>::quiet_NaN());
        layers.push_back({.preview = layer,
                          .cells = std::vector<std::uint32_t>(static_cast<std::size_t>(grid.cellCount()), nothing),
                          .lateRemarks = {}});
        return {};
    }
    Result<void> rows(const workspace::RowBatch& batch) override
    {
        Layer& layer = layers.back();
        const int width = layer.preview.schema.raster.value().columns;
        for (workspace::RowCursor cursor(batch); cursor.next(); ++layer.pieces) {
            std::array<int, 4> window{};
            for (int& number : window) {
                number = static_cast<int>(std::get<std::int64_t>(cursor.nextValue()));
            }
            const workspace::Cell cell = cursor.nextValue();
            const auto bytes = std::get<std::span<const std::byte>>(cell);
            for (int row = 0; row < window[3]; ++row) {
                const auto lineBytes = static_cast<std::size_t>(window[2]) * 4;
                std::memcpy(&layer.cells.at(static_cast<std::size_t>((window[1] + row) * width + window[0])),
                            bytes.data() + static_cast<std::size_t>(row) * lineBytes, lineBytes);
            }
        }
        return {};
    }
    Result<void> rejected(const workspace::RejectedRecord&) override { return {}; }
    Result<void> remark(const Text& remark) override
    {
        layers.back().lateRemarks.push_back(remark);
        return {};
    }
    Result<void> endLayer(std::int64_t rowsRead) override
    {
        layers.back().rowsRead = rowsRead;
        return {};
    }
};

/// What a GeoTIFF of a test looks like.
struct TiffForm {
    int columns = 3;
    int rows = 2;
    int bands = 1;
    GDALDataType type = GDT_Float32;
    std::array<double, 6> place{500'000, 10, 0, 5'600'020, 0, -10};
    std::optional<int> epsg = 25832;
    std::optional<double> noData;
    std::vector<std::string> options;
    std::function<void(GDALDataset&)> finish; ///< colours, palettes, masks
};

/// Writes a GeoTIFF whose bands hold `values` one after the other; false where that fails.
inline bool writeTiff(const std::filesystem::path& file, const TiffForm& form, std::vector<double> values)
{
    GDALAllRegister();
    std::vector<const char*> options;
    for (const std::string& option : form.options) {
        options.push_back(option.c_str());
    }
    options.push_back(nullptr);
    const GDALDatasetUniquePtr dataset(GetGDALDriverManager()->GetDriverByName("GTiff")->Create(
        file.c_str(), form.columns, form.rows, form.bands, form.type, options.data()));
    if (!dataset) {
        return false;
    }
    auto place = form.place;
    dataset->SetGeoTransform(place.data());
    if (form.epsg) {
        OGRSpatialReference reference;
        reference.importFromEPSG(*form.epsg);
        dataset->SetSpatialRef(&reference);
    }
    if (form.noData) {
        dataset->GetRasterBand(1)->SetNoDataValue(*form.noData);
    }
    if (form.finish) {
        form.finish(*dataset);
    }
    return values.empty() ||
           dataset->RasterIO(GF_Write, 0, 0, form.columns, form.rows, values.data(), form.columns, form.rows,
                             GDT_Float64, form.bands, nullptr, 0, 0, 0, nullptr) == CE_None;
}

} // namespace weitblick::test
