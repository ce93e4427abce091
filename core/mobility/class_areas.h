// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/geo/geos.h"
#include "core/mobility/class_lookup.h"

#include <cstddef>
#include <span>
#include <vector>

namespace weitblick::mobility {

/// The area of each class: where several hold, the best one does, so that areas never overlap. A null pointer for a
/// class that is nowhere.
///
/// Method   circles as polygons of 64 corners and the circle's own area (corners lie 0.08 % outside of it), united
///          class by class, and what better classes have taken out.
/// CRS      metres.
/// Errors   InvalidInput  GEOS fails.   Cancelled.
Result<std::vector<geo::Geometry>> classAreas(std::span<const ClassDisc> discs, std::size_t rankCount, Job& job);

/// The common part of two areas with its lines and points left out; a null pointer where there is none.
Result<geo::Geometry> commonArea(const GEOSGeometry& first, const GEOSGeometry& second);
/// What the first has and the second has not; as above.
Result<geo::Geometry> areaWithout(const GEOSGeometry& first, const GEOSGeometry& second);

} // namespace weitblick::mobility
