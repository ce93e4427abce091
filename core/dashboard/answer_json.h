// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dashboard/tile_answer.h"

#include <string>

namespace weitblick::dashboard {

/// What a tile shows as JSON: {"tile", "kind", "title", "datasets", "stale", "valid_share", "remarks", "shown": {…}}
/// with numbers in their units; a tile that has nothing to show has "missing" in the place of "shown".
std::string toJson(const TileAnswer& answer);

} // namespace weitblick::dashboard
