// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace weitblick::map {

/// A colour of the screen (sRGB, 8 bits a channel); alpha 255 is opaque.
struct Color {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    std::uint8_t alpha = 255;
    friend bool operator==(const Color&, const Color&) = default;
};

/// "#rrggbb", or "#rrggbbaa" where it is not opaque.
std::string hexOf(Color color);

/// Reads "#rrggbb" and "#rrggbbaa", upper or lower case.
/// Errors   InvalidInput  anything else.
Result<Color> colorFromHex(std::string_view text);

/// The colour at `share` of the way from `from` (0) to `to` (1), in sRGB.
Color mixed(Color from, Color to, double share);

/// The pixel as pictures of this program hold it: premultiplied 0xAARRGGBB (QImage::Format_ARGB32_Premultiplied).
/// `opacity` in [0, 1] is multiplied onto alpha.
std::uint32_t pixelOf(Color color, double opacity = 1.0);

/// A colour in CIELAB (D65, 2 degrees).
struct Lab {
    double lightness = 0.0; ///< 0 black … 100 white
    double a = 0.0;
    double b = 0.0;
};
Lab labOf(Color color);

/// How different two colours look: below 1 nobody sees it, 10 is told apart at a glance.
/// Method   CIEDE2000 (Sharma, Wu, Dalal 2005), kL = kC = kH = 1.
double deltaE2000(const Lab& one, const Lab& other);

} // namespace weitblick::map
