// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/spreadsheet.h"
#include "core/io/xml_stream.h"
#include "core/io/zip_archive.h"

#include <deque>
#include <optional>
#include <string>

namespace weitblick::io {

/// Collects the rows that the XML of a sheet consists of; the kinds of workbook derive from it.
class SheetEvents : public XmlEvents {
public:
    explicit SheetEvents(const SheetBudget& budget) : m_budget(budget) {}

    std::deque<OwnedRow> rows;
    std::optional<Error> problem; ///< a limit was reached
    bool isFinished = false;      ///< the sheet is over, though the XML may go on

protected:
    /// Puts `cell` into column `column` of `row`; a cell beyond the limits becomes a problem.
    void put(OwnedRow& row, std::size_t column, OwnedCell cell);
    void keep(OwnedRow row); ///< queues a row that has any content
    [[nodiscard]] const SheetBudget& budget() const { return m_budget; }

private:
    SheetBudget m_budget;
    std::int64_t m_rowCount = 0;
};

/// Pulls rows out of a sheet's XML, piece by piece.
class SheetRows : public RowReader {
public:
    SheetRows(ZipMember member, std::unique_ptr<SheetEvents> events, std::string sheet);

    Result<bool> next(TableRow& row) override;
    [[nodiscard]] double fraction() const override;

private:
    Result<bool> readPiece();

    ZipMember m_member;
    std::unique_ptr<SheetEvents> m_events;
    std::unique_ptr<XmlStream> m_xml;
    std::string m_sheet;
    OwnedRow m_row;
    bool m_atEnd = false;
};

/// Feeds a whole member to `events`.
/// Errors   as ZipMember::next() and XmlStream::feed().
Result<void> parseMember(const ZipArchive& archive, const std::string& name, XmlEvents& events);

/// `value` times a hundred without the noise of binary fractions: 0.07 gives 7.
double percentOf(double fraction);

} // namespace weitblick::io
