// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/land_use_look.h"

#include "core/map/detail/folded_text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace weitblick::map {

namespace {

constexpr std::size_t kMostUses = 40;

struct UseColor {
    std::string_view word;
    Color color;
};
constexpr Color kWoods{190, 214, 176};
constexpr Color kFields{247, 241, 219};
constexpr Color kMeadows{221, 234, 197};
constexpr Color kWater{170, 207, 228};
constexpr Color kHomes{240, 222, 213};
constexpr Color kWork{222, 213, 228};
constexpr Color kMixed{238, 216, 196};
constexpr Color kPublic{246, 225, 178};
constexpr Color kGreens{205, 227, 188};
constexpr Color kTraffic{220, 220, 220};
constexpr Color kBare{229, 222, 206};

/// Parts of words, folded; the first that is found counts.
constexpr std::array kUses = {
    UseColor{"parkplatz", kTraffic}, UseColor{"gewaesser", kWater},     UseColor{"hafen", kWater},
    UseColor{"water", kWater},       UseColor{"friedhof", kGreens},     UseColor{"sport", kGreens},
    UseColor{"garten", kGreens},     UseColor{"gruenfl", kGreens},      UseColor{"park", kGreens},
    UseColor{"cemetery", kGreens},   UseColor{"wald", kWoods},          UseColor{"gehoelz", kWoods},
    UseColor{"forst", kWoods},       UseColor{"forest", kWoods},        UseColor{"wood", kWoods},
    UseColor{"gruenland", kMeadows}, UseColor{"wiese", kMeadows},       UseColor{"weide", kMeadows},
    UseColor{"heide", kMeadows},     UseColor{"moor", kMeadows},        UseColor{"grass", kMeadows},
    UseColor{"meadow", kMeadows},    UseColor{"acker", kFields},        UseColor{"landwirt", kFields},
    UseColor{"farm", kFields},       UseColor{"wohn", kHomes},          UseColor{"residential", kHomes},
    UseColor{"industrie", kWork},    UseColor{"gewerbe", kWork},        UseColor{"industr", kWork},
    UseColor{"commercial", kWork},   UseColor{"gemischt", kMixed},      UseColor{"mixed", kMixed},
    UseColor{"funktional", kPublic}, UseColor{"gemeinbedarf", kPublic}, UseColor{"verkehr", kTraffic},
    UseColor{"strasse", kTraffic},   UseColor{"weg", kTraffic},         UseColor{"platz", kTraffic},
    UseColor{"bahn", kTraffic},      UseColor{"traffic", kTraffic},     UseColor{"tagebau", kBare},
    UseColor{"halde", kBare},        UseColor{"unland", kBare},         UseColor{"siedlung", kHomes},
};

std::optional<Color> colorOf(std::string_view use)
{
    const std::string text = detail::folded(use);
    const auto* const found =
        std::ranges::find_if(kUses, [&](const UseColor& one) { return text.find(one.word) != std::string::npos; });
    return found == kUses.end() ? std::nullopt : std::optional(found->color);
}

} // namespace

std::string landUseColumn(const PlainLayer& layer, const std::vector<std::string>& columns)
{
    if (topicOf(layer) != LayerTopic::LandUse || layer.kind != ShapeKind::Polygons) {
        return {};
    }
    for (const std::string_view wanted : {"nutzart", "nutzungsart", "nutzung", "objektart", "landuse", "fclass"}) {
        const auto found =
            std::ranges::find_if(columns, [&](const std::string& one) { return detail::folded(one) == wanted; });
        if (found != columns.end()) {
            return *found;
        }
    }
    return {};
}

Theme landUseTheme(Theme plain, const std::string& column, const FeatureValues& values)
{
    const std::vector<CategoryCount> counts = values.categoryCounts();
    if (!values.hasTexts() || counts.empty() || counts.size() > kMostUses) {
        return plain;
    }
    Theme theme = plain;
    theme.column = column;
    theme.kind = ThemeKind::Categorised;
    theme.classes.clear();
    const Color unknown = plain.classes.empty() ? kBare : plain.classes.front().color;
    bool isAnyKnown = false;
    for (const CategoryCount& use : counts) {
        const auto color = colorOf(use.value);
        isAnyKnown = isAnyKnown || color.has_value();
        theme.classes.push_back({.value = use.value, .color = color.value_or(unknown)});
    }
    std::ranges::sort(theme.classes, {}, &ThemeClass::value);
    theme.otherColor = unknown;
    theme.missingColor = unknown;
    theme.outline.isVisible = false; // the colours meet; lines between them would be mistaken for boundaries
    return isAnyKnown ? theme : plain;
}

} // namespace weitblick::map
