// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/polygon_set.h"
#include "core/geo/raster_window.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace weitblick::solar {

/// A cell of a raster.
struct RasterCell {
    int column = 0;
    int row = 0;
    friend bool operator==(const RasterCell&, const RasterCell&) = default;
};

/// The cells of a raster whose centres lie in a zone; of a zone that holds no centre, the cell in its middle. Empty for
/// a zone without parts or beside the raster.
///
/// Method   the edges of the zone are cut by the line through the centres of each row; between an odd and the next cut
///          is inside.
std::vector<RasterCell> cellsOfZone(const geo::PolygonSet& zones, std::size_t zone, const geo::RasterFrame& frame);

} // namespace weitblick::solar
