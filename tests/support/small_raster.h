// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/raster_tile.h"
#include "core/workspace/workspace.h"

#include <bit>
#include <limits>
#include <string>
#include <vector>

#include "tests/support/small_project.h"

namespace weitblick::test {

inline constexpr float kNoValue = std::numeric_limits<float>::quiet_NaN();

/// A raster of values in UTM 32 with cells of 10 m, its south-western corner at 500000 5600000.
inline workspace::LayerSchema rasterSchema(const std::string& name, int columns, int rows)
{
    workspace::LayerSchema schema{.name = name, .srsId = 25832};
    schema.raster = workspace::RasterGrid{.columns = columns,
                                          .rows = rows,
                                          .west = 500'000,
                                          .north = 5'600'000.0 + 10.0 * rows,
                                          .cellWidth = 10,
                                          .cellHeight = 10,
                                          .unit = "m"};
    return schema;
}

inline void addPiece(workspace::RowBatch& batch, const geo::RasterWindow& window, const std::vector<geo::Rgba>& cells)
{
    batch.beginRow();
    batch.add(std::int64_t{window.firstColumn});
    batch.add(std::int64_t{window.firstRow});
    batch.add(std::int64_t{window.columns});
    batch.add(std::int64_t{window.rows});
    batch.addBlob(std::as_bytes(std::span(cells)));
    batch.endRow();
}

inline std::vector<geo::Rgba> cellsOf(const std::vector<float>& values)
{
    std::vector<geo::Rgba> cells;
    for (const float value : values) {
        cells.push_back(std::bit_cast<geo::Rgba>(value));
    }
    return cells;
}

/// Puts the cells of a raster into a project, row by row from the north, as an import would.
inline Result<workspace::Dataset> addPicture(workspace::Workspace& project, const workspace::LayerSchema& schema,
                                             const std::vector<geo::Rgba>& cells)
{
    Job job;
    workspace::RowBatch batch;
    addPiece(batch, {0, 0, schema.raster.value().columns, schema.raster.value().rows}, cells);
    WB_TRY(auto loader, project.loadRaster(schema, R"({"source":"test"})"));
    WB_CHECK(loader.append(batch, job));
    workspace::LineageRecord lineage{.dataset = schema.name, .activity = "import", .activityVersion = "1"};
    lineage.sources.push_back({.path = "/daten/" + schema.name + ".tif", .sha256 = "test", .sizeBytes = 1});
    std::vector<workspace::Workspace::Publication> publications;
    publications.push_back(
        {.loader = std::move(loader),
         .registration = {.entry = {.title = schema.name}, .lineage = lineage, .rejected = {}, .replaces = {}}});
    WB_TRY(auto datasets, project.publishTogether(std::move(publications), job));
    return std::move(datasets.front());
}

inline Result<workspace::Dataset> addRaster(workspace::Workspace& project, const workspace::LayerSchema& schema,
                                            const std::vector<float>& values)
{
    return addPicture(project, schema, cellsOf(values));
}

/// Heights that differ from cell to cell in many digits; every seventh is missing.
inline std::vector<float> hills(int columns, int rows)
{
    std::vector<float> values;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const int number = row * columns + column;
            values.push_back(number % 7 == 3 ? kNoValue : 100.0F + static_cast<float>(number % 1009) / 7.0F);
        }
    }
    return values;
}

} // namespace weitblick::test
