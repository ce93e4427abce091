// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/io/spreadsheet.h"

#include <array>
#include <freexl.h>
#include <utility>

namespace weitblick::io {

namespace {

struct Handle {
    const void* xls = nullptr;
    Handle() = default;
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle()
    {
        if (xls != nullptr) {
            freexl_close(xls);
        }
    }
};

Error unreadable(const std::filesystem::path& file)
{
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"die XLS-Datei ist beschädigt, mit einem Kennwort geschützt oder keine Tabelle",
                             "the XLS file is damaged, protected by a password, or no table"},
                 .subject = file.string(),
                 .advice = {"In Excel oder LibreOffice öffnen und als .xlsx speichern",
                            "Open it in Excel or LibreOffice and save it as .xlsx"}};
}

class XlsRows : public RowReader {
public:
    XlsRows(const void* xls, unsigned rows, unsigned short columns) : m_xls(xls), m_rows(rows), m_columns(columns) {}

    Result<bool> next(TableRow& row) override
    {
        m_texts.resize(m_columns);
        while (m_next < m_rows) {
            const unsigned current = m_next++;
            row.cells.assign(m_columns, {});
            bool anything = false;
            for (unsigned short column = 0; column < m_columns; ++column) {
                FreeXL_CellValue value;
                if (freexl_get_cell_value(m_xls, current, column, &value) == FREEXL_OK) {
                    row.cells[column] = cellOf(value, m_texts[column]);
                    anything = anything || row.cells[column].kind != CellKind::Empty;
                }
            }
            if (anything) {
                row.line = static_cast<std::int64_t>(current) + 1;
                row.raw = {};
                return true;
            }
        }
        return false;
    }
    [[nodiscard]] double fraction() const override { return m_rows == 0 ? 1.0 : static_cast<double>(m_next) / m_rows; }

private:
    static TableCell textCell(CellKind kind, const char* text, std::string& owned)
    {
        owned = repairedUtf8(text == nullptr ? "" : text);
        return {.kind = owned.empty() ? CellKind::Empty : kind, .text = owned};
    }
    static TableCell cellOf(const FreeXL_CellValue& value, std::string& owned)
    {
        switch (value.type) {
        case FREEXL_CELL_INT:
            return {.kind = CellKind::Number, .number = static_cast<double>(value.value.int_value), .text = {}};
        case FREEXL_CELL_DOUBLE:
            return {.kind = CellKind::Number, .number = value.value.double_value, .text = {}};
        case FREEXL_CELL_DATE:
            return textCell(CellKind::Date, value.value.text_value, owned);
        case FREEXL_CELL_DATETIME:
            return textCell(CellKind::DateTime, value.value.text_value, owned);
        case FREEXL_CELL_TEXT:
        case FREEXL_CELL_SST_TEXT:
        case FREEXL_CELL_TIME:
            return textCell(CellKind::Text, value.value.text_value, owned);
        default:
            return {};
        }
    }

    const void* m_xls;
    unsigned m_rows;
    unsigned short m_columns;
    unsigned m_next = 0;
    std::vector<std::string> m_texts;
};

class XlsFile : public Spreadsheet {
public:
    explicit XlsFile(std::filesystem::path file, const SheetBudget& budget) : m_file(std::move(file)), m_budget(budget)
    {
    }

    Result<void> open()
    {
        if (freexl_open(m_file.c_str(), &m_handle.xls) != FREEXL_OK) {
            return unreadable(m_file);
        }
        unsigned count = 0;
        if (freexl_get_info(m_handle.xls, FREEXL_BIFF_SHEET_COUNT, &count) != FREEXL_OK) {
            return unreadable(m_file);
        }
        for (unsigned i = 0; i < count; ++i) {
            const char* name = nullptr;
            freexl_get_worksheet_name(m_handle.xls, static_cast<unsigned short>(i), &name);
            // BIFF2 to BIFF4 have one sheet without a name.
            m_sheets.push_back({.name = name == nullptr ? "Tabelle1" : repairedUtf8(name)});
        }
        return {};
    }
    [[nodiscard]] const std::vector<SheetEntry>& sheets() const override { return m_sheets; }

    Result<std::unique_ptr<RowReader>> rows(std::size_t sheet) override
    {
        unsigned rows = 0;
        unsigned short columns = 0;
        const void* const xls = m_handle.xls;
        if (sheet >= m_sheets.size() ||
            freexl_select_active_worksheet(xls, static_cast<unsigned short>(sheet)) != FREEXL_OK ||
            freexl_worksheet_dimensions(xls, &rows, &columns) != FREEXL_OK) {
            return unreadable(m_file);
        }
        if (columns > m_budget.columns) {
            return Error{.code = ErrorCode::Budget,
                         .message = {"das Blatt hat zu viele Spalten", "the sheet has too many columns"},
                         .subject = m_file.string()};
        }
        return std::unique_ptr<RowReader>(std::make_unique<XlsRows>(xls, rows, columns));
    }

private:
    std::filesystem::path m_file;
    SheetBudget m_budget;
    Handle m_handle;
    std::vector<SheetEntry> m_sheets;
};

} // namespace

Result<std::unique_ptr<Spreadsheet>> openXls(const std::filesystem::path& file, const SheetBudget& budget)
{
    auto workbook = std::make_unique<XlsFile>(file, budget);
    WB_CHECK(workbook->open());
    return std::unique_ptr<Spreadsheet>(std::move(workbook));
}

} // namespace weitblick::io
