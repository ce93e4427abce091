// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::analysis::general {

/// Areas within a distance of the features.
/// Method   GEOS buffer with the cap and join styles of the OGC; `dissolve` unites overlapping areas.
/// Units    metres; the layer must be projected in metres. A negative distance shrinks polygons.
/// No data  features without geometry or distance, and polygons that vanish, are left out, counted and listed.
Descriptor bufferAnalysis();

} // namespace weitblick::analysis::general
