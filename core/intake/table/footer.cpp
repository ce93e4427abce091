// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/footer.h"

#include "core/base/number_text.h"
#include "core/intake/table/column_name.h"
#include "core/io/date_form.h"
#include "core/io/number_form.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace weitblick::intake::table {

namespace {

// In the form of nameKey(). The first group begins a note, whatever stands in the other cells.
constexpr std::array<std::string_view, 19> kNoteWords = {
    "quelle",    "quellen",      "datenquelle",    "datenlizenz", "lizenz",
    "hinweis",   "hinweise",     "anmerkung",      "anmerkungen", "fussnote",
    "fussnoten", "erlaeuterung", "erlaeuterungen", "copyright",   "zeichenerklaerung",
    "stand",     "datenstand",   "source",         "herausgeber"};
constexpr std::array<std::string_view, 12> kTotalWords = {"summe", "gesamt",      "insgesamt",      "zusammen",
                                                          "total", "gesamtsumme", "gesamtergebnis", "endsumme",
                                                          "sum",   "summen",      "summegesamt",    "gesamtzahl"};

bool isOneOf(std::string_view key, const auto& words)
{
    return std::ranges::find(words, key) != words.end();
}

bool isNote(std::string_view text)
{
    if (text.starts_with("©") || text.starts_with("(c)") || text.starts_with("(C)") || text.starts_with("___") ||
        text.starts_with("---")) {
        return true;
    }
    const std::size_t colon = text.find(':');
    return colon != std::string_view::npos && colon < 40 && isOneOf(nameKey(text.substr(0, colon)), kNoteWords);
}

/// "1) vorläufig", "* ohne Nebenwohnsitze"
bool isFootnote(std::string_view text)
{
    const bool star = text.size() > 3 && text.front() == '*';
    const bool numbered = text.size() > 3 && text.front() >= '1' && text.front() <= '9' && text[1] == ')';
    return star || numbered;
}

/// Looked for in every row of every table, so most words are passed over by their first letter.
bool hasTotalWord(std::string_view text)
{
    constexpr std::string_view kFirstLetters = "GgIiSsTtZz";
    constexpr std::string_view kBetween = " \t-/:,;()";
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(kBetween), text.size());
        if (end > 2 && kFirstLetters.find(text.front()) != std::string_view::npos &&
            isOneOf(nameKey(text.substr(0, end)), kTotalWords)) {
            return true;
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return false;
}

/// A sentence rather than a name or a value.
bool isProse(std::string_view text)
{
    return text.size() >= 20 && std::ranges::count(text, ' ') >= 2;
}

} // namespace

bool looksLikeFooter(const io::TableRow& row, std::size_t width, RowBefore before)
{
    std::size_t filled = 0;
    std::string_view first;
    bool firstIsText = false;
    for (const io::TableCell& cell : row.cells) {
        const std::string_view text = io::trimmed(cell.text);
        const bool isEmpty = cell.kind == io::CellKind::Empty || (cell.kind == io::CellKind::Text && text.empty());
        if (filled == 0 && !isEmpty) {
            first = text;
            firstIsText = cell.kind == io::CellKind::Text && !io::shapeOfNumber(text).isNumber() &&
                          !io::shapeOfDate(text).isDate();
        }
        filled += isEmpty ? 0 : 1;
        if (filled > 0 && !firstIsText) {
            return false;
        }
    }
    if (filled == 0 || width < 2) {
        return filled > 0 && width == 1 && before == RowBefore::Blank && (isNote(first) || isProse(first));
    }
    if (isNote(first)) {
        return true;
    }
    std::string_view total = first;
    total = total.ends_with(':') ? total.substr(0, total.size() - 1) : total;
    if (isOneOf(nameKey(total), kTotalWords)) {
        return true;
    }
    const bool alone = filled == 1 && width > 2;
    return filled == 1 && (isFootnote(first) || before == RowBefore::Footer || (alone && before == RowBefore::Blank) ||
                           (alone && isProse(first)));
}

bool namesTotal(const io::TableRow& row)
{
    constexpr std::size_t kLookedAt = 4;
    for (std::size_t column = 0; column < std::min(row.cells.size(), kLookedAt); ++column) {
        if (row.cells[column].kind == io::CellKind::Text && hasTotalWord(row.cells[column].text)) {
            return true;
        }
    }
    return false;
}

std::string footerText(const io::TableRow& row, std::size_t maximumBytes)
{
    std::string text;
    for (const io::TableCell& cell : row.cells) {
        const bool isNumber = cell.kind == io::CellKind::Number || cell.kind == io::CellKind::Percent;
        const std::string part = isNumber ? canonicalNumber(cell.number) : tidyName(cell.text);
        text += part.empty() ? "" : (text.empty() ? "" : " ") + part;
    }
    std::size_t size = std::min(text.size(), maximumBytes);
    while (size > 0 && size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) {
        --size;
    }
    return size < text.size() ? text.substr(0, size) + "…" : text;
}

} // namespace weitblick::intake::table
