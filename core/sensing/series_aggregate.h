// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::sensing {

/// One number a station over a period (mean, largest, percentile, exceedances …), with the share of valid readings.
/// No data  a station with too small a share has no number, but its row.
analysis::Descriptor seriesAggregateAnalysis();

} // namespace weitblick::sensing
