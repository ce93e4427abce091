// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/map/color.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::map {

/// Sequential: little to much. Diverging: below and above a middle. Categorical: things without an order.
enum class RampKind : std::uint8_t { Sequential, Diverging, Categorical };

enum class RampDirection : std::uint8_t { Forward, Reversed };

/// The number of classes up to which neighbouring classes of every shipped ramp differ by kClearDeltaE to people with
/// normal vision and with each of the three colour vision deficiencies.
inline constexpr std::size_t kClearClassCount = 7;
inline constexpr double kClearDeltaE = 10.0;

/// A row of colours to choose classes from.
struct ColorRamp {
    std::string id; ///< "viridis"; stands in theme files
    Text title;
    RampKind kind = RampKind::Sequential;
    std::vector<Color> stops; ///< evenly spaced
    std::string source;       ///< who made it, and its licence
};

/// All shipped ramps, the ones to offer first in front.
const std::vector<ColorRamp>& colorRamps();

/// Errors   NotFound  no ramp of that id; the advice proposes the nearest.
Result<ColorRamp> colorRamp(std::string_view id);

/// The ramp's colour at `position` in [0, 1], between its stops.
Color colorAt(const ColorRamp& ramp, double position);

/// The colours of `count` classes.
/// Method   Categorical: the stops in their order, repeated with a darker shade when they run out. Others: positions
///          spread so that the two most similar neighbours are as different as can be to the vision that tells them
///          apart worst; the ends of the ramp are the outer classes; an odd diverging row has the ramp's middle in its
///          middle.
std::vector<Color> classColors(const ColorRamp& ramp, std::size_t count,
                               RampDirection direction = RampDirection::Forward);

} // namespace weitblick::map
