// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/table_layout.h"

#include "core/intake/table/column_name.h"
#include "core/intake/table/detail/head_rows.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace weitblick::intake::table {

namespace {

using namespace detail;

constexpr std::size_t kMaximumTitleRows = 40;
constexpr std::size_t kMaximumLowerRows = 4;
constexpr std::size_t kLongestHeaderCellBytes = 200;

bool isHeaderLike(const LookedRow& row)
{
    return row.mismatches > 0 && row.matches == row.years;
}

bool isDataLike(const LookedRow& row, const Sheet& sheet)
{
    return row.matches > row.years ? row.filled * 2 >= sheet.usualFilled() && row.mismatches <= row.matches / 4
                                   : row.matches > 0 && row.mismatches == 0;
}

/// "2019; 2020; 2021" above other numbers.
bool isRowOfYears(const Sheet& sheet, std::size_t at)
{
    const LookedRow& row = sheet.rows()[at];
    if (at + 1 == sheet.rows().size() || row.years < 2 || row.matches != row.years || row.mismatches > 0) {
        return false;
    }
    int before = 0;
    for (const io::OwnedCell& cell : row.row->cells) {
        const Look look = lookOf(cell);
        if (look != Look::Year) {
            continue;
        }
        const int year = cell.kind == io::CellKind::Number ? static_cast<int>(cell.number)
                                                           : std::stoi(std::string(io::trimmed(cell.text)));
        if (before != 0 && year != before + 1) {
            return false;
        }
        before = year;
    }
    return sheet.rows()[at + 1].years < row.years;
}

/// In a table of texts the first full row is the header, unless it cannot be one.
bool isTextHeader(const LookedRow& row, const Sheet& sheet)
{
    const auto tooLong = [](const io::OwnedCell& cell) { return cell.text.size() > kLongestHeaderCellBytes; };
    const bool hasGeometry = std::ranges::find(row.looks, Look::Geometry) != row.looks.end();
    return !hasGeometry && std::ranges::none_of(row.row->cells, tooLong) && row.filled * 2 > sheet.width();
}

/// The only row of a table: names, each another, and one for every column.
bool isLoneHeader(const LookedRow& row, const Sheet& sheet)
{
    constexpr std::size_t kLongestNameBytes = 60;
    std::set<std::string> names;
    for (const io::OwnedCell& cell : row.row->cells) {
        const bool isName = lookOf(cell) == Look::Text && cell.text.size() <= kLongestNameBytes;
        if (!isName || !names.insert(headerText(cell)).second) {
            return false;
        }
    }
    return sheet.width() > 1 && names.size() == sheet.width();
}

std::optional<std::size_t> mainHeader(const Sheet& sheet)
{
    const std::vector<LookedRow>& rows = sheet.rows();
    if (!sheet.hasTypedColumns()) {
        for (std::size_t i = 0; i < std::min(rows.size(), kMaximumTitleRows); ++i) {
            if (rows[i].filled * 2 > sheet.width()) {
                const bool isFollowed = rows.size() > i + 1;
                return isTextHeader(rows[i], sheet) && (isFollowed || isLoneHeader(rows[i], sheet)) ? std::optional(i)
                                                                                                    : std::nullopt;
            }
        }
        return std::nullopt;
    }
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < std::min(rows.size(), kMaximumTitleRows); ++i) {
        if (isHeaderLike(rows[i]) && (!best || rows[i].filled > rows[*best].filled)) {
            best = i;
        } else if (isRowOfYears(sheet, i)) {
            return i;
        } else if (isDataLike(rows[i], sheet) && rows[i].looks.size() * 2 >= sheet.width()) {
            break;
        }
    }
    const bool single = best && rows[*best].filled == 1 && sheet.usualFilled() > 2;
    return single ? std::nullopt : best;
}

/// An upper row spreads over the columns; a title or "Stand; 31.12.2023" stands at the left.
bool isUpperRow(const LookedRow& upper, const LookedRow& main)
{
    if (upper.filled < 2 || upper.matches > upper.years || main.row->line - upper.row->line > 1) {
        return false;
    }
    for (std::size_t column = 2; column < upper.looks.size(); ++column) {
        if (upper.looks[column] != Look::Blank) {
            return true;
        }
    }
    const bool mainStartsBlank = main.looks.empty() || main.looks[0] == Look::Blank;
    return mainStartsBlank || upper.looks.size() <= 3;
}

/// "1; 2; 3; 4" under a header numbers the columns.
bool numbersColumns(const LookedRow& row, std::size_t width)
{
    if (width < 4 || row.filled != width || row.row->cells.size() < width) {
        return false;
    }
    for (std::size_t column = 0; column < width; ++column) {
        if (headerText(row.row->cells[column]) != std::to_string(column + 1)) {
            return false;
        }
    }
    return true;
}

bool isUnitRow(const LookedRow& row)
{
    bool anything = false;
    for (std::size_t column = 0; column < row.looks.size(); ++column) {
        if (row.looks[column] == Look::Text) {
            anything = true;
            if (!unitOf(row.row->cells[column].text)) {
                return false;
            }
        }
    }
    return anything;
}

/// "[kWh]", "in %": a unit even where other cells of its row are none.
bool saysUnit(std::string_view text)
{
    return (text.starts_with('[') || text.starts_with('(') || text.starts_with("in ")) && unitOf(text).has_value();
}

/// Builds names out of the header's rows, from top to bottom.
class Names {
public:
    explicit Names(std::size_t width) : m_parts(width), m_units(width) {}

    /// Empty cells right of a filled one belong to it where the row below has a cell of its own (a merged cell).
    void add(const LookedRow& row, const LookedRow* below)
    {
        const bool onlyUnits = m_started && isUnitRow(row);
        std::string spanning;
        for (std::size_t column = 0; column < m_parts.size(); ++column) {
            const std::string own = cellText(row, column);
            const bool belowFilled = below != nullptr && !cellText(*below, column).empty();
            spanning = !own.empty() ? own : belowFilled ? spanning : "";
            if (onlyUnits || (m_started && saysUnit(own))) {
                m_units[column] = {.text = own, .symbol = unitOf(own).value_or("")};
            } else {
                addPart(column, spanning);
            }
        }
        m_started = true;
    }

    [[nodiscard]] std::vector<ColumnHeader> headers() const
    {
        std::map<std::string, int> seen;
        for (const std::vector<std::string>& parts : m_parts) {
            ++seen[joined(parts)];
        }
        std::vector<std::string> names;
        for (std::size_t column = 0; column < m_parts.size(); ++column) {
            std::string name = joined(m_parts[column]);
            // "Anzahl" and "%" under one name: the unit tells the columns apart.
            const bool needsUnit = !name.empty() && seen[name] > 1 && !m_units[column].text.empty();
            names.push_back(needsUnit ? name + " – " + m_units[column].text : std::move(name));
        }
        const std::vector<std::string> unique = uniqueNames(names);
        std::vector<ColumnHeader> headers;
        for (std::size_t column = 0; column < names.size(); ++column) {
            headers.push_back(
                {.name = unique[column], .unit = unitAt(column, names[column]), .isNamed = !names[column].empty()});
        }
        return headers;
    }

private:
    struct Unit {
        std::string text;
        std::string symbol;
    };
    static std::string cellText(const LookedRow& row, std::size_t column)
    {
        return column < row.row->cells.size() ? headerText(row.row->cells[column]) : std::string();
    }
    [[nodiscard]] std::string unitAt(std::size_t column, const std::string& name) const
    {
        if (!m_units[column].symbol.empty()) {
            return m_units[column].symbol;
        }
        // Under "Einwohner" stand "m" and "w": one letter without brackets is no unit.
        const std::vector<std::string>& parts = m_parts[column];
        const bool mayBeUnit = parts.size() > 1 && (parts.back().size() > 1 || parts.back() == "%");
        const auto last = mayBeUnit ? unitOf(parts.back()) : std::nullopt;
        return last ? *last : unitInName(name).value_or("");
    }
    void addPart(std::size_t column, const std::string& part)
    {
        std::vector<std::string>& parts = m_parts[column];
        if (!part.empty() && (parts.empty() || parts.back() != part)) {
            parts.push_back(part);
        }
    }
    static std::string joined(const std::vector<std::string>& parts)
    {
        std::string name;
        for (const std::string& part : parts) {
            name += (name.empty() ? "" : " – ") + part;
        }
        // A comment sign before the header of a data file: "# time".
        const std::size_t begin = name.find_first_not_of("# ");
        return begin == std::string::npos || name[0] != '#' ? name : name.substr(begin);
    }

    std::vector<std::vector<std::string>> m_parts;
    std::vector<Unit> m_units;
    bool m_started = false;
};

std::string shortened(const LookedRow& row)
{
    constexpr std::size_t kTitleBytes = 100;
    std::string text;
    for (const io::OwnedCell& cell : row.row->cells) {
        const std::string part = headerText(cell);
        text += part.empty() ? "" : (text.empty() ? "" : " ") + part;
    }
    std::size_t size = std::min(text.size(), kTitleBytes);
    while (size > 0 && size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) {
        --size;
    }
    return size < text.size() ? text.substr(0, size) + "…" : text;
}

void remarkTitles(TableLayout& layout, const Sheet& sheet, std::size_t first)
{
    if (first == 0) {
        return;
    }
    std::string titles;
    for (std::size_t i = 0; i < std::min<std::size_t>(first, 5); ++i) {
        titles += (titles.empty() ? "„" : ", „") + shortened(sheet.rows()[i]) + "“";
    }
    const std::string count = std::to_string(first);
    layout.remarks.emplace_back(count + " Zeile(n) über der Tabelle nicht übernommen: " + titles,
                                count + " line(s) above the table left out: " + titles);
}

std::optional<std::size_t> rowAtLine(const Sheet& sheet, std::int64_t line)
{
    const auto found = std::ranges::find_if(sheet.rows(), [&](const LookedRow& row) { return row.row->line >= line; });
    return found == sheet.rows().end() ? std::nullopt
                                       : std::optional(static_cast<std::size_t>(found - sheet.rows().begin()));
}

TableLayout withoutHeader(const Sheet& sheet, std::size_t firstData)
{
    TableLayout layout;
    layout.firstDataLine = sheet.rows().empty() ? 1 : sheet.rows()[firstData].row->line;
    layout.columns = Names(sheet.width()).headers();
    remarkTitles(layout, sheet, firstData);
    layout.remarks.emplace_back("keine Kopfzeile erkannt: die Spalten heißen Spalte_1, Spalte_2 …",
                                "no header found: the columns are called Spalte_1, Spalte_2 …");
    return layout;
}

/// The first row that belongs to the header, and the first behind it.
struct HeaderSpan {
    std::size_t begin = 0;
    std::size_t main = 0;
    std::size_t end = 0;
};

HeaderSpan spanAround(const Sheet& sheet, std::size_t main)
{
    const std::vector<LookedRow>& rows = sheet.rows();
    HeaderSpan span{.begin = main, .main = main, .end = main + 1};
    while (span.begin > 0 && isUpperRow(rows[span.begin - 1], rows[span.begin])) {
        --span.begin;
    }
    while (span.end < rows.size() && span.end - main <= kMaximumLowerRows && isHeaderLike(rows[span.end]) &&
           (rows[span.end].filled > 1 || isUnitRow(rows[span.end])) &&
           rows[span.end].row->line == rows[span.end - 1].row->line + 1) {
        ++span.end;
    }
    return span;
}

} // namespace

TableLayout detectLayout(const std::vector<io::OwnedRow>& firstRows, RowWidths widths, const ReadChoices& choices)
{
    const Sheet sheet(firstRows, widths);
    const std::vector<LookedRow>& rows = sheet.rows();
    const auto chosenLine = choices.headerLine;
    const auto main = chosenLine && *chosenLine > 0 ? rowAtLine(sheet, *chosenLine) : mainHeader(sheet);
    if (!main || (chosenLine && *chosenLine == 0)) {
        // Without a header the table begins at its first row of about the usual width; titles are much narrower.
        const auto first = std::ranges::find_if(rows, [&](const LookedRow& row) {
            return widths == RowWidths::Ragged || row.looks.size() * 2 > sheet.width();
        });
        return withoutHeader(sheet, first == rows.end() ? 0 : static_cast<std::size_t>(first - rows.begin()));
    }
    HeaderSpan span =
        chosenLine ? HeaderSpan{.begin = *main, .main = *main, .end = *main + 1} : spanAround(sheet, *main);
    if (chosenLine) {
        const auto wanted = static_cast<std::size_t>(std::clamp<std::int64_t>(choices.headerRows.value_or(1), 1, 10));
        span.end = std::min(span.begin + wanted, rows.size());
        span.main = span.end - 1;
        while (span.main > span.begin && isUnitRow(rows[span.main])) {
            --span.main;
        }
    }
    const std::size_t width = std::max(sheet.width(), rows[span.main].looks.size());
    Names names(width);
    for (std::size_t i = span.begin; i < span.end; ++i) {
        names.add(rows[i], i + 1 < span.end ? &rows[i + 1] : nullptr);
    }
    TableLayout layout{.headerLine = rows[span.begin].row->line,
                       .headerRows = static_cast<std::int64_t>(span.end - span.begin),
                       .firstDataLine = rows[span.end - 1].row->line + 1,
                       .columns = names.headers()};
    remarkTitles(layout, sheet, span.begin);
    if (span.end == rows.size()) {
        layout.remarks.emplace_back("die Tabelle hat nur eine Kopfzeile und keine Datensätze",
                                    "the table has a header only and no records");
    }
    if (span.end < rows.size() && numbersColumns(rows[span.end], width)) {
        layout.firstDataLine = rows[span.end].row->line + 1;
        layout.remarks.emplace_back("Zeile mit Spaltennummern unter dem Kopf nicht übernommen",
                                    "row of column numbers below the header left out");
    }
    return layout;
}

} // namespace weitblick::intake::table
