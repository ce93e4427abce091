// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/answers.h"
#include "core/dashboard/running_value.h"
#include "core/dashboard/scale_order.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <utility>

namespace weitblick::dashboard {

namespace {

using analysis::indicator::ResultRow;
using analysis::role::Wanted;

std::vector<std::string> textsOf(const BarAnswer& bars)
{
    std::vector<std::string> texts;
    for (const ChartLabel& label : bars.labels) {
        if (!label.isRest) {
            texts.push_back(label.text.de);
        }
    }
    return texts;
}

/// Of each label what it is sorted by, the smallest first: its place on a scale, or its value. What has no value
/// stands at the end.
std::vector<double> ranksOf(const BarAnswer& bars, BarOrder wanted, const std::optional<std::vector<double>>& scale)
{
    const double sign = wanted == BarOrder::Smallest ? 1.0 : -1.0;
    std::vector<double> ranks;
    std::size_t text = 0;
    for (std::size_t i = 0; i < bars.labels.size(); ++i) {
        const auto& value = bars.series.front().values[i];
        if (scale) {
            ranks.push_back(bars.labels[i].isRest ? 0.0 : (*scale)[text++]);
        } else {
            ranks.push_back(value ? sign * *value : std::numeric_limits<double>::infinity());
        }
    }
    return ranks;
}

/// The labels and their series in the order that the tile wants; what stands for the rest comes last.
void order(BarAnswer& bars, BarOrder wanted)
{
    if (wanted == BarOrder::Given || bars.series.empty()) {
        return;
    }
    const auto scale = wanted == BarOrder::Name    ? numbersIn(textsOf(bars))
                       : wanted == BarOrder::Usual ? placesOnScale(textsOf(bars))
                                                   : std::nullopt;
    const bool isByText = wanted == BarOrder::Name && !scale;
    const std::vector<double> ranks = ranksOf(bars, wanted, scale);
    std::vector<std::size_t> places(bars.labels.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::ranges::stable_sort(places, [&](std::size_t a, std::size_t b) {
        if (bars.labels[a].isRest != bars.labels[b].isRest) {
            return bars.labels[b].isRest;
        }
        return isByText ? bars.labels[a].text.de < bars.labels[b].text.de : ranks[a] < ranks[b];
    });
    BarAnswer sorted = bars;
    for (std::size_t i = 0; i < places.size(); ++i) {
        sorted.labels[i] = bars.labels[places[i]];
        for (std::size_t series = 0; series < bars.series.size(); ++series) {
            sorted.series[series].values[i] = bars.series[series].values[places[i]];
        }
    }
    bars = std::move(sorted);
}

/// The first `limit` labels; numbers of zones cannot be put together as a rest, so the others are left out and told.
void cut(BarAnswer& bars, std::size_t limit, TileAnswer& answer)
{
    const std::size_t all = bars.labels.size();
    if (limit == 0 || all <= limit) {
        return;
    }
    bars.labels.resize(limit);
    std::ranges::for_each(bars.series, [&](ChartSeries& series) { series.values.resize(limit); });
    answer.remarks.push_back({"Gezeigt: " + std::to_string(limit) + " von " + std::to_string(all),
                              "Shown: " + std::to_string(limit) + " of " + std::to_string(all)});
}

/// Labels of the bars: the zones of a level, or, at level Whole, the indicators themselves.
void labelZones(const Sources& sources, const IndicatorResults& results, Level level, BarAnswer& bars)
{
    for (const ResultRow* const zone : chosenZones(sources, results, level)) {
        bars.labels.push_back({.text = {zone->zoneName, zone->zoneName}, .key = zone->zoneKey});
    }
}

/// One bar for each indicator of the chosen zone.
void addWhole(const Sources& sources, const Sources::Indicated& found, BarAnswer& bars, TileAnswer& answer)
{
    const ResultRow* const row = found.results->find(found.indicator->id, sources.selection().zone);
    bars.labels.push_back({.text = found.indicator->title, .key = found.indicator->id});
    if (bars.series.empty()) {
        bars.series.push_back({.name = {"Wert", "Value"}, .form = formOf(*found.indicator)});
    }
    bars.series.front().values.push_back(row == nullptr ? std::nullopt : row->value);
    if (row != nullptr && row->value) {
        noteValidShare(answer, row->validShare);
    }
}

void addSeries(const Sources::Indicated& found, Level level, BarAnswer& bars)
{
    ChartSeries series{.name = found.indicator->title, .color = bars.series.size(), .form = formOf(*found.indicator)};
    for (const ChartLabel& label : bars.labels) {
        const ResultRow* const row = found.results->find(found.indicator->id, level, label.key);
        series.values.push_back(row == nullptr ? std::nullopt : row->value);
    }
    bars.series.push_back(std::move(series));
}

bool hasNoValue(const BarAnswer& bars)
{
    return std::ranges::all_of(bars.series, [](const ChartSeries& series) {
        return std::ranges::none_of(series.values, [](const auto& value) { return value.has_value(); });
    });
}

/// Why none of the bars has a value: what the result says of the first indicator.
MissingAnswer reasonFor(const Sources& sources, const Sources::Indicated& found, Level level)
{
    const std::string& id = found.indicator->id;
    const ResultRow* row = found.results->find(id, sources.selection().zone);
    if (level != Level::Whole) {
        const auto zones = found.results->zones(level);
        row = zones.empty() ? nullptr : found.results->find(id, level, zones.front()->zoneKey);
        if (zones.empty()) {
            return missingRole(level == Level::Zones ? "zones" : "districts");
        }
    }
    return row == nullptr ? missingPart({"Für dieses Gebiet gibt es keine Kennzahl", "There is no indicator here"}, id)
                          : missingFor(row->absence, row->subject);
}

Result<Shown> barsOfIndicators(Sources& sources, const BarContent& bar, TileAnswer& answer, Job& job)
{
    BarAnswer bars;
    std::optional<Sources::Indicated> first;
    for (const std::string& id : bar.indicators) {
        WB_TRY(const OrMissing<Sources::Indicated> outcome, sources.indicated(id, job));
        if (const auto* const missing = std::get_if<MissingAnswer>(&outcome)) {
            return Shown(*missing);
        }
        const auto& found = std::get<Sources::Indicated>(outcome);
        cite(answer, found.results->dataset(), found.results->isStale());
        if (bar.level == Level::Whole) {
            addWhole(sources, found, bars, answer);
        } else {
            if (!first) {
                labelZones(sources, *found.results, bar.level, bars);
            }
            addSeries(found, bar.level, bars);
        }
        first = first ? first : found;
    }
    if (answer.title.empty()) {
        answer.title = first->indicator->title;
    }
    if (hasNoValue(bars)) {
        return Shown(reasonFor(sources, *first, bar.level));
    }
    order(bars, bar.order);
    cut(bars, bar.limit, answer);
    return Shown(std::move(bars));
}

struct Group {
    RunningValue value;
    std::size_t number = 0; ///< in the order in which they first occur
};
using Groups = std::map<std::string, Group>;

/// Rows in groups: the most important `limit` of them, the rest as one.
void fillGroups(const Groups& groups, const RunningValue& without, const BarContent& bar, BarAnswer& bars)
{
    std::vector<std::pair<std::string, Group>> sorted(groups.begin(), groups.end());
    std::ranges::stable_sort(sorted, std::ranges::greater(),
                             [&](const auto& group) { return group.second.value.result(bar.aggregate); });
    RunningValue rest;
    ChartSeries& series = bars.series.front();
    const std::size_t shownCount = std::min(sorted.size(), bar.limit);
    for (std::size_t i = shownCount; i < sorted.size(); ++i) {
        rest.add(sorted[i].second.value);
    }
    const std::size_t restCount = sorted.size() - shownCount;
    sorted.resize(shownCount);
    if (bar.order == BarOrder::Given) {
        std::ranges::sort(sorted, {}, [](const auto& group) { return group.second.number; });
    }
    for (const auto& [text, group] : sorted) {
        bars.labels.push_back({.text = {text, text}, .key = text});
        series.values.push_back(group.value.result(bar.aggregate));
    }
    if (restCount > 0) {
        const std::string count = std::to_string(restCount);
        bars.labels.push_back({.text = {"übrige (" + count + ")", "others (" + count + ")"}, .isRest = true});
        series.values.push_back(rest.result(bar.aggregate));
    }
    if (without.rows > 0) {
        bars.labels.push_back({.text = {"ohne Angabe", "not stated"}, .isRest = true, .isMissing = true});
        series.values.push_back(without.result(bar.aggregate));
    }
}

/// The fields of bars over rows; a count needs no value.
struct GroupFields {
    OpenField group;
    OpenField value;
};
OrMissing<GroupFields> groupFieldsOf(OpenRows& rows, const BarContent& bar)
{
    const OrMissing<OpenField> group = Sources::field(rows, bar.groupBy, Wanted::Any);
    const OrMissing<OpenField> value = bar.aggregate == Aggregate::Count
                                           ? OrMissing<OpenField>(OpenField())
                                           : Sources::field(rows, bar.value, Wanted::Number);
    for (const auto* const field : {&group, &value}) {
        if (const auto* const missing = std::get_if<MissingAnswer>(field)) {
            return *missing;
        }
    }
    return GroupFields{.group = std::get<OpenField>(group), .value = std::get<OpenField>(value)};
}

Result<Shown> barsOfRows(Sources& sources, const BarContent& bar, TileAnswer& answer, Job& job)
{
    WB_TRY(OrMissing<OpenRows> opened, sources.open(bar.rows));
    if (auto* const missing = std::get_if<MissingAnswer>(&opened)) {
        return Shown(std::move(*missing));
    }
    auto& rows = std::get<OpenRows>(opened);
    cite(answer, rows.dataset.schema.name, rows.dataset.stale);
    const bool isCount = bar.aggregate == Aggregate::Count;
    const OrMissing<GroupFields> fields = groupFieldsOf(rows, bar);
    if (const auto* const missing = std::get_if<MissingAnswer>(&fields)) {
        return Shown(*missing);
    }
    const auto& [groupField, valueField] = std::get<GroupFields>(fields);
    const std::size_t groupFormula = groupField.formula;
    const std::size_t valueFormula = valueField.formula;
    Groups groups;
    RunningValue without;
    WB_CHECK(walk(
        sources.project(), rows,
        [&](const workspace::LayerReader& reader) -> Result<void> {
            const auto text = textOf(rows.formulas.evaluate(groupFormula, reader));
            const auto number = isCount ? std::nullopt : rows.formulas.number(valueFormula, reader);
            if (text) {
                groups.try_emplace(*text, Group{.number = groups.size()}).first->second.value.add(number);
            } else {
                without.add(number);
            }
            return {};
        },
        job));
    BarAnswer bars{.binding = rows.binding(groupField.column)};
    bars.series.push_back({.name = isCount ? Text("Anzahl", "Count") : rows.titleOf(bar.value),
                           .form = isCount ? NumberForm{.decimals = 0, .isCount = true} : rows.formOf(bar.value)});
    fillGroups(groups, without, bar, bars);
    order(bars, bar.order);
    for (const ChartLabel& label : bars.labels) {
        if (!label.isRest) {
            bars.binding.texts.push_back(label.key);
        }
    }
    if (answer.title.empty()) {
        answer.title = rows.titleOf(bar.groupBy);
    }
    noteAllAreas(sources, answer);
    return Shown(std::move(bars));
}

} // namespace

Result<Shown> answerBar(Sources& sources, const BarContent& bar, TileAnswer& answer, Job& job)
{
    WB_TRY(Shown shown, bar.indicators.empty() ? barsOfRows(sources, bar, answer, job)
                                               : barsOfIndicators(sources, bar, answer, job));
    if (auto* const bars = std::get_if<BarAnswer>(&shown)) {
        bars->isStacked = bar.layout != BarLayout::Grouped;
        bars->isShare = bar.layout == BarLayout::Share;
    }
    return shown;
}

} // namespace weitblick::dashboard
