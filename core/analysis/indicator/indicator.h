// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::analysis::indicator {

/// For what an indicator is computed: all zones together, each zone (municipality), each part of one (Ortsteil).
enum class Level : std::uint8_t { Whole, Zones, Districts };
std::string_view nameOf(Level level); ///< "whole", "zones", "districts": as files and result tables spell it
std::optional<Level> levelOf(std::string_view name);
Text titleOf(Level level);

/// What is good: more of it, less of it, or neither.
enum class Direction : std::uint8_t { Neutral, More, Less };
std::string_view nameOf(Direction direction); ///< "neutral", "more", "less"
std::optional<Direction> directionOf(std::string_view name);

enum class MeasureKind : std::uint8_t { Count, Sum, Mean, Median, Area };
std::string_view nameOf(MeasureKind kind); ///< "count", "sum", "mean", "median", "area"
std::optional<MeasureKind> measureKindOf(std::string_view name);

/// One quantity of a zone, taken from the rows of one role.
struct Measure {
    MeasureKind kind = MeasureKind::Count;
    std::string role;
    std::string value;   ///< formula over the role's fields; Count and Area need none
    std::string where;   ///< condition over the role's fields; empty: all rows
    std::string touches; ///< role of polygons: only features that have a part in one of them
    std::string key;     ///< field with the key of the row's zone; empty: the role's own place (geometry or key)
    std::string outside; ///< field with a second key: only rows whose second key lies outside of the zone
    double factor = 1.0; ///< in a sum of several measures
    friend bool operator==(const Measure&, const Measure&) = default;
};

/// A number of a municipality that stands for something: what it is, how it is computed, and what to beware of.
/// All of it is data: resources/indicators/*.yaml.
struct Indicator {
    std::string id;
    Text title;
    Text definition;
    Text caveat;
    Text group;       ///< heading in lists
    std::string unit; ///< symbol of core/base/unit.h that the value has; "1" for a plain number
    Text unitTitle;   ///< what people read behind the number: "Einw./km²"; may be empty
    int decimals = 1;
    Direction direction = Direction::Neutral;
    std::string analysis; ///< whose result holds it: "indicators", or that of a domain
    std::string source;   ///< citation of the method
    std::vector<Measure> numerator;
    std::vector<Measure> denominator; ///< empty: the numerator is the value
    double per = 1.0;                 ///< 1000: for each 1,000 of the denominator
    std::string file;
    int line = 0;

    /// Roles that its measures read, without doubles, in their order.
    [[nodiscard]] std::vector<std::string> roles() const;
};

} // namespace weitblick::analysis::indicator
