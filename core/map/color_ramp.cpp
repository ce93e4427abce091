// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/color_ramp.h"

#include "core/base/nearest_name.h"
#include "core/map/color_vision.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace weitblick::map {

namespace {

constexpr auto kViridisSource = "matplotlib (Smith, van der Walt), CC0";
constexpr auto kCividisSource = "Nuñez, Anderton, Renslow 2018, CC0";
constexpr auto kCrameriSource = "Fabio Crameri, Scientific colour maps, MIT";
constexpr auto kBrewerSource = "Cynthia Brewer, ColorBrewer 2.0, Apache-2.0";
constexpr auto kOkabeSource = "Okabe, Ito 2008, free to use";
constexpr auto kTolSource = "Paul Tol, Colour schemes, CC0";

struct RampRow {
    const char* id;
    const char* titleDe;
    const char* titleEn;
    RampKind kind;
    const char* stops; ///< hex digits of the colours, one after another
    const char* source;
};

using enum RampKind;
constexpr RampRow kRows[] = {
    {"viridis", "Viridis (blau, grün, gelb)", "Viridis (blue, green, yellow)", Sequential,
     "4401544828783e4a8931688e26828e1f9e8935b7796dcd59b4de2cfde725", kViridisSource},
    {"cividis", "Cividis (blau, grau, gelb)", "Cividis (blue, grey, yellow)", Sequential,
     "00204d00336f39486b575c6d7071738a8779a69d75c4b56ce4cf5bffea46", kCividisSource},
    {"batlow", "Batlow (blau, grün, rosa)", "Batlow (blue, green, pink)", Sequential,
     "011959103f601c5a623c6d56687b3e9d892bd29343f8a17bfdb7bcfaccfa", kCrameriSource},
    {"ylgnbu", "Gelb bis Blau", "Yellow to blue", Sequential, "ffffd9edf8b1c7e9b47fcdbb41b6c41d91c0225ea8253494081d58",
     kBrewerSource},
    {"ylorrd", "Gelb bis Rot", "Yellow to red", Sequential, "ffffccffeda0fed976feb24cfd8d3cfc4e2ae31a1cbd0026800026",
     kBrewerSource},
    {"ylgn", "Gelb bis Grün", "Yellow to green", Sequential, "ffffe5f7fcb9d9f0a3addd8e78c67941ab5d238443006837004529",
     kBrewerSource},
    {"blues", "Blautöne", "Blues", Sequential, "f7fbffdeebf7c6dbef9ecae16baed64292c62171b508519c08306b", kBrewerSource},
    {"greens", "Grüntöne", "Greens", Sequential, "f7fcf5e5f5e0c7e9c0a1d99b74c47641ab5d238b45006d2c00441b",
     kBrewerSource},
    {"ylorbr", "Gelb bis Braun", "Yellow to brown", Sequential,
     "ffffe5fff7bcfee391fec44ffe9929ec7014cc4c02993404662506", kBrewerSource},
    {"reds", "Rottöne", "Reds", Sequential, "fff5f0fee0d2fcbba1fc9272fb6a4aef3b2ccb181da50f1567000d", kBrewerSource},
    {"purples", "Violetttöne", "Purples", Sequential, "fcfbfdefedf5dadaebbcbddc9e9ac8807dba6a51a354278f3f007d",
     kBrewerSource},
    {"vik", "Vik (blau, weiß, rotbraun)", "Vik (blue, white, red-brown)", Diverging,
     "001261033e7d1e6f9d71a8c4c9dde7eacebdd39774be65338b2706590008", kCrameriSource},
    {"rdbu", "Rot bis Blau", "Red to blue", Diverging,
     "67001fb2182bd6604df4a582fddbc7f7f7f7d1e5f092c5de4393c32166ac053061", kBrewerSource},
    {"puor", "Orange bis Violett", "Orange to purple", Diverging,
     "7f3b08b35806e08214fdb863fee0b6f7f7f7d8daebb2abd28073ac5427882d004b", kBrewerSource},
    {"brbg", "Braun bis Blaugrün", "Brown to blue-green", Diverging,
     "5430058c510abf812ddfc27df6e8c3f5f5f5c7eae580cdc135978f01665e003c30", kBrewerSource},
    {"rdylbu", "Rot über Gelb bis Blau", "Red, yellow, blue", Diverging,
     "a50026d73027f46d43fdae61fee090ffffbfe0f3f8abd9e974add14575b4313695", kBrewerSource},
    {"okabe-ito", "Klare Farben (Okabe-Ito)", "Clear colours (Okabe-Ito)", Categorical,
     "e69f0056b4e9009e73f0e4420072b2d55e00cc79a7", kOkabeSource},
    {"tol-muted", "Gedeckte Farben (Tol)", "Muted colours (Tol)", Categorical,
     "cc6677332288ddcc7711773388ccee88225544aa99", kTolSource},
};

std::uint8_t digitOf(char digit)
{
    return static_cast<std::uint8_t>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

std::vector<Color> stopsOf(std::string_view row)
{
    std::vector<std::uint8_t> channels;
    std::uint8_t high = 0;
    bool isSecond = false;
    for (const char digit : row) {
        if (isSecond) {
            channels.push_back(static_cast<std::uint8_t>(high * 16 + digitOf(digit)));
        }
        high = digitOf(digit);
        isSecond = !isSecond;
    }
    std::vector<Color> stops;
    for (std::size_t i = 0; i + 2 < channels.size(); i += 3) {
        stops.push_back({channels[i], channels[i + 1], channels[i + 2]});
    }
    return stops;
}

std::vector<ColorRamp> builtRamps()
{
    std::vector<ColorRamp> ramps;
    for (const RampRow& row : kRows) {
        ramps.push_back({row.id, {row.titleDe, row.titleEn}, row.kind, stopsOf(row.stops), row.source});
    }
    return ramps;
}

std::vector<Color> categoricalColors(const ColorRamp& ramp, std::size_t count)
{
    constexpr double kDarker = 0.4;
    std::vector<Color> colors;
    for (std::size_t i = 0; i < count; ++i) {
        const auto round = static_cast<double>(i / ramp.stops.size());
        const double share = std::min(0.8, round * kDarker);
        colors.push_back(mixed(ramp.stops[i % ramp.stops.size()], Color{}, share));
    }
    return colors;
}

constexpr std::size_t kSteps = 256; ///< places along a ramp at which a class colour may lie

/// From `from` on, each time the first place that differs by `apart` from the one before: as many as fit.
std::vector<std::size_t> placesApart(const std::vector<SeenLabs>& row, double apart)
{
    std::vector<std::size_t> places{0};
    for (std::size_t place = 1; place < row.size(); ++place) {
        if (worstDeltaE(row[places.back()], row[place]) >= apart) {
            places.push_back(place);
        }
    }
    return places;
}

/// Positions in [from, to], both ends among them, whose nearest neighbours are as far apart as they can be.
std::vector<double> clearlySeen(const ColorRamp& ramp, double from, double to, std::size_t count)
{
    std::vector<SeenLabs> row;
    for (std::size_t step = 0; step <= kSteps; ++step) {
        row.push_back(seenLabs(colorAt(ramp, from + (to - from) * static_cast<double>(step) / kSteps)));
    }
    double fits = 0.0;
    double tooFar = 100.0;
    std::vector<std::size_t> best;
    constexpr int kHalvings = 16;
    for (int i = 0; i < kHalvings; ++i) {
        const double middle = (fits + tooFar) / 2;
        auto places = placesApart(row, middle);
        if (places.size() >= count) {
            fits = middle;
            best = std::move(places);
        } else {
            tooFar = middle;
        }
    }
    std::vector<double> positions;
    for (std::size_t i = 0; i + 1 < count; ++i) {
        const double even = static_cast<double>(i) / static_cast<double>(count - 1);
        const double share = i < best.size() ? static_cast<double>(best[i]) / kSteps : even;
        positions.push_back(from + (to - from) * share);
    }
    positions.push_back(to);
    return positions;
}

std::vector<double> classPositions(const ColorRamp& ramp, std::size_t count)
{
    constexpr double kMiddle = 0.5;
    if (count == 1) {
        return {ramp.kind == Sequential ? 0.7 : kMiddle};
    }
    if (ramp.kind == Sequential || count % 2 == 0) {
        return clearlySeen(ramp, 0.0, 1.0, count);
    }
    auto positions = clearlySeen(ramp, 0.0, kMiddle, count / 2 + 1);
    const auto upper = clearlySeen(ramp, kMiddle, 1.0, count / 2 + 1);
    positions.insert(positions.end(), upper.begin() + 1, upper.end());
    return positions;
}

} // namespace

const std::vector<ColorRamp>& colorRamps()
{
    static const std::vector<ColorRamp> ramps = builtRamps();
    return ramps;
}

Result<ColorRamp> colorRamp(std::string_view id)
{
    std::vector<std::string> names;
    for (const ColorRamp& ramp : colorRamps()) {
        if (ramp.id == id) {
            return ramp;
        }
        names.push_back(ramp.id);
    }
    return Error{.code = ErrorCode::NotFound,
                 .message = {"es gibt keinen Farbverlauf dieses Namens", "there is no colour ramp of that name"},
                 .subject = std::string(id),
                 .advice = proposalFor(id, names)};
}

Color colorAt(const ColorRamp& ramp, double position)
{
    const double place = std::clamp(position, 0.0, 1.0) * static_cast<double>(ramp.stops.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(place), ramp.stops.size() - 2);
    return mixed(ramp.stops[below], ramp.stops[below + 1], place - static_cast<double>(below));
}

std::vector<Color> classColors(const ColorRamp& ramp, std::size_t count, RampDirection direction)
{
    std::vector<Color> colors;
    if (count == 0) {
        return colors;
    }
    if (ramp.kind == Categorical) {
        colors = categoricalColors(ramp, count);
    } else {
        for (const double position : classPositions(ramp, count)) {
            colors.push_back(colorAt(ramp, position));
        }
    }
    if (direction == RampDirection::Reversed) {
        std::ranges::reverse(colors);
    }
    return colors;
}

} // namespace weitblick::map
