// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/csv_reader.h"

#include <algorithm>

namespace weitblick::io {

CsvSplitter::CsvSplitter(char separator) : m_separator(separator)
{
    m_ends[static_cast<unsigned char>(separator)] = true;
    m_ends['\n'] = true;
    m_ends['\r'] = true;
}

void CsvSplitter::feed(std::string_view utf8)
{
    m_literalEnd = m_literalEnd > m_start ? m_literalEnd - m_start : 0;
    m_text.erase(0, m_start);
    m_start = 0;
    m_text += utf8;
}

CsvSplitter::Step CsvSplitter::next(TableRow& row)
{
    Step step = parseRecord(Quotes::Meant);
    const bool wrongWidth =
        step == Step::Record && m_lineBreaks > 0 && m_expectedColumns > 1 && m_fields.size() != m_expectedColumns;
    if (wrongWidth) {
        const bool better = parseRecord(Quotes::FirstIsStray) == Step::Record && m_fields.size() == m_expectedColumns;
        if (better) {
            ++m_recordStrayQuotes;
        } else {
            step = parseRecord(Quotes::Meant);
        }
    }
    if (step != Step::Record) {
        return step;
    }
    m_strayQuotes += m_recordStrayQuotes;
    row.line = m_line;
    fill(row, m_start);
    // The first line, the breaks inside the record, and its own end.
    m_line += m_lineBreaks + 1;
    m_start = m_at;
    return Step::Record;
}

CsvSplitter::Step CsvSplitter::parseRecord(Quotes quotes)
{
    m_at = m_start;
    m_fields.clear();
    m_scratch.clear();
    m_lineBreaks = 0;
    m_recordStrayQuotes = 0;
    if (m_at >= m_text.size()) {
        return m_finished ? Step::End : Step::NeedsMore;
    }
    while (true) {
        FieldEnd end = parseField(quotes);
        if (end == FieldEnd::Stray) {
            ++m_recordStrayQuotes;
            end = parsePlain();
        }
        if (end == FieldEnd::NeedsMore) {
            return m_text.size() - m_start > kMaximumRecordBytes ? Step::TooLong : Step::NeedsMore;
        }
        if (end == FieldEnd::Line) {
            return Step::Record;
        }
    }
}

CsvSplitter::FieldEnd CsvSplitter::parseField(Quotes quotes)
{
    const bool quoted = m_at < m_text.size() && m_text[m_at] == '"' && m_at >= m_literalEnd;
    if (!quoted) {
        return parsePlain();
    }
    const std::size_t begin = m_at;
    const std::size_t scratch = m_scratch.size();
    const std::size_t fields = m_fields.size();
    const std::int64_t lineBreaks = m_lineBreaks;
    const FieldEnd end = parseQuoted();
    const bool spansLines = m_lineBreaks > lineBreaks;
    if (end == FieldEnd::Stray || (quotes == Quotes::FirstIsStray && spansLines)) {
        m_at = begin;
        m_scratch.resize(scratch);
        m_fields.resize(fields);
        m_lineBreaks = lineBreaks;
        return end == FieldEnd::Stray ? end : parsePlain();
    }
    return end;
}

CsvSplitter::FieldEnd CsvSplitter::parsePlain()
{
    const std::size_t begin = m_at;
    const std::size_t size = m_text.size();
    std::size_t at = m_at;
    while (at < size && !m_ends[static_cast<unsigned char>(m_text[at])]) {
        ++at;
    }
    m_at = at;
    if (at == size && !m_finished) {
        return FieldEnd::NeedsMore;
    }
    m_fields.push_back({.begin = begin, .size = at - begin});
    if (at < size && m_text[at] == m_separator) {
        ++m_at;
        return FieldEnd::Separator;
    }
    return endOfLine();
}

CsvSplitter::FieldEnd CsvSplitter::parseQuoted()
{
    const std::size_t scratch = m_scratch.size();
    const std::size_t opening = m_at;
    const std::int64_t breaksBefore = m_lineBreaks;
    std::size_t at = opening + 1;
    while (true) {
        const std::size_t from = at;
        while (at < m_text.size() && m_text[at] != '"' && m_text[at] != '\n' && m_text[at] != '\r') {
            ++at;
        }
        m_scratch.append(m_text, from, at - from);
        const bool neverCloses = at - opening > kMaximumQuotedBytes || (at == m_text.size() && m_finished);
        if (neverCloses && (m_lineBreaks > breaksBefore || at == m_text.size())) {
            m_literalEnd = at;
            return FieldEnd::Stray;
        }
        if (at + 1 >= m_text.size() && !m_finished) {
            return FieldEnd::NeedsMore;
        }
        if (m_text[at] != '"') {
            const bool pair = m_text[at] == '\r' && at + 1 < m_text.size() && m_text[at + 1] == '\n';
            m_scratch += '\n';
            at += pair ? 2 : 1;
            ++m_lineBreaks;
            continue;
        }
        if (at + 1 < m_text.size() && m_text[at + 1] == '"') {
            m_scratch += '"';
            at += 2;
            continue;
        }
        std::size_t end = at + 1;
        if (closesField(at, end)) {
            if (end == m_text.size() && !m_finished) {
                return FieldEnd::NeedsMore;
            }
            m_fields.push_back({.begin = scratch, .size = m_scratch.size() - scratch, .inScratch = true});
            m_at = end;
            if (end < m_text.size() && m_text[end] == m_separator) {
                ++m_at;
                return FieldEnd::Separator;
            }
            return endOfLine();
        }
        if (m_lineBreaks > breaksBefore && opensField(at)) {
            return FieldEnd::Stray;
        }
        m_scratch += '"';
        ++at;
    }
}

bool CsvSplitter::opensField(std::size_t quote) const
{
    const char before = m_text[quote - 1];
    return before == m_separator || before == '\n' || before == '\r';
}

bool CsvSplitter::closesField(std::size_t quote, std::size_t& end) const
{
    end = quote + 1;
    while (end < m_text.size() && (m_text[end] == ' ' || (m_text[end] == '\t' && m_separator != '\t'))) {
        ++end;
    }
    return end == m_text.size() || m_ends[static_cast<unsigned char>(m_text[end])];
}

CsvSplitter::FieldEnd CsvSplitter::endOfLine()
{
    m_recordEnd = m_at;
    if (m_at == m_text.size()) {
        return FieldEnd::Line;
    }
    if (m_text[m_at] == '\r') {
        if (m_at + 1 == m_text.size() && !m_finished) {
            return FieldEnd::NeedsMore; // an LF may follow
        }
        ++m_at;
        if (m_at < m_text.size() && m_text[m_at] == '\n') {
            ++m_at;
        }
        return FieldEnd::Line;
    }
    ++m_at;
    return FieldEnd::Line;
}

void CsvSplitter::fill(TableRow& row, std::size_t start) const
{
    row.raw = std::string_view(m_text).substr(start, m_recordEnd - start);
    row.cells.resize(m_fields.size());
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        const Field& field = m_fields[i];
        const std::string_view text =
            std::string_view(field.inScratch ? m_scratch : m_text).substr(field.begin, field.size);
        row.cells[i] = {.kind = text.empty() ? CellKind::Empty : CellKind::Text, .number = 0.0, .text = text};
    }
    if (row.cells.size() == 1 && row.raw.empty()) {
        row.cells.clear();
    }
}

} // namespace weitblick::io
