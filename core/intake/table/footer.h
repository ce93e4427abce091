// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/table_row.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace weitblick::intake::table {

/// What stands before a row.
enum class RowBefore : std::uint8_t { Data, Blank, Footer };

/// True for rows that end a table if nothing follows them: "Quelle: …", "© …", "Summe;1.234;…", a note alone in its
/// row. `width` is the number of columns.
bool looksLikeFooter(const io::TableRow& row, std::size_t width, RowBefore before);

/// True for rows that call themselves a total, also among other words ("Landkreis insgesamt"), in one of their first
/// four cells. Whether they are one, only the rows above tell (column_sums.h).
bool namesTotal(const io::TableRow& row);

/// The row's text in one line, cut at `maximumBytes`; for remarks.
std::string footerText(const io::TableRow& row, std::size_t maximumBytes = 100);

} // namespace weitblick::intake::table
