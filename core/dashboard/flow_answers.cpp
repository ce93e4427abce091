// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/answers.h"
#include "core/dashboard/moment.h"
#include "core/dashboard/running_value.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace weitblick::dashboard {

namespace {

using analysis::role::Wanted;

MissingAnswer noValues(const OpenRows& rows)
{
    return {.what = MissingAnswer::What::Value,
            .id = rows.dataset.schema.name,
            .reason = {"Keine Zeile hat einen Wert", "No row has a value"},
            .step = {}};
}

/// Fields that a chart needs; the first that is missing, or all of them.
Result<OrMissing<std::vector<OpenField>>> fieldsOf(OpenRows& rows,
                                                   const std::vector<std::pair<std::string, Wanted>>& wanted)
{
    std::vector<OpenField> fields;
    for (const auto& [name, kind] : wanted) {
        OrMissing<OpenField> field = Sources::field(rows, name, kind);
        if (auto* const missing = std::get_if<MissingAnswer>(&field)) {
            return OrMissing<std::vector<OpenField>>(std::move(*missing));
        }
        fields.push_back(std::get<OpenField>(field));
    }
    return OrMissing<std::vector<OpenField>>(std::move(fields));
}

/// What a line chart collects: one line for each value field, or for each text of a group.
using Lines = std::map<std::pair<std::string, std::size_t>, std::map<double, RunningValue>>;

/// What a line chart reads of a row.
struct LineFields {
    const OpenRows& rows;
    const LineContent& line;
    const std::vector<OpenField>& fields;
};

/// Adds a row at its place: to the line of its group, or to that of each value field.
void addToLines(const LineFields& read, const workspace::LayerReader& reader, Lines& lines, double place)
{
    const analysis::role::RowFormulas& formulas = read.rows.formulas;
    const auto group = read.line.groupBy.empty() ? std::optional<std::string>("")
                                                 : textOf(formulas.evaluate(read.fields.back().formula, reader));
    if (!group) {
        return;
    }
    if (read.line.values.empty()) {
        lines[{*group, 0}][place].add(std::optional<double>());
    }
    for (std::size_t i = 0; i < read.line.values.size(); ++i) {
        lines[{*group, i}][place].add(formulas.number(read.fields[i + 1].formula, reader));
    }
}

Text nameOfLine(const OpenRows& rows, const LineContent& line, const std::pair<std::string, std::size_t>& key)
{
    if (!line.groupBy.empty()) {
        return {key.first, key.first};
    }
    return line.values.empty() ? Text("Anzahl", "Count") : rows.titleOf(line.values[key.second]);
}

LineAnswer linesOf(const OpenRows& rows, const LineContent& line, const Lines& lines, Aggregate aggregate)
{
    LineAnswer answer{
        .axisX = rows.titleOf(line.along), .dataset = rows.dataset.schema.name, .where = rows.whereInColumns};
    for (const auto& [key, points] : lines) {
        LineSeries series{.name = nameOfLine(rows, line, key), .color = answer.series.size()};
        series.form =
            line.values.empty() ? NumberForm{.decimals = 0, .isCount = true} : rows.formOf(line.values[key.second]);
        for (const auto& [x, value] : points) {
            series.points.emplace_back(x, value.result(aggregate));
        }
        answer.series.push_back(std::move(series));
    }
    return answer;
}

struct Flow {
    std::string from;
    std::string to;
    double value = 0.0;
};

/// The largest flows as they are; the rest as one from "übrige" to "übrige".
SankeyAnswer sankeyOf(const std::map<std::pair<std::string, std::string>, double>& sums, std::size_t limit)
{
    std::vector<Flow> flows;
    for (const auto& [ends, value] : sums) {
        if (value > 0.0) {
            flows.push_back({ends.first, ends.second, value});
        }
    }
    std::ranges::stable_sort(flows, std::ranges::greater(), &Flow::value);
    if (flows.size() > limit) {
        Flow rest{.from = "übrige", .to = "übrige"};
        for (std::size_t i = limit; i < flows.size(); ++i) {
            rest.value += flows[i].value;
        }
        flows.resize(limit);
        flows.push_back(rest);
    }
    SankeyAnswer sankey;
    std::map<std::pair<int, std::string>, std::size_t> numbers;
    std::map<std::string, std::size_t> colors;
    const auto node = [&](int side, const std::string& name, double value) {
        const auto [place, isNew] = numbers.try_emplace({side, name}, sankey.nodes.size());
        if (isNew) {
            const std::size_t color = colors.try_emplace(name, colors.size()).first->second;
            const Text text = name == "übrige" ? Text("übrige", "others") : Text(name, name);
            sankey.nodes.push_back({.name = text, .color = color, .side = side});
        }
        sankey.nodes[place->second].value += value;
        return place->second;
    };
    for (const Flow& flow : flows) {
        const std::size_t from = node(0, flow.from, flow.value);
        const std::size_t to = node(1, flow.to, flow.value);
        sankey.links.push_back({.from = from, .to = to, .value = flow.value});
    }
    return sankey;
}

HeatCalendarAnswer calendarOf(const std::map<std::int64_t, RunningValue>& days, Aggregate aggregate)
{
    HeatCalendarAnswer calendar;
    bool isFirst = true;
    for (std::int64_t day = days.begin()->first; day <= days.rbegin()->first; ++day) {
        const auto found = days.find(day);
        CalendarDay entry{.day = day};
        if (found != days.end()) {
            entry.value = found->second.result(aggregate);
        }
        if (entry.value) {
            calendar.minimum = isFirst ? *entry.value : std::min(calendar.minimum, *entry.value);
            calendar.maximum = isFirst ? *entry.value : std::max(calendar.maximum, *entry.value);
            isFirst = false;
        }
        calendar.days.push_back(entry);
    }
    return calendar;
}

} // namespace

Result<Shown> answerLine(Sources& sources, const LineContent& line, TileAnswer& answer, Job& job)
{
    WB_TRY(OrMissing<OpenRows> opened, sources.open(line.rows));
    if (auto* const missing = std::get_if<MissingAnswer>(&opened)) {
        return Shown(std::move(*missing));
    }
    auto& rows = std::get<OpenRows>(opened);
    std::vector<std::pair<std::string, Wanted>> wanted = {{line.along, Wanted::Any}};
    for (const std::string& value : line.values) {
        wanted.emplace_back(value, Wanted::Number);
    }
    if (!line.groupBy.empty()) {
        wanted.emplace_back(line.groupBy, Wanted::Any);
    }
    WB_TRY(const OrMissing<std::vector<OpenField>> found, fieldsOf(rows, wanted));
    if (const auto* const missing = std::get_if<MissingAnswer>(&found)) {
        return Shown(*missing);
    }
    const auto& fields = std::get<std::vector<OpenField>>(found);
    const Aggregate aggregate = line.values.empty() ? Aggregate::Count : line.aggregate;
    Lines lines;
    bool isTime = false;
    WB_CHECK(walk(
        sources.project(), rows,
        [&](const workspace::LayerReader& reader) -> Result<void> {
            const auto place = axisValueOf(rows.formulas.evaluate(fields.front().formula, reader));
            if (place) {
                isTime = isTime || place->isTime;
                addToLines({.rows = rows, .line = line, .fields = fields}, reader, lines, place->at);
            }
            return {};
        },
        job));
    cite(answer, rows.dataset.schema.name, rows.dataset.stale);
    if (lines.empty()) {
        return Shown(noValues(rows));
    }
    LineAnswer shown = linesOf(rows, line, lines, aggregate);
    shown.isTime = isTime;
    shown.columnX = fields.front().column;
    noteAllAreas(sources, answer);
    return Shown(std::move(shown));
}

Result<Shown> answerHeatCalendar(Sources& sources, const HeatCalendarContent& content, TileAnswer& answer, Job& job)
{
    WB_TRY(OrMissing<OpenRows> opened, sources.open(content.rows));
    if (auto* const missing = std::get_if<MissingAnswer>(&opened)) {
        return Shown(std::move(*missing));
    }
    auto& rows = std::get<OpenRows>(opened);
    const bool isCount = content.aggregate == Aggregate::Count;
    std::vector<std::pair<std::string, Wanted>> wanted = {{content.date, Wanted::Any}};
    if (!isCount) {
        wanted.emplace_back(content.value, Wanted::Number);
    }
    WB_TRY(const OrMissing<std::vector<OpenField>> found, fieldsOf(rows, wanted));
    if (const auto* const missing = std::get_if<MissingAnswer>(&found)) {
        return Shown(*missing);
    }
    const auto& fields = std::get<std::vector<OpenField>>(found);
    std::map<std::int64_t, RunningValue> days;
    WB_CHECK(walk(
        sources.project(), rows,
        [&](const workspace::LayerReader& reader) -> Result<void> {
            const auto text = textOf(rows.formulas.evaluate(fields.front().formula, reader));
            if (const auto seconds = text ? secondsOf(*text) : std::nullopt) {
                days[dayOf(*seconds)].add(isCount ? std::nullopt : rows.formulas.number(fields.back().formula, reader));
            }
            return {};
        },
        job));
    cite(answer, rows.dataset.schema.name, rows.dataset.stale);
    constexpr std::int64_t kMostDays = 366LL * 30;
    if (days.empty() || days.rbegin()->first - days.begin()->first > kMostDays) {
        return Shown(noValues(rows));
    }
    HeatCalendarAnswer calendar = calendarOf(days, content.aggregate);
    calendar.form = isCount ? NumberForm{.decimals = 0, .isCount = true} : rows.formOf(content.value);
    calendar.binding = rows.binding(fields.front().column);
    noteAllAreas(sources, answer);
    return Shown(std::move(calendar));
}

Result<Shown> answerSankey(Sources& sources, const SankeyContent& content, TileAnswer& answer, Job& job)
{
    WB_TRY(OrMissing<OpenRows> opened, sources.open(content.rows));
    if (auto* const missing = std::get_if<MissingAnswer>(&opened)) {
        return Shown(std::move(*missing));
    }
    auto& rows = std::get<OpenRows>(opened);
    std::vector<std::pair<std::string, Wanted>> wanted = {{content.from, Wanted::Any}, {content.to, Wanted::Any}};
    if (!content.value.empty()) {
        wanted.emplace_back(content.value, Wanted::Number);
    }
    WB_TRY(const OrMissing<std::vector<OpenField>> found, fieldsOf(rows, wanted));
    if (const auto* const missing = std::get_if<MissingAnswer>(&found)) {
        return Shown(*missing);
    }
    const auto& fields = std::get<std::vector<OpenField>>(found);
    std::map<std::pair<std::string, std::string>, double> sums;
    double within = 0.0;
    WB_CHECK(walk(
        sources.project(), rows,
        [&](const workspace::LayerReader& reader) -> Result<void> {
            const auto from = textOf(rows.formulas.evaluate(fields[0].formula, reader));
            const auto to = textOf(rows.formulas.evaluate(fields[1].formula, reader));
            const double value =
                content.value.empty() ? 1.0 : rows.formulas.number(fields[2].formula, reader).value_or(0.0);
            if (from && to && (content.isWithinShown || *from != *to)) {
                sums[{*from, *to}] += value;
            } else if (from && from == to) {
                within += value;
            }
            return {};
        },
        job));
    cite(answer, rows.dataset.schema.name, rows.dataset.stale);
    SankeyAnswer sankey = sankeyOf(sums, content.limit);
    if (sankey.links.empty()) {
        return Shown(noValues(rows));
    }
    sankey.withinSum = within;
    sankey.form = content.value.empty() ? NumberForm{.decimals = 0, .isCount = true} : rows.formOf(content.value);
    sankey.binding = rows.binding(fields[0].column);
    noteAllAreas(sources, answer);
    return Shown(std::move(sankey));
}

} // namespace weitblick::dashboard
