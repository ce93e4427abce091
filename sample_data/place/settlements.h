// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sample_data/model.h"
#include "sample_data/place/terrain.h"

namespace weitblick::sample {

/// The extent of a size, in EPSG:25832.
Box extentOf(PlaceSize size);

/// Chooses where people settled: a main town by the river, villages on gentle ground apart from each other; groups them
/// into Gemeinden (fictional AGS 06 999 …) and divides towns into Ortsteile.
void placeSettlements(Place& place, const Terrain& terrain);

/// How far out `p` is: 0 in the centre, 1 at the edge of what may be built on, more beyond.
double remoteness(const Settlement& settlement, const Terrain& terrain, std::uint64_t seed, Point p);

/// What kind of quarter lies there.
Zone zoneAt(const Settlement& settlement, double remoteness, Point p);

} // namespace weitblick::sample
