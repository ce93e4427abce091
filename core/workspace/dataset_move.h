// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workspace/sqlite.h"

#include <string_view>

namespace weitblick::workspace {

// Renaming a dataset, taking it out of sight and back. The rows stay where they are; the table gets another name, and
// what the GeoPackage says of it (contents, geometry column, extensions, column titles, styles of QGIS) goes with it.
// Each call is one transaction, or part of the caller's.

/// Errors   NotFound      no such dataset.
///          InvalidInput  the new name is reserved or taken, or another program made the table and it is not laid out
///                        as ours are (key fid, geometry geom).   Database, NoSpace, ReadOnly, Locked.
Result<void> renameDataset(Database& database, std::string_view from, std::string_view to);

/// Puts a dataset into the bin: its table becomes wb_bin_<n>, and no program lists it.
/// Errors   as renameDataset().
Result<void> removeToBin(Database& database, std::string_view name);

/// Brings back the dataset of that name that was removed last.
/// Errors   NotFound      the bin has none of that name.
///          InvalidInput  the name is taken by another dataset now.
Result<void> restoreFromBin(Database& database, std::string_view name);

/// Removes everything in the bin for good.
Result<void> emptyDatasetBin(Database& database);

} // namespace weitblick::workspace
