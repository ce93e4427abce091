// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/indicator/indicator.h"
#include "core/analysis/role/role.h"
#include "core/base/result.h"

#include <string_view>
#include <vector>

namespace weitblick::analysis::indicator {

/// The indicators of one document, in its order.
///
/// Method   group {de, en}, analysis (empty: "indicators"), indicators {id: {title, definition, caveat, unit,
///          unit_title, decimals, direction, source, numerator, denominator, per}}. A numerator is a measure or a list
///          of measures that are added: kind, role, value, where, touches, key, outside, factor. Indicators of another
///          analysis have neither numerator nor denominator: that analysis knows how.
/// Errors   InvalidInput  with `name` and line: not YAML, a field missing or of the wrong kind, an unknown unit, role
/// or
///                        field, a formula that cannot be read; proposes the nearest.
///          Budget        larger than 4 MiB or nested deeper than 40.
Result<std::vector<Indicator>> indicatorsFromYaml(std::string_view text, std::string_view name,
                                                  const role::RoleLibrary& roles);

} // namespace weitblick::analysis::indicator
