// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/dashboard/tile_answer.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <vector>

namespace weitblick::ui {

/// The same table with the rows that filters leave: the first ones of `fids`, as many as the table shows at most.
/// Errors   NotFound  the dataset or one of its columns is gone.   Database, Cancelled.
Result<dashboard::TableAnswer> narrowedTable(workspace::Workspace& project, const dashboard::TableAnswer& table,
                                             const std::vector<std::int64_t>& fids, std::size_t limit, Job& job);

} // namespace weitblick::ui
