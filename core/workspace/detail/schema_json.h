// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workspace/layer_schema.h"

#include <string>
#include <string_view>

namespace weitblick::workspace::detail {

/// A layer's schema as wb_dataset keeps it: also what gpkg_* tables have no place for (units), and the name that the
/// layer had when its content hash was made.
std::string schemaToJson(const LayerSchema& schema);

/// Errors   InvalidInput  not such a text.
Result<LayerSchema> schemaFromJson(std::string_view json);

} // namespace weitblick::workspace::detail
