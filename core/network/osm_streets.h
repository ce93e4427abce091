// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/network/street_map.h"

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace weitblick::network {

/// Limits against files that are made to harm, or far larger than a Land.
struct OsmBudget {
    std::size_t mostWayPoints = 400'000'000;
    std::size_t mostTurnRules = 10'000'000;
    std::size_t mostBytes = std::size_t{200} << 30U; ///< of the objects, unpacked
};

/// The streets of an OpenStreetMap file (.osm.pbf, .osm, both also packed with gzip or bzip2).
///
/// Method   libosmium; two passes: ways and turn restrictions, then the points that they need.
/// Errors   InvalidInput  not an OSM file, damaged, or without any street.   Budget, NotFound, Io, Cancelled.
/// Source   OpenStreetMap contributors, ODbL 1.0: must be named wherever results are shown.
Result<StreetMap> readOsmStreets(const std::filesystem::path& file, const StreetRules& rules, const OsmBudget& budget,
                                 Job& job);

/// The same from memory; `format` is "pbf" or "osm".
Result<StreetMap> readOsmStreets(std::string_view bytes, std::string_view format, const StreetRules& rules,
                                 const OsmBudget& budget, Job& job);

} // namespace weitblick::network
