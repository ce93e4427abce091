// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map/plain_look.h"

#include <cstdint>
#include <vector>

namespace weitblick::map {

/// What the first view asks of a dataset.
struct FirstLayer {
    PlainLayer layer;
    std::int64_t rowCount = 0;
    bool isRaster = false;
};

/// Up to so many layers with shapes, all are shown.
inline constexpr std::size_t kFewLayers = 6;

/// Which layers of a project that nobody has looked at yet are shown, in their order.
///
/// Method   Few layers: all. Else a town plan that can be read: land use, water, woods, streets, railways, buildings,
///          and of the boundaries the ones with the fewest areas. Where that gives nothing: of points, lines and areas
///          the layer with the most rows each. Rasters and tables are not shown.
std::vector<bool> firstView(const std::vector<FirstLayer>& layers);

} // namespace weitblick::map
