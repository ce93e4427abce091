// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/host_style.h"

#include "core/base/number_text.h"
#include "core/map/legend.h"
#include "core/map/symbol_size.h"

namespace weitblick::map {

namespace {

std::uint32_t argbOf(Color color)
{
    return (std::uint32_t{color.alpha} << 24U) | (std::uint32_t{color.red} << 16U) |
           (std::uint32_t{color.green} << 8U) | color.blue;
}

map_link::StyleKind kindOf(ThemeKind kind)
{
    switch (kind) {
    case ThemeKind::Graduated:
        return map_link::StyleKind::Graduated;
    case ThemeKind::Categorised:
        return map_link::StyleKind::Categorised;
    case ThemeKind::Single:
        break;
    }
    return map_link::StyleKind::Single;
}

} // namespace

map_link::LayerStyle hostStyleOf(const Theme& theme, const ClassAssignment& assignment, Language language,
                                 LabelCounts counts)
{
    map_link::LayerStyle style{.kind = kindOf(theme.kind), .column = theme.column};
    for (std::size_t i = 0; i < theme.classes.size(); ++i) {
        const ThemeClass& one = theme.classes[i];
        std::string label = classLabel(theme, i, language);
        if (counts == LabelCounts::With && i < assignment.counts.size()) {
            label += "  (" + readableCount(assignment.counts[i], language) + ")";
        }
        style.classes.push_back({.lower = one.lower,
                                 .upper = one.upper,
                                 .value = one.value,
                                 .label = std::move(label),
                                 .argb = argbOf(one.color),
                                 .isVisible = one.isVisible});
    }
    style.missingArgb = theme.missingColor ? argbOf(*theme.missingColor) : 0;
    style.otherArgb = theme.otherColor ? argbOf(*theme.otherColor) : 0;
    if (!theme.qml.empty()) {
        style.kind = map_link::StyleKind::Qml;
        style.qml = theme.qml;
    }
    style.opacity = theme.opacity;
    style.outlineArgb = theme.outline.isVisible ? argbOf(theme.outline.color) : 0;
    style.outlineWidthPx = theme.outline.widthPx;
    style.lineWidthPx = theme.lineWidthPx;
    style.pointSizePx = theme.pointSizePx;
    const PointSizes sizes = pointSizesOf(theme);
    style.pointGroundM = sizes.groundM;
    style.pointLeastPx = sizes.leastPx;
    return style;
}

} // namespace weitblick::map
