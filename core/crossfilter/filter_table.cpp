// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crossfilter/filter_table.h"

#include "core/base/nearest_name.h"

#include <algorithm>
#include <unordered_set>

namespace weitblick::crossfilter {

void CategoryColumn::add(std::string_view value)
{
    const auto [place, isNew] =
        m_codeOf.try_emplace(std::string(value), static_cast<std::uint32_t>(m_dictionary.size()));
    if (isNew) {
        m_dictionary.emplace_back(value);
    }
    m_codes.push_back(place->second);
}

std::uint32_t CategoryColumn::codeOf(std::string_view value) const
{
    const auto found = m_codeOf.find(std::string(value));
    return found == m_codeOf.end() ? kNoCategory : found->second;
}

void TextIdColumn::add(std::string_view id)
{
    m_bytes += id;
    m_ends.push_back(m_bytes.size());
}

std::string_view TextIdColumn::at(std::size_t row) const
{
    const std::size_t begin = row == 0 ? 0 : m_ends[row - 1];
    return std::string_view(m_bytes).substr(begin, m_ends[row] - begin);
}

std::size_t Column::rowCount() const
{
    struct RowCounter {
        std::size_t operator()(const NumberColumn& column) const { return column.values.size(); }
        std::size_t operator()(const CategoryColumn& column) const { return column.codes().size(); }
        std::size_t operator()(const TimeColumn& column) const { return column.utcS.size(); }
        std::size_t operator()(const TextIdColumn& column) const { return column.count(); }
    };
    return std::visit(RowCounter{}, values);
}

Result<void> FilterTable::add(Column column)
{
    WB_CHECK(checkRowCount(column.rowCount()));
    if (!m_columns.empty() && column.rowCount() != rowCount()) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die Spalte hat " + std::to_string(column.rowCount()) + " Zeilen, die Tabelle „" +
                                     m_name + "“ " + std::to_string(rowCount()),
                                 "the column has " + std::to_string(column.rowCount()) + " rows, the table “" + m_name +
                                     "” " + std::to_string(rowCount())},
                     .subject = column.name};
    }
    if (std::ranges::find(m_columns, column.name, &Column::name) != m_columns.end()) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die Tabelle „" + m_name + "“ hat schon eine Spalte dieses Namens",
                                 "the table “" + m_name + "” already has a column of this name"},
                     .subject = column.name};
    }
    m_columns.push_back(std::move(column));
    return {};
}

Result<const Column*> FilterTable::column(std::string_view name) const
{
    const auto found = std::ranges::find(m_columns, name, &Column::name);
    if (found != m_columns.end()) {
        return &*found;
    }
    std::vector<std::string> names;
    std::ranges::transform(m_columns, std::back_inserter(names), &Column::name);
    return Error{.code = ErrorCode::NotFound,
                 .message = {"die Tabelle „" + m_name + "“ hat keine solche Spalte",
                             "the table “" + m_name + "” has no such column"},
                 .subject = std::string(name),
                 .advice = proposalFor(name, names)};
}

Result<void> checkRowCount(std::uint64_t rowCount)
{
    if (rowCount <= kMostRows) {
        return {};
    }
    return Error{
        .code = ErrorCode::InvalidInput,
        .message = {"die Tabelle hat mehr als 4 294 967 295 Zeilen", "the table has more than 4 294 967 295 rows"},
        .subject = std::to_string(rowCount),
        .advice = {"Vorher zusammenfassen, zum Beispiel Stundenwerte statt Einzelwerte nehmen",
                   "Aggregate first, for example take hourly values instead of single readings"}};
}

RowMask rowsWithIds(const TextIdColumn& column, std::span<const std::string> ids)
{
    const std::unordered_set<std::string_view> wanted(ids.begin(), ids.end());
    RowMask mask(column.count());
    for (std::size_t row = 0; row < column.count(); ++row) {
        if (wanted.contains(column.at(row))) {
            mask.add(row);
        }
    }
    return mask;
}

RowMask rowsBetween(const NumberColumn& column, double lower, double upper)
{
    RowMask mask(column.values.size());
    for (std::size_t row = 0; row < column.values.size(); ++row) {
        if (column.values[row] >= lower && column.values[row] <= upper) {
            mask.add(row);
        }
    }
    return mask;
}

} // namespace weitblick::crossfilter
