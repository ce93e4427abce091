// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/sheet_rows.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <utility>

namespace weitblick::io {

void SheetEvents::put(OwnedRow& row, std::size_t column, OwnedCell cell)
{
    if (cell.kind == CellKind::Empty || problem) {
        return;
    }
    if (column >= m_budget.columns) {
        problem = Error{
            .code = ErrorCode::Budget,
            .message = {
                "Zeile " + std::to_string(row.line) + " hat mehr als " + std::to_string(m_budget.columns) + " Spalten",
                "row " + std::to_string(row.line) + " has more than " + std::to_string(m_budget.columns) + " columns"}};
        return;
    }
    if (cell.text.size() > m_budget.cellBytes) {
        problem = Error{.code = ErrorCode::Budget,
                        .message = {"eine Zelle in Zeile " + std::to_string(row.line) + " ist zu groß",
                                    "a cell in row " + std::to_string(row.line) + " is too large"}};
        return;
    }
    if (row.cells.size() <= column) {
        row.cells.resize(column + 1);
    }
    row.cells[column] = std::move(cell);
}

void SheetEvents::keep(OwnedRow row)
{
    if (row.cells.empty() || problem) {
        return;
    }
    m_rowCount += row.repeat;
    if (m_rowCount > m_budget.rows) {
        problem = Error{.code = ErrorCode::Budget,
                        .message = {"das Blatt hat mehr als " + std::to_string(m_budget.rows) + " Zeilen",
                                    "the sheet has more than " + std::to_string(m_budget.rows) + " rows"}};
        return;
    }
    rows.push_back(std::move(row));
}

SheetRows::SheetRows(ZipMember member, std::unique_ptr<SheetEvents> events, std::string sheet)
    : m_member(std::move(member)),
      m_events(std::move(events)),
      m_xml(std::make_unique<XmlStream>(*m_events)),
      m_sheet(std::move(sheet))
{
    m_row.repeat = 0;
}

Result<bool> SheetRows::next(TableRow& row)
{
    if (m_row.repeat == 0) {
        while (m_events->rows.empty()) {
            WB_TRY(const bool more, readPiece());
            if (!more) {
                return false;
            }
        }
        m_row = std::move(m_events->rows.front());
        m_events->rows.pop_front();
    }
    row.line = m_row.line;
    row.raw = {};
    row.cells.resize(m_row.cells.size());
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const OwnedCell& cell = m_row.cells[i];
        row.cells[i] = {.kind = cell.kind, .number = cell.number, .text = cell.text};
    }
    ++m_row.line;
    --m_row.repeat;
    return true;
}

Result<bool> SheetRows::readPiece()
{
    if (m_atEnd || m_events->isFinished) {
        return false;
    }
    WB_TRY(const std::string_view piece, m_member.next());
    m_atEnd = piece.empty();
    auto parsed = m_atEnd ? m_xml->finish() : m_xml->feed(piece);
    if (m_events->problem) {
        Error problem = *m_events->problem;
        problem.subject = m_sheet;
        return problem;
    }
    if (!parsed) {
        Error problem = std::move(parsed).error();
        problem.subject = m_sheet;
        return problem;
    }
    return !m_atEnd || !m_events->rows.empty();
}

double SheetRows::fraction() const
{
    return m_member.size() > 0 ? static_cast<double>(m_member.position()) / static_cast<double>(m_member.size()) : 1.0;
}

Result<void> parseMember(const ZipArchive& archive, const std::string& name, XmlEvents& events)
{
    WB_TRY(ZipMember member, archive.member(name));
    XmlStream xml(events);
    while (true) {
        WB_TRY(const std::string_view piece, member.next());
        auto parsed = piece.empty() ? xml.finish() : xml.feed(piece);
        if (!parsed) {
            Error problem = std::move(parsed).error();
            problem.subject = name;
            return problem;
        }
        if (piece.empty()) {
            return {};
        }
    }
}

double percentOf(double fraction)
{
    std::array<char, 40> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.15g", fraction * 100.0);
    return std::strtod(buffer.data(), nullptr);
}

} // namespace weitblick::io
