// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sample_data/place/street_net.h"
#include "sample_data/place/terrain.h"

namespace weitblick::sample {

/// Grows the streets of each settlement from its main roads outwards: narrow and close in the old core, rows of lots
/// further out, wide blocks in commercial areas.
///
/// Method   tips advance in steps of about 25 m, nearest to the centre first; a tip that meets a street joins it, one
///          that comes too near to a street, the river, the railway or steep ground ends.
void growStreets(Place& place, const Terrain& terrain, StreetNet& net);

/// Links for feet between dead ends and streets near by; steps where it is steep; a cycleway along the river.
void addPaths(Place& place, const Terrain& terrain, StreetNet& net);

} // namespace weitblick::sample
