// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/registry/registry.h"

#include <string_view>
#include <vector>

namespace weitblick::analysis::registry {

/// The entries of one registry document, in its order.
///
/// Method   YAML 1.2 mapping of entries: title {de, en}, type (number, text, table), unit, range [from, to], columns,
///          values [{value | rows, valid_from, valid_to, source, assumption, note {de, en}}]. Unknown keys are refused.
/// Errors   InvalidInput  with `name` and line.   Budget  larger than 4 MiB or nested deeper than 40.
Result<std::vector<Entry>> entriesFromYaml(std::string_view yaml, std::string_view name);

/// Rows of a table in YAML: "[[10, 8.6], [40, 7.5]]".
/// Errors   InvalidInput  not rows of these columns.
Result<Table> tableFromYaml(std::string_view yaml, const std::vector<TableColumn>& columns);

} // namespace weitblick::analysis::registry
