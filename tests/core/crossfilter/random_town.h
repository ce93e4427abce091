// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crossfilter/cross_filter.h"

#include <limits>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace weitblick::crossfilter::testing {

inline constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// Whether something happens with that probability.
inline bool chance(std::mt19937& random, double probability)
{
    return std::uniform_real_distribution<double>(0, 1)(random) < probability;
}
inline std::uint32_t upTo(std::mt19937& random, std::uint32_t largest)
{
    return std::uniform_int_distribution<std::uint32_t>(0, largest)(random);
}

/// Buildings with everything that columns can be: whole and decimal numbers, few and many texts, times over both
/// changes of the clock, worth in euros and cents; a tenth of each is missing.
inline FilterTable randomBuildings(std::mt19937& random, std::size_t rowCount, const std::string& name = "building")
{
    constexpr double kMissing = 0.1;
    NumberColumn year;
    NumberColumn height{.values = {}, .unit = "m"};
    NumberColumn worth{.values = {}, .unit = "EUR"};
    CategoryColumn use;
    CategoryColumn street;
    TimeColumn seen;
    for (std::size_t row = 0; row < rowCount; ++row) {
        year.values.push_back(chance(random, kMissing) ? kNone : 1900.0 + upTo(random, 125));
        height.values.push_back(chance(random, kMissing) ? kNone : upTo(random, 300) / 10.0);
        worth.values.push_back(chance(random, kMissing) ? kNone : (upTo(random, 2'000'000) - 500'000.0) / 100.0);
        chance(random, kMissing) ? use.addMissing() : use.add("Nutzung " + std::to_string(upTo(random, 4)));
        const std::uint32_t number = upTo(random, 7) * upTo(random, 7); // some often, some seldom
        chance(random, kMissing) ? street.addMissing() : street.add("Weg " + std::to_string(number));
        // 2026-03-01 to 2026-11-30
        seen.utcS.push_back(chance(random, kMissing) ? kNoTime
                                                     : 1'772'319'600 + std::int64_t{upTo(random, 23'700'000)});
    }
    FilterTable table(name, {.one = {"Gebäude", "building"}, .many = {"Gebäude", "buildings"}});
    (void)table.add({"year", {"Baujahr", "Year"}, std::move(year)});
    (void)table.add({"height", {"Höhe", "Height"}, std::move(height)});
    (void)table.add({"worth", {"Wert", "Worth"}, std::move(worth)});
    (void)table.add({"kind", {"Nutzung", "Use"}, std::move(use)});
    (void)table.add({"street", {"Straße", "Street"}, std::move(street)});
    (void)table.add({"seen", {"Begehung", "Visit"}, std::move(seen)});
    return table;
}

template <typename Kind>
const Kind& columnOf(const FilterTable& table, const std::string& name)
{
    return std::get<Kind>((*table.column(name))->values);
}

/// Views of all sorts over such a table: numbers, classes of a theme, texts with "übrige", times, a scatter, a heat
/// calendar, a map.
inline std::shared_ptr<const LinkedViews> townViews(const FilterTable& table)
{
    Job job;
    const auto years = *equalWidthBins(columnOf<NumberColumn>(table, "year"), {.binCount = 20}, job);
    const auto heights = *equalWidthBins(columnOf<NumberColumn>(table, "height"), {.binCount = 12}, job);
    const auto classes = *boundedBins(columnOf<NumberColumn>(table, "height"), {2.5, 5.0, 7.5, 12.0, 25.0});
    const auto uses = *categoryBins(columnOf<CategoryColumn>(table, "kind"), {.order = CategoryOrder::ByName});
    const auto streets = *categoryBins(columnOf<CategoryColumn>(table, "street"), {.limit = 6});
    const auto& seen = columnOf<TimeColumn>(table, "seen");
    const std::vector<ViewChoice> choices{
        {.id = "year", .axes = {{"year", years}}, .valueColumn = "worth"},
        {.id = "class", .axes = {{"height", classes}}},
        {.id = "kind", .axes = {{"kind", uses}}, .valueColumn = "worth"},
        {.id = "street", .axes = {{"street", streets}}},
        {.id = "day", .axes = {{"seen", *timeBins(seen, TimeUnit::Day)}}},
        {.id = "scatter", .axes = {{"height", heights}, {"year", years}}},
        {.id = "calendar",
         .axes = {{"seen", *timeBins(seen, TimeUnit::Weekday)}, {"seen", *timeBins(seen, TimeUnit::HourOfDay)}},
         .valueColumn = "worth"},
        {.id = "map", .title = {"Bereich auf der Karte", "Area on the map"}}};
    auto linked = std::make_shared<LinkedViews>();
    linked->table = table.name();
    linked->noun = table.noun();
    linked->rowCount = table.rowCount();
    for (const ViewChoice& choice : choices) {
        linked->views.push_back(*makeView(table, choice, job));
    }
    return linked;
}

inline BinRange randomRange(std::mt19937& random, const Binning& binning)
{
    if (chance(random, 0.1)) {
        return {0, binning.missingBin()}; // everything
    }
    const std::uint32_t one = upTo(random, binning.missingBin());
    const std::uint32_t other = upTo(random, binning.missingBin());
    return {std::min(one, other), std::max(one, other)};
}

inline ViewFilter randomFilter(std::mt19937& random, const View& view, std::size_t rowCount)
{
    if (view.axes.empty() || chance(random, 0.15)) {
        auto rows = std::make_shared<RowMask>(rowCount);
        const double share = std::uniform_real_distribution<double>(0.0, 1.0)(random);
        for (std::size_t row = 0; row < rowCount; ++row) {
            if (chance(random, share)) {
                rows->add(row);
            }
        }
        return ChosenRows{.rows = rows, .text = {}};
    }
    if (chance(random, 0.4)) {
        ChosenCells chosen;
        const auto cells = static_cast<std::uint32_t>(view.cellCount());
        for (std::uint32_t count = upTo(random, std::min(cells, 12U)); count > 0; --count) {
            chosen.cells.push_back(upTo(random, cells - 1));
        }
        return chosen;
    }
    BrushedBins brushed;
    for (const ViewAxis& axis : view.axes) {
        brushed.ranges.push_back(randomRange(random, axis.binning));
    }
    return brushed;
}

/// A filter in each view with that probability.
inline TableFilters randomFilters(std::mt19937& random, const LinkedViews& linked, double probability)
{
    TableFilters filters;
    for (const View& view : linked.views) {
        filters.ofViews.push_back(chance(random, probability) ? randomFilter(random, view, linked.rowCount)
                                                              : ViewFilter());
    }
    return filters;
}

} // namespace weitblick::crossfilter::testing
