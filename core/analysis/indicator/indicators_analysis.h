// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"
#include "core/analysis/indicator/library.h"
#include "core/analysis/role/role.h"

#include <string_view>

namespace weitblick::analysis::indicator {

inline constexpr std::string_view kIndicatorsId = "indicators";

/// Every indicator of the library that the project's roles allow, for each municipality, each district and all
/// together; what is missing is told with its reason.
/// Method   Inputs are the roles that the library's measures name, each optional but the municipalities. The version
///          holds the library's fingerprint: another definition is another result.
/// No data  empty values are left out; their share stands beside each number.
Descriptor indicatorsAnalysis();

} // namespace weitblick::analysis::indicator
