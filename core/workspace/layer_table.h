// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/workspace/layer_schema.h"
#include "core/workspace/sqlite.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace weitblick::workspace {

/// What a registered table looks like, from the GeoPackage's own tables: also one that another program made.
/// Columns beside key and geometry whose type no GeoPackage has count as text.
/// Errors   NotFound  no such table.   Database.
Result<LayerSchema> schemaOfTable(Database& database, std::string_view table);

/// A table read from one end to the other.
struct LayerContent {
    std::int64_t rowCount = 0;
    std::string contentHash; ///< as LayerLoader computes it
};

/// True where a LayerReader can read the table: its key is called fid and its geometry, if any, geom.
Result<bool> isReadable(Database& database, std::string_view table);

/// Count and hash of what a table holds now, read as `schema` says.
/// Errors   NotFound  a column is missing.   Database, Cancelled.
Result<LayerContent> contentOfTable(Database& database, const LayerSchema& schema, Job& job);

} // namespace weitblick::workspace
