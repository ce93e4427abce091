// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/table/table_source.h"
#include "core/io/spreadsheet.h"

#include <memory>
#include <string>

namespace weitblick::intake::table {

/// One sheet of a workbook as a table.
class SheetSource : public TableSource {
public:
    /// `fileSize` in bytes of the packed file.
    SheetSource(std::shared_ptr<io::Spreadsheet> workbook, std::size_t sheet, std::int64_t fileSize)
        : m_workbook(std::move(workbook)),
          m_sheet(sheet),
          m_fileSize(fileSize)
    {
    }

    [[nodiscard]] std::string name() const override { return m_workbook->sheets()[m_sheet].name; }
    [[nodiscard]] RowWidths widths() const override { return RowWidths::Ragged; }
    [[nodiscard]] std::int64_t byteSize() const override { return m_fileSize; }
    Result<std::unique_ptr<io::RowReader>> rows() override { return m_workbook->rows(m_sheet); }
    void describe(LayerPreview& preview) const override { preview.choices.layer = name(); }

private:
    std::shared_ptr<io::Spreadsheet> m_workbook;
    std::size_t m_sheet;
    std::int64_t m_fileSize;
};

} // namespace weitblick::intake::table
