// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/geo/geos.h"
#include "core/workspace/layer_schema.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace weitblick::analysis::general {

enum class Dimension : std::uint8_t { Point = 0, Line = 1, Area = 2 };

/// What the geometries of a layer of this type are; for mixed layers what `geometry` is.
Dimension dimensionOf(const GEOSGeometry& geometry);

/// The type of a result layer that holds multi-geometries of the dimension.
workspace::GeometryType multiTypeOf(Dimension dimension);

/// The multi-type for results made from a layer of `type`; Geometry where the layer is mixed.
workspace::GeometryType resultTypeOf(workspace::GeometryType type);

/// The parts of one dimension as a multi-geometry; empty where there are none. Takes collections apart.
Result<geo::Geometry> partsOf(const GEOSGeometry& geometry, Dimension dimension);

/// Reads a feature's geometry; what is not valid is repaired and counted.
/// Errors   InvalidInput  no geometry can be read or repaired; a null pointer where there is none.
Result<geo::Geometry> validGeometry(std::span<const std::byte> geoPackageBinary, std::int64_t& repairedCount);

/// The union of geometries of one dimension, as a multi-geometry.
///
/// Method   For areas GEOS coverage union (common edges vanish, nothing is computed anew); kept only if the area is the
///          sum of the parts within 1e-9 and the result is valid, else unary union. Lines are noded and merged.
/// Errors   InvalidInput  GEOS fails.
Result<geo::Geometry> unionOf(std::vector<geo::Geometry> parts, Dimension dimension);

/// Area, length or, for points, number of points: what sums are weighted by.
double measureOf(const GEOSGeometry& geometry, Dimension dimension);

} // namespace weitblick::analysis::general
