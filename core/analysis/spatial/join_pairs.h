// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/spatial/feature_layer.h"
#include "core/analysis/spatial/zone_layer.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace weitblick::analysis::spatial {

enum class JoinPredicate : std::uint8_t { Intersects, Contains, Within, Nearest };

/// A feature of the joined layer that belongs to a row.
struct JoinPair {
    std::size_t row = 0;   ///< of the rows that were asked for
    std::size_t other = 0; ///< feature of the joined layer
    double measure = 0.0;  ///< area or length they have in common, where that was asked for
    double distance = 0.0; ///< for Nearest
};

/// The joined layer, ready to be asked.
struct JoinSide {
    const FeatureLayer& features;
    const ZoneLayer* zones = nullptr; ///< the same as polygons with an index, where that helps or is needed
};

/// The pairs of some rows by a predicate of simple features, ascending by row and then by feature.
///
/// Method   Points in polygons by the cell index, everything else by the boxes and GEOS prepared predicates; Nearest
///          gives one pair a row, the first of those equally near.
/// Rule     Intersects counts touching, Contains and Within need a common inside (as in the simple features standard).
/// Errors   InvalidInput  a geometry cannot be read: names the row.
/// Threads  many at once; `thread` numbers them from 0.
Result<std::vector<JoinPair>> pairsByPredicate(std::span<const std::span<const std::byte>> rows, const JoinSide& side,
                                               JoinPredicate predicate, unsigned thread);

/// The pairs of some rows that have an area, or else a length, in common. Rows and features are polygons or lines, at
/// least one of them polygons.
/// Errors   InvalidInput  a geometry cannot be used.
/// Threads  many at once.
Result<std::vector<JoinPair>> pairsByMeasure(std::span<const std::span<const std::byte>> rows, const JoinSide& side);

} // namespace weitblick::analysis::spatial
