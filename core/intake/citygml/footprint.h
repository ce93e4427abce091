// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/citygml/building.h"

#include <cstddef>
#include <vector>

namespace weitblick::intake {

/// The ground that a building covers, as a multi polygon in WKB (xy); empty where its surfaces do not tell it.
///
/// Method   of the building and of each part: the ground surfaces (of LoD2 where there are several levels), else
///          lod0FootPrint, else the lowest level faces of the body, else lod0RoofEdge; put together where there are
///          several. Faces that stand upright cover nothing.
std::vector<std::byte> footprintOf(const Building& building);

} // namespace weitblick::intake
