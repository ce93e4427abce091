// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::region {

/// inequality: how unequally a column is shared among people, by group: Gini, Palma, quantiles, share within a
/// standard.
analysis::Descriptor inequalityAnalysis();

} // namespace weitblick::region
