// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/plain_look.h"

#include "core/map/detail/folded_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace weitblick::map {

namespace {

using detail::folded;

constexpr std::uint8_t kHollowAlpha = 2; ///< not 0: a class that is not drawn has no border either

struct TopicWord {
    std::string_view word;
    LayerTopic topic;
};
/// Parts of names, lower case, umlauts written out; the first that is found counts.
constexpr std::array kWords = {
    TopicWord{"gebaeud", LayerTopic::Buildings},    TopicWord{"building", LayerTopic::Buildings},
    TopicWord{"hausumring", LayerTopic::Buildings}, TopicWord{"dachflaech", LayerTopic::Buildings},
    TopicWord{"roof", LayerTopic::Buildings},       TopicWord{"flurst", LayerTopic::Parcels},
    TopicWord{"parcel", LayerTopic::Parcels},       TopicWord{"adress", LayerTopic::Addresses},
    TopicWord{"hauskoord", LayerTopic::Addresses},  TopicWord{"ueberschwemm", LayerTopic::Flood},
    TopicWord{"hochwasser", LayerTopic::Flood},     TopicWord{"flood", LayerTopic::Flood},
    TopicWord{"schutz", LayerTopic::Protected},     TopicWord{"protected", LayerTopic::Protected},
    TopicWord{"strass", LayerTopic::Streets},       TopicWord{"street", LayerTopic::Streets},
    TopicWord{"wegenetz", LayerTopic::Streets},     TopicWord{"bahn", LayerTopic::Railways},
    TopicWord{"schiene", LayerTopic::Railways},     TopicWord{"gewaesser", LayerTopic::Water},
    TopicWord{"water", LayerTopic::Water},          TopicWord{"wald", LayerTopic::Woods},
    TopicWord{"forst", LayerTopic::Woods},          TopicWord{"forest", LayerTopic::Woods},
    TopicWord{"nutzung", LayerTopic::LandUse},      TopicWord{"landuse", LayerTopic::LandUse},
    TopicWord{"gemeinde", LayerTopic::Boundaries},  TopicWord{"ortsteil", LayerTopic::Boundaries},
    TopicWord{"stadtteil", LayerTopic::Boundaries}, TopicWord{"landkreis", LayerTopic::Boundaries},
    TopicWord{"bezirk", LayerTopic::Boundaries},    TopicWord{"verwaltung", LayerTopic::Boundaries},
    TopicWord{"gemarkung", LayerTopic::Boundaries}, TopicWord{"zones", LayerTopic::Boundaries},
    TopicWord{"einwohner", LayerTopic::Residents},  TopicWord{"population", LayerTopic::Residents},
    TopicWord{"bevoelker", LayerTopic::Residents},  TopicWord{"einricht", LayerTopic::Places},
    TopicWord{"facilit", LayerTopic::Places},       TopicWord{"arbeitsst", LayerTopic::Places},
    TopicWord{"haltestell", LayerTopic::Places},    TopicWord{"stops", LayerTopic::Places},
};

struct Look {
    Color fill;
    Color rim;
    double rimPx = 1.0;
    double lineWidthPx = 2.0;
    double pointSizePx = 7.0;
    double opacity = 1.0;
};

Look lookOf(LayerTopic topic)
{
    switch (topic) {
    case LayerTopic::Buildings:
        return {.fill = {201, 178, 155}, .rim = {125, 101, 80}};
    case LayerTopic::Parcels:
        return {.fill = {255, 255, 255, kHollowAlpha}, .rim = {150, 160, 168}};
    case LayerTopic::Streets:
        return {.fill = {122, 130, 140}, .rim = {122, 130, 140}, .lineWidthPx = 2.0};
    case LayerTopic::Railways:
        return {.fill = {70, 70, 78}, .rim = {70, 70, 78}, .lineWidthPx = 2.0};
    case LayerTopic::Water:
        return {.fill = {158, 202, 225}, .rim = {74, 134, 175}};
    case LayerTopic::Flood:
        return {.fill = {66, 146, 198, 90}, .rim = {33, 90, 150}, .rimPx = 1.5};
    case LayerTopic::Woods:
        return {.fill = {186, 212, 170}, .rim = {128, 165, 108}};
    case LayerTopic::Protected:
        return {.fill = {90, 160, 70, 60}, .rim = {47, 110, 36}, .rimPx = 2.0};
    case LayerTopic::LandUse:
        return {.fill = {238, 233, 218}, .rim = {206, 198, 176}};
    case LayerTopic::Boundaries:
        return {.fill = {255, 255, 255, kHollowAlpha}, .rim = {122, 62, 130}, .rimPx = 1.5};
    case LayerTopic::Addresses:
        return {.fill = {70, 80, 92}, .rim = {255, 255, 255}, .pointSizePx = 4.0};
    case LayerTopic::Residents:
        return {.fill = {106, 81, 163}, .rim = {255, 255, 255}, .pointSizePx = 7.0};
    case LayerTopic::Places:
        return {.fill = {176, 42, 91}, .rim = {255, 255, 255}, .pointSizePx = 9.0};
    case LayerTopic::Unknown:
        break;
    }
    return {.rim = {255, 255, 255, 180}, .opacity = 0.7};
}

constexpr std::array<Color, 6> kColors = {Color{86, 180, 233},  Color{230, 159, 0}, Color{0, 158, 115},
                                          Color{204, 121, 167}, Color{213, 94, 0},  Color{0, 114, 178}};

LayerTopic topicIn(const std::string& text)
{
    const auto* const found =
        std::ranges::find_if(kWords, [&](const TopicWord& one) { return text.find(one.word) != std::string::npos; });
    return found == kWords.end() ? LayerTopic::Unknown : found->topic;
}

} // namespace

PlainLayer plainLayerOf(const workspace::LayerSchema& schema, std::string role)
{
    PlainLayer layer{.name = schema.name, .role = std::move(role)};
    switch (schema.geometry) {
    case workspace::GeometryType::None:
        layer.kind = ShapeKind::None;
        break;
    case workspace::GeometryType::Point:
    case workspace::GeometryType::MultiPoint:
        layer.kind = ShapeKind::Points;
        break;
    case workspace::GeometryType::LineString:
    case workspace::GeometryType::MultiLineString:
        layer.kind = ShapeKind::Lines;
        break;
    default:
        break;
    }
    return layer;
}

LayerTopic topicOf(const PlainLayer& layer)
{
    const LayerTopic byName = topicIn(folded(layer.name));
    const LayerTopic topic = byName == LayerTopic::Unknown ? topicIn(folded(layer.role)) : byName;
    const bool isOfPoints =
        topic == LayerTopic::Addresses || topic == LayerTopic::Places || topic == LayerTopic::Residents;
    // "Adressen_puffer" is no layer of addresses, and "Gemeinden_mittelpunkte" none of municipalities.
    return isOfPoints == (layer.kind == ShapeKind::Points) ? topic : LayerTopic::Unknown;
}

Theme plainTheme(const PlainLayer& layer, std::size_t position)
{
    const LayerTopic topic = topicOf(layer);
    Look look = lookOf(topic);
    if (topic == LayerTopic::Unknown) {
        look.fill = kColors.at(position % kColors.size());
    } else if (layer.kind != ShapeKind::Polygons && look.fill.alpha != 255) { // nothing inside to see through
        look.fill = look.rim;
    }
    Theme theme;
    theme.layer = layer.name;
    theme.kind = ThemeKind::Single;
    theme.classes = {ThemeClass{.color = look.fill}};
    theme.opacity = look.opacity;
    theme.outline = {.isVisible = true, .color = look.rim, .widthPx = look.rimPx};
    theme.lineWidthPx = look.lineWidthPx;
    theme.pointSizePx = look.pointSizePx;
    return theme;
}

int stackRank(const PlainLayer& layer)
{
    constexpr int kPoints = 300;
    constexpr int kLines = 200;
    const LayerTopic topic = topicOf(layer);
    if (layer.kind == ShapeKind::None) {
        return 0;
    }
    if (layer.kind == ShapeKind::Points) {
        return topic == LayerTopic::Addresses ? kPoints - 10 : kPoints;
    }
    if (layer.kind == ShapeKind::Lines) {
        return kLines;
    }
    switch (topic) {
    case LayerTopic::Boundaries:
        return 150;
    case LayerTopic::Flood:
    case LayerTopic::Protected:
        return 120;
    case LayerTopic::Buildings:
        return 110;
    case LayerTopic::Unknown: // a result, most likely: above what it was made from
        return 130;
    case LayerTopic::Parcels:
        return 100;
    case LayerTopic::Water:
    case LayerTopic::Streets:
    case LayerTopic::Railways:
        return 60;
    case LayerTopic::Woods:
        return 50;
    default:
        return 40;
    }
}

bool isHollow(const Theme& theme)
{
    return theme.kind == ThemeKind::Single && !theme.classes.empty() &&
           theme.classes.front().color.alpha <= kHollowAlpha;
}

std::string labelColumn(const PlainLayer& layer, const std::vector<std::string>& columns)
{
    const LayerTopic topic = topicOf(layer);
    if (topic != LayerTopic::Boundaries && topic != LayerTopic::Places && topic != LayerTopic::Streets) {
        return {};
    }
    for (const std::string_view wanted : {"name", "gen", "bezeichnung"}) {
        const auto found = std::ranges::find_if(columns, [&](const std::string& one) { return folded(one) == wanted; });
        if (found != columns.end()) {
            return *found;
        }
    }
    return {};
}

double labelScale(const PlainLayer& layer)
{
    constexpr double kStreetNames = 12'000; // by eye: above that they cover what they name
    constexpr double kPlaceNames = 15'000;
    switch (topicOf(layer)) {
    case LayerTopic::Streets:
        return kStreetNames;
    case LayerTopic::Places:
        return kPlaceNames;
    default:
        return 0.0;
    }
}

} // namespace weitblick::map
