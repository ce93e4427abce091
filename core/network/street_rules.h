// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/registry/registry.h"
#include "core/base/result.h"
#include "core/network/travel_mode.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace weitblick::network {

using ByMode = std::array<double, kModeCount>;

/// What the registry says of streets: who may use which, how fast, and what one-ways and turn restrictions mean.
struct StreetRules {
    struct StreetClass {
        std::string name; ///< OSM highway
        ByMode speedsKmh{};
        ByMode allowed{}; ///< 1 without a sign, 0 only where one allows it
    };
    struct ModeRule {
        std::vector<std::string> accessKeys; ///< the most special first
        std::size_t ownKeyCount = 1;         ///< so many of them lift a ban of the class
        bool obeysOneWays = false;
        bool obeysTurnRules = false;
        double maxSpeedShare = 0.0; ///< of the speed limit; 0: the limit has no meaning
    };
    std::vector<StreetClass> classes;
    std::map<std::string, bool, std::less<>> accessValues;
    std::map<std::string, ByMode, std::less<>> surfaces; ///< share of the speed, 0: cannot be used
    std::map<std::string, ByMode, std::less<>> barriers; ///< 1: gets through
    std::array<ModeRule, kModeCount> modes;
    double approachSpeedKmh = 0.0; ///< between a place and its street

    [[nodiscard]] const StreetClass* findClass(std::string_view name) const; ///< nullptr: none
    /// Everything above as one line: networks made by other rules have another text.
    [[nodiscard]] std::string canonicalText() const;
};

/// The entries that streetRules() needs, in the order of RuleTables.
std::vector<std::string> streetRuleEntries();

struct RuleTables {
    const analysis::registry::Table* speeds = nullptr;
    const analysis::registry::Table* defaultAccess = nullptr;
    const analysis::registry::Table* accessValues = nullptr;
    const analysis::registry::Table* surfaces = nullptr;
    const analysis::registry::Table* barriers = nullptr;
    const analysis::registry::Table* modeRules = nullptr;
    double approachSpeedKmh = 0.0;
};
/// Errors   InvalidInput  a cell is empty or of the wrong kind, a mode has no rule.
Result<StreetRules> streetRules(const RuleTables& tables);
/// The rules as they are shipped, of that day.
/// Errors   as streetRules(); NotFound.
Result<StreetRules> shippedStreetRules(analysis::registry::Date day);

/// Tags of a way or node, looked up by key.
using Tags = std::vector<std::pair<std::string_view, std::string_view>>;

/// Speeds of a street in km/h, in and against the direction in which it is drawn; 0: not to be used.
struct StreetUse {
    std::uint16_t streetClass = 0; ///< in StreetRules::classes
    ByMode forwardKmh{};
    ByMode backwardKmh{};
    [[nodiscard]] bool isUsable() const;
};

/// What a way is to travellers; a use that is not usable where its class is not in the network.
///
/// Method   the first access key of the mode that the way has decides (`access` itself lifts no ban of the class); a
///          surface slows down; motorroad excludes who has no motor; one-ways by oneway, roundabouts and motorways,
///          with oneway:bicycle and cycleway=opposite for bicycles.
/// Source   OpenStreetMap wiki, Key:access, Key:oneway; resources/registry/street_network.yaml.
StreetUse useOf(const Tags& tags, const StreetRules& rules);

/// Bit of each mode that does not get through a node.
/// Method   an access key at the barrier goes before the kind of barrier.
std::uint8_t blockedModesAt(const Tags& tags, const StreetRules& rules);

/// Speed limit in km/h: "50", "30 mph", "walk", "none", "DE:urban"; 0 where it says nothing.
double speedLimitKmh(std::string_view text);

} // namespace weitblick::network
