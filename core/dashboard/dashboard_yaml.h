// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/dashboard/dashboard.h"

#include <string>
#include <string_view>

namespace weitblick::dashboard {

/// A dashboard as YAML: keys in a fixed order, one value a line, tiles in the order of reading; what has its default
/// value is left out. dashboardFromYaml() gives back an equal value, and writing that gives the same bytes.
std::string toYaml(const Dashboard& dashboard);

/// Reads a dashboard; its id is `name`.
///
/// Errors   InvalidInput  with `name` and line, and the nearest word where one is unknown: not YAML, an unknown key,
///                        kind, level or indicator, a field that the role does not have, a doubled id, a tile outside
///                        of the grid or over another one.
///          Budget        larger than 1 MiB or nested deeper than 40.
Result<Dashboard> dashboardFromYaml(std::string_view text, std::string_view name);

} // namespace weitblick::dashboard
