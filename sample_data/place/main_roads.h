// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sample_data/place/street_net.h"
#include "sample_data/place/terrain.h"

namespace weitblick::sample {

/// Joins the settlements with each other and with the world outside by classified roads that follow the relief, and
/// lays the railway along the valley (not in the village).
///
/// Method   Gabriel graph of the settlements and of four gates at the edge of the extent; each edge routed on a 50 m
///          grid (least cost: slope squared, river, earlier roads are cheap), then smoothed.
void layMainRoads(Place& place, const Terrain& terrain, StreetNet& net);

} // namespace weitblick::sample
