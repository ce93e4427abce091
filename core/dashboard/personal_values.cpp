// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/personal_values.h"

#include "core/analysis/role/protection.h"
#include "core/base/number_text.h"
#include "core/dashboard/guarded_parts.h"
#include "core/dashboard/row_measure.h"

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

namespace weitblick::dashboard {

namespace {

using analysis::role::ProtectedColumn;
using analysis::role::Protection;

/// What a tile reads of rows.
struct RowLook {
    RowSource source;
    std::vector<std::string> singles; ///< fields whose values are shown row by row, or as extremes of few
    std::vector<std::string> sums;    ///< fields that are summed up in groups
    std::vector<std::string> groups;  ///< fields that make the groups
    bool isGrouped = false;
    bool isExtreme = false; ///< sums are smallest or largest values: those of single rows
};

bool isExtreme(Aggregate aggregate)
{
    return aggregate == Aggregate::Minimum || aggregate == Aggregate::Maximum;
}

struct Looking {
    RowLook operator()(const MapContent& map) const { return {.source = map.rows, .singles = {map.field}}; }
    RowLook operator()(const HistogramContent& content) const
    {
        return {.source = content.rows, .singles = {content.field}};
    }
    RowLook operator()(const BoxContent& content) const
    {
        return {.source = content.rows, .singles = {content.field, content.groupBy}};
    }
    RowLook operator()(const ScatterContent& content) const
    {
        return {.source = content.rows, .singles = {content.fieldX, content.fieldY, content.label}};
    }
    RowLook operator()(const FilterContent& content) const
    {
        return {.source = content.rows, .singles = {content.field}};
    }
    RowLook operator()(const SankeyContent& content) const
    {
        return {.source = content.rows, .singles = {content.from, content.to, content.value}};
    }
    RowLook operator()(const TableContent& content) const { return {.source = content.rows}; }
    RowLook operator()(const KpiContent& content) const
    {
        return {.source = content.rows, .singles = {content.value, content.along}};
    }
    RowLook operator()(const BarContent& content) const
    {
        return {.source = content.rows,
                .singles = {},
                .sums = {content.value},
                .groups = {content.groupBy},
                .isGrouped = true,
                .isExtreme = isExtreme(content.aggregate)};
    }
    RowLook operator()(const LineContent& content) const
    {
        return {.source = content.rows,
                .singles = {},
                .sums = content.values,
                .groups = {content.along, content.groupBy},
                .isGrouped = true,
                .isExtreme = isExtreme(content.aggregate)};
    }
    RowLook operator()(const HeatCalendarContent& content) const
    {
        return {.source = content.rows,
                .singles = {},
                .sums = {content.value},
                .groups = {content.date},
                .isGrouped = true,
                .isExtreme = isExtreme(content.aggregate)};
    }
    template <typename Other>
    RowLook operator()(const Other& /*content*/) const
    {
        return {};
    }
};

/// The first of these fields that is protected; nullptr: none.
const ProtectedColumn* protectedAmong(const std::vector<std::string>& fields, const OpenRows& rows,
                                      const Protection& protection)
{
    for (const std::string& field : fields) {
        const auto column = field.empty() ? Result<std::string>(std::string()) : rows.formulas.columnOf(field);
        const ProtectedColumn* const found = column ? protection.find(*column) : nullptr;
        if (found != nullptr) {
            return found;
        }
    }
    return nullptr;
}

std::string wholeText(double number)
{
    return std::to_string(static_cast<std::int64_t>(number));
}

MissingAnswer withheld(const ProtectedColumn& column)
{
    const std::string least = wholeText(column.smallestGroup);
    return {.what = MissingAnswer::What::Value,
            .id = column.column,
            .reason = {"„" + column.title.de + "“: unter " + least + " Fälle, nicht ausgewiesen (Datenschutz)",
                       "“" + column.title.en + "”: fewer than " + least + " cases, not shown (privacy)"},
            .step = {}};
}

/// Rows of a table: cells of too few units become empty.
Result<void> clearCells(workspace::Workspace& project, const OpenRows& rows, const Protection& protection,
                        TileAnswer& answer, Job& job)
{
    auto& table = std::get<TableAnswer>(answer.shown);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const ProtectedColumn* const column = protection.find(table.columns[i].column);
        if (column == nullptr) {
            continue;
        }
        WB_TRY(const GuardedUnits units, guardedUnits(project, rows.dataset.schema.name, *column, job));
        std::int64_t cleared = 0;
        for (TableRow& row : table.rows) {
            const double members = units.membersOf(row.fid);
            if (members < column->smallestGroup && !std::holds_alternative<std::monostate>(row.cells[i])) {
                row.cells[i] = {};
                ++cleared;
            }
        }
        if (cleared > 0) {
            const std::string least = wholeText(column->smallestGroup);
            answer.remarks.push_back({"„" + column->title.de + "“: " + std::to_string(cleared) + " Werte von unter " +
                                          least + " Fällen, nicht ausgewiesen",
                                      "“" + column->title.en + "”: " + std::to_string(cleared) +
                                          " values of fewer than " + least + " cases, not shown"});
        }
    }
    return {};
}

/// Puts nothing in the place of a value; the values are counted as in RowMeasure.
struct Blanking {
    const std::vector<std::uint32_t>& hidden;
    const ProtectedColumn& column;

    void operator()(BarAnswer& bars) const
    {
        const std::string least = wholeText(column.smallestGroup);
        for (const std::uint32_t part : hidden) {
            bars.series.front().values[part].reset();
            Text& text = bars.labels[part].text;
            text = {text.de + " (unter " + least + " Fälle, nicht ausgewiesen)",
                    text.en + " (fewer than " + least + " cases, not shown)"};
        }
        bars.binding = {};
    }
    void operator()(LineAnswer& lines) const
    {
        std::uint32_t first = 0;
        for (LineSeries& series : lines.series) {
            for (std::size_t i = 0; i < series.points.size(); ++i) {
                if (std::ranges::binary_search(hidden, first + static_cast<std::uint32_t>(i))) {
                    series.points[i].second.reset();
                }
            }
            first += static_cast<std::uint32_t>(series.points.size());
        }
        lines.dataset.clear();
    }
    void operator()(HeatCalendarAnswer& calendar) const
    {
        for (const std::uint32_t part : hidden) {
            calendar.days[part].value.reset();
        }
        calendar.minimum = std::numeric_limits<double>::infinity();
        calendar.maximum = -calendar.minimum;
        for (const CalendarDay& day : calendar.days) {
            calendar.minimum = std::min(calendar.minimum, day.value.value_or(calendar.minimum));
            calendar.maximum = std::max(calendar.maximum, day.value.value_or(calendar.maximum));
        }
        calendar.binding = {};
    }
    template <typename Other>
    void operator()(Other& /*shown*/) const
    {
    }
};

/// A protected column with the columns of a measure that tell of it.
struct Guarded {
    const ProtectedColumn* column = nullptr;
    std::vector<std::size_t> measured;
    bool isSummed = false; ///< its own amounts; else it makes the groups
};

/// Bars, lines and calendars over groups of rows.
class GroupGate {
public:
    GroupGate(Sources& sources, const OpenRows& rows, const Protection& protection, const RowLook& look)
        : m_sources(sources),
          m_rows(rows),
          m_protection(protection),
          m_look(look)
    {
    }

    Result<void> pass(const Tile& tile, TileAnswer& answer, Job& job)
    {
        for (const Guarded& guarded : guardedColumns()) {
            const ProtectedColumn& column = *guarded.column;
            WB_TRY(const GuardedUnits units,
                   guardedUnits(m_sources.project(), m_rows.dataset.schema.name, column, job));
            if (units.areAllGroups(column.smallestGroup)) {
                continue;
            }
            if (m_look.isExtreme && guarded.isSummed) {
                answer.shown = withheld(column);
                return {};
            }
            WB_TRY(const auto measure, rowMeasureOf(m_sources.project(), tile, answer, units.fids, job));
            if (!measure) {
                answer.shown = withheld(column);
                return {};
            }
            m_mostParts = measure->partCount;
            WB_CHECK(judge(*measure, guarded, units, answer));
        }
        finish(answer);
        return {};
    }

private:
    /// The columns of a measure that have to be guarded: those over a protected field, or all where it makes the
    /// groups.
    [[nodiscard]] std::vector<Guarded> guardedColumns() const
    {
        std::vector<Guarded> guarded;
        std::vector<std::size_t> all;
        for (std::size_t i = 0; i < std::max<std::size_t>(1, m_look.sums.size()); ++i) {
            all.push_back(i);
            const auto* const column =
                i < m_look.sums.size() ? protectedAmong({m_look.sums[i]}, m_rows, m_protection) : nullptr;
            if (column != nullptr) {
                guarded.push_back({.column = column, .measured = {i}, .isSummed = true});
            }
        }
        for (const auto* const column :
             {protectedAmong(m_look.groups, m_rows, m_protection), m_protection.namedIn(m_rows.whereInColumns)}) {
            if (column != nullptr) {
                guarded.push_back({.column = column, .measured = all, .isSummed = false});
            }
        }
        return guarded;
    }
    Result<void> judge(const RowMeasure& measure, const Guarded& guarded, const GuardedUnits& units, TileAnswer& answer)
    {
        WB_TRY(const privacy::DominanceRule rule, dominanceRule(m_sources.project()));
        const GuardedParts parts = guardedParts(measure, guarded.measured, units, guarded.column->smallestGroup);
        const privacy::ReleaseSubject subject = subjectOf(m_sources, m_rows, *guarded.column, units);
        const auto hidden = hiddenParts(parts, subject, guarded.isSummed ? rule : privacy::DominanceRule());
        m_hidden.insert(hidden.begin(), hidden.end());
        m_column = guarded.column;
        const auto* const bars = std::get_if<BarAnswer>(&answer.shown);
        const bool isSum = guarded.isSummed && measure.aggregate == Aggregate::Sum && bars != nullptr;
        if (const auto interval = isSum && !hidden.empty() ? hiddenInterval(parts, hidden, subject)
                                                           : std::optional<privacy::Interval>()) {
            const std::string unit = bars->series.front().form.unit;
            answer.remarks.push_back({"Nicht ausgewiesene Summen liegen zwischen 0 und " +
                                          readableNumber(interval->high, Language::German, 0) + " " + unit,
                                      "Sums that are not shown lie between 0 and " +
                                          readableNumber(interval->high, Language::English, 0) + " " + unit});
        }
        return {};
    }
    void finish(TileAnswer& answer) const
    {
        if (m_column == nullptr) {
            return; // nothing was protected, or every row stands for enough
        }
        const std::vector<std::uint32_t> hidden(m_hidden.begin(), m_hidden.end());
        if (!hidden.empty() && hidden.size() >= m_mostParts) {
            answer.shown = withheld(*m_column);
            return;
        }
        std::visit(Blanking{.hidden = hidden, .column = *m_column}, answer.shown);
        if (!hidden.empty()) {
            const std::string least = wholeText(m_column->smallestGroup);
            const std::string count = std::to_string(hidden.size());
            answer.remarks.push_back({count + " Werte nicht ausgewiesen: unter " + least +
                                          " Fälle, oder solche wären zusammen mit schon Gezeigtem errechenbar",
                                      count + " values not shown: fewer than " + least +
                                          " cases, or such could be computed together with what was shown before"});
        }
        answer.remarks.push_back({"Gilt für alle zusammen und folgt keiner Auswahl (Datenschutz)",
                                  "Is of all together and follows no selection (privacy)"});
    }

    Sources& m_sources;
    const OpenRows& m_rows;
    const Protection& m_protection;
    const RowLook& m_look;
    std::set<std::uint32_t> m_hidden;
    std::size_t m_mostParts = 0;
    const ProtectedColumn* m_column = nullptr;
};

} // namespace

Result<void> withholdPersonal(Sources& sources, const Tile& tile, TileAnswer& answer, Job& job)
{
    const RowLook look = std::visit(Looking(), tile.content);
    const bool readsRows = !look.source.role.empty() || !look.source.dataset.empty();
    if (answer.isMissing() || !readsRows) {
        return {};
    }
    WB_TRY(const OrMissing<OpenRows> opened, sources.open(look.source));
    const auto* const rows = std::get_if<OpenRows>(&opened);
    if (rows == nullptr) {
        return {};
    }
    workspace::Workspace& project = sources.project();
    WB_TRY(const Protection protection, analysis::role::protectionOf(project, rows->dataset));
    if (protection.empty()) {
        return {};
    }
    const bool isTable = std::holds_alternative<TableAnswer>(answer.shown);
    const ProtectedColumn* const named = protection.namedIn(rows->whereInColumns);
    if (look.isGrouped) {
        return GroupGate(sources, *rows, protection, look).pass(tile, answer, job);
    }
    const ProtectedColumn* const single = protectedAmong(look.singles, *rows, protection);
    if (const ProtectedColumn* const column = named != nullptr ? named : single) {
        WB_TRY(const GuardedUnits units, guardedUnits(project, rows->dataset.schema.name, *column, job));
        if (!units.areAllGroups(column->smallestGroup)) {
            if (auto* const kpi = std::get_if<KpiAnswer>(&answer.shown)) {
                kpi->history.points.clear(); // the number itself is guarded where it is computed
                return {};
            }
            answer.shown = withheld(*column);
            return {};
        }
    }
    if (isTable) {
        return clearCells(project, *rows, protection, answer, job);
    }
    if (std::holds_alternative<MapAnswer>(answer.shown)) {
        const auto showable = analysis::role::requireShowable(project, rows->dataset, "");
        if (!showable && showable.error().code != ErrorCode::Refused) {
            return showable.error();
        }
        if (!showable) {
            answer.shown = MissingAnswer{.what = MissingAnswer::What::Value,
                                         .id = showable.error().subject,
                                         .reason = showable.error().message,
                                         .step = {}};
        }
    }
    return {};
}

} // namespace weitblick::dashboard
