// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::decision {

/// criteria_ranking: rows of a layer ranked by a document of criteria, with what rules them out, what each criterion
/// contributes, and how sure the order is.
analysis::Descriptor criteriaRankingAnalysis();

} // namespace weitblick::decision
