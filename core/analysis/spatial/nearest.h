// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"

namespace weitblick::analysis::spatial {

/// For each feature the nearest ones of another layer, with their distance in metres.
/// Method   Best-first search in a packed tree of boxes; distances between the nearest places of both (GEOS), in the
///          plane of the layer's coordinates. Equal distances: the smaller feature id first.
/// No data  features without neighbour within the distance keep one row with empty values.
Descriptor nearestAnalysis();

} // namespace weitblick::analysis::spatial
