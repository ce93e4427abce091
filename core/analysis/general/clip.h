// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::analysis::general {

/// The parts of the features that lie within the polygons of a mask, with their attributes.
/// Method   GEOS intersection, only where a feature crosses the edge of the mask; features inside stay as they are.
///          The mask is transformed into the coordinates of the layer. Shares are measured by area or length.
/// No data  features without geometry are left out and counted; repaired ones are noted.
Descriptor clipAnalysis();

} // namespace weitblick::analysis::general
