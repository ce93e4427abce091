// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/first_view.h"

#include <algorithm>
#include <optional>

namespace weitblick::map {

namespace {

bool hasShapes(const FirstLayer& one)
{
    return !one.isRaster && one.layer.kind != ShapeKind::None;
}

bool belongsToATownPlan(LayerTopic topic)
{
    switch (topic) {
    case LayerTopic::LandUse:
    case LayerTopic::Water:
    case LayerTopic::Woods:
    case LayerTopic::Streets:
    case LayerTopic::Railways:
    case LayerTopic::Buildings:
        return true;
    default:
        return false;
    }
}

/// Municipalities rather than quarters: their number is the smaller one.
std::optional<std::size_t> coarsestBoundaries(const std::vector<FirstLayer>& layers)
{
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const FirstLayer& one = layers[i];
        const bool isOne = hasShapes(one) && one.layer.kind == ShapeKind::Polygons && one.rowCount > 0 &&
                           topicOf(one.layer) == LayerTopic::Boundaries;
        if (isOne && (!best || one.rowCount < layers[*best].rowCount)) {
            best = i;
        }
    }
    return best;
}

std::optional<std::size_t> largestOf(const std::vector<FirstLayer>& layers, ShapeKind kind)
{
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const bool isOne = hasShapes(layers[i]) && layers[i].layer.kind == kind;
        if (isOne && (!best || layers[i].rowCount > layers[*best].rowCount)) {
            best = i;
        }
    }
    return best;
}

} // namespace

std::vector<bool> firstView(const std::vector<FirstLayer>& layers)
{
    std::vector<bool> shown(layers.size(), false);
    const bool areFew = static_cast<std::size_t>(std::ranges::count_if(layers, hasShapes)) <= kFewLayers;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        shown[i] = hasShapes(layers[i]) && (areFew || belongsToATownPlan(topicOf(layers[i].layer)));
    }
    const auto show = [&](std::optional<std::size_t> layer) {
        if (layer) {
            shown[*layer] = true;
        }
    };
    show(coarsestBoundaries(layers));
    if (std::ranges::none_of(shown, [](bool one) { return one; })) {
        for (const ShapeKind kind : {ShapeKind::Polygons, ShapeKind::Lines, ShapeKind::Points}) {
            show(largestOf(layers, kind));
        }
    }
    if (std::ranges::none_of(shown, [](bool one) { return one; })) { // nothing but rasters
        for (std::size_t i = 0; i < layers.size(); ++i) {
            shown[i] = layers[i].isRaster;
        }
    }
    return shown;
}

} // namespace weitblick::map
