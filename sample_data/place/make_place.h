// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"

#include "sample_data/model.h"
#include "sample_data/place/terrain.h"

namespace weitblick::sample {

/// A place and the relief it stands on.
struct Region {
    Place place;
    Terrain terrain;
};

/// Makes the whole place, stage by stage. The same settings give the same place, bit for bit.
///
/// CRS      EPSG:25832.
/// Errors   Internal  a stage failed.
///          Cancelled.
Result<Region> makeRegion(const Settings& settings, Job& job);

} // namespace weitblick::sample
