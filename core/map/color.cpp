// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/color.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>

namespace weitblick::map {

namespace {

constexpr double kFullTurnDeg = 360.0;

std::uint8_t channelOf(double value)
{
    return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 255.0)));
}

double linear(std::uint8_t channel)
{
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double labCurve(double value)
{
    constexpr double kDelta = 6.0 / 29.0;
    return value > kDelta * kDelta * kDelta ? std::cbrt(value) : value / (3 * kDelta * kDelta) + 4.0 / 29.0;
}

double cosDeg(double angleDeg)
{
    return std::cos(angleDeg * std::numbers::pi / 180.0);
}

double sinDeg(double angleDeg)
{
    return std::sin(angleDeg * std::numbers::pi / 180.0);
}

double hueDeg(double a, double b)
{
    if (a == 0.0 && b == 0.0) {
        return 0.0;
    }
    const double angle = std::atan2(b, a) * 180.0 / std::numbers::pi;
    return angle < 0 ? angle + kFullTurnDeg : angle;
}

/// The hue between two hues, on the shorter way round.
double meanHueDeg(double one, double other, bool isGrey)
{
    if (isGrey) {
        return one + other;
    }
    const double sum = one + other;
    if (std::abs(one - other) <= kFullTurnDeg / 2) {
        return sum / 2;
    }
    return sum < kFullTurnDeg ? (sum + kFullTurnDeg) / 2 : (sum - kFullTurnDeg) / 2;
}

double hueStepDeg(double from, double to, bool isGrey)
{
    if (isGrey) {
        return 0.0;
    }
    const double step = to - from;
    if (step > kFullTurnDeg / 2) {
        return step - kFullTurnDeg;
    }
    return step < -kFullTurnDeg / 2 ? step + kFullTurnDeg : step;
}

/// C^7 / (C^7 + 25^7): how colourful, for the two corrections of CIEDE2000.
double saturation(double chroma)
{
    const double power = std::pow(chroma, 7);
    constexpr double kReference = 6103515625.0; // 25^7
    return std::sqrt(power / (power + kReference));
}

} // namespace

std::string hexOf(Color color)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text = "#";
    for (const std::uint8_t channel : {color.red, color.green, color.blue, color.alpha}) {
        text += kDigits[channel >> 4U];
        text += kDigits[channel & 15U];
    }
    constexpr std::size_t kOpaqueLength = 7;
    return color.alpha == 255 ? text.substr(0, kOpaqueLength) : text;
}

Result<Color> colorFromHex(std::string_view text)
{
    std::array<std::uint8_t, 4> channels{0, 0, 0, 255};
    const std::size_t digits = text.empty() ? 0 : text.size() - 1;
    bool good = text.starts_with('#') && (digits == 6 || digits == 8);
    for (std::size_t i = 0; good && i < digits / 2; ++i) {
        const char* begin = text.data() + 1 + 2 * i;
        const auto [end, problem] = std::from_chars(begin, begin + 2, channels[i], 16);
        good = problem == std::errc{} && end == begin + 2;
    }
    if (!good) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"keine Farbe: erwartet wird #rrggbb", "not a colour: #rrggbb is expected"},
                     .subject = std::string(text)};
    }
    return Color{channels[0], channels[1], channels[2], channels[3]};
}

Color mixed(Color from, Color to, double share)
{
    const auto mix = [share](std::uint8_t a, std::uint8_t b) { return channelOf(a + share * (b - a)); };
    return {mix(from.red, to.red), mix(from.green, to.green), mix(from.blue, to.blue), mix(from.alpha, to.alpha)};
}

std::uint32_t pixelOf(Color color, double opacity)
{
    const double alpha = color.alpha * std::clamp(opacity, 0.0, 1.0);
    const auto premultiplied = [alpha](std::uint8_t channel) -> std::uint32_t {
        return channelOf(channel * alpha / 255.0);
    };
    return (std::uint32_t{channelOf(alpha)} << 24U) | (premultiplied(color.red) << 16U) |
           (premultiplied(color.green) << 8U) | premultiplied(color.blue);
}

Lab labOf(Color color)
{
    // sRGB to XYZ, IEC 61966-2-1; white point D65.
    const double red = linear(color.red);
    const double green = linear(color.green);
    const double blue = linear(color.blue);
    const double x = labCurve((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
    const double y = labCurve(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue);
    const double z = labCurve((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883);
    return {.lightness = 116 * y - 16, .a = 500 * (x - y), .b = 200 * (y - z)};
}

double deltaE2000(const Lab& one, const Lab& other)
{
    const double meanChroma = (std::hypot(one.a, one.b) + std::hypot(other.a, other.b)) / 2;
    const double stretch = 1 + (1 - saturation(meanChroma)) / 2;
    const double chroma1 = std::hypot(one.a * stretch, one.b);
    const double chroma2 = std::hypot(other.a * stretch, other.b);
    const double hue1 = hueDeg(one.a * stretch, one.b);
    const double hue2 = hueDeg(other.a * stretch, other.b);
    const bool isGrey = chroma1 * chroma2 == 0.0;

    const double lightnessStep = other.lightness - one.lightness;
    const double chromaStep = chroma2 - chroma1;
    const double hueStep = 2 * std::sqrt(chroma1 * chroma2) * sinDeg(hueStepDeg(hue1, hue2, isGrey) / 2);

    const double lightness = (one.lightness + other.lightness) / 2;
    const double chroma = (chroma1 + chroma2) / 2;
    const double hue = meanHueDeg(hue1, hue2, isGrey);
    const double weight =
        1 - 0.17 * cosDeg(hue - 30) + 0.24 * cosDeg(2 * hue) + 0.32 * cosDeg(3 * hue + 6) - 0.20 * cosDeg(4 * hue - 63);
    const double fromMiddle = (lightness - 50) * (lightness - 50);
    const double scaleLightness = 1 + 0.015 * fromMiddle / std::sqrt(20 + fromMiddle);
    const double scaleChroma = 1 + 0.045 * chroma;
    const double scaleHue = 1 + 0.015 * chroma * weight;
    const double bluePart = (hue - 275) / 25;
    const double rotation = -sinDeg(60 * std::exp(-bluePart * bluePart)) * 2 * saturation(chroma);

    const double termL = lightnessStep / scaleLightness;
    const double termC = chromaStep / scaleChroma;
    const double termH = hueStep / scaleHue;
    return std::sqrt(termL * termL + termC * termC + termH * termH + rotation * termC * termH);
}

} // namespace weitblick::map
