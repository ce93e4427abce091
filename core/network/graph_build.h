// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/network/street_graph.h"
#include "core/network/street_map.h"
#include "core/network/street_rules.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace weitblick::network {

struct BuildOptions {
    std::int32_t srsId = 0; ///< 0: the UTM zone of the middle (ETRS89 in Europe)
    std::string key;        ///< what StreetGraph::key() will say, up to 64 bytes
};

/// A network for all modes, as StreetGraph::fromBytes() takes it.
///
/// Method   junctions are points that two streets share, ends of streets and barriers; between them lies an edge.
/// Lengths on
///          the ellipsoid, times to the millisecond. A turn restriction splits its junction for the modes that obey it:
///          who comes from the street concerned arrives at a copy without the forbidden exits, so that shortest paths
///          stay exact. Junctions lie along a Hilbert curve.
/// CRS      result: projected in metres, EPSG code as wished.
/// Errors   InvalidInput  no streets.   UnsupportedCrs  the wished one is not in metres.   Budget  more than 2^31
///          vertices.   Cancelled.
Result<std::vector<std::byte>> buildStreetGraph(const StreetMap& map, const StreetRules& rules,
                                                const BuildOptions& options, Job& job);

/// EPSG code of the UTM zone of a place: ETRS89 in Europe, else WGS 84.
std::int32_t utmSrsId(double longitudeDeg, double latitudeDeg);

/// Metres between two places a few kilometres apart, on the ellipsoid.
/// Method   radii of curvature at the mean latitude; within 1 mm of the geodesic up to 1 km.
double ellipsoidLengthM(double fromLonDeg, double fromLatDeg, double toLonDeg, double toLatDeg);

} // namespace weitblick::network
