// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/number_text.h"
#include "core/dashboard/answers.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace weitblick::dashboard {

namespace {

using analysis::indicator::Direction;
using analysis::indicator::Indicator;
using analysis::indicator::ResultRow;

constexpr double kWhole = 0.9995; // a share of valid data that is shown as 100 %

MissingAnswer noSuchZone(const std::string& zone)
{
    return {
        .what = MissingAnswer::What::Value,
        .id = zone,
        .reason = {"Für dieses Gebiet gibt es keine Kennzahl", "There is no indicator for this area"},
        .step = {.kind = NextStep::Kind::ChooseZone, .label = {"Ein anderes Gebiet wählen", "Choose another area"}}};
}

TargetState stateOf(const KpiAnswer& kpi, Direction direction)
{
    if (!kpi.target || direction == Direction::Neutral) {
        return TargetState::None;
    }
    const bool isMet = direction == Direction::More ? kpi.value >= *kpi.target : kpi.value <= *kpi.target;
    return isMet ? TargetState::Met : TargetState::Missed;
}

/// What the earlier result in `dataset` says, as a difference.
Result<std::optional<Difference>> trendOf(Sources& sources, const Indicator& indicator, const ResultRow& row,
                                          const std::string& dataset, Job& job)
{
    WB_TRY(const IndicatorResults* const earlier, sources.resultsIn(dataset, job));
    const ResultRow* const before =
        earlier == nullptr ? nullptr : earlier->find(indicator.id, sources.selection().zone);
    if (before == nullptr || !before->value) {
        return std::optional<Difference>();
    }
    return std::optional(differenceOf(*row.value, *before->value, bandOf(row.band, before->band), indicator.direction));
}

Result<std::vector<ScenarioValue>> scenariosOf(Sources& sources, const Indicator& indicator,
                                               const IndicatorResults& newest, TileAnswer& answer, Job& job)
{
    std::vector<ScenarioValue> values;
    const ResultRow* base = nullptr;
    const auto& columns = sources.dashboard().scenarios;
    for (const ScenarioColumn& column : columns.size() < 2 ? std::vector<ScenarioColumn>() : columns) {
        const IndicatorResults* results = &newest;
        if (!column.dataset.empty()) {
            WB_TRY(results, sources.resultsIn(column.dataset, job));
        }
        ScenarioValue value{.title = column.title, .dataset = column.dataset};
        const ResultRow* const row =
            results == nullptr ? nullptr : results->find(indicator.id, sources.selection().zone);
        if (row != nullptr) {
            cite(answer, results->dataset(), results->isStale());
            value.dataset = results->dataset();
            value.value = row->value;
        }
        if (value.value && base != nullptr && base->value) {
            value.difference =
                differenceOf(*value.value, *base->value, bandOf(row->band, base->band), indicator.direction);
        }
        base = values.empty() ? row : base;
        values.push_back(std::move(value));
    }
    return values;
}

/// The way that the number took, for all areas together: the history of one zone is not told by it.
Result<void> addHistory(Sources& sources, const KpiContent& content, KpiAnswer& kpi, TileAnswer& answer, Job& job)
{
    const bool isWanted = !content.along.empty() && !content.value.empty() && sources.selection().zone.empty();
    if (!isWanted) {
        return {};
    }
    TileAnswer cited;
    const LineContent line{.rows = content.rows,
                           .along = content.along,
                           .values = {content.value},
                           .groupBy = {},
                           .aggregate = content.aggregate};
    WB_TRY(Shown shown, answerLine(sources, line, cited, job));
    auto* const lines = std::get_if<LineAnswer>(&shown);
    if (lines == nullptr || lines->series.size() != 1) {
        return {};
    }
    kpi.history = std::move(lines->series.front());
    kpi.isHistoryTime = lines->isTime;
    std::erase_if(kpi.history.points, [](const auto& point) { return !point.second; });
    for (const std::string& dataset : cited.datasets) {
        cite(answer, dataset, cited.isStale);
    }
    return {};
}

Result<OrMissing<KpiAnswer>> numberOf(Sources& sources, const KpiContent& content, TileAnswer& answer, Job& job)
{
    WB_TRY(const OrMissing<Sources::Indicated> found, sources.indicated(content.indicator, job));
    if (const auto* const missing = std::get_if<MissingAnswer>(&found)) {
        return OrMissing<KpiAnswer>(*missing);
    }
    const auto& [indicator, results] = std::get<Sources::Indicated>(found);
    answer.title = answer.title.empty() ? indicator->title : answer.title;
    const ResultRow* const row = results->find(indicator->id, sources.selection().zone);
    if (row == nullptr) {
        return OrMissing<KpiAnswer>(noSuchZone(sources.selection().zone));
    }
    cite(answer, results->dataset(), results->isStale());
    if (!row->value) {
        return OrMissing<KpiAnswer>(missingFor(row->absence, row->subject));
    }
    noteValidShare(answer, row->validShare);
    answer.remarks.push_back(indicator->caveat);
    KpiAnswer kpi{.indicator = indicator->id,
                  .name = indicator->title,
                  .definition = indicator->definition,
                  .caveat = indicator->caveat,
                  .method = indicator->source,
                  .form = formOf(*indicator),
                  .value = *row->value,
                  .numerator = row->numerator,
                  .denominator = row->denominator,
                  .target = content.target,
                  .trendAgainst = content.trendAgainst};
    kpi.zone =
        row->zoneName.empty() ? Text("Alle Gemeinden", "All municipalities") : Text(row->zoneName, row->zoneName);
    kpi.targetState = stateOf(kpi, indicator->direction);
    if (!content.trendAgainst.empty()) {
        WB_TRY(kpi.trend, trendOf(sources, *indicator, *row, content.trendAgainst, job));
    }
    WB_TRY(kpi.scenarios, scenariosOf(sources, *indicator, *results, answer, job));
    WB_CHECK(addHistory(sources, content, kpi, answer, job));
    return OrMissing<KpiAnswer>(std::move(kpi));
}

} // namespace

void cite(TileAnswer& answer, const std::string& dataset, bool isStale)
{
    if (std::ranges::find(answer.datasets, dataset) == answer.datasets.end()) {
        answer.datasets.push_back(dataset);
    }
    answer.isStale = answer.isStale || isStale;
}

void noteValidShare(TileAnswer& answer, double share)
{
    answer.validShare = std::min(answer.validShare.value_or(1.0), share);
    if (share < kWhole) {
        constexpr double kPercent = 100.0;
        const double percent = std::floor(share * kPercent * 10.0) / 10.0;
        answer.remarks.push_back({readableNumber(percent, Language::German, 1) + " % der Werte liegen vor",
                                  readableNumber(percent, Language::English, 1) + " % of the values are there"});
    }
}

void noteAllAreas(const Sources& sources, TileAnswer& answer)
{
    if (!sources.selection().zone.empty()) {
        answer.remarks.push_back(
            {"Zeigt alle Gebiete, nicht nur das gewählte", "Shows all areas, not the chosen one only"});
    }
}

std::vector<const ResultRow*> chosenZones(const Sources& sources, const IndicatorResults& results, Level level)
{
    std::vector<const ResultRow*> zones = results.zones(level);
    const std::string& chosen = sources.selection().zone;
    const auto isInside = [&](const ResultRow* zone) { return zone->zoneKey.starts_with(chosen); };
    if (level == Level::Districts && !chosen.empty() && std::ranges::any_of(zones, isInside) &&
        results.find(zones.front()->indicator, Level::Zones, chosen) != nullptr) {
        std::erase_if(zones, [&](const ResultRow* zone) { return !isInside(zone); });
    }
    return zones;
}

std::optional<double> bandOf(const std::optional<double>& first, const std::optional<double>& second)
{
    return first && second ? std::optional(std::hypot(*first, *second)) : std::nullopt;
}

Difference differenceOf(double value, double base, std::optional<double> band, Direction direction)
{
    Difference difference{.value = value - base, .band = band};
    difference.isWithinBand = band && std::abs(difference.value) <= *band;
    if (direction != Direction::Neutral && !difference.isWithinBand && difference.value != 0.0) {
        difference.isBetter = (difference.value > 0.0) == (direction == Direction::More);
    }
    return difference;
}

Result<Shown> answerKpi(Sources& sources, const KpiContent& kpi, TileAnswer& answer, Job& job)
{
    WB_TRY(OrMissing<KpiAnswer> number, numberOf(sources, kpi, answer, job));
    return std::visit([](auto&& each) { return Shown(std::forward<decltype(each)>(each)); }, std::move(number));
}

Result<Shown> answerGauge(Sources& sources, const GaugeContent& gauge, TileAnswer& answer, Job& job)
{
    WB_TRY(OrMissing<KpiAnswer> number,
           numberOf(sources, {.indicator = gauge.indicator, .target = gauge.target}, answer, job));
    if (auto* const missing = std::get_if<MissingAnswer>(&number)) {
        return Shown(std::move(*missing));
    }
    return Shown(GaugeAnswer{.number = std::get<KpiAnswer>(std::move(number)),
                             .minimum = gauge.minimum,
                             .maximum = gauge.maximum,
                             .thresholds = gauge.thresholds});
}

} // namespace weitblick::dashboard
