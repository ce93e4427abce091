// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/tile.h"

#include <algorithm>
#include <array>

namespace weitblick::dashboard {

namespace {

constexpr std::size_t kKindCount = std::variant_size_v<TileContent>;

constexpr std::array<std::string_view, kKindCount> kNames = {"map",       "kpi",  "gauge",   "bar",           "line",
                                                             "histogram", "box",  "scatter", "heat_calendar", "sankey",
                                                             "table",     "text", "image",   "filter"};

struct Titles {
    const char* de;
    const char* en;
};
constexpr std::array<Titles, kKindCount> kTitles = {{{"Karte", "Map"},
                                                     {"Kennzahl", "Indicator"},
                                                     {"Tacho", "Gauge"},
                                                     {"Balken", "Bars"},
                                                     {"Linien", "Lines"},
                                                     {"Häufigkeit", "Histogram"},
                                                     {"Kastengrafik", "Box plot"},
                                                     {"Punktwolke", "Scatter plot"},
                                                     {"Kalender", "Heat calendar"},
                                                     {"Flüsse", "Sankey"},
                                                     {"Tabelle", "Table"},
                                                     {"Text", "Text"},
                                                     {"Bild", "Image"},
                                                     {"Filter", "Filter"}}};

template <std::size_t... Index>
TileContent emptyContent(std::size_t kind, std::index_sequence<Index...>)
{
    TileContent content;
    ((kind == Index ? static_cast<void>(content.emplace<Index>()) : static_cast<void>(0)), ...);
    return content;
}

} // namespace

std::string_view nameOf(TileKind kind)
{
    return kNames.at(static_cast<std::size_t>(kind));
}

std::optional<TileKind> tileKindOf(std::string_view name)
{
    const auto* const found = std::ranges::find(kNames, name);
    return found == kNames.end() ? std::nullopt : std::optional(static_cast<TileKind>(found - kNames.begin()));
}

Text titleOf(TileKind kind)
{
    const Titles& titles = kTitles.at(static_cast<std::size_t>(kind));
    return {titles.de, titles.en};
}

TileContent emptyContentOf(TileKind kind)
{
    return emptyContent(static_cast<std::size_t>(kind), std::make_index_sequence<kKindCount>());
}

Place usualPlaceOf(TileKind kind)
{
    switch (kind) {
    case TileKind::Kpi:
    case TileKind::Filter:
        return {.width = 4, .height = 3};
    case TileKind::Gauge:
        return {.width = 5, .height = 5};
    case TileKind::Map:
        return {.width = 10, .height = 10};
    case TileKind::Table:
    case TileKind::HeatCalendar:
        return {.width = 12, .height = 7};
    case TileKind::Text:
    case TileKind::Image:
        return {.width = 6, .height = 4};
    default:
        return {.width = 8, .height = 6};
    }
}

} // namespace weitblick::dashboard
