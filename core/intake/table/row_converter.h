// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/intake/table/table_plan.h"
#include "core/io/table_row.h"
#include "core/workspace/row_batch.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::intake::table {

/// Turns the rows of a table into rows of a layer. The plan must outlive it.
class RowConverter {
public:
    explicit RowConverter(const TablePlan& plan);

    /// Appends the row to `batch`, or says why it cannot be taken (then `batch` is as it was).
    ///
    /// Method   Rejected are rows with more filled cells than columns, with coordinates or a geometry that cannot be
    ///          read, with a cell of more than 1 MiB, or with a value that is not what the whole column was found to
    ///          be.
    std::optional<Text> convert(const io::TableRow& row, workspace::RowBatch& batch);

    /// The values as they would be stored, for a preview; nothing for a row that would be rejected.
    std::optional<std::vector<std::string>> shown(const io::TableRow& row);

private:
    struct Value {
        enum class Kind : std::uint8_t { Null, Integer, Real, Text };
        Kind kind = Kind::Null;
        std::int64_t integer = 0;
        double real = 0.0;
        std::string_view text;
    };

    std::optional<Text> readRow(const io::TableRow& row);
    std::optional<Text> readGeometry(const io::TableRow& row);
    std::optional<Text> readPoint(const io::TableRow& row);
    bool readValue(const io::TableCell& cell, const ColumnReading& reading, std::size_t at);
    bool readNumber(const io::TableCell& cell, std::string_view text, const ColumnReading& reading, Value& value);
    bool readDate(std::string_view text, const ColumnReading& reading, std::size_t at);
    void readText(const io::TableCell& cell, std::size_t at);

    const TablePlan& m_plan;
    std::vector<Value> m_values;
    std::vector<std::string> m_owned; ///< texts made here, one a column
    std::vector<std::byte> m_geometry;
};

/// The record as it is listed when it was rejected: the text line, or a sheet's cells with semicolons; at most
/// 1,000 bytes, cut between characters.
std::string recordText(const io::TableRow& row);

} // namespace weitblick::intake::table
