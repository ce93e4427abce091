// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map_link/layer.h"

class QgsRasterLayer;

namespace weitblick::map_host {

/// Gives the first band of a raster its colours or its relief.
/// Method   limits that are not given are the extremes of an even sample of the cells. Reliefs as gdaldem hillshade:
///          light from 315°, 45° high, heights and metres of the ground in the same unit, the scale of the map evened
///          out by a factor where degrees are the ground.
void applyRasterStyle(QgsRasterLayer& layer, const map_link::LayerStyle& style);

} // namespace weitblick::map_host
