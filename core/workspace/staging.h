// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workspace/sqlite.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::workspace {

/// A load under way: a table that nobody is shown until it is whole. Its row in wb_staging is written in the
/// transaction that creates the table, and removed in the one that publishes (or drops) it.
struct StagedTable {
    std::string table;   ///< the physical table, with its R-tree rtree_<table>_geom
    std::string layer;   ///< the name that it is to get; may equal `table`
    std::string purpose; ///< the JSON given to LayerLoader::start
};

/// Writes the mark; call it in the transaction that creates the table. Returns its id.
/// Errors   Database  the table is staged already.   NoSpace, ReadOnly, Locked.
Result<std::int64_t> markStaged(Database& database, const StagedTable& staged);

/// Removes the mark, in the transaction that publishes or drops the table.
Result<void> unmarkStaged(Database& database, std::int64_t id);

/// True for a table that is being loaded, by whichever process.
Result<bool> isStaged(Database& database, std::string_view table);

/// What sweepStaging() would drop.
Result<std::vector<InterruptedLoad>> interruptedLoads(Database& database);

/// Drops what loads left behind whose process is gone, and says what they were. Loads of a living process, and of a
/// process on another machine that cannot be asked, are left alone.
/// Errors   Database, NoSpace, ReadOnly, Locked  nothing is dropped then.
Result<std::vector<InterruptedLoad>> sweepStaging(Database& database);

/// Drops a table of any name with its R-tree and the triggers of both; nothing where it is not there.
Result<void> dropLayerTable(Database& database, std::string_view table);

/// Drops a staged table and its mark; nothing where the mark is gone (published) or was never made (id 0). The mark
/// tells, not the loader: a caller's transaction around the publication may have been rolled back.
/// Errors   as sweepStaging().
Result<void> dropUnlessPublished(Database& database, std::int64_t stagingId, std::string_view table);

} // namespace weitblick::workspace
