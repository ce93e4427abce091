// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_data/output/table_book.h"

#include <xlsxwriter.h>

namespace weitblick::sample {

Result<void> writeBook(const std::filesystem::path& file, const std::string& sheet,
                       const std::vector<std::vector<BookCell>>& rows)
{
    std::error_code ignored;
    std::filesystem::create_directories(file.parent_path(), ignored);
    lxw_workbook* book = workbook_new(file.c_str());
    lxw_doc_properties properties{};
    properties.created = 1735689600; // 2025-01-01
    workbook_set_properties(book, &properties);
    lxw_worksheet* page = workbook_add_worksheet(book, sheet.c_str());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t k = 0; k < rows[i].size(); ++k) {
            const auto row = static_cast<lxw_row_t>(i);
            const auto column = static_cast<lxw_col_t>(k);
            if (const auto* text = std::get_if<std::string>(&rows[i][k])) {
                if (!text->empty()) {
                    worksheet_write_string(page, row, column, text->c_str(), nullptr);
                }
            } else {
                worksheet_write_number(page, row, column, std::get<double>(rows[i][k]), nullptr);
            }
        }
    }
    if (const lxw_error failed = workbook_close(book); failed != LXW_NO_ERROR) {
        return Error{.code = ErrorCode::Io,
                     .message = {std::string("die Tabelle lässt sich nicht schreiben: ") + lxw_strerror(failed),
                                 std::string("the workbook cannot be written: ") + lxw_strerror(failed)},
                     .subject = file.string()};
    }
    return {};
}

} // namespace weitblick::sample
