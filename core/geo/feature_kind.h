// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/geo/point.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace weitblick::geo {

enum class FeatureKind : std::uint8_t { Nothing, Points, Lines, Polygons, Collection };

/// What a GeoPackage binary holds, by its type alone; Nothing for an empty span or geometry.
/// Errors   InvalidInput  no GeoPackage binary, or an unknown type.
Result<FeatureKind> featureKindOf(std::span<const std::byte> geoPackageBinary);

/// Adds the point, or the points of a multipoint; empty ones are left out.
/// Errors   InvalidInput  no GeoPackage binary, or neither point nor multipoint. `points` is as before.
Result<void> appendPoints(std::vector<Point>& points, std::span<const std::byte> geoPackageBinary);

} // namespace weitblick::geo
