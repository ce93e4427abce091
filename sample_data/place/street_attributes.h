// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sample_data/place/street_net.h"
#include "sample_data/place/terrain.h"

namespace weitblick::sample {

/// Turns the grown net into streets with class, width, speed, direction, slope and traffic.
void describeStreets(Place& place, const Terrain& terrain, const StreetNet& net);

/// Names them: streets that run on straight share a name; house numbers begin at the end nearer to the centre.
void nameStreets(Place& place, const Terrain& terrain);

/// Mean slope from its first to its last vertex.
void measureSlope(Street& street, const Terrain& terrain);

/// What a street is where the houses have ended: a farm track without a name.
void becomeTrack(Street& street);

} // namespace weitblick::sample
