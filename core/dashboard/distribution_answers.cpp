// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/answers.h"
#include "core/dashboard/number_summary.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace weitblick::dashboard {

namespace {

using analysis::indicator::ResultRow;
using analysis::role::Wanted;

/// The numbers of a field, and how many rows have none.
struct Column {
    std::vector<double> values;
    std::int64_t missing = 0;

    void add(const std::optional<double>& value)
    {
        if (value) {
            values.push_back(*value);
        } else {
            ++missing;
        }
    }
};

double shareOf(std::size_t values, std::int64_t missing)
{
    const auto all = static_cast<double>(values) + static_cast<double>(missing);
    return all > 0.0 ? static_cast<double>(values) / all : 1.0;
}

MissingAnswer noValues(const OpenRows& rows, const std::string& field)
{
    return {.what = MissingAnswer::What::Value,
            .id = rows.dataset.schema.name,
            .reason = {"Keine Zeile hat einen Wert für „" + rows.titleOf(field).de + "“",
                       "No row has a value for “" + rows.titleOf(field).en + "”"},
            .step = {}};
}

BoxGroup boxOf(const std::string& name, Column column)
{
    return {.name = name.empty() ? Text("alle", "all") : Text(name, name),
            .count = static_cast<std::int64_t>(column.values.size()),
            .missingCount = column.missing,
            .summary = summaryOf(column.values)};
}

/// The groups with the most values, by their name.
std::vector<BoxGroup> boxesOf(std::map<std::string, Column> groups, std::size_t limit)
{
    std::vector<std::pair<std::string, Column>> sorted;
    for (auto& [name, column] : groups) {
        if (!column.values.empty()) {
            sorted.emplace_back(name, std::move(column));
        }
    }
    std::ranges::stable_sort(sorted, std::ranges::greater(),
                             [](const auto& each) { return each.second.values.size(); });
    sorted.resize(std::min(sorted.size(), limit));
    std::ranges::sort(sorted, {}, [](const auto& each) { return each.first; });
    std::vector<BoxGroup> boxes;
    for (auto& [name, column] : sorted) {
        boxes.push_back(boxOf(name, std::move(column)));
    }
    return boxes;
}

/// Pearson's correlation as the points come (Welford 1962).
class Correlation {
public:
    void add(double x, double y)
    {
        ++m_count;
        const double count = static_cast<double>(m_count);
        const double dx = x - m_meanX;
        const double dy = y - m_meanY;
        m_meanX += dx / count;
        m_meanY += dy / count;
        m_xx += dx * (x - m_meanX);
        m_yy += dy * (y - m_meanY);
        m_xy += dx * (y - m_meanY);
    }
    [[nodiscard]] std::optional<double> value() const
    {
        constexpr std::int64_t kFewest = 3;
        const double product = m_xx * m_yy;
        return m_count < kFewest || product <= 0.0 ? std::nullopt : std::optional(m_xy / std::sqrt(product));
    }

private:
    std::int64_t m_count = 0;
    double m_meanX = 0.0;
    double m_meanY = 0.0;
    double m_xx = 0.0;
    double m_yy = 0.0;
    double m_xy = 0.0;
};

Result<Shown> scatterOfZones(Sources& sources, const ScatterContent& content, TileAnswer& answer, Job& job)
{
    WB_TRY(const OrMissing<Sources::Indicated> x, sources.indicated(content.indicatorX, job));
    WB_TRY(const OrMissing<Sources::Indicated> y, sources.indicated(content.indicatorY, job));
    for (const auto* const side : {&x, &y}) {
        if (const auto* const missing = std::get_if<MissingAnswer>(side)) {
            return Shown(*missing);
        }
    }
    const auto& foundX = std::get<Sources::Indicated>(x);
    const auto& foundY = std::get<Sources::Indicated>(y);
    ScatterAnswer scatter{.axisX = foundX.indicator->title,
                          .axisY = foundY.indicator->title,
                          .formX = formOf(*foundX.indicator),
                          .formY = formOf(*foundY.indicator)};
    Correlation correlation;
    const ResultRow* absent = nullptr;
    for (const ResultRow* const zone : chosenZones(sources, *foundX.results, content.level)) {
        const ResultRow* const rowX = foundX.results->find(foundX.indicator->id, content.level, zone->zoneKey);
        const ResultRow* const rowY = foundY.results->find(foundY.indicator->id, content.level, zone->zoneKey);
        if (rowX == nullptr || rowY == nullptr || !rowX->value || !rowY->value) {
            absent = rowX != nullptr && !rowX->value ? rowX : rowY;
            continue;
        }
        scatter.points.push_back({.x = *rowX->value, .y = *rowY->value, .label = zone->zoneName, .key = zone->zoneKey});
        correlation.add(*rowX->value, *rowY->value);
    }
    cite(answer, foundX.results->dataset(), foundX.results->isStale());
    cite(answer, foundY.results->dataset(), foundY.results->isStale());
    if (scatter.points.empty()) {
        return absent == nullptr ? Shown(missingRole(content.level == Level::Zones ? "zones" : "districts"))
                                 : Shown(missingFor(absent->absence, absent->subject));
    }
    scatter.totalCount = static_cast<std::int64_t>(scatter.points.size());
    scatter.correlation = correlation.value();
    return Shown(std::move(scatter));
}

/// Every k-th of so many points that at most `limit` are left.
void thin(std::vector<ScatterPoint>& points, std::size_t limit)
{
    if (points.size() <= limit || limit == 0) {
        return;
    }
    const std::size_t step = (points.size() + limit - 1) / limit;
    std::vector<ScatterPoint> kept;
    for (std::size_t i = 0; i < points.size(); i += step) {
        kept.push_back(std::move(points[i]));
    }
    points = std::move(kept);
}

Result<Shown> scatterOfRows(Sources& sources, const ScatterContent& content, TileAnswer& answer, Job& job)
{
    WB_TRY(OrMissing<OpenRows> opened, sources.open(content.rows));
    if (auto* const missing = std::get_if<MissingAnswer>(&opened)) {
        return Shown(std::move(*missing));
    }
    auto& rows = std::get<OpenRows>(opened);
    const OrMissing<OpenField> x = Sources::field(rows, content.fieldX, Wanted::Number);
    const OrMissing<OpenField> y = Sources::field(rows, content.fieldY, Wanted::Number);
    const OrMissing<OpenField> label =
        content.label.empty() ? OrMissing<OpenField>(OpenField()) : Sources::field(rows, content.label, Wanted::Any);
    for (const auto* const field : {&x, &y, &label}) {
        if (const auto* const missing = std::get_if<MissingAnswer>(field)) {
            return Shown(*missing);
        }
    }
    const auto& [formulaX, columnX] = std::get<OpenField>(x);
    const auto& [formulaY, columnY] = std::get<OpenField>(y);
    ScatterAnswer scatter{.axisX = rows.titleOf(content.fieldX),
                          .axisY = rows.titleOf(content.fieldY),
                          .formX = rows.formOf(content.fieldX),
                          .formY = rows.formOf(content.fieldY),
                          .dataset = rows.dataset.schema.name,
                          .columnX = columnX,
                          .columnY = columnY,
                          .where = rows.whereInColumns};
    Correlation correlation;
    std::int64_t missingRows = 0;
    const std::size_t numberX = formulaX;
    const std::size_t numberY = formulaY;
    WB_CHECK(walk(
        sources.project(), rows,
        [&](const workspace::LayerReader& reader) -> Result<void> {
            const auto valueX = rows.formulas.number(numberX, reader);
            const auto valueY = rows.formulas.number(numberY, reader);
            if (!valueX || !valueY) {
                ++missingRows;
                return {};
            }
            ScatterPoint point{.x = *valueX, .y = *valueY, .fid = reader.fid()};
            if (!content.label.empty()) {
                point.label = textOf(rows.formulas.evaluate(std::get<OpenField>(label).formula, reader)).value_or("");
            }
            correlation.add(*valueX, *valueY);
            scatter.points.push_back(std::move(point));
            return {};
        },
        job));
    cite(answer, rows.dataset.schema.name, rows.dataset.stale);
    if (scatter.points.empty()) {
        return Shown(noValues(rows, content.fieldX));
    }
    noteValidShare(answer, shareOf(scatter.points.size(), missingRows));
    noteAllAreas(sources, answer);
    scatter.totalCount = static_cast<std::int64_t>(scatter.points.size());
    scatter.correlation = correlation.value();
    thin(scatter.points, content.limit);
    return Shown(std::move(scatter));
}

} // namespace

Result<Shown> answerHistogram(Sources& sources, const HistogramContent& content, TileAnswer& answer, Job& job)
{
    WB_TRY(OrMissing<OpenRows> opened, sources.open(content.rows));
    if (auto* const missing = std::get_if<MissingAnswer>(&opened)) {
        return Shown(std::move(*missing));
    }
    auto& rows = std::get<OpenRows>(opened);
    const OrMissing<OpenField> field = Sources::field(rows, content.field, Wanted::Number);
    if (const auto* const missing = std::get_if<MissingAnswer>(&field)) {
        return Shown(*missing);
    }
    const OpenField found = std::get<OpenField>(field);
    Column column;
    WB_CHECK(walk(
        sources.project(), rows,
        [&](const workspace::LayerReader& reader) -> Result<void> {
            column.add(rows.formulas.number(found.formula, reader));
            return {};
        },
        job));
    cite(answer, rows.dataset.schema.name, rows.dataset.stale);
    if (column.values.empty()) {
        return Shown(noValues(rows, content.field));
    }
    HistogramAnswer histogram{.edges =
                                  content.edges.empty() ? roundEdges(column.values, content.binCount) : content.edges,
                              .missingCount = column.missing,
                              .axis = rows.titleOf(content.field),
                              .form = rows.formOf(content.field),
                              .binding = rows.binding(found.column)};
    const BinCounts counts = countsIn(histogram.edges, column.values);
    histogram.counts = counts.counts;
    histogram.belowCount = counts.below;
    histogram.aboveCount = counts.above;
    histogram.binding.edges = histogram.edges;
    noteValidShare(answer, shareOf(column.values.size(), column.missing));
    noteAllAreas(sources, answer);
    answer.title = answer.title.empty() ? histogram.axis : answer.title;
    return Shown(std::move(histogram));
}

Result<Shown> answerBox(Sources& sources, const BoxContent& content, TileAnswer& answer, Job& job)
{
    WB_TRY(OrMissing<OpenRows> opened, sources.open(content.rows));
    if (auto* const missing = std::get_if<MissingAnswer>(&opened)) {
        return Shown(std::move(*missing));
    }
    auto& rows = std::get<OpenRows>(opened);
    const OrMissing<OpenField> value = Sources::field(rows, content.field, Wanted::Number);
    const bool isGrouped = !content.groupBy.empty();
    const OrMissing<OpenField> group =
        isGrouped ? Sources::field(rows, content.groupBy, Wanted::Any) : OrMissing<OpenField>(OpenField());
    for (const auto* const field : {&value, &group}) {
        if (const auto* const missing = std::get_if<MissingAnswer>(field)) {
            return Shown(*missing);
        }
    }
    std::map<std::string, Column> groups;
    WB_CHECK(walk(
        sources.project(), rows,
        [&](const workspace::LayerReader& reader) -> Result<void> {
            std::optional<std::string> name = "";
            if (isGrouped) {
                name = textOf(rows.formulas.evaluate(std::get<OpenField>(group).formula, reader));
            }
            if (name) {
                groups[*name].add(rows.formulas.number(std::get<OpenField>(value).formula, reader));
            }
            return {};
        },
        job));
    cite(answer, rows.dataset.schema.name, rows.dataset.stale);
    BoxAnswer boxes{.groups = boxesOf(std::move(groups), content.limit),
                    .axis = rows.titleOf(content.field),
                    .form = rows.formOf(content.field),
                    .binding = rows.binding(std::get<OpenField>(group).column),
                    .valueColumn = std::get<OpenField>(value).column};
    if (boxes.groups.empty()) {
        return Shown(noValues(rows, content.field));
    }
    for (const BoxGroup& box : boxes.groups) {
        if (isGrouped) {
            boxes.binding.texts.push_back(box.name.de);
        }
    }
    noteAllAreas(sources, answer);
    answer.title = answer.title.empty() ? boxes.axis : answer.title;
    return Shown(std::move(boxes));
}

Result<Shown> answerScatter(Sources& sources, const ScatterContent& content, TileAnswer& answer, Job& job)
{
    const bool isOfZones = !content.indicatorX.empty() || !content.indicatorY.empty();
    return isOfZones ? scatterOfZones(sources, content, answer, job) : scatterOfRows(sources, content, answer, job);
}

} // namespace weitblick::dashboard
