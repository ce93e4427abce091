// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/number_text.h"
#include "core/io/spreadsheet.h"

#include <string>

namespace weitblick::test {

/// The rows of a sheet as text: "3: T'Ort' N5 %12.5 D2024-01-01 B1 E - …"; an error as "! message".
inline std::string sheetText(io::Spreadsheet& workbook, std::size_t sheet)
{
    auto made = workbook.rows(sheet);
    if (!made) {
        return "! " + made.error().message.en;
    }
    const std::unique_ptr<io::RowReader> reader = std::move(made).value();
    std::string text;
    io::TableRow row;
    while (true) {
        const auto more = reader->next(row);
        if (!more) {
            return text + "! " + more.error().message.en;
        }
        if (!*more) {
            return text;
        }
        text += std::to_string(row.line) + ":";
        for (const io::TableCell& cell : row.cells) {
            const std::string own(cell.text);
            switch (cell.kind) {
            case io::CellKind::Empty:
                text += " -";
                break;
            case io::CellKind::Text:
                text += " T'" + own + "'";
                break;
            case io::CellKind::Number:
                text += " N" + canonicalNumber(cell.number);
                break;
            case io::CellKind::Percent:
                text += " %" + canonicalNumber(cell.number);
                break;
            case io::CellKind::Date:
            case io::CellKind::DateTime:
                text += " D" + own;
                break;
            case io::CellKind::Boolean:
                text += cell.number != 0.0 ? " B1" : " B0";
                break;
            case io::CellKind::Error:
                text += " E";
                break;
            }
        }
        text += "\n";
    }
}

} // namespace weitblick::test
