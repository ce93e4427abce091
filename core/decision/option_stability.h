// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::decision {

/// option_stability: for each place the best of several options, and the least weight that has to move until another
/// one is as good.
analysis::Descriptor optionStabilityAnalysis();

} // namespace weitblick::decision
