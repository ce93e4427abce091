// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/indicator/indicator.h"

#include <algorithm>
#include <array>

namespace weitblick::analysis::indicator {

namespace {

constexpr std::array<std::string_view, 3> kLevels = {"whole", "zones", "districts"};
constexpr std::array<std::string_view, 3> kDirections = {"neutral", "more", "less"};
constexpr std::array<std::string_view, 5> kMeasureKinds = {"count", "sum", "mean", "median", "area"};

} // namespace

std::string_view nameOf(Level level)
{
    return kLevels.at(static_cast<std::size_t>(level));
}

std::optional<Level> levelOf(std::string_view name)
{
    const auto* const found = std::ranges::find(kLevels, name);
    return found == kLevels.end() ? std::nullopt : std::optional(static_cast<Level>(found - kLevels.begin()));
}

Text titleOf(Level level)
{
    switch (level) {
    case Level::Whole:
        return {"gesamt", "all together"};
    case Level::Zones:
        return {"Gemeinden", "municipalities"};
    case Level::Districts:
        break;
    }
    return {"Ortsteile", "districts"};
}

std::string_view nameOf(Direction direction)
{
    return kDirections.at(static_cast<std::size_t>(direction));
}

std::optional<Direction> directionOf(std::string_view name)
{
    const auto* const found = std::ranges::find(kDirections, name);
    return found == kDirections.end() ? std::nullopt
                                      : std::optional(static_cast<Direction>(found - kDirections.begin()));
}

std::string_view nameOf(MeasureKind kind)
{
    return kMeasureKinds.at(static_cast<std::size_t>(kind));
}

std::optional<MeasureKind> measureKindOf(std::string_view name)
{
    const auto* const found = std::ranges::find(kMeasureKinds, name);
    return found == kMeasureKinds.end() ? std::nullopt
                                        : std::optional(static_cast<MeasureKind>(found - kMeasureKinds.begin()));
}

std::vector<std::string> Indicator::roles() const
{
    std::vector<std::string> roles;
    const auto take = [&](const std::string& role) {
        if (!role.empty() && std::ranges::find(roles, role) == roles.end()) {
            roles.push_back(role);
        }
    };
    for (const auto* const measures : {&numerator, &denominator}) {
        for (const Measure& measure : *measures) {
            take(measure.role);
            take(measure.touches);
        }
    }
    return roles;
}

} // namespace weitblick::analysis::indicator
