// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/layer_schema.h"

#include <string>

namespace weitblick::analysis::spatial {

/// `wanted`, or with "_2", "_3" … behind it where the schema has a column of that name (upper and lower case alike, as
/// SQLite has it) or the name is taken by fid or geometry.
std::string freeColumnName(const workspace::LayerSchema& schema, const std::string& wanted);

} // namespace weitblick::analysis::spatial
