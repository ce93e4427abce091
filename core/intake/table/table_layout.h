// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/intake/source.h"
#include "core/io/table_row.h"

#include <cstdint>
#include <string>
#include <vector>

namespace weitblick::intake::table {

/// What the header says of a column.
struct ColumnHeader {
    std::string name; ///< unique; "Spalte_3" where the header is empty
    std::string unit; ///< symbol of core/base/unit.h, empty where there is none
    bool isNamed = true;
    friend bool operator==(const ColumnHeader&, const ColumnHeader&) = default;
};

/// Where a table begins and what its columns are called.
struct TableLayout {
    std::int64_t headerLine = 0; ///< 1-based, 0: there is no header
    std::int64_t headerRows = 0;
    std::int64_t firstDataLine = 1;
    std::vector<ColumnHeader> columns;
    std::vector<Text> remarks; ///< titles cut, header of several rows …
};

/// How the rows of a source end: text files have a width, sheets end rows at their last filled cell.
enum class RowWidths : std::uint8_t { Fixed, Ragged };

/// Finds title lines, header rows, units and the first data row in the first rows of a table.
///
/// Method   A column counts as numeric (or dated) where most of the later rows have numbers (or dates) in it; the
/// header
///          is the first row with text in such columns, or, in a table of texts alone, the first full row. Rows above
///          it that spread over the columns are its upper rows, others are titles; rows below it without numbers are
///          lower rows or units. A row of years above other numbers is a header, a row "1, 2, 3 …" below it is dropped.
TableLayout detectLayout(const std::vector<io::OwnedRow>& firstRows, RowWidths widths, const ReadChoices& choices);

} // namespace weitblick::intake::table
