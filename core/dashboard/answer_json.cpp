// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/answer_json.h"

#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

namespace weitblick::dashboard {

namespace {

using Json = nlohmann::ordered_json;

Json jsonOf(const Text& text)
{
    return {{"de", text.de}, {"en", text.en}};
}

template <typename Value>
Json orNull(const std::optional<Value>& value)
{
    return value ? Json(*value) : Json();
}

Json jsonOf(const NumberForm& form)
{
    Json json = {{"unit", form.unit}, {"decimals", form.decimals}};
    if (!form.unitTitle.empty()) {
        json["unit_title"] = jsonOf(form.unitTitle);
    }
    return json;
}

Json jsonOf(const Binding& binding)
{
    Json json = {{"dataset", binding.dataset}, {"column", binding.column}};
    if (!binding.where.empty()) {
        json["where"] = binding.where;
    }
    if (!binding.texts.empty()) {
        json["texts"] = binding.texts;
    }
    if (!binding.edges.empty()) {
        json["edges"] = binding.edges;
    }
    return json;
}

Json jsonOf(const NextStep& step)
{
    constexpr std::array<std::string_view, 6> kKinds = {"none",       "import_role", "run_analysis",
                                                        "map_fields", "edit_tile",   "choose_zone"};
    return {{"kind", kKinds.at(static_cast<std::size_t>(step.kind))},
            {"target", step.target},
            {"label", jsonOf(step.label)}};
}

Json jsonOf(const Difference& difference)
{
    return {{"value", difference.value},
            {"band", orNull(difference.band)},
            {"within_band", difference.isWithinBand},
            {"better", orNull(difference.isBetter)}};
}

Json jsonOf(const MissingAnswer& missing)
{
    constexpr std::array<std::string_view, 7> kKinds = {"role",   "dataset", "field", "indicator",
                                                        "result", "value",   "file"};
    return {{"what", kKinds.at(static_cast<std::size_t>(missing.what))},
            {"id", missing.id},
            {"reason", jsonOf(missing.reason)},
            {"step", jsonOf(missing.step)}};
}

Json jsonOf(const MapAnswer& map)
{
    Json json = {{"layer", map.layer}, {"column", map.column}, {"form", jsonOf(map.form)}};
    json["theme"] = Json::parse(map::toJson(map.theme));
    if (map.column.empty()) {
        json["values"] = map.values;
        json["bands"] = map.bands;
    }
    return json;
}

Json jsonOf(const KpiAnswer& kpi)
{
    Json json = {{"indicator", kpi.indicator},
                 {"zone", jsonOf(kpi.zone)},
                 {"value", kpi.value},
                 {"form", jsonOf(kpi.form)},
                 {"numerator", orNull(kpi.numerator)},
                 {"denominator", orNull(kpi.denominator)},
                 {"definition", jsonOf(kpi.definition)},
                 {"source", kpi.method}};
    if (kpi.target) {
        constexpr std::array<std::string_view, 3> kStates = {"none", "met", "missed"};
        json["target"] = *kpi.target;
        json["target_state"] = kStates.at(static_cast<std::size_t>(kpi.targetState));
    }
    if (kpi.trend) {
        json["trend"] = jsonOf(*kpi.trend);
        json["trend_against"] = kpi.trendAgainst;
    }
    for (const auto& [x, value] : kpi.history.points) {
        json["history"].push_back({x, orNull(value)});
    }
    for (const ScenarioValue& scenario : kpi.scenarios) {
        Json each = {
            {"title", jsonOf(scenario.title)}, {"dataset", scenario.dataset}, {"value", orNull(scenario.value)}};
        if (scenario.difference) {
            each["difference"] = jsonOf(*scenario.difference);
        }
        json["scenarios"].push_back(std::move(each));
    }
    return json;
}

Json jsonOf(const GaugeAnswer& gauge)
{
    Json json = jsonOf(gauge.number);
    json["minimum"] = gauge.minimum;
    json["maximum"] = gauge.maximum;
    json["thresholds"] = gauge.thresholds;
    return json;
}

Json jsonOf(const BarAnswer& bars)
{
    Json json = {{"labels", Json::array()}, {"series", Json::array()}};
    for (const ChartLabel& label : bars.labels) {
        json["labels"].push_back({{"text", label.text.de}, {"key", label.key}});
    }
    for (const ChartSeries& series : bars.series) {
        Json values = Json::array();
        for (const auto& value : series.values) {
            values.push_back(orNull(value));
        }
        json["series"].push_back({{"name", jsonOf(series.name)}, {"form", jsonOf(series.form)}, {"values", values}});
    }
    if (!bars.binding.empty()) {
        json["binding"] = jsonOf(bars.binding);
    }
    return json;
}

Json jsonOf(const LineAnswer& lines)
{
    Json json = {{"axis", jsonOf(lines.axisX)}, {"is_time", lines.isTime}, {"series", Json::array()}};
    for (const LineSeries& series : lines.series) {
        Json points = Json::array();
        for (const auto& [x, y] : series.points) {
            points.push_back({x, orNull(y)});
        }
        json["series"].push_back({{"name", jsonOf(series.name)}, {"form", jsonOf(series.form)}, {"points", points}});
    }
    return json;
}

Json jsonOf(const HistogramAnswer& histogram)
{
    return {{"axis", jsonOf(histogram.axis)}, {"form", jsonOf(histogram.form)},      {"edges", histogram.edges},
            {"counts", histogram.counts},     {"missing", histogram.missingCount},   {"below", histogram.belowCount},
            {"above", histogram.aboveCount},  {"binding", jsonOf(histogram.binding)}};
}

Json jsonOf(const BoxAnswer& boxes)
{
    Json json = {{"axis", jsonOf(boxes.axis)}, {"form", jsonOf(boxes.form)}, {"groups", Json::array()}};
    for (const BoxGroup& group : boxes.groups) {
        json["groups"].push_back({{"name", group.name.de},
                                  {"count", group.count},
                                  {"missing", group.missingCount},
                                  {"minimum", group.summary.minimum},
                                  {"low_whisker", group.summary.lowWhisker},
                                  {"low_quartile", group.summary.lowQuartile},
                                  {"median", group.summary.median},
                                  {"high_quartile", group.summary.highQuartile},
                                  {"high_whisker", group.summary.highWhisker},
                                  {"maximum", group.summary.maximum},
                                  {"outliers", group.summary.outlierCount}});
    }
    return json;
}

Json jsonOf(const ScatterAnswer& scatter)
{
    Json json = {{"axis_x", jsonOf(scatter.axisX)},
                 {"axis_y", jsonOf(scatter.axisY)},
                 {"total", scatter.totalCount},
                 {"correlation", orNull(scatter.correlation)},
                 {"points", Json::array()}};
    for (const ScatterPoint& point : scatter.points) {
        json["points"].push_back({{"x", point.x}, {"y", point.y}, {"label", point.label}});
    }
    return json;
}

Json jsonOf(const HeatCalendarAnswer& calendar)
{
    Json json = {{"form", jsonOf(calendar.form)}, {"days", Json::array()}};
    for (const CalendarDay& day : calendar.days) {
        json["days"].push_back({day.day, orNull(day.value)});
    }
    return json;
}

Json jsonOf(const SankeyAnswer& sankey)
{
    Json json = {{"form", jsonOf(sankey.form)}, {"within", sankey.withinSum}, {"links", Json::array()}};
    for (const SankeyLink& link : sankey.links) {
        json["links"].push_back(
            {{"from", sankey.nodes[link.from].name.de}, {"to", sankey.nodes[link.to].name.de}, {"value", link.value}});
    }
    return json;
}

Json jsonOf(const TableCell& cell)
{
    if (const auto* const number = std::get_if<double>(&cell)) {
        return *number;
    }
    const auto* const text = std::get_if<std::string>(&cell);
    return text == nullptr ? Json() : Json(*text);
}

Json jsonOf(const TableAnswer& table)
{
    Json json = {{"total", table.totalCount}, {"columns", Json::array()}, {"rows", Json::array()}};
    for (const TableColumn& column : table.columns) {
        json["columns"].push_back({{"title", jsonOf(column.title)}, {"form", jsonOf(column.form)}});
    }
    for (const TableRow& row : table.rows) {
        Json cells = Json::array();
        for (const TableCell& cell : row.cells) {
            cells.push_back(jsonOf(cell));
        }
        json["rows"].push_back(std::move(cells));
    }
    return json;
}

Json jsonOf(const TextAnswer& text)
{
    return {{"markdown", jsonOf(text.markdown)}};
}

Json jsonOf(const ImageAnswer& image)
{
    return {{"path", image.path}, {"description", jsonOf(image.description)}};
}

Json jsonOf(const FilterAnswer& filter)
{
    Json json = {{"minimum", orNull(filter.minimum)},
                 {"maximum", orNull(filter.maximum)},
                 {"choices", Json::array()},
                 {"other", filter.otherCount}};
    for (const FilterChoice& choice : filter.choices) {
        json["choices"].push_back({{"text", choice.text}, {"count", choice.count}});
    }
    return json;
}

} // namespace

std::string toJson(const TileAnswer& answer)
{
    Json json = {{"tile", answer.tile},           {"kind", nameOf(answer.kind)},
                 {"title", jsonOf(answer.title)}, {"datasets", answer.datasets},
                 {"stale", answer.isStale},       {"valid_share", orNull(answer.validShare)}};
    json["remarks"] = Json::array();
    for (const Text& remark : answer.remarks) {
        json["remarks"].push_back(jsonOf(remark));
    }
    json[answer.isMissing() ? "missing" : "shown"] =
        std::visit([](const auto& shown) { return jsonOf(shown); }, answer.shown);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace weitblick::dashboard
