// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/legend.h"

#include "core/base/number_text.h"

#include <algorithm>
#include <cmath>

namespace weitblick::map {

namespace {

/// Whether a class holds its lower bound: only the first does.
enum class BoundShare : std::uint8_t { Held, Excluded };

Color onPaper(const Color& paper, Color color, double opacity)
{
    Color mix = mixed(paper, color, color.alpha / 255.0 * opacity);
    mix.alpha = 255;
    return mix;
}

bool allDiffer(const std::vector<double>& bounds, int decimals)
{
    const double factor = std::pow(10.0, decimals);
    for (std::size_t i = 1; i < bounds.size(); ++i) {
        if (bounds[i] != bounds[i - 1] && std::round(bounds[i] * factor) == std::round(bounds[i - 1] * factor)) {
            return false;
        }
    }
    return true;
}

/// Enough decimals that no two bounds look the same, and that small ranges keep two significant digits.
int decimalsFor(const std::vector<double>& bounds)
{
    constexpr int kMost = 6;
    const bool allWhole = std::ranges::all_of(bounds, [](double bound) { return bound == std::round(bound); });
    if (allWhole || bounds.size() < 2) {
        return 0;
    }
    const double width = (bounds.back() - bounds.front()) / static_cast<double>(bounds.size() - 1);
    int decimals = std::clamp(1 - static_cast<int>(std::floor(std::log10(std::max(width, 1e-300)))), 0, kMost);
    while (decimals < kMost && !allDiffer(bounds, decimals)) {
        ++decimals;
    }
    return decimals;
}

/// Of whole numbers the first and the last that the class holds: "0", "1 – 2", "3 – 5". Nothing where it holds none.
std::string wholeLabel(const ThemeClass& one, BoundShare lowerBound, Language language)
{
    const double first = lowerBound == BoundShare::Held ? std::ceil(one.lower) : std::floor(one.lower) + 1;
    const double last = std::floor(one.upper);
    if (first > last) {
        return {};
    }
    const std::string end = readableNumber(last, language, 0);
    return first == last ? end : readableNumber(first, language, 0) + " – " + end;
}

} // namespace

std::string classLabel(const Theme& theme, std::size_t classNumber, Language language)
{
    const ThemeClass& one = theme.classes[classNumber];
    if (!one.label.empty()) {
        return one.label;
    }
    if (theme.kind == ThemeKind::Single) {
        return theme.title.empty() ? theme.layer : theme.title;
    }
    if (theme.kind == ThemeKind::Categorised) {
        return one.value.empty() ? Text{"(leer)", "(empty)"}.in(language) : one.value;
    }
    if (theme.isWhole) {
        const auto lowerBound = classNumber == 0 ? BoundShare::Held : BoundShare::Excluded;
        if (std::string label = wholeLabel(one, lowerBound, language); !label.empty()) {
            return label;
        }
    }
    const int decimals = decimalsFor(theme.bounds());
    const std::string upper = readableNumber(one.upper, language, decimals);
    return one.lower == one.upper ? upper : readableNumber(one.lower, language, decimals) + " – " + upper;
}

Legend legendOf(const Theme& theme, const ClassAssignment& assignment, Language language, const Color& paper)
{
    Legend legend{.title = theme.title.empty() ? theme.column : theme.title};
    if (!theme.unit.empty()) {
        legend.title += " [" + theme.unit + "]";
    }
    for (std::size_t i = 0; i < theme.classes.size(); ++i) {
        legend.entries.push_back({.color = onPaper(paper, theme.classes[i].color, theme.opacity),
                                  .label = classLabel(theme, i, language),
                                  .count = i < assignment.counts.size() ? assignment.counts[i] : 0,
                                  .isVisible = theme.classes[i].isVisible,
                                  .classNumber = static_cast<std::uint8_t>(i)});
    }
    const auto addRest = [&](const std::optional<Color>& color, const Text& label, std::int64_t count,
                             std::uint8_t number) {
        if (count > 0) {
            legend.entries.push_back({.color = color ? onPaper(paper, *color, theme.opacity) : paper,
                                      .label = label.in(language),
                                      .count = count,
                                      .isVisible = color.has_value(),
                                      .classNumber = number});
        }
    };
    addRest(theme.otherColor, {"übrige Werte", "other values"}, assignment.otherCount, kClassOther);
    addRest(theme.missingColor, {"ohne Wert", "no value"}, assignment.missingCount, kClassMissing);
    return legend;
}

} // namespace weitblick::map
