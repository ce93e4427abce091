// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/dashboard/remainder.h"
#include "core/dashboard/tile_answer.h"
#include "core/workspace/workspace.h"

#include <cstddef>

namespace weitblick::ui {

/// The same table with the rows that filters leave: the first ones of them, as many as the table shows at most.
/// Errors   NotFound  the dataset or one of its columns is gone.   Database, Cancelled.
Result<dashboard::TableAnswer> narrowedTable(workspace::Workspace& project, const dashboard::TableAnswer& table,
                                             const dashboard::RemainingRows& rows, std::size_t limit, Job& job);

} // namespace weitblick::ui
