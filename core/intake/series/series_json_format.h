// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/source.h"

namespace weitblick::intake {

/// JSON with readings: SensorThings 1.1, NGSI-v2 and NGSI-LD, and records of portals and car parks. Any other list of
/// objects becomes a table. To be asked before GeoJSON, which is left alone unless it is one of these.
Format seriesJsonFormat();

} // namespace weitblick::intake
