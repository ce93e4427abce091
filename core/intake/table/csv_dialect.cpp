// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/csv_dialect.h"

#include "core/io/csv_reader.h"
#include "core/io/number_form.h"

#include <algorithm>
#include <array>
#include <map>

namespace weitblick::intake::table {

namespace {

constexpr std::size_t kJudgedRecords = 300;

/// Excel's "sep=;" as a line of its own.
std::optional<char> separatorLine(std::string_view head)
{
    const std::string_view line = head.substr(0, head.find_first_of("\r\n"));
    const bool tells = line.size() == 5 && (line.starts_with("sep=") || line.starts_with("SEP="));
    return tells ? std::optional(line[4]) : std::nullopt;
}

/// How well a separator splits the head.
struct Judgement {
    std::int64_t columns = 1;
    double consistency = 0.0;
    double strayQuotes = 0.0; ///< a record
    bool headerFits = false;
};

Judgement judge(std::string_view head, char separator)
{
    io::CsvSplitter splitter(separator);
    splitter.feed(head);
    io::TableRow row;
    std::map<std::int64_t, std::int64_t> widths;
    std::vector<std::int64_t> order;
    std::int64_t stray = 0;
    while (order.size() < kJudgedRecords) {
        const auto step = splitter.next(row);
        // A head without a line end is the beginning of a very wide record.
        if (step == io::CsvSplitter::Step::NeedsMore && order.empty()) {
            splitter.finish();
            continue;
        }
        if (step != io::CsvSplitter::Step::Record) {
            break;
        }
        if (row.cells.empty()) {
            continue;
        }
        const auto width = static_cast<std::int64_t>(row.cells.size());
        ++widths[width];
        order.push_back(width);
        // Single columns of titles and notes tell nothing.
        stray += row.cells.size() > 1 && std::ranges::any_of(row.cells,
                                                             [](const io::TableCell& cell) {
                                                                 return !cell.text.empty() &&
                                                                        cell.text.front() != '"' &&
                                                                        cell.text.find('"') != std::string_view::npos;
                                                             })
                     ? 1
                     : 0;
    }
    Judgement judgement;
    std::int64_t most = 0;
    for (const auto& [width, count] : widths) {
        if (width > 1 && count >= most) {
            most = count;
            judgement.columns = width;
        }
    }
    const auto records = static_cast<double>(std::max<std::size_t>(order.size(), 1));
    judgement.consistency = static_cast<double>(most) / records;
    judgement.strayQuotes = static_cast<double>(stray) / records;
    judgement.headerFits = !order.empty() && order.front() == judgement.columns;
    return judgement;
}

double scoreOf(const Judgement& judgement, char separator)
{
    if (judgement.columns < 2) {
        return 0.0;
    }
    const double header = judgement.headerFits ? 0.3 : 0.0;
    const double rank = separator == ',' ? 0.0 : 0.1;
    const double breadth = 0.01 * static_cast<double>(std::min<std::int64_t>(judgement.columns, 10));
    return judgement.consistency + header + rank + breadth - judgement.strayQuotes;
}

} // namespace

CsvDialect detectSeparator(std::string_view head)
{
    CsvDialect dialect;
    if (const auto told = separatorLine(head)) {
        const std::size_t end = head.find_first_of("\r\n");
        const Judgement judgement = judge(end == std::string_view::npos ? "" : head.substr(end), *told);
        dialect.separator = *told;
        dialect.hasSeparatorLine = true;
        dialect.columns = judgement.columns;
        dialect.consistency = judgement.consistency;
        return dialect;
    }
    double best = 0.0;
    for (const char separator : {';', '\t', '|', ','}) {
        const Judgement judgement = judge(head, separator);
        if (const double score = scoreOf(judgement, separator); score > best) {
            best = score;
            dialect.separator = separator;
            dialect.columns = judgement.columns;
            dialect.consistency = judgement.consistency;
        }
    }
    return dialect;
}

Result<CsvDialect> detectDialect(std::string_view headBytes, const io::EncodingEvidence& evidence,
                                 const ReadChoices& choices)
{
    const io::ByteOrderMark mark = io::byteOrderMarkOf(headBytes);
    io::TextEncoding encoding = evidence.verdict();
    if (choices.encoding) {
        const auto chosen = io::textEncodingOf(*choices.encoding);
        if (!chosen) {
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {"die Zeichenkodierung „" + *choices.encoding + "“ ist nicht bekannt",
                                     "the encoding '" + *choices.encoding + "' is not known"},
                         .advice = {"Möglich sind UTF-8, UTF-16LE, UTF-16BE, WINDOWS-1252 und CP850",
                                    "Possible are UTF-8, UTF-16LE, UTF-16BE, WINDOWS-1252 and CP850"}};
        }
        encoding = *chosen;
    }
    const std::size_t markBytes = mark.length > 0 && mark.encoding == encoding ? mark.length : 0;
    CsvDialect dialect = detectSeparator(io::decoded(headBytes.substr(markBytes), encoding));
    dialect.encoding = encoding;
    dialect.markBytes = markBytes;
    dialect.encodingIsCertain = choices.encoding.has_value() || mark.length > 0;
    if (choices.separator) {
        const std::string& separator = *choices.separator;
        const bool spelled = separator == "\\t" || separator == "tab";
        if ((separator.size() != 1 && !spelled) || separator == "\"" || separator == "\n" || separator == "\r") {
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {"als Trennzeichen geht nur ein einzelnes Zeichen wie ; , | oder Tabulator",
                                     "a separator must be one character such as ; , | or a tab"}};
        }
        dialect.separator = spelled ? '\t' : separator[0];
    }
    return dialect;
}

Question encodingQuestion(const io::EncodingEvidence& evidence)
{
    std::array<std::string, 2> words;
    for (const std::string& example : evidence.examples()) {
        words[0] += (words[0].empty() ? "" : ", ") + io::decoded(example, io::TextEncoding::Cp850);
        words[1] += (words[1].empty() ? "" : ", ") + io::decoded(example, io::TextEncoding::Windows1252);
    }
    return {
        .id = "encoding",
        .text = {"In welcher Zeichenkodierung ist die Datei? So würden Wörter daraus gelesen:",
                 "What is the file's encoding? Words of it would be read like this:"},
        .options = {{.value = "CP850", .label = {words[0] + " (CP850, DOS)", words[0] + " (CP850, DOS)"}},
                    {.value = "WINDOWS-1252", .label = {words[1] + " (Windows-1252)", words[1] + " (Windows-1252)"}}}};
}

} // namespace weitblick::intake::table
