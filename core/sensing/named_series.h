// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/run_context.h"
#include "core/base/result.h"
#include "core/series/series_columns.h"

#include <string_view>

namespace weitblick::sensing {

/// The one series of an input's set that a parameter names: by its key, by site/quantity, by the site or by the
/// quantity where that is enough.
/// Errors   NotFound  none; the advice proposes the nearest.   Ambiguous  several; names them.   Cancelled.
Result<series::SeriesColumn> seriesNamed(analysis::RunContext& context, std::string_view input,
                                         std::string_view parameter, Job& job);

} // namespace weitblick::sensing
