// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/geo/envelope.h"
#include "core/workspace/layer_schema.h"
#include "core/workspace/sqlite.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace weitblick::workspace {

/// The steps by which a table becomes a layer of a GeoPackage. None opens a transaction; the caller has one.
/// Errors of all: Database, NoSpace, ReadOnly, Locked.

/// "rtree_<table>_geom", as the extension gpkg_rtree_index names the spatial index.
std::string rtreeNameOf(std::string_view table);

/// Creates the table `table` with the columns of `schema` (fid first, then geom); shows it to nobody.
Result<void> createLayerTable(Database& database, std::string_view table, const LayerSchema& schema);
Result<void> addLayerColumn(Database& database, std::string_view table, const Column& column);

/// Creates the empty R-tree of a table.
Result<void> createRtree(Database& database, std::string_view table);

/// Renames a table and its R-tree, before their triggers are made.
/// Errors   InvalidInput  there is a table of that name.
Result<void> renameLayerTable(Database& database, std::string_view from, std::string_view to);

/// What a layer's registration says of its rows.
struct LayerContents {
    std::int64_t rowCount = 0;
    geo::Envelope extent; ///< empty where there is no geometry
};

/// Makes the table schema.name a layer: triggers of the R-tree, gpkg_contents, gpkg_geometry_columns, gpkg_extensions,
/// and the row count where GDAL looks for it, with its triggers.
/// Source   OGC 12-128r18, annex F.3; gpkg_ogr_contents: GDAL's GPKG driver.
Result<void> registerLayer(Database& database, const LayerSchema& schema, const LayerContents& contents);

} // namespace weitblick::workspace
