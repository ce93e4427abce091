// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/workspace/layer_schema.h"
#include "core/workspace/layer_table.h"
#include "core/workspace/raster_grid.h"
#include "core/workspace/sqlite.h"

#include <optional>
#include <string>
#include <string_view>

namespace weitblick::workspace {

// How a raster layer lies in the GeoPackage: a table of tiles of 256 by 256 cells, one zoom level for the cells as they
// are and one for each halving. Numbers are a "2d-gridded-coverage" (OGC 17-066r1) of single precision, pictures a
// plain tile table. Level z has 2^z by 2^z places for tiles, most of them empty: so the tile matrix set is the same
// square on all levels, as the specification asks.
// No call opens a transaction that the caller does not have. Errors of all: Database, NoSpace, ReadOnly, Locked.

/// The level that holds the cells as they are; level 0 is a single tile.
int finestLevelOf(const RasterGrid& grid);

/// Creates the empty tile table; shows it to nobody.
Result<void> createRasterTable(Database& database, std::string_view table);

/// Makes the table schema.name, which has its tiles, a raster layer: gpkg_contents, tile matrices, and what the
/// extension for coverages wants to know.
Result<void> registerRaster(Database& database, const LayerSchema& schema);

/// Takes out what registerRaster() entered, except gpkg_contents and gpkg_extensions.
Result<void> unregisterTiles(Database& database, std::string_view table);

/// The raster that a table is, from the GeoPackage's own tables: also one of another program. Nothing: no raster.
Result<std::optional<RasterGrid>> rasterOfTable(Database& database, std::string_view table);

/// True where the tiles are laid out as registerRaster() does it, so that RasterReader can read them: also those that
/// GDAL wrote in this form.
Result<bool> isOurRaster(Database& database, std::string_view table, const RasterGrid& grid);

/// Number of cells with a value and hash of what a raster of ours holds now.
/// Errors   InvalidInput  a tile is damaged.   Database, Cancelled.
Result<LayerContent> contentOfRaster(Database& database, const LayerSchema& schema, Job& job);

/// What the raster is, without the name and the statistics: the start of its content hash.
std::string canonicalRasterText(const LayerSchema& schema);

} // namespace weitblick::workspace
