// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/table_row.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::io {

/// Splits the text of a CSV file into records and fields. Takes the text in pieces; memory is one record and one piece.
///
/// Method   Records end with LF, CR or CRLF, also mixed; the last may end with the text. A field that begins with a
///          quote runs to the next quote before a separator or a line end, line breaks and separators included; ""
///          in it is one quote. A quote elsewhere is an ordinary character. A quote that opens a field but cannot have
///          been meant so is ordinary too: the field never closes, or over a line break another field seems to open in
///          it, or it gives a record of the wrong width where its first line alone has the right one.
class CsvSplitter {
public:
    enum class Step : std::uint8_t { Record, NeedsMore, End, TooLong };

    static constexpr std::size_t kMaximumRecordBytes = std::size_t{16} << 20U;
    static constexpr std::size_t kMaximumQuotedBytes = std::size_t{1} << 20U; ///< of a field with line breaks

    explicit CsvSplitter(char separator);

    void expectColumns(std::size_t count) { m_expectedColumns = count; } ///< helps to see through stray quotes
    void startAt(std::int64_t line) { m_line = line; }
    void feed(std::string_view utf8);
    void finish() { m_finished = true; }

    /// The next record. `row` points into this splitter until the next feed() or next(); empty lines are records
    /// without cells. TooLong  a record is larger than the limit: the text cannot be a table.
    Step next(TableRow& row);

    [[nodiscard]] std::int64_t line() const { return m_line; } ///< of the next record
    [[nodiscard]] std::int64_t strayQuoteCount() const { return m_strayQuotes; }

private:
    struct Field {
        std::size_t begin = 0; ///< in m_text, or in m_scratch where it was unquoted
        std::size_t size = 0;
        bool inScratch = false;
    };
    enum class Quotes : std::uint8_t { Meant, FirstIsStray };
    enum class FieldEnd : std::uint8_t { Separator, Line, NeedsMore, Stray };

    Step parseRecord(Quotes quotes);
    FieldEnd parseField(Quotes quotes);
    FieldEnd parsePlain();
    FieldEnd parseQuoted();
    [[nodiscard]] bool opensField(std::size_t quote) const;
    [[nodiscard]] bool closesField(std::size_t quote, std::size_t& end) const;
    FieldEnd endOfLine();
    void fill(TableRow& row, std::size_t start) const;

    char m_separator;
    bool m_finished = false;
    std::array<bool, 256> m_ends{}; ///< separator, CR, LF
    std::string m_text;
    std::string m_scratch;
    std::vector<Field> m_fields;
    std::size_t m_start = 0;      ///< of the record
    std::size_t m_at = 0;         ///< of the next byte
    std::size_t m_literalEnd = 0; ///< before it no quote opens a field (a field there never closed)
    std::size_t m_recordEnd = 0;  ///< without the line break
    std::size_t m_expectedColumns = 0;
    std::int64_t m_line = 1;
    std::int64_t m_lineBreaks = 0; ///< of this record
    std::int64_t m_strayQuotes = 0;
    std::int64_t m_recordStrayQuotes = 0;
};

} // namespace weitblick::io
