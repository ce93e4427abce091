// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/geo/geos.h"

#include <vector>

#include "sample_data/plane.h"

namespace weitblick::sample {

/// Areas to GEOS and back. Errors are our own mistakes (Internal), because nothing comes from outside.
geo::Geometry toGeos(const Area& area);
geo::Geometry toGeos(const Areas& areas);
geo::Geometry toGeos(const Line& line);

/// The polygons in a geometry that are larger than `leastM2`; lines and points are dropped.
Areas fromGeos(const GEOSGeometry& geometry, double leastM2 = 0.05);

Result<geo::Geometry> unionOf(const std::vector<Ring>& rings);
Result<geo::Geometry> unionOf(const Areas& areas);
/// One multipolygon of whole millimetres out of many areas; valid as it is written.
Result<Areas> joinedOnGrid(const Areas& areas);
Result<geo::Geometry> differenceOf(const GEOSGeometry& a, const GEOSGeometry& b);
Result<geo::Geometry> intersectionOf(const GEOSGeometry& a, const GEOSGeometry& b);
Result<geo::Geometry> bufferOf(const GEOSGeometry& a, double byM);
/// The areas joined, without necks and gaps narrower than about twice `byM`: valid in any CRS they are written in.
Result<Areas> joinedWithoutNecks(const Areas& areas, double byM);

} // namespace weitblick::sample
