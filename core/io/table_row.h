// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::io {

/// What a file says a cell is. Text files know only Text; spreadsheets know the rest.
enum class CellKind : std::uint8_t { Empty, Text, Number, Percent, Date, DateTime, Boolean, Error };

/// One cell. `text` is what is written there (Date and DateTime as ISO 8601, Boolean as "true" or "false");
/// `number` is set for Number, Percent (12.5 for 12.5 %) and Boolean (0 or 1).
struct TableCell {
    CellKind kind = CellKind::Empty;
    double number = 0.0;
    std::string_view text;
};

/// One record of a table. The views live until the reader's next call.
struct TableRow {
    std::int64_t line = 0; ///< 1-based line of a text file (its first), or row of a sheet
    std::vector<TableCell> cells;
    std::string_view raw; ///< the record as it stands in a text file; empty for sheets
};

/// A cell that owns its text, for rows that are kept.
struct OwnedCell {
    CellKind kind = CellKind::Empty;
    double number = 0.0;
    std::string text;
};

/// A row that owns its texts.
struct OwnedRow {
    std::int64_t line = 0;
    std::int64_t repeat = 1; ///< how many times it stands there, one below the other
    std::vector<OwnedCell> cells;
    std::string raw;
};

/// Hands out the rows of a table one by one.
class RowReader {
public:
    RowReader() = default;
    RowReader(const RowReader&) = delete;
    RowReader& operator=(const RowReader&) = delete;
    virtual ~RowReader() = default;

    /// False behind the last row.
    virtual Result<bool> next(TableRow& row) = 0;
    /// How much of the source has been read, 0 to 1.
    [[nodiscard]] virtual double fraction() const = 0;
};

} // namespace weitblick::io
