// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/color_vision.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace weitblick::map {

namespace {

using Matrix = std::array<double, 9>;

// Machado et al. 2009, table of severity 1.0.
constexpr Matrix kProtanopia{0.152286, 1.052583,  -0.204868, 0.114503, 0.786281,
                             0.099216, -0.003882, -0.048116, 1.051998};
constexpr Matrix kDeuteranopia{0.367322, 0.860646,  -0.227968, 0.280085, 0.672501,
                               0.047413, -0.011820, 0.042940,  0.968881};
constexpr Matrix kTritanopia{1.255528, -0.076749, -0.178779, -0.078411, 0.930809,
                             0.147602, 0.004733,  0.691367,  0.303900};

double linear(std::uint8_t channel)
{
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

std::uint8_t encoded(double value)
{
    const double held = std::clamp(value, 0.0, 1.0);
    const double curved = held <= 0.0031308 ? held * 12.92 : 1.055 * std::pow(held, 1 / 2.4) - 0.055;
    return static_cast<std::uint8_t>(std::lround(curved * 255));
}

const Matrix& matrixOf(ColorVision vision)
{
    return vision == ColorVision::Protanopia     ? kProtanopia
           : vision == ColorVision::Deuteranopia ? kDeuteranopia
                                                 : kTritanopia;
}

} // namespace

Color seenBy(Color color, ColorVision vision)
{
    if (vision == ColorVision::Normal) {
        return color;
    }
    const Matrix& m = matrixOf(vision);
    const double red = linear(color.red);
    const double green = linear(color.green);
    const double blue = linear(color.blue);
    return {encoded(m[0] * red + m[1] * green + m[2] * blue), encoded(m[3] * red + m[4] * green + m[5] * blue),
            encoded(m[6] * red + m[7] * green + m[8] * blue), color.alpha};
}

SeenLabs seenLabs(Color color)
{
    SeenLabs labs;
    std::ranges::transform(kAllColorVisions, labs.begin(),
                           [color](ColorVision vision) { return labOf(seenBy(color, vision)); });
    return labs;
}

double worstDeltaE(const SeenLabs& one, const SeenLabs& other)
{
    double worst = std::numeric_limits<double>::infinity();
    for (std::size_t vision = 0; vision < one.size(); ++vision) {
        worst = std::min(worst, deltaE2000(one[vision], other[vision]));
    }
    return worst;
}

double worstDeltaE(Color one, Color other)
{
    return worstDeltaE(seenLabs(one), seenLabs(other));
}

double smallestNeighbourDeltaE(std::span<const Color> colors)
{
    double smallest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < colors.size(); ++i) {
        smallest = std::min(smallest, worstDeltaE(colors[i - 1], colors[i]));
    }
    return smallest;
}

double smallestPairDeltaE(std::span<const Color> colors)
{
    double smallest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < colors.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            smallest = std::min(smallest, worstDeltaE(colors[i], colors[j]));
        }
    }
    return smallest;
}

} // namespace weitblick::map
