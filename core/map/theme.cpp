// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/theme.h"

#include <algorithm>

namespace weitblick::map {

std::vector<double> Theme::bounds() const
{
    std::vector<double> bounds;
    if (kind == ThemeKind::Graduated && !classes.empty()) {
        bounds.push_back(classes.front().lower);
        std::ranges::transform(classes, std::back_inserter(bounds), &ThemeClass::upper);
    }
    return bounds;
}

Theme graduatedTheme(const Classification& classes, const ColorRamp& ramp, RampDirection direction)
{
    Theme theme{.kind = ThemeKind::Graduated, .method = classes.method};
    for (std::size_t i = 0; i < classes.classCount(); ++i) {
        theme.classes.push_back({.lower = classes.bounds[i], .upper = classes.bounds[i + 1]});
    }
    return recoloured(std::move(theme), ramp, direction);
}

Theme categorisedTheme(std::vector<CategoryCount> counts, const ColorRamp& ramp, std::size_t limit)
{
    std::ranges::stable_sort(counts, std::greater<>(), &CategoryCount::count);
    counts.resize(std::min(counts.size(), limit));
    std::ranges::sort(counts, {}, &CategoryCount::value);
    Theme theme{.kind = ThemeKind::Categorised};
    for (const CategoryCount& category : counts) {
        theme.classes.push_back({.value = category.value});
    }
    return recoloured(std::move(theme), ramp);
}

Theme recoloured(Theme theme, const ColorRamp& ramp, RampDirection direction)
{
    theme.ramp = ramp.id;
    theme.direction = direction;
    const auto colors = classColors(ramp, theme.classes.size(), direction);
    for (std::size_t i = 0; i < theme.classes.size(); ++i) {
        theme.classes[i].color = colors[i];
    }
    return theme;
}

} // namespace weitblick::map
