// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sample_data/model.h"
#include "sample_data/place/terrain.h"

namespace weitblick::sample {

/// Lines up lots along the streets of each settlement, public ones (church, school, …) first, then ordinary ones from
/// the centre outwards. No lot overlaps a street, the railway, the river or another lot by more than 3 mm.
void lineUpLots(Place& place, const Terrain& terrain);

} // namespace weitblick::sample
