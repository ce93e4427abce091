// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/source.h"

namespace weitblick::intake {

/// ZIP archives: raster tiles become one raster, everything else that Weitblick reads one layer a file (the tables of a
/// GTFS timetable too, stops as points). What is in an archive and is not read is told.
Format archiveFormat();

} // namespace weitblick::intake
