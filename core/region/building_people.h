// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::region {

/// people_on_buildings: the people of grid cells or zones on their buildings, so that any area can be counted.
analysis::Descriptor peopleOnBuildingsAnalysis();

} // namespace weitblick::region
