// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace weitblick::analysis::formula {

/// The ids of the rows for which a condition is true: "Nutzung = 'Wohnen' und area() > 500 {m²}".
///
/// No data  a row whose condition is null is not among them.
/// Errors   NotFound      no such dataset, column or function.   InvalidInput  the formula is no condition, or as
///          compile().   UnsupportedCrs, Ambiguous, Budget  as compile().   Cancelled.
Result<std::vector<std::int64_t>> matchingRows(workspace::Workspace& project, std::string_view dataset,
                                               std::string_view condition, Job& job);

} // namespace weitblick::analysis::formula
