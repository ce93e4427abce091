// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/detail/feed_tables.h"

#include "core/transit/hidden_character.h"

#include <algorithm>

namespace weitblick::transit::detail {

namespace {

constexpr std::int64_t kRowsPerReport = 4096;

/// Columns that no revision of the reference has; a header that was not UTF-8 is told by itself.
void tellColumns(Reading& reading, const TableFormat& format, const FeedRows& rows)
{
    const std::string file(format.name);
    if (rows.isHeaderRecoded()) {
        reading.out.findings.add({Defect::BadEncoding, file, 1, "", {"in der Kopfzeile", "in the header"}});
        return;
    }
    for (const std::string& column : rows.columns()) {
        if (!column.empty() && !format.known.empty() + !format.required.empty() > 0 &&
            std::ranges::find(format.known, column) == format.known.end() &&
            std::ranges::find(format.required, column) == format.required.end()) {
            reading.out.findings.add(
                {Defect::UnknownColumn,
                 file,
                 1,
                 column,
                 {"GTFS kennt die Spalte " + column + " nicht", "GTFS knows no column " + column}});
        }
    }
}

bool hasRequiredColumns(Reading& reading, const TableFormat& format, const FeedRows& rows)
{
    bool isComplete = true;
    for (const std::string_view column : format.required) {
        if (rows.column(column) < 0) {
            const std::string name(column);
            reading.out.findings.add({Defect::MissingColumn,
                                      std::string(format.name),
                                      1,
                                      name,
                                      {"die Spalte " + name + " fehlt", "the column " + name + " is missing"}});
            isComplete = false;
        }
    }
    return isComplete;
}

} // namespace

Text lacks(std::string_view column)
{
    return {std::string(column) + " ist leer", std::string(column) + " is empty"};
}

Text unusable(std::string_view column, std::string_view value)
{
    return {std::string(column) + " ist „" + spelledOut(value) + "“",
            std::string(column) + " is “" + spelledOut(value) + "”"};
}

Text pointsNowhere(std::string_view column, std::string_view value)
{
    return {std::string(column) + " „" + spelledOut(value) + "“ gibt es nicht",
            "there is no " + std::string(column) + " “" + spelledOut(value) + "”"};
}

Error tooMany(const char* german, const char* english)
{
    return Error{.code = ErrorCode::Budget,
                 .message = {std::string("der Fahrplan hat mehr ") + german + ", als gelesen werden",
                             std::string("the timetable has more ") + english + " than are read"}};
}

TableRows::TableRows(Reading& reading, std::string name, FeedRows rows)
    : m_reading(&reading),
      m_name(std::move(name)),
      m_rows(std::move(rows))
{
}

Result<std::optional<TableRows>> TableRows::open(Reading& reading, std::string_view name)
{
    const std::string file(name);
    if (!reading.files.contains(name)) {
        return std::optional<TableRows>();
    }
    const TableFormat& format = *tableFormat(name);
    WB_TRY(PieceSource source, reading.files.read(file));
    auto rows = FeedRows::open(std::move(source));
    if (!rows) {
        return std::move(rows).error().during("reading " + file);
    }
    FeedRows opened = std::move(rows).value();
    if (opened.columns().empty()) {
        reading.out.findings.add(
            {Defect::EmptyFile, file, 0, file, {"die Datei hat keine Kopfzeile", "the file has no header"}});
        return std::optional<TableRows>();
    }
    tellColumns(reading, format, opened);
    if (!hasRequiredColumns(reading, format, opened)) {
        return std::optional<TableRows>();
    }
    return std::optional<TableRows>(TableRows(reading, file, std::move(opened)));
}

Result<bool> TableRows::next()
{
    auto more = m_rows.next();
    if (!more) {
        return std::move(more).error().during("reading " + m_name);
    }
    if (*more) {
        if (++m_count % kRowsPerReport == 0) {
            WB_CHECK(m_reading->job.report(0.0, m_name));
        }
        const RowText& text = m_rows.text();
        if (text.isRecoded || text.hasHidden || text.isShort) {
            tellText();
        }
        return true;
    }
    if (m_shortCount > 0) {
        const std::string count = std::to_string(m_shortCount);
        m_reading->out.findings.add({Defect::ShortRow,
                                     m_name,
                                     m_firstShort,
                                     "",
                                     {count + " Zeilen haben weniger Zellen als die Kopfzeile",
                                      count + " rows have fewer cells than the header"}});
    }
    const bool mustHaveRows = m_name == "stops.txt" || m_name == "routes.txt" || m_name == "trips.txt" ||
                              m_name == "stop_times.txt" || m_name == "agency.txt";
    if (m_count == 0 && mustHaveRows) {
        tell(Defect::EmptyFile, m_name, {"die Datei hat keine Zeilen", "the file has no rows"});
    }
    return false;
}

void TableRows::tell(Defect defect, std::string_view subject, Text detail) const
{
    m_reading->out.findings.add(
        {defect, m_name, defect == Defect::EmptyFile ? 0 : m_rows.line(), std::string(subject), std::move(detail)});
}

void TableRows::tellText()
{
    const RowText& text = m_rows.text();
    if (text.isShort && ++m_shortCount == 1) {
        m_firstShort = m_rows.line();
    }
    for (std::size_t i = 0; (text.isRecoded || text.hasHidden) && i < m_rows.columns().size(); ++i) {
        const std::string_view cell = m_rows.cell(static_cast<int>(i));
        const std::string& column = m_rows.columns()[i];
        if (text.hasHidden && hasHiddenCharacter(cell) && m_reading->hiddenTexts.emplace(cell).second) {
            tell(Defect::HiddenCharacter, cell, {"in " + column, "in " + column});
        }
    }
    if (text.isRecoded) {
        tell(Defect::BadEncoding, m_rows.cell(0), {"die Zeile ist nicht in UTF-8", "the row is not in UTF-8"});
    }
}

} // namespace weitblick::transit::detail
