// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

#include <vector>

namespace weitblick::energy {

/// What the analysis of the economics asks for.
std::vector<analysis::Input> pvEconomicsInputs();
std::vector<analysis::Parameter> pvEconomicsParameters();

} // namespace weitblick::energy
