// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/feed_rows.h"

#include "core/base/utf8.h"
#include "core/transit/hidden_character.h"

#include <algorithm>
#include <cstring>

namespace weitblick::transit {

namespace {

constexpr std::size_t kMostQuotedBytes = std::size_t{64} << 10U; ///< of a cell with line breaks
constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

std::string_view trimmed(std::string_view cell)
{
    while (!cell.empty() && (cell.front() == ' ' || cell.front() == '\t')) {
        cell.remove_prefix(1);
    }
    while (!cell.empty() && (cell.back() == ' ' || cell.back() == '\t')) {
        cell.remove_suffix(1);
    }
    return cell;
}

bool isPlainByte(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x7fU && (byte >= 0x20U || c == '\n' || c == '\r' || c == '\t');
}

/// Whether all bytes are ASCII and none is a control character other than tab and line ends.
/// Method   eight bytes at a time; a word with a byte that may be one is looked at byte by byte.
bool isPlainText(std::string_view bytes)
{
    constexpr std::uint64_t kHighs = 0x8080808080808080ULL;
    constexpr std::uint64_t kBlanks = 0x2020202020202020ULL;
    constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
    std::size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + at, 8);
        const std::uint64_t suspects = word | (word - kBlanks) | (word + kOnes); // above 127, below 32, 127
        if ((suspects & kHighs) != 0 && !std::ranges::all_of(bytes.substr(at, 8), isPlainByte)) {
            return false;
        }
    }
    return std::ranges::all_of(bytes.substr(at), isPlainByte);
}

bool hasOddQuotes(std::string_view text)
{
    return text.find('"') != std::string_view::npos && std::ranges::count(text, '"') % 2 != 0;
}

Error tooLarge(const char* what, std::int64_t line)
{
    const std::string number = std::to_string(line);
    return Error{.code = ErrorCode::Budget,
                 .message = {"Zeile " + number + " hat zu viele " + (what[0] == 'b' ? "Zeichen" : "Spalten"),
                             "line " + number + " has too many " + what},
                 .advice = {"Prüfen, ob das eine GTFS-Tabelle ist", "Check whether this is a GTFS table"}};
}

} // namespace

Result<FeedRows> FeedRows::open(PieceSource source)
{
    FeedRows rows(std::move(source));
    WB_CHECK(rows.fill());
    if (rows.m_buffer.starts_with(kByteOrderMark)) {
        rows.m_at = kByteOrderMark.size();
        rows.m_isPlain = isPlainText(std::string_view(rows.m_buffer).substr(rows.m_at));
    }
    WB_TRY(const bool hasHeader, rows.readRow());
    if (hasHeader) {
        rows.m_isHeaderRecoded = rows.m_text.isRecoded;
        for (const std::string_view cell : rows.m_cells) {
            rows.m_columns.push_back(withoutHiddenCharacters(cell));
        }
    }
    rows.m_cells.clear();
    return rows;
}

Result<bool> FeedRows::next()
{
    WB_TRY(const bool more, readRow());
    m_text.isShort = more && m_cells.size() < m_columns.size();
    return more;
}

int FeedRows::column(std::string_view name) const
{
    const auto found = std::ranges::find(m_columns, name);
    return found == m_columns.end() ? -1 : static_cast<int>(found - m_columns.begin());
}

/// Appends the next piece; what has been read goes.
Result<bool> FeedRows::fill()
{
    if (m_atEnd) {
        return false;
    }
    WB_TRY(const std::string_view piece, m_source());
    if (piece.empty()) {
        m_atEnd = true;
        return false;
    }
    m_buffer.erase(0, m_at);
    m_at = 0;
    m_isPlain = (m_buffer.empty() || m_isPlain) && isPlainText(piece);
    m_buffer += piece;
    return true;
}

/// Offset behind `m_at` of the line break at or behind `from`, or of the end. Pieces may come in on the way.
Result<std::size_t> FeedRows::lineEnd(std::size_t from)
{
    while (true) {
        const std::size_t end = m_buffer.find('\n', m_at + from);
        if (end != std::string::npos) {
            return end - m_at;
        }
        from = m_buffer.size() - m_at;
        if (from > kMostRowBytes) {
            return tooLarge("bytes", m_line);
        }
        WB_TRY(const bool more, fill());
        if (!more) {
            return m_buffer.size() - m_at;
        }
    }
}

Result<std::size_t> FeedRows::rowEnd()
{
    WB_TRY(const std::size_t first, lineEnd(0));
    std::size_t end = first;
    while (hasOddQuotes(std::string_view(m_buffer).substr(m_at, end))) {
        if (m_at + end >= m_buffer.size() || end > kMostQuotedBytes) {
            return first; // the quote never closes
        }
        WB_TRY(end, lineEnd(end + 1));
    }
    return end;
}

Result<bool> FeedRows::readRow()
{
    while (true) {
        if (m_at >= m_buffer.size()) {
            WB_TRY(const bool more, fill());
            if (!more) {
                return false;
            }
        }
        WB_TRY(const std::size_t end, rowEnd());
        std::string_view row = std::string_view(m_buffer).substr(m_at, end);
        m_rowLine = m_line;
        const bool hasQuotes = row.find('"') != std::string_view::npos;
        m_line += 1 + (hasQuotes ? std::ranges::count(row, '\n') : 0);
        m_at = std::min(m_buffer.size(), m_at + end + 1);
        if (!row.empty() && row.back() == '\r') {
            row.remove_suffix(1);
        }
        if (trimmed(row).empty()) {
            continue;
        }
        m_text = {};
        lookAt(row);
        m_cells.clear();
        m_unquoted.clear();
        if (hasQuotes) {
            splitQuoted(row);
        } else {
            split(row);
        }
        if (m_cells.size() > kMostColumns) {
            return tooLarge("columns", m_rowLine);
        }
        return true;
    }
}

void FeedRows::lookAt(std::string_view& row)
{
    if (m_isPlain || isPlainText(row)) {
        return;
    }
    if (!isUtf8(row)) {
        m_recoded = utf8FromWindows1252(row);
        row = m_recoded;
        m_text.isRecoded = true;
    }
    m_text.hasHidden = hasHiddenCharacter(row);
}

void FeedRows::split(std::string_view row)
{
    while (true) {
        const std::size_t comma = row.find(',');
        m_cells.push_back(trimmed(row.substr(0, comma)));
        if (comma == std::string_view::npos || m_cells.size() > kMostColumns) {
            return;
        }
        row.remove_prefix(comma + 1);
    }
}

void FeedRows::splitQuoted(std::string_view row)
{
    while (m_cells.size() <= kMostColumns) {
        const std::size_t blanks = row.find_first_not_of(" \t");
        std::size_t comma = 0;
        if (blanks == std::string_view::npos || row[blanks] != '"') {
            comma = row.find(',');
            m_cells.push_back(trimmed(row.substr(0, comma)));
        } else {
            std::size_t close = row.find('"', blanks + 1);
            bool hasPair = false;
            while (close != std::string_view::npos && close + 1 < row.size() && row[close + 1] == '"') {
                hasPair = true;
                close = row.find('"', close + 2);
            }
            const std::size_t end = std::min(close, row.size());
            std::string_view cell = row.substr(blanks + 1, end - blanks - 1);
            if (hasPair) {
                std::string& text = m_unquoted.emplace_back();
                for (std::size_t i = 0; i < cell.size(); ++i) {
                    text += cell[i];
                    i += cell[i] == '"' && i + 1 < cell.size() && cell[i + 1] == '"' ? 1U : 0U;
                }
                cell = text;
            }
            m_cells.push_back(trimmed(cell));
            comma = close == std::string_view::npos ? close : row.find(',', close);
        }
        if (comma == std::string_view::npos) {
            return;
        }
        row.remove_prefix(comma + 1);
    }
}

} // namespace weitblick::transit
