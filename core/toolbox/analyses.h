// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

#include <string_view>
#include <vector>

namespace weitblick::toolbox {

/// Every analysis of the program, in the order of lists and menus: those of core/analysis, then those of the domains.
/// A room that has analyses adds one line in analyses.cpp.
const std::vector<analysis::Descriptor>& analyses();

/// Errors   NotFound  no such analysis; the message proposes the nearest id.
Result<const analysis::Descriptor*> findAnalysis(std::string_view id);

} // namespace weitblick::toolbox
