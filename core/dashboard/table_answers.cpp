// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/answers.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace weitblick::dashboard {

namespace {

using analysis::indicator::ResultRow;
using analysis::role::Wanted;

/// One result that a table of indicators compares.
struct Compared {
    Text title;
    const IndicatorResults* results = nullptr; ///< nullptr: the newest of each indicator's analysis
};

Result<std::vector<Compared>> comparedIn(Sources& sources, Job& job)
{
    std::vector<Compared> compared;
    const auto& columns = sources.dashboard().scenarios;
    for (const ScenarioColumn& column : columns.size() < 2 ? std::vector<ScenarioColumn>() : columns) {
        Compared each{.title = column.title};
        if (!column.dataset.empty()) {
            WB_TRY(each.results, sources.resultsIn(column.dataset, job));
        }
        compared.push_back(each);
    }
    if (compared.empty()) {
        compared.push_back({});
    }
    return compared;
}

/// The columns of one indicator: its value, and for each variant the value and the difference.
class IndicatorColumns {
public:
    IndicatorColumns(const Sources::Indicated& found, const std::vector<Compared>& compared, Level level)
        : m_found(found),
          m_compared(compared),
          m_level(level)
    {
    }

    void addTitles(TableAnswer& table) const
    {
        const auto& indicator = *m_found.indicator;
        for (std::size_t i = 0; i < m_compared.size(); ++i) {
            const Text& scenario = m_compared[i].title;
            Text title = indicator.title;
            if (!scenario.empty()) {
                title = {title.de + " · " + scenario.de, title.en + " · " + scenario.en};
            }
            table.columns.push_back(
                {.title = title, .isNumber = true, .form = formOf(indicator), .indicator = indicator.id});
            if (i > 0) {
                NumberForm form = formOf(indicator);
                form.isSign = true;
                table.columns.push_back({.title = {"Δ " + scenario.de, "Δ " + scenario.en},
                                         .isNumber = true,
                                         .form = form,
                                         .indicator = indicator.id,
                                         .isDifference = true});
            }
        }
    }
    void addCells(const std::string& zone, TableRow& row) const
    {
        const ResultRow* base = nullptr;
        for (std::size_t i = 0; i < m_compared.size(); ++i) {
            const IndicatorResults* const results = resultsOf(i);
            const ResultRow* const found =
                results == nullptr ? nullptr : results->find(m_found.indicator->id, m_level, zone);
            const bool hasValue = found != nullptr && found->value;
            row.cells.push_back(hasValue ? TableCell(*found->value) : TableCell());
            if (i == 0) {
                base = found;
                continue;
            }
            TableCell cell;
            if (hasValue && base != nullptr && base->value) {
                const Difference difference = differenceOf(*found->value, *base->value, bandOf(found->band, base->band),
                                                           m_found.indicator->direction);
                cell = difference.isWithinBand ? TableCell() : TableCell(difference.value);
            }
            row.cells.push_back(cell);
        }
    }
    void citeAll(TileAnswer& answer) const
    {
        for (std::size_t i = 0; i < m_compared.size(); ++i) {
            if (const IndicatorResults* const results = resultsOf(i); results != nullptr) {
                cite(answer, results->dataset(), results->isStale());
            }
        }
    }

private:
    [[nodiscard]] const IndicatorResults* resultsOf(std::size_t column) const
    {
        const IndicatorResults* const own = m_compared[column].results;
        return own == nullptr && column == 0 ? m_found.results : own;
    }
    Sources::Indicated m_found;
    const std::vector<Compared>& m_compared;
    Level m_level;
};

Result<Shown> tableOfIndicators(Sources& sources, const TableContent& content, TileAnswer& answer, Job& job)
{
    WB_TRY(const std::vector<Compared> compared, comparedIn(sources, job));
    std::vector<IndicatorColumns> columns;
    const IndicatorResults* first = nullptr;
    for (const std::string& id : content.indicators) {
        WB_TRY(const OrMissing<Sources::Indicated> outcome, sources.indicated(id, job));
        if (const auto* const missing = std::get_if<MissingAnswer>(&outcome)) {
            return Shown(*missing);
        }
        const auto& found = std::get<Sources::Indicated>(outcome);
        first = first == nullptr ? found.results : first;
        columns.emplace_back(found, compared, content.level);
        columns.back().citeAll(answer);
    }
    TableAnswer table;
    table.columns.push_back({.title = {"Gebiet", "Area"}});
    std::ranges::for_each(columns, [&](const IndicatorColumns& each) { each.addTitles(table); });
    const auto zones = chosenZones(sources, *first, content.level);
    for (const ResultRow* const zone : zones) {
        if (table.rows.size() >= content.limit) {
            break;
        }
        const bool isWhole = content.level == Level::Whole;
        TableRow row{.cells = {isWhole ? TableCell("Alle Gemeinden") : TableCell(zone->zoneName)},
                     .key = zone->zoneKey};
        std::ranges::for_each(columns, [&](const IndicatorColumns& each) { each.addCells(zone->zoneKey, row); });
        table.rows.push_back(std::move(row));
    }
    table.totalCount = static_cast<std::int64_t>(zones.size());
    if (zones.empty()) {
        return Shown(missingRole(content.level == Level::Zones ? "zones" : "districts"));
    }
    return Shown(std::move(table));
}

TableCell cellOf(const workspace::Cell& cell)
{
    if (const auto* const whole = std::get_if<std::int64_t>(&cell)) {
        return static_cast<double>(*whole);
    }
    if (const auto* const real = std::get_if<double>(&cell)) {
        return *real;
    }
    if (const auto* const text = std::get_if<std::string_view>(&cell)) {
        return std::string(*text);
    }
    return {};
}

/// The columns that a table of rows shows.
OrMissing<std::vector<TableColumn>> columnsOf(OpenRows& rows, const TableContent& content)
{
    std::vector<std::string> fields = content.fields;
    if (fields.empty()) {
        std::ranges::transform(rows.dataset.schema.columns, std::back_inserter(fields), &workspace::Column::name);
    }
    std::vector<TableColumn> columns;
    for (const std::string& field : fields) {
        OrMissing<OpenField> found = Sources::field(rows, field, Wanted::Any);
        if (auto* const missing = std::get_if<MissingAnswer>(&found)) {
            if (content.fields.empty()) {
                continue; // a column that cannot be shown, as a picture
            }
            return std::move(*missing);
        }
        const std::string& column = std::get<OpenField>(found).column;
        const auto type = rows.dataset.schema.columns[*rows.dataset.schema.indexOf(column)].type;
        const bool isNumber = type == workspace::ColumnType::Integer || type == workspace::ColumnType::Real;
        columns.push_back(
            {.title = rows.titleOf(field), .isNumber = isNumber, .form = rows.formOf(field), .column = column});
        columns.back().form.decimals = type == workspace::ColumnType::Integer ? 0 : 2;
    }
    return columns;
}

Result<Shown> tableOfRows(Sources& sources, const TableContent& content, TileAnswer& answer, Job& job)
{
    WB_TRY(OrMissing<OpenRows> opened, sources.open(content.rows));
    if (auto* const missing = std::get_if<MissingAnswer>(&opened)) {
        return Shown(std::move(*missing));
    }
    auto& rows = std::get<OpenRows>(opened);
    OrMissing<std::vector<TableColumn>> columns = columnsOf(rows, content);
    if (auto* const missing = std::get_if<MissingAnswer>(&columns)) {
        return Shown(std::move(*missing));
    }
    TableAnswer table{.columns = std::get<std::vector<TableColumn>>(std::move(columns)),
                      .dataset = rows.dataset.schema.name};
    std::vector<std::size_t> places;
    for (const TableColumn& column : table.columns) {
        const auto found = std::ranges::find(rows.formulas.columns(), column.column);
        places.push_back(static_cast<std::size_t>(found - rows.formulas.columns().begin()));
    }
    WB_CHECK(walk(
        sources.project(), rows,
        [&](const workspace::LayerReader& reader) -> Result<void> {
            ++table.totalCount;
            if (table.rows.size() < content.limit) {
                TableRow row{.cells = {}, .fid = reader.fid()};
                std::ranges::transform(places, std::back_inserter(row.cells),
                                       [&](std::size_t place) { return cellOf(reader.value(place)); });
                table.rows.push_back(std::move(row));
            }
            return {};
        },
        job));
    cite(answer, rows.dataset.schema.name, rows.dataset.stale);
    noteAllAreas(sources, answer);
    return Shown(std::move(table));
}

/// Texts with their counts, the most frequent first.
void fillChoices(const std::map<std::string, std::int64_t>& counts, std::size_t limit, FilterAnswer& filter)
{
    for (const auto& [text, count] : counts) {
        filter.choices.push_back({text, count});
    }
    std::ranges::stable_sort(filter.choices, std::ranges::greater(), &FilterChoice::count);
    while (filter.choices.size() > limit) {
        filter.otherCount += filter.choices.back().count;
        filter.choices.pop_back();
    }
    for (const FilterChoice& choice : filter.choices) {
        filter.binding.texts.push_back(choice.text);
    }
}

} // namespace

Result<Shown> answerTable(Sources& sources, const TableContent& table, TileAnswer& answer, Job& job)
{
    return table.indicators.empty() ? tableOfRows(sources, table, answer, job)
                                    : tableOfIndicators(sources, table, answer, job);
}

Result<Shown> answerFilter(Sources& sources, const FilterContent& content, TileAnswer& answer, Job& job)
{
    WB_TRY(OrMissing<OpenRows> opened, sources.open(content.rows));
    if (auto* const missing = std::get_if<MissingAnswer>(&opened)) {
        return Shown(std::move(*missing));
    }
    auto& rows = std::get<OpenRows>(opened);
    const OrMissing<OpenField> field = Sources::field(rows, content.field, Wanted::Any);
    if (const auto* const missing = std::get_if<MissingAnswer>(&field)) {
        return Shown(*missing);
    }
    const OpenField found = std::get<OpenField>(field);
    FilterAnswer filter{.form = rows.formOf(content.field), .binding = rows.binding(found.column)};
    std::map<std::string, std::int64_t> counts;
    WB_CHECK(walk(
        sources.project(), rows,
        [&](const workspace::LayerReader& reader) -> Result<void> {
            const analysis::formula::Value value = rows.formulas.evaluate(found.formula, reader);
            if (const auto* const number = std::get_if<double>(&value)) {
                filter.minimum = std::min(filter.minimum.value_or(*number), *number);
                filter.maximum = std::max(filter.maximum.value_or(*number), *number);
            } else if (const auto text = textOf(value)) {
                ++counts[*text];
            }
            return {};
        },
        job));
    cite(answer, rows.dataset.schema.name, rows.dataset.stale);
    fillChoices(counts, content.limit, filter);
    answer.title = answer.title.empty() ? rows.titleOf(content.field) : answer.title;
    return Shown(std::move(filter));
}

} // namespace weitblick::dashboard
