// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/row_measure.h"

#include "core/dashboard/moment.h"
#include "core/dashboard/number_summary.h"
#include "core/dashboard/running_value.h"
#include "core/dashboard/sources.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <string>
#include <utility>

namespace weitblick::dashboard {

namespace {

using analysis::role::Wanted;
using workspace::LayerReader;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kRowsPerReport = 65'536;

bool isExtreme(Aggregate aggregate)
{
    return aggregate == Aggregate::Minimum || aggregate == Aggregate::Maximum;
}

/// How a tile looks at a row: once for each of its columns of values.
struct RowReading {
    RowSource source;
    std::vector<std::pair<std::string, Wanted>> fields;
    RowMeasure measure; ///< columns are there, without rows
    /// The part of a row in each column; `values` are those of the fields.
    std::function<void(const std::vector<analysis::formula::Value>& values, std::vector<std::uint32_t>& parts)> partsOf;
    std::size_t firstNumber = 0; ///< of the fields: the numbers of the columns, one after the other
    bool hasNumbers = false;
};

using Numbers = std::map<std::string, std::uint32_t>;

std::uint32_t partOf(const Numbers& numbers, const std::optional<std::string>& text, std::uint32_t other)
{
    const auto found = text ? numbers.find(*text) : numbers.end();
    return found == numbers.end() ? other : found->second;
}

RowReading readingOf(const BarContent& content, const BarAnswer& bars)
{
    RowReading reading{.source = content.rows, .fields = {{content.groupBy, Wanted::Any}}};
    reading.hasNumbers = content.aggregate != Aggregate::Count;
    if (reading.hasNumbers) {
        reading.fields.emplace_back(content.value, Wanted::Number);
        reading.firstNumber = 1;
    }
    reading.measure = {
        .columns = std::vector<RowMeasure::Column>(1), .partCount = bars.labels.size(), .aggregate = content.aggregate};
    Numbers numbers;
    std::uint32_t rest = kNoPart;
    std::uint32_t missing = kNoPart;
    for (std::size_t i = 0; i < bars.labels.size(); ++i) {
        const auto part = static_cast<std::uint32_t>(i);
        if (bars.labels[i].isMissing) {
            missing = part;
        } else if (bars.labels[i].isRest) {
            rest = part;
        } else {
            numbers.emplace(bars.labels[i].key, part);
        }
    }
    reading.partsOf = [numbers, rest, missing](const auto& values, auto& parts) {
        const auto text = textOf(values.front());
        parts.front() = text ? partOf(numbers, text, rest) : missing;
    };
    return reading;
}

RowReading readingOf(const BoxContent& content, const BoxAnswer& boxes)
{
    RowReading reading{.source = content.rows, .fields = {{content.field, Wanted::Number}}};
    reading.hasNumbers = true;
    reading.measure = {.columns = std::vector<RowMeasure::Column>(1), .partCount = boxes.groups.size()};
    Numbers numbers;
    for (const BoxGroup& group : boxes.groups) {
        numbers.emplace(group.name.de, static_cast<std::uint32_t>(reading.measure.groups.size()));
        reading.measure.groups.push_back(group.name);
    }
    if (content.groupBy.empty()) {
        reading.partsOf = [](const auto& /*values*/, auto& parts) { parts.front() = 0; };
        return reading;
    }
    reading.fields.emplace_back(content.groupBy, Wanted::Any);
    reading.partsOf = [numbers](const auto& values, auto& parts) {
        parts.front() = partOf(numbers, textOf(values[1]), kNoPart);
    };
    return reading;
}

/// Lines stand in the order of their groups, those of a group in the order of the value fields.
RowReading readingOf(const LineContent& content, const LineAnswer& line)
{
    const std::size_t columns = std::max<std::size_t>(1, content.values.size());
    RowReading reading{.source = content.rows, .fields = {{content.along, Wanted::Any}}};
    reading.hasNumbers = !content.values.empty();
    reading.firstNumber = 1;
    for (const std::string& value : content.values) {
        reading.fields.emplace_back(value, Wanted::Number);
    }
    reading.measure = {.columns = std::vector<RowMeasure::Column>(columns),
                       .aggregate = content.values.empty() ? Aggregate::Count : content.aggregate};
    Numbers groups;
    std::vector<std::uint32_t> first; ///< part of each line
    std::vector<std::map<double, std::uint32_t>> places;
    for (std::size_t i = 0; i < line.series.size(); ++i) {
        if (i % columns == 0) {
            groups.emplace(content.groupBy.empty() ? std::string() : line.series[i].name.de,
                           static_cast<std::uint32_t>(i));
        }
        first.push_back(static_cast<std::uint32_t>(reading.measure.partCount));
        auto& ofLine = places.emplace_back();
        for (const auto& [x, value] : line.series[i].points) {
            ofLine.emplace(x, static_cast<std::uint32_t>(ofLine.size()));
        }
        reading.measure.partCount += line.series[i].points.size();
    }
    const bool isGrouped = !content.groupBy.empty();
    if (isGrouped) {
        reading.fields.emplace_back(content.groupBy, Wanted::Any);
    }
    reading.partsOf = [=](const auto& values, auto& parts) {
        std::ranges::fill(parts, kNoPart);
        const auto place = axisValueOf(values.front());
        const std::uint32_t group =
            partOf(groups, isGrouped ? textOf(values.back()) : std::optional<std::string>(""), kNoPart);
        if (!place || group == kNoPart) {
            return;
        }
        for (std::size_t column = 0; column < parts.size() && group + column < places.size(); ++column) {
            const auto& ofLine = places[group + column];
            if (const auto found = ofLine.find(place->at); found != ofLine.end()) {
                parts[column] = first[group + column] + found->second;
            }
        }
    };
    return reading;
}

RowReading readingOf(const HeatCalendarContent& content, const HeatCalendarAnswer& calendar)
{
    RowReading reading{.source = content.rows,
                       .fields = {{content.date, Wanted::Any}, {content.value, Wanted::Number}}};
    reading.hasNumbers = true;
    reading.firstNumber = 1;
    reading.measure = {.columns = std::vector<RowMeasure::Column>(1),
                       .partCount = calendar.days.size(),
                       .aggregate = content.aggregate};
    const std::int64_t firstDay = calendar.days.empty() ? 0 : calendar.days.front().day;
    reading.partsOf = [firstDay, count = reading.measure.partCount](const auto& values, auto& parts) {
        const auto at = axisValueOf(values.front());
        const std::int64_t day = at && at->isTime ? dayOf(static_cast<std::int64_t>(at->at)) - firstDay : -1;
        const bool isThere = day >= 0 && day < static_cast<std::int64_t>(count);
        parts.front() = isThere ? static_cast<std::uint32_t>(day) : kNoPart;
    };
    return reading;
}

std::optional<RowReading> readingFor(const Tile& tile, const TileAnswer& answer)
{
    if (const auto* const bars = std::get_if<BarAnswer>(&answer.shown)) {
        return readingOf(std::get<BarContent>(tile.content), *bars);
    }
    if (const auto* const boxes = std::get_if<BoxAnswer>(&answer.shown)) {
        return readingOf(std::get<BoxContent>(tile.content), *boxes);
    }
    if (const auto* const line = std::get_if<LineAnswer>(&answer.shown)) {
        return readingOf(std::get<LineContent>(tile.content), *line);
    }
    if (const auto* const calendar = std::get_if<HeatCalendarAnswer>(&answer.shown)) {
        return readingOf(std::get<HeatCalendarContent>(tile.content), *calendar);
    }
    return std::nullopt;
}

/// Walks the set rows of a mask. Errors   Cancelled.
template <typename Use>
Result<void> forEachRow(const crossfilter::RowMask& rows, Job& job, const Use& use)
{
    for (std::size_t row = 0; row < rows.rowCount(); ++row) {
        if (row % kRowsPerReport == 0) {
            WB_CHECK(job.report(static_cast<double>(row) / static_cast<double>(rows.rowCount()), "tile"));
        }
        if (rows.contains(row)) {
            use(row);
        }
    }
    return {};
}

} // namespace

bool isMeasuredFromRows(const Tile& tile, const TileAnswer& answer)
{
    if (std::holds_alternative<BoxAnswer>(answer.shown)) {
        return true;
    }
    if (const auto* const bars = std::get_if<BarAnswer>(&answer.shown)) {
        const auto* const content = std::get_if<BarContent>(&tile.content);
        return content != nullptr && !bars->binding.empty() &&
               (isExtreme(content->aggregate) || std::ranges::any_of(bars->labels, &ChartLabel::isMissing));
    }
    if (const auto* const line = std::get_if<LineAnswer>(&answer.shown)) {
        const auto* const content = std::get_if<LineContent>(&tile.content);
        return content != nullptr && !line->dataset.empty() &&
               (line->isTime || line->series.size() > 1 || !content->groupBy.empty() || isExtreme(content->aggregate));
    }
    const auto* const content = std::get_if<HeatCalendarContent>(&tile.content);
    return std::holds_alternative<HeatCalendarAnswer>(answer.shown) && content != nullptr &&
           isExtreme(content->aggregate);
}

Result<std::optional<RowMeasure>> rowMeasureOf(workspace::Workspace& project, const Tile& tile,
                                               const TileAnswer& answer, const std::vector<std::int64_t>& fids,
                                               Job& job)
{
    auto reading = readingFor(tile, answer);
    const Dashboard none;
    const Selection everywhere;
    Sources sources(project, none, everywhere);
    WB_TRY(OrMissing<OpenRows> opened,
           reading ? sources.open(reading->source) : Result<OrMissing<OpenRows>>(missingPart({}, tile.id)));
    if (!reading || std::holds_alternative<MissingAnswer>(opened)) {
        return std::optional<RowMeasure>();
    }
    auto& rows = std::get<OpenRows>(opened);
    std::vector<std::size_t> formulas;
    for (const auto& [name, wanted] : reading->fields) {
        const OrMissing<OpenField> field = Sources::field(rows, name, wanted);
        if (std::holds_alternative<MissingAnswer>(field)) {
            return std::optional<RowMeasure>();
        }
        formulas.push_back(std::get<OpenField>(field).formula);
    }
    RowMeasure& measure = reading->measure;
    for (RowMeasure::Column& column : measure.columns) {
        column.parts.assign(fids.size(), kNoPart);
        column.numbers.assign(reading->hasNumbers ? fids.size() : 0, kNaN);
    }
    std::size_t row = 0;
    std::vector<analysis::formula::Value> values(formulas.size());
    std::vector<std::uint32_t> parts(measure.columns.size());
    WB_CHECK(walk(
        project, rows,
        [&](const LayerReader& reader) -> Result<void> {
            while (row < fids.size() && fids[row] < reader.fid()) {
                ++row;
            }
            if (row == fids.size() || fids[row] != reader.fid()) {
                return {}; // added since
            }
            for (std::size_t i = 0; i < formulas.size(); ++i) {
                values[i] = rows.formulas.evaluate(formulas[i], reader);
            }
            reading->partsOf(values, parts);
            for (std::size_t i = 0; i < parts.size(); ++i) {
                measure.columns[i].parts[row] = parts[i];
                if (reading->hasNumbers) {
                    measure.columns[i].numbers[row] =
                        rows.formulas.number(formulas[reading->firstNumber + i], reader).value_or(kNaN);
                }
            }
            return {};
        },
        job));
    return std::optional(std::move(measure));
}

Result<std::vector<double>> measuredParts(const RowMeasure& measure, const crossfilter::RowMask& rows, Job& job)
{
    std::vector<RunningValue> sums(measure.partCount);
    WB_CHECK(forEachRow(rows, job, [&](std::size_t row) {
        for (const RowMeasure::Column& column : measure.columns) {
            if (column.parts[row] != kNoPart) {
                const double number = column.numbers.empty() ? kNaN : column.numbers[row];
                sums[column.parts[row]].add(std::isnan(number) ? std::nullopt : std::optional(number));
            }
        }
    }));
    std::vector<double> values;
    std::ranges::transform(sums, std::back_inserter(values), [&](const RunningValue& sum) {
        return sum.rows == 0 && measure.aggregate != Aggregate::Count ? kNaN
                                                                      : sum.result(measure.aggregate).value_or(kNaN);
    });
    return values;
}

Result<std::vector<BoxGroup>> measuredBoxes(const RowMeasure& measure, const crossfilter::RowMask& rows, Job& job)
{
    std::vector<std::vector<double>> values(measure.partCount);
    std::vector<BoxGroup> boxes(measure.partCount);
    WB_CHECK(forEachRow(rows, job, [&](std::size_t row) {
        const RowMeasure::Column& column = measure.columns.front();
        if (const std::uint32_t part = column.parts[row]; part != kNoPart && std::isnan(column.numbers[row])) {
            ++boxes[part].missingCount;
        } else if (part != kNoPart) {
            values[part].push_back(column.numbers[row]);
        }
    }));
    for (std::size_t part = 0; part < boxes.size(); ++part) {
        WB_CHECK(job.report(1.0, "tile"));
        boxes[part].name = measure.groups[part];
        boxes[part].count = static_cast<std::int64_t>(values[part].size());
        if (!values[part].empty()) {
            boxes[part].summary = summaryOf(values[part]);
        }
    }
    return boxes;
}

} // namespace weitblick::dashboard
