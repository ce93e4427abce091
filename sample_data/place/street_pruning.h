// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sample_data/place/terrain.h"

namespace weitblick::sample {

/// Takes away streets along which nobody settled (dead ends, and loops that other streets make up for), ends the others
/// behind their last house, and drops tracks that hang together with nothing. One-way streets stay where another way
/// leads back.
void pruneStreets(Place& place, const Terrain& terrain);

} // namespace weitblick::sample
