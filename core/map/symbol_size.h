// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map/map_view.h"
#include "core/map/theme.h"

namespace weitblick::map {

/// How large the points of a theme are: as large as `groundM` on the ground, so that they make room for each other on
/// small scales, but never outside the two sizes.
struct PointSizes {
    double groundM = 0.0;
    double leastPx = 0.0; ///< pixels of 96 dpi
    double mostPx = 0.0;
};
PointSizes pointSizesOf(const Theme& theme);

/// The size of a theme's points in pixels of the view.
/// Method   PointSizes at the scale of the view; the map host does the same with sizes in map units.
double pointSizePxAt(const Theme& theme, const MapView& view);

/// The length of one unit of the view's CRS, roughly: 1 m, or 111,320 m for a degree.
double metresPerUnit(const MapView& view);

} // namespace weitblick::map
