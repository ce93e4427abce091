// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/map_link/layer.h"

#include <string>
#include <string_view>

namespace weitblick::map {

/// Grey and Ramp: the values from `lowest` to `highest` in greys or in the colours of a ramp. Relief: heights, lit from
/// the north-west.
enum class RasterLook : std::uint8_t { Grey, Ramp, Relief };

/// How a raster is shown. A plain value, kept with the project as themes are.
struct RasterTheme {
    std::string layer;
    RasterLook look = RasterLook::Grey;
    std::string ramp = "viridis"; ///< of Ramp
    double lowest = 0.0;
    double highest = 0.0; ///< not above `lowest`: the least and the greatest value of the data
    double opacity = 1.0;
    friend bool operator==(const RasterTheme&, const RasterTheme&) = default;
};

/// The looks of a raster that nobody has chosen: heights in the shades of a relief, the rest in greys.
RasterTheme plainRasterTheme(const std::string& layer);

std::string toJson(const RasterTheme& theme);

/// Errors   InvalidInput  not JSON of a raster's looks, an unknown word, or a number out of its range.
Result<RasterTheme> rasterThemeFromJson(std::string_view json);

/// For the map host.
/// Errors   NotFound  no such ramp.
Result<map_link::LayerStyle> hostStyleOf(const RasterTheme& theme);

} // namespace weitblick::map
