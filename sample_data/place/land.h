// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"

#include "sample_data/model.h"
#include "sample_data/place/terrain.h"

namespace weitblick::sample {

/// Divides the whole extent into parcels without gaps: lots, streets, water, gardens, and fields, meadows and woods in
/// strips; gives each its Flurstückskennzeichen, and buildings and parcels their Ortsteil. Makes the flood area.
///
/// Errors   Internal  GEOS refuses an overlay.
///          Cancelled.
Result<void> divideIntoParcels(Place& place, const Terrain& terrain, Job& job);

} // namespace weitblick::sample
