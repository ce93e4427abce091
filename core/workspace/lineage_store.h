// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workspace/lineage.h"
#include "core/workspace/sqlite.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::workspace {

/// Enters how a dataset came to be and ties it to the dataset; returns the record's id. Inputs are found again by the
/// datasets that they are now, also after those have been renamed.
/// Errors   Database, NoSpace, ReadOnly, Locked.
Result<std::int64_t> enterLineage(Database& database, std::int64_t datasetId, LineageRecord record);

/// The record of a dataset that is shown and, below it, those of its inputs in the state in which they were read.
///
/// Method   an input leads to the record that made the content with the input's hash, before the result was made; where
///          another program has changed the input in between, to the record of its last load. Records point backwards
///          only, so there are no circles; depth ≤ 64 and ≤ 2,000 records in all (hostile files).
/// Errors   NotFound  no such dataset, or nothing is known of it.   Database.
Result<LineageTree> lineageTree(Database& database, std::string_view dataset);

/// Brings the stale marks up to date and names the datasets that are stale.
///
/// Method   stale is what has an input whose content now differs from the one it was made from, or that is stale
///          itself. An input that is gone has not changed. Datasets that another program changed are read through.
/// Errors   Database, NoSpace, ReadOnly, Locked.
Result<std::vector<std::string>> updateStaleMarks(Database& database);

/// The same from what the catalogue knows: no dataset is read through.
Result<std::vector<std::string>> updateStaleMarksFromCatalogue(Database& database);

/// The names that updateStaleMarksFromCatalogue() would give; writes nothing.
Result<std::vector<std::string>> staleDatasets(Database& database);

} // namespace weitblick::workspace
