// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "sample_data/model.h"

namespace weitblick::sample {

struct TransitStop {
    std::string id; ///< DHID: "de:06999:1001"
    std::string name;
    Point at;
    int settlement = kNone;
    bool isStation = false;
};

enum class LineKind : std::uint8_t { Rail, Town, Regional };

/// A line in one direction; the other one is its mirror image.
struct TransitLine {
    std::string number;
    LineKind kind = LineKind::Regional;
    int verbund = 0; ///< 0: Musterkreis-Verkehrsverbund, 1: the neighbour's
    Line shape;
    std::vector<int> stops;
    std::vector<double> atM; ///< where along the shape each stop is
};

struct TransitNetwork {
    std::vector<TransitStop> stops;
    std::vector<TransitLine> lines;
    int hub = kNone; ///< the stop at the station of the main town
};

/// Twelve lines (two in the village): the railway, town buses and regional buses that follow the streets and share
/// their stops.
TransitNetwork planNetwork(const Place& place);

} // namespace weitblick::sample
