// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/table_source.h"

namespace weitblick::intake::table {

io::OwnedRow ownedRow(const io::TableRow& row)
{
    io::OwnedRow owned{.line = row.line, .repeat = 1, .cells = {}, .raw = std::string(row.raw)};
    owned.cells.reserve(row.cells.size());
    for (const io::TableCell& cell : row.cells) {
        owned.cells.push_back({.kind = cell.kind, .number = cell.number, .text = std::string(cell.text)});
    }
    return owned;
}

void viewOf(const io::OwnedRow& row, io::TableRow& view)
{
    view.line = row.line;
    view.raw = row.raw;
    view.cells.clear();
    for (const io::OwnedCell& cell : row.cells) {
        view.cells.push_back({.kind = cell.kind, .number = cell.number, .text = cell.text});
    }
}

} // namespace weitblick::intake::table
