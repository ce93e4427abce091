// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::energy {

/// What the roofs of each district could carry, what stands there already (as an interval, because small units have no
/// place), how fast it grows, what a target needs, and the municipal roofs in the order of their yield.
analysis::Descriptor solarPotentialBuiltAnalysis();

} // namespace weitblick::energy
