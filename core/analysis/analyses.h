// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

#include <string_view>
#include <vector>

namespace weitblick::analysis {

/// Every analysis of this room, in the order of lists and menus. One line each in analyses.cpp.
const std::vector<Descriptor>& analyses();

/// The analysis of that id among those given: this room's, or all of them (core/toolbox).
/// Errors   NotFound  no such analysis; the message proposes the nearest id.
Result<const Descriptor*> findAnalysis(std::string_view id, const std::vector<Descriptor>& among = analyses());

} // namespace weitblick::analysis
