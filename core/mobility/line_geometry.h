// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/point.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace weitblick::mobility {

/// A line string in GeoPackage binary; at least two points, one is doubled.
std::vector<std::byte> gpkgFromLine(std::span<const geo::Point> course, std::int32_t srsId);
std::vector<std::byte> gpkgFromPoint(geo::Point point, std::int32_t srsId);

} // namespace weitblick::mobility
