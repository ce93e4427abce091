// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/layer_schema.h"

#include <cstddef>
#include <string>
#include <vector>

namespace weitblick::solar {

/// The column of a roof that holds its horizon in a sector: "horizont_000" (north) to "horizont_355", in degrees above
/// the horizontal, as Horizon::elevationDeg has them.
std::string horizonColumn(std::size_t sector);

/// All of them, in the order of the sectors.
std::vector<workspace::Column> horizonColumns();

/// Whether a layer has them all.
bool hasHorizon(const workspace::LayerSchema& schema);

/// The column of the sky view factor beside them: what the roof gets of evenly spread sky light (skyViewFactor()).
inline constexpr const char* kSkyViewColumn = "himmelssicht";

} // namespace weitblick::solar
