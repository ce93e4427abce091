// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/workspace/sqlite.h"
#include "core/workspace/workspace.h"

#include <vector>

namespace weitblick::workspace {

/// Makes loaded layers visible with catalogue entry, lineage and rejected records, and puts those that they replace
/// into the bin: all in one commit.
/// Errors   as Workspace::publishTogether(); the project is as it was then.
Result<std::vector<Dataset>> publishLayers(Database& database, std::vector<Workspace::Publication> publications,
                                           Job& job);

} // namespace weitblick::workspace
