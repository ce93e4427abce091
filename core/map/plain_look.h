// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map/feature_shapes.h"
#include "core/map/theme.h"
#include "core/workspace/layer_schema.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace weitblick::map {

/// What is known of a layer that nobody has coloured yet.
struct PlainLayer {
    std::string name;
    std::string role; ///< of the analyses; empty: none
    ShapeKind kind = ShapeKind::Polygons;
};

PlainLayer plainLayerOf(const workspace::LayerSchema& schema, std::string role = {});

/// What a layer is about, as far as its role or its name tells, in the words German offices use.
enum class LayerTopic : std::uint8_t {
    Unknown,
    Buildings,
    Parcels,
    Streets,
    Railways,
    Water,
    Flood,
    Woods,
    Protected,
    LandUse,
    Boundaries,
    Addresses,
    Places,
    Residents
};
LayerTopic topicOf(const PlainLayer& layer);

/// The looks of a layer without a theme: those of a town plan where the topic is known, else a colour of its own.
///
/// Method   Parcels and boundaries are lines around nothing, so that what lies below stays readable; the rest is muted,
///          so that a theme stands out. `position` (how many layers without a topic came before) picks the colour.
/// Source   colours without a topic: Okabe and Ito 2008.
Theme plainTheme(const PlainLayer& layer, std::size_t position = 0);

/// Where a layer lies by itself: a higher number lies over a lower one. Points over lines over areas; boundaries over
/// the areas they hold; land use at the bottom.
int stackRank(const PlainLayer& layer);

/// Whether such a layer has no inside to click at: it is asked last when a place is identified.
bool isHollow(const Theme& theme);

/// The column whose texts are worth writing beside the features of such a layer; empty: none is.
std::string labelColumn(const PlainLayer& layer, const std::vector<std::string>& columns);

/// Such labels are written on maps of 1 : this and larger; 0: on all.
double labelScale(const PlainLayer& layer);

} // namespace weitblick::map
