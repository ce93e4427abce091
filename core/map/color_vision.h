// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map/color.h"

#include <array>
#include <span>

namespace weitblick::map {

enum class ColorVision : std::uint8_t { Normal, Protanopia, Deuteranopia, Tritanopia };
inline constexpr std::array kAllColorVisions{ColorVision::Normal, ColorVision::Protanopia, ColorVision::Deuteranopia,
                                             ColorVision::Tritanopia};

/// The colour as somebody with that vision sees it.
/// Method   Machado, Oliveira, Fernandes 2009, severity 1.0, in linear RGB.
Color seenBy(Color color, ColorVision vision);

/// A colour to each of the four visions, ready to be compared often.
using SeenLabs = std::array<Lab, kAllColorVisions.size()>;
SeenLabs seenLabs(Color color);

/// How different two colours look to the one of the four visions that tells them apart worst (CIEDE2000).
double worstDeltaE(const SeenLabs& one, const SeenLabs& other);
double worstDeltaE(Color one, Color other);

/// The smallest worstDeltaE between neighbours of a row of classes; infinity for fewer than two colours.
double smallestNeighbourDeltaE(std::span<const Color> colors);

/// The smallest worstDeltaE between any two; for colours without an order.
double smallestPairDeltaE(std::span<const Color> colors);

} // namespace weitblick::map
