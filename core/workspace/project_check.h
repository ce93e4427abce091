// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/workspace/sqlite.h"
#include "core/workspace/workspace.h"

#include <vector>

namespace weitblick::workspace {

/// Everything that can be found wrong with a project by reading all of it.
///
/// Method   integrity_check and foreign_key_check of SQLite; rtreecheck of every R-tree, and every geometry lies in its
///          box; what gpkg_contents, gpkg_geometry_columns and the catalogue say of each other; row count and content
///          hash of every dataset, read anew; the lineage of each can be read. Writes nothing.
/// Errors   Cancelled, Io. Damage is a finding, not an error.
Result<std::vector<CheckFinding>> checkProject(Database& database, Job& job);

} // namespace weitblick::workspace
