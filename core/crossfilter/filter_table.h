// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/text.h"
#include "core/crossfilter/row_mask.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

namespace weitblick::crossfilter {

/// Counts are 32 bits wide: a table with more rows is refused.
inline constexpr std::size_t kMostRows = std::numeric_limits<std::uint32_t>::max();
inline constexpr std::uint32_t kNoCategory = std::numeric_limits<std::uint32_t>::max();
inline constexpr std::int64_t kNoTime = std::numeric_limits<std::int64_t>::min();

/// Numbers; NaN and infinities: no value.
struct NumberColumn {
    std::vector<double> values;
    std::string unit; ///< symbol, "" for none
};

/// Texts out of a list: a code for each row, kNoCategory for no value.
class CategoryColumn {
public:
    void add(std::string_view value);
    void addMissing() { m_codes.push_back(kNoCategory); }

    [[nodiscard]] const std::vector<std::string>& dictionary() const { return m_dictionary; } ///< by code
    [[nodiscard]] const std::vector<std::uint32_t>& codes() const { return m_codes; }
    /// kNoCategory where no row has that text.
    [[nodiscard]] std::uint32_t codeOf(std::string_view value) const;

private:
    std::vector<std::string> m_dictionary;
    std::vector<std::uint32_t> m_codes;
    std::unordered_map<std::string, std::uint32_t> m_codeOf;
};

/// Whether it is one: neither kNoTime nor outside the years 1 to 9999.
[[nodiscard]] constexpr bool isInstant(std::int64_t utcS)
{
    return utcS >= -62'135'596'800 && utcS <= 253'402'300'799;
}

/// Instants as seconds since 1970-01-01T00:00:00Z; kNoTime: no value.
struct TimeColumn {
    std::vector<std::int64_t> utcS;
};

/// A name of its own for each row ("DEMV01", a key of another register): for finding rows, not for counting.
class TextIdColumn {
public:
    void add(std::string_view id);
    [[nodiscard]] std::size_t count() const { return m_ends.size(); }
    [[nodiscard]] std::string_view at(std::size_t row) const;

private:
    std::string m_bytes;
    std::vector<std::size_t> m_ends;
};

using ColumnValues = std::variant<NumberColumn, CategoryColumn, TimeColumn, TextIdColumn>;

struct Column {
    std::string name; ///< as in the dataset
    Text title;       ///< for people: "Baujahr"
    ColumnValues values;
    [[nodiscard]] std::size_t rowCount() const;
};

/// What the rows of a table are, for sentences: "1 Gebäude", "128 Gebäude".
struct RowNoun {
    Text one{"Zeile", "row"};
    Text many{"Zeilen", "rows"};
};

/// The columns of one dataset that can be filtered. The order of the rows is fixed: row numbers are what views, masks
/// and maps talk about.
class FilterTable {
public:
    FilterTable() = default;
    FilterTable(std::string name, RowNoun noun) : m_name(std::move(name)), m_noun(std::move(noun)) {}

    /// Errors   InvalidInput  another number of rows than the columns before, a name that is there already, or more
    ///                        than kMostRows rows.
    Result<void> add(Column column);

    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] const RowNoun& noun() const { return m_noun; }
    [[nodiscard]] std::size_t rowCount() const { return m_columns.empty() ? 0 : m_columns.front().rowCount(); }
    [[nodiscard]] const std::vector<Column>& columns() const { return m_columns; }
    /// The column of that name; lives as long as the table stays as it is.
    /// Errors   NotFound  no such column; the advice proposes the nearest name.
    [[nodiscard]] Result<const Column*> column(std::string_view name) const;

private:
    std::string m_name;
    RowNoun m_noun;
    std::vector<Column> m_columns;
};

/// Errors   InvalidInput  more than kMostRows.
Result<void> checkRowCount(std::uint64_t rowCount);

/// The rows with one of these ids (the table's id column); ids that are not there are left out.
RowMask rowsWithIds(const TextIdColumn& column, std::span<const std::string> ids);

/// The rows with lower <= value <= upper: an interval typed as numbers, whatever the bins. NaN is in none.
RowMask rowsBetween(const NumberColumn& column, double lower, double upper);

} // namespace weitblick::crossfilter
