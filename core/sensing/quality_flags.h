// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/base/text.h"
#include "core/series/quality.h"
#include "core/series/series_columns.h"

#include <vector>

namespace weitblick::sensing {

/// Flags of each series over a span, by begin: of the series by itself, and against those of `columns` that measure the
/// same in the same unit and interval.
///
/// Method   core/series/quality.h; series without an interval have no flags. Against neighbours where there are at
/// least
///          two, on the grid of the interval.
/// Errors   Cancelled.
std::vector<series::QualityFlag> flagsAlone(const series::SeriesColumn& column, const series::TimeSpan& span,
                                            const series::QualityOptions& options);
Result<std::vector<std::vector<series::QualityFlag>>> flagsOf(const series::SeriesColumns& columns,
                                                              const series::TimeSpan& span,
                                                              const series::QualityOptions& options, Job& job);

Text titleOf(series::QualityFault fault); ///< "Messbereich", "Ausreißer", "Stillstand", "Lücke", "Drift", "Uhr"

} // namespace weitblick::sensing
