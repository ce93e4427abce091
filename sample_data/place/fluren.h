// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include "sample_data/place/street_net.h"
#include "sample_data/place/terrain.h"

namespace weitblick::sample {

/// Divides the extent into Fluren (cells around scattered seeds), gives each to its Ortsteil and lays tracks along some
/// of their edges.
///
/// Errors   Internal  GEOS cannot make the cells.
Result<void> divideIntoFluren(Place& place, const Terrain& terrain, StreetNet& net);

/// Areas of Ortsteile and Gemeinden: the union of their Fluren.
/// Errors   Internal  GEOS cannot join them.
Result<void> joinAdministrativeAreas(Place& place);

} // namespace weitblick::sample
