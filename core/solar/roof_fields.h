// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/run_context.h"
#include "core/base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace weitblick::solar {

/// The column of an input that plays a field of a role: by the project's mapping, else by the names that the role knows
/// (resources/roles). Nothing where the input is absent or has no such column.
std::optional<std::string> columnFor(const analysis::RunContext& context, std::string_view input, std::string_view role,
                                     std::string_view field);

/// The same, for a field that there must be.
/// Errors   NotFound  names the field by its title and the columns that would do.
Result<std::string> neededColumn(const analysis::RunContext& context, std::string_view input, std::string_view role,
                                 std::string_view field);

} // namespace weitblick::solar
