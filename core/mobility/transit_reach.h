// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::mobility {

/// What is reached by public transport from places, over a window of departures: minutes to stops, and opportunities.
/// Method   resources/handbook/methods/reichweite_oepnv.md
analysis::Descriptor transitReachAnalysis();

} // namespace weitblick::mobility
