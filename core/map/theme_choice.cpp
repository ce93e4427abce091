// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/theme_choice.h"

#include <algorithm>
#include <cmath>

namespace weitblick::map {

namespace {

constexpr std::size_t kMostCategories = 12;
constexpr std::size_t kClasses = 5;

bool areMostlyTexts(const FeatureValues& values)
{
    std::size_t texts = 0;
    std::size_t numbers = 0;
    for (std::size_t i = 0; i < values.count(); ++i) {
        const bool isText = values.textNumber(i) != FeatureValues::kNoText;
        texts += isText && std::isnan(values.numbers()[i]) ? 1U : 0U;
        numbers += std::isnan(values.numbers()[i]) ? 0U : 1U;
    }
    return texts > numbers;
}

bool areWhole(const std::vector<double>& numbers)
{
    constexpr double kExact = 9007199254740992.0; // 2^53: above it every double is whole
    bool isAny = false;
    for (const double number : numbers) {
        if (std::isfinite(number)) {
            isAny = true;
            if (number != std::round(number) || std::abs(number) > kExact) {
                return false;
            }
        }
    }
    return isAny;
}

bool lieAroundZero(const Classification& classes)
{
    return !classes.bounds.empty() && classes.bounds.front() < 0 && classes.bounds.back() > 0;
}

} // namespace

Result<Theme> chosenTheme(const std::string& layer, const std::string& column, const FeatureValues& values,
                          const ThemeWishes& wishes, Job& job)
{
    const ThemeKind kind = wishes.kind.value_or(areMostlyTexts(values) ? ThemeKind::Categorised : ThemeKind::Graduated);
    Theme theme;
    if (kind == ThemeKind::Categorised) {
        WB_TRY(const ColorRamp ramp, colorRamp(wishes.ramp.value_or("okabe-ito")));
        theme = categorisedTheme(values.categoryCounts(), ramp, wishes.classCount.value_or(kMostCategories));
        theme = recoloured(std::move(theme), ramp, wishes.direction);
    } else if (kind == ThemeKind::Graduated) {
        const ClassifyOptions options{.method = wishes.method.value_or(ClassMethod::NaturalBreaks),
                                      .classCount = wishes.classCount.value_or(kClasses),
                                      .bounds = wishes.bounds};
        WB_TRY(const Classification classes, classify(values.numbers(), options, job));
        WB_TRY(const ColorRamp ramp, colorRamp(wishes.ramp.value_or(lieAroundZero(classes) ? "vik" : "viridis")));
        theme = graduatedTheme(classes, ramp, wishes.direction);
        theme.isWhole = areWhole(values.numbers());
    } else {
        theme = {.kind = ThemeKind::Single, .classes = {{.color = {0x44, 0x77, 0xaa}}}};
    }
    theme.layer = layer;
    theme.column = column;
    return theme;
}

} // namespace weitblick::map
