// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/street_rules.h"

#include <cstdint>
#include <string>
#include <vector>

namespace weitblick::network {

/// What can be wrong with streets as they come.
enum class DefectKind : std::uint8_t {
    MissingNodes,    ///< the file was cut: points of a street are not in it
    UnusedTurnRule,  ///< a turn restriction whose streets do not meet at its place
    TurnRuleOverWay, ///< a turn restriction that leads over a street, not a place: not regarded
    Island,          ///< streets that cannot be walked to from the rest
    OneWayTrap,      ///< streets that a car can enter and not leave, or leave and not enter
    NearMiss,        ///< a dead end a few decimetres before another street
    DoubledStreet    ///< two streets of the same ends and length
};
inline constexpr std::size_t kDefectKindCount = 7;

/// A defect and where it is (WGS 84).
struct Defect {
    DefectKind kind = DefectKind::MissingNodes;
    double longitudeDeg = 0.0;
    double latitudeDeg = 0.0;
    std::int64_t way = 0; ///< id of the street (or of the restriction)
    double measure = 0.0; ///< metres of street that hang on it, or of the gap; missing points
};

/// At this place one must not (or must only) turn from one street into the other.
struct TurnRule {
    enum class Kind : std::uint8_t { Forbidden, Only } kind = Kind::Forbidden;
    std::int64_t id = 0;
    std::int64_t fromWay = 0;
    std::int64_t toWay = 0;
    std::uint32_t viaNode = 0; ///< in StreetMap
    std::uint8_t modes = 0;    ///< bit of each mode for which it holds
};

/// Streets as a source has them, whether OpenStreetMap or a layer of lines: points, and lines over points. Lines meet
/// where they share a point.
struct StreetMap {
    struct Way {
        std::int64_t id = 0;
        std::uint32_t firstNode = 0; ///< in wayNodes
        std::uint32_t nodeCount = 0;
        StreetUse use;
        std::uint32_t name = 0; ///< in names
    };
    std::vector<double> longitudesDeg; ///< WGS 84
    std::vector<double> latitudesDeg;
    std::vector<std::uint8_t> blockedModes; ///< bit of each mode that does not get through
    std::vector<std::uint32_t> wayNodes;
    std::vector<Way> ways;
    std::vector<std::string> names{std::string()}; ///< the first is the empty one
    std::vector<TurnRule> turnRules;
    std::vector<Defect> defects;

    [[nodiscard]] std::size_t nodeCount() const { return longitudesDeg.size(); }
};

} // namespace weitblick::network
