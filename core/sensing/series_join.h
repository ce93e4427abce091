// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::sensing {

/// Pairs stations of two sets in space and correlates their hours with lags; upwind ones by hours of that wind.
analysis::Descriptor seriesJoinAnalysis();

} // namespace weitblick::sensing
