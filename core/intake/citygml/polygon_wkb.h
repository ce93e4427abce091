// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/citygml/faces.h"

#include <cstddef>
#include <vector>

namespace weitblick::intake {

enum class Heights : std::uint8_t { Dropped, Kept };

/// The faces as one multi polygon in WKB, with z or without; rings are closed, those of fewer than three corners left
/// out.
std::vector<std::byte> multiPolygonWkb(const Faces& faces, Heights heights);

} // namespace weitblick::intake
