// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::decision {

/// best_practices: practices ranked by what a municipality looks for, each with its reasons and the data at hand for
/// it.
analysis::Descriptor bestPracticesAnalysis();

} // namespace weitblick::decision
