// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::sensing {

/// Flags of readings by kind: range, spike, flatline, gap, drift, clock. Nothing is changed or deleted.
analysis::Descriptor seriesQualityAnalysis();

} // namespace weitblick::sensing
