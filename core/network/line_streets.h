// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/geo/point.h"
#include "core/network/street_map.h"

#include <cstdint>
#include <string>
#include <vector>

namespace weitblick::network {

/// A line of a municipal layer of streets.
struct StreetLine {
    std::int64_t id = 0;
    std::vector<geo::Point> course; ///< metres
    std::string streetClass;        ///< OSM highway, or a German word; empty or unknown: a residential street
    std::string name;
    std::string oneWay;   ///< "yes", "-1", "ja", "1" …; empty: both directions
    std::string maxSpeed; ///< km/h; empty: that of the class
};

struct LineJoining {
    std::int32_t srsId = 25832; ///< of the lines
    double withinM = 0.5;       ///< ends that are so near to another street meet it
};

/// Streets from lines.
///
/// Method   points closer than a centimetre are one; ends of lines also meet points, and the insides of other lines,
/// within the
///          distance given. Lines that cross without a point do not meet: a bridge does neither.
/// CRS      metres.
/// Errors   UnsupportedCrs  the lines' system has no axes in metres.   InvalidInput  no line.   Cancelled.
Result<StreetMap> streetsOfLines(const std::vector<StreetLine>& lines, const StreetRules& rules,
                                 const LineJoining& joining, Job& job);

/// The OSM class that a municipality's word means ("Bundesstraße", "Radweg"); the word itself where it is none of them.
std::string streetClassOf(const std::string& word);

} // namespace weitblick::network
