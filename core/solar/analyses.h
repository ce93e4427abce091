// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

#include <vector>

namespace weitblick::solar {

/// The analyses of this room, in the order of the menu. A new one is a file and a line here.
const std::vector<analysis::Descriptor>& solarAnalyses();

} // namespace weitblick::solar
