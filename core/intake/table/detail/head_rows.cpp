// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/detail/head_rows.h"

#include "core/base/number_text.h"
#include "core/intake/table/column_name.h"
#include "core/intake/table/geometry_text.h"
#include "core/intake/table/missing_sign.h"
#include "core/io/date_form.h"

#include <algorithm>
#include <map>

namespace weitblick::intake::table::detail {

namespace {

bool isTyped(Look look)
{
    return look == Look::Number || look == Look::Year || look == Look::Date || look == Look::Geometry;
}

Look merged(Look look)
{
    return look == Look::Year ? Look::Number : look;
}

} // namespace

Look lookOf(const io::OwnedCell& cell)
{
    switch (cell.kind) {
    case io::CellKind::Empty:
    case io::CellKind::Error:
        return Look::Blank;
    case io::CellKind::Number:
        return cell.number >= 1900 && cell.number <= 2100 ? Look::Year : Look::Number;
    case io::CellKind::Percent:
    case io::CellKind::Boolean:
        return Look::Number;
    case io::CellKind::Date:
    case io::CellKind::DateTime:
        return Look::Date;
    case io::CellKind::Text:
        break;
    }
    const std::string_view text = io::trimmed(cell.text);
    if (text.empty()) {
        return Look::Blank;
    }
    if (missingSignOf(text)) {
        return Look::Missing;
    }
    if (const io::NumberShape shape = io::shapeOfNumber(text); shape.isNumber()) {
        const bool isYear = text.size() == 4 && shape.digits == 4 && text >= "1900" && text <= "2100";
        return isYear ? Look::Year : Look::Number;
    }
    if (io::shapeOfDate(text).isDate()) {
        return Look::Date;
    }
    return geometryTextOf(text).kind != GeometryText::Kind::None ? Look::Geometry : Look::Text;
}

std::string headerText(const io::OwnedCell& cell)
{
    if (cell.kind == io::CellKind::Number || cell.kind == io::CellKind::Percent) {
        return canonicalNumber(cell.number);
    }
    return tidyName(cell.text);
}

Sheet::Sheet(const std::vector<io::OwnedRow>& rows, RowWidths widths)
{
    for (const io::OwnedRow& row : rows) {
        LookedRow looked{.row = &row, .looks = {}};
        for (const io::OwnedCell& cell : row.cells) {
            looked.looks.push_back(lookOf(cell));
            looked.filled += looked.looks.back() == Look::Blank ? 0 : 1;
        }
        if (looked.filled > 0) {
            m_rows.push_back(std::move(looked));
        }
    }
    findWidth(widths);
    findKinds();
    for (LookedRow& row : m_rows) {
        compare(row);
    }
}

void Sheet::findWidth(RowWidths widths)
{
    std::map<std::size_t, std::size_t> counts;
    std::map<std::size_t, std::size_t> filled;
    for (const LookedRow& row : m_rows) {
        ++counts[row.looks.size()];
        ++filled[row.filled];
        m_width = std::max(m_width, row.looks.size());
    }
    const auto mostFrequent = [](const auto& histogram) {
        const auto found = std::ranges::max_element(histogram, {}, [](const auto& entry) { return entry.second; });
        return found == histogram.end() ? std::size_t{0} : found->first;
    };
    m_usualFilled = mostFrequent(filled);
    if (widths == RowWidths::Fixed) {
        // Of widths that are equally frequent that of the first row, which may be the header.
        m_width = mostFrequent(counts);
        const std::size_t first = m_rows.empty() ? 0 : m_rows.front().looks.size();
        m_width = counts[first] == counts[m_width] ? first : m_width;
    }
}

void Sheet::findKinds()
{
    m_kinds.assign(m_width, Look::Text);
    const std::size_t first = m_rows.size() < 2 ? 0 : std::max<std::size_t>(1, m_rows.size() / 3);
    for (std::size_t column = 0; column < m_width; ++column) {
        std::map<Look, std::size_t> counts;
        std::size_t values = 0;
        for (std::size_t i = first; i < m_rows.size(); ++i) {
            const Look look = column < m_rows[i].looks.size() ? merged(m_rows[i].looks[column]) : Look::Blank;
            values += look == Look::Blank || look == Look::Missing ? 0 : 1;
            counts[look] += isTyped(look) ? 1 : 0;
        }
        for (const auto& [look, count] : counts) {
            if (count > 0 && count * 10 >= values * 6) {
                m_kinds[column] = look;
                ++m_typedColumns;
            }
        }
    }
}

void Sheet::compare(LookedRow& row) const
{
    for (std::size_t column = 0; column < std::min(row.looks.size(), m_width); ++column) {
        const Look look = row.looks[column];
        if (!isTyped(m_kinds[column]) || look == Look::Blank || look == Look::Missing) {
            continue;
        }
        const bool matches = merged(look) == m_kinds[column];
        row.matches += matches ? 1 : 0;
        row.mismatches += matches ? 0 : 1;
        row.years += matches && look == Look::Year ? 1 : 0;
    }
}

} // namespace weitblick::intake::table::detail
