// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sample_data/model.h"
#include "sample_data/place/terrain.h"

namespace weitblick::sample {

/// Builds on the lots, from the centre of each settlement outwards, until its number of buildings is reached; drops the
/// lots that nobody built on. Every building lies inside its lot.
void build(Place& place, const Terrain& terrain);

/// Numbers the houses along each street: odd on the left, even on the right.
void giveAddresses(Place& place);

/// Heights, storeys' roof form and the planes of the roof with true tilt, azimuth and area.
///
/// Units    degrees (azimuth 0 north, 90 east), square metres on the slope.
void raiseRoofs(Place& place, const Terrain& terrain);

} // namespace weitblick::sample
