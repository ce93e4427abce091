// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/pale_theme.h"

#include <algorithm>

namespace weitblick::ui {

namespace {

constexpr std::int64_t kMostContextRows = 20'000; // what lies around must not take longer than what is shown
constexpr std::size_t kFewPoints = 2'000;

} // namespace

std::vector<map::PlainLayer> contextOf(const ProjectSnapshot& project, const std::string& layer)
{
    std::vector<map::PlainLayer> found;
    for (const workspace::Dataset& dataset : project.datasets) {
        const map::PlainLayer one = map::plainLayerOf(dataset.schema);
        const map::LayerTopic topic = map::topicOf(one);
        const bool helps = topic == map::LayerTopic::Boundaries || topic == map::LayerTopic::Water ||
                           topic == map::LayerTopic::Woods || topic == map::LayerTopic::Streets ||
                           topic == map::LayerTopic::Railways;
        if (helps && one.name != layer && dataset.rowCount <= kMostContextRows &&
            dataset.schema.geometry != workspace::GeometryType::None) {
            found.push_back(one);
        }
    }
    std::ranges::stable_sort(found, std::greater(), map::stackRank);
    return found;
}

map::Theme paleContext(const map::PlainLayer& layer)
{
    constexpr double kPale = 0.45;
    constexpr map::Color kLine{120, 128, 136, 255};
    map::Theme theme = map::plainTheme(layer);
    theme.opacity *= kPale;
    theme.outline.widthPx = std::min(theme.outline.widthPx, 1.0);
    theme.lineWidthPx = std::min(theme.lineWidthPx, 1.5);
    if (map::isHollow(theme)) {
        theme.outline.color = kLine;
    }
    return theme;
}

map::Theme withPaleClasses(const map::Theme& theme, const map::Color& paper)
{
    constexpr double kPale = 0.84;
    map::Theme result = theme;
    result.kind = map::ThemeKind::Graduated;
    std::vector<map::ThemeClass> classes = theme.classes;
    for (const auto& color : {theme.missingColor, theme.otherColor}) {
        classes.push_back({.color = color.value_or(map::Color{}), .isVisible = color.has_value()});
    }
    const std::size_t own = classes.size();
    for (std::size_t i = 0; i < own; ++i) {
        map::ThemeClass pale = classes[i];
        pale.color = map::mixed(pale.color, paper, kPale);
        classes.push_back(pale);
    }
    for (std::size_t i = 0; i < classes.size(); ++i) {
        classes[i].lower = static_cast<double>(i) - 0.5;
        classes[i].upper = static_cast<double>(i) + 0.5;
        classes[i].value.clear();
    }
    result.classes = std::move(classes);
    return result;
}

map::FeatureValues recodedValues(const map::Theme& theme, const map::ClassAssignment& assignment,
                                 const map::FeatureShapes& shapes, const FeatureTest& isSelected)
{
    const std::size_t classes = theme.classes.size();
    map::FeatureValues values;
    for (const map::ShapeBlock& block : shapes.blocks()) {
        for (std::size_t i = 0; i < block.featureCount(); ++i) {
            const std::uint8_t code = assignment.classOfId[block.firstFeature + i + 1];
            std::size_t number = code == map::kClassMissing ? classes : code == map::kClassOther ? classes + 1 : code;
            number += isSelected(block.fids[i]) ? 0 : classes + 2;
            values.addNumber(static_cast<double>(number));
        }
    }
    return values;
}

map::Theme withReadablePoints(map::Theme theme, const map::FeatureShapes& shapes)
{
    constexpr double kLeastPx = 13.0; // on small scales they are drawn at half of it
    constexpr map::Color kRim{60, 70, 80, 255};
    if (shapes.mainKind() == map::ShapeKind::Points && shapes.featureCount() <= kFewPoints) {
        theme.pointSizePx = std::max(theme.pointSizePx, kLeastPx);
        theme.outline.isVisible = true;
        theme.outline.color = kRim;
    }
    return theme;
}

} // namespace weitblick::ui
