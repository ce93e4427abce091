// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/transit/feed_files.h"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::transit {

/// What is unusual about a row's text.
struct RowText {
    bool isRecoded = false; ///< was not UTF-8; read as Windows-1252
    bool hasHidden = false; ///< has a hidden character somewhere
    bool isShort = false;   ///< fewer cells than the header
};

/// The rows of one table of a feed, streamed.
///
/// Method   RFC 4180 with line ends LF or CRLF, quotes, a byte order mark and spaces around cells, as GTFS has them.
///          A quote that is never closed ends with its line. Empty lines are left out. Memory is one row and one piece.
class FeedRows {
public:
    static constexpr std::size_t kMostRowBytes = std::size_t{1} << 20U;
    static constexpr std::size_t kMostColumns = 1'000;

    /// Reads the header.
    /// Errors   of the source.   Budget  a row of more than kMostRowBytes or kMostColumns.
    static Result<FeedRows> open(PieceSource source);

    /// The next row. False at the end.
    Result<bool> next();

    [[nodiscard]] const std::vector<std::string>& columns() const { return m_columns; }
    [[nodiscard]] int column(std::string_view name) const; ///< -1: there is none
    /// A cell of the row, "" where the row or the table has none; lives until the next row.
    [[nodiscard]] std::string_view cell(int column) const
    {
        return column >= 0 && static_cast<std::size_t>(column) < m_cells.size()
                   ? m_cells[static_cast<std::size_t>(column)]
                   : std::string_view();
    }
    [[nodiscard]] std::int64_t line() const { return m_rowLine; }
    [[nodiscard]] const RowText& text() const { return m_text; }
    [[nodiscard]] bool isHeaderRecoded() const { return m_isHeaderRecoded; }

private:
    explicit FeedRows(PieceSource source) : m_source(std::move(source)) {}
    Result<bool> readRow();
    Result<bool> fill();
    Result<std::size_t> lineEnd(std::size_t from);
    Result<std::size_t> rowEnd();
    void lookAt(std::string_view& row);
    void split(std::string_view row);
    void splitQuoted(std::string_view row);

    PieceSource m_source;
    std::string m_buffer;
    std::size_t m_at = 0;
    bool m_atEnd = false;
    bool m_isPlain = true; ///< nothing in the buffer but ASCII without control characters
    std::int64_t m_line = 1;
    std::int64_t m_rowLine = 0;
    std::vector<std::string> m_columns;
    std::vector<std::string_view> m_cells;
    std::deque<std::string> m_unquoted;
    std::string m_recoded;
    RowText m_text;
    bool m_isHeaderRecoded = false;
};

} // namespace weitblick::transit
