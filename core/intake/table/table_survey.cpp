// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/table_survey.h"

#include "core/intake/budget.h"
#include "core/intake/table/column_name.h"
#include "core/intake/table/column_sums.h"
#include "core/intake/table/coordinate_columns.h"
#include "core/intake/table/footer.h"
#include "core/io/number_form.h"

#include <algorithm>
#include <utility>

namespace weitblick::intake::table {

namespace {

constexpr std::size_t kHeadRows = 100;
constexpr std::size_t kFirstRecords = 20;
constexpr std::size_t kMaximumFooterRows = 200;

Error tooManyColumns(std::size_t count)
{
    const std::string limit = std::to_string(Budget{}.columns);
    return Error{
        .code = ErrorCode::Budget,
        .message = {"die Tabelle hat " + std::to_string(count) + " Spalten; höchstens " + limit + " sind erlaubt",
                    "the table has " + std::to_string(count) + " columns; at most " + limit + " are allowed"}};
}

Result<std::vector<io::OwnedRow>> headRows(TableSource& source)
{
    WB_TRY(const auto reader, source.rows());
    std::vector<io::OwnedRow> rows;
    io::TableRow row;
    while (rows.size() < kHeadRows) {
        WB_TRY(const bool more, reader->next(row));
        if (!more) {
            break;
        }
        if (row.cells.size() > static_cast<std::size_t>(Budget{}.columns)) {
            return tooManyColumns(row.cells.size());
        }
        rows.push_back(ownedRow(row));
    }
    return rows;
}

/// Sorts the rows of a table into data, blanks and what may be its footer.
class Survey {
public:
    Survey(TableLayout layout, RowWidths widths) : m_widths(widths)
    {
        m_facts.layout = std::move(layout);
        m_facts.evidence.resize(m_facts.layout.columns.size());
        for (std::size_t i = 0; i < m_facts.evidence.size(); ++i) {
            m_facts.evidence[i].tracksRange = isCoordinateName(m_facts.layout.columns[i].name);
        }
    }

    Result<void> add(const io::TableRow& row)
    {
        if (row.line < m_facts.layout.firstDataLine) {
            return {};
        }
        const bool jumps = m_lastLine > 0 && m_widths == RowWidths::Ragged && row.line > m_lastLine + 1;
        m_facts.blankRows += jumps ? row.line - m_lastLine - 1 : 0;
        m_before = jumps ? RowBefore::Blank : m_before;
        m_lastLine = row.line;
        if (isBlank(row)) {
            ++m_facts.blankRows;
            m_before = RowBefore::Blank;
            return {};
        }
        const bool isFooter = looksLikeFooter(row, m_facts.evidence.size(), m_before);
        const bool isTotal = namesTotal(row);
        if ((isFooter || isTotal) && m_pending.size() < kMaximumFooterRows) {
            m_pending.push_back({.row = ownedRow(row), .isFooter = isFooter, .isTotal = isTotal});
            m_before = RowBefore::Footer;
            return {};
        }
        WB_CHECK(flush());
        m_before = RowBefore::Data;
        return addRecord(row);
    }

    /// Rows out of the middle of the file: only those of the right width are sure to be rows.
    void addSample(const io::TableRow& row)
    {
        if (row.cells.size() == m_facts.evidence.size() && !isBlank(row) &&
            !looksLikeFooter(row, m_facts.evidence.size(), RowBefore::Data)) {
            addCells(row, kUnknownLine);
        }
    }

    /// The first line that may be the footer; nothing where no total is in question there.
    [[nodiscard]] std::optional<std::int64_t> firstDoubtfulLine() const
    {
        const bool doubtful = std::ranges::any_of(m_pending, &PendingRow::isTotal);
        return doubtful ? std::optional(m_pending.front().row.line) : std::nullopt;
    }
    [[nodiscard]] std::int64_t firstDataLine() const { return m_facts.layout.firstDataLine; }

    /// `sums` are those of the rows above firstDoubtfulLine().
    Result<TableFacts> finish(bool isSample, ColumnSums sums)
    {
        m_facts.isSample = isSample;
        if (isSample) {
            WB_CHECK(flush());
        }
        // The footer begins behind the last row that is data.
        io::TableRow view;
        std::size_t data = 0;
        for (std::size_t i = 0; i < m_pending.size(); ++i) {
            viewOf(m_pending[i].row, view);
            if (isData(m_pending[i], view, sums)) {
                for (; data <= i; ++data) {
                    viewOf(m_pending[data].row, view);
                    sums.add(view);
                }
            }
        }
        const std::vector<PendingRow> footer(m_pending.begin() + static_cast<std::ptrdiff_t>(data), m_pending.end());
        m_pending.resize(data);
        WB_CHECK(flush());
        for (const PendingRow& pending : footer) {
            viewOf(pending.row, view);
            m_facts.footers.push_back(footerText(view));
        }
        m_facts.endLine = footer.empty() ? 0 : footer.front().row.line;
        return std::move(m_facts);
    }
    [[nodiscard]] std::int64_t records() const { return m_facts.records; }

private:
    struct PendingRow {
        io::OwnedRow row;
        bool isFooter = false; ///< by its words alone
        bool isTotal = false;  ///< calls itself one
    };

    static bool isData(const PendingRow& pending, const io::TableRow& row, const ColumnSums& sums)
    {
        if (!pending.isTotal) {
            return false;
        }
        const ColumnSums::Verdict verdict = sums.compare(row);
        return verdict == ColumnSums::Verdict::Differs ||
               (verdict == ColumnSums::Verdict::Unknown && !pending.isFooter);
    }

    Result<void> flush()
    {
        constexpr std::size_t kMostTold = 6;
        io::TableRow view;
        for (const PendingRow& pending : m_pending) {
            viewOf(pending.row, view);
            if (pending.isTotal && m_facts.keptTotals.size() < kMostTold) {
                m_facts.keptTotals.push_back({.text = footerText(view), .line = pending.row.line});
            }
            WB_CHECK(addRecord(view));
        }
        m_pending.clear();
        return {};
    }

    Result<void> addRecord(const io::TableRow& row)
    {
        if (++m_facts.records > Budget{}.rows) {
            return Error{
                .code = ErrorCode::Budget,
                .message = {"die Tabelle hat mehr als 50 Millionen Zeilen", "the table has more than 50 million rows"}};
        }
        if (m_facts.firstRecords.size() < kFirstRecords) {
            m_facts.firstRecords.push_back(ownedRow(row));
        }
        const std::size_t width = filledWidth(row);
        if (width > m_facts.evidence.size()) {
            if (m_widths == RowWidths::Fixed) {
                ++m_facts.longRows;
                return {};
            }
            WB_CHECK(growTo(width));
        }
        m_facts.shortRows += m_widths == RowWidths::Fixed && row.cells.size() < m_facts.evidence.size() ? 1 : 0;
        addCells(row, row.line);
        return {};
    }

    void addCells(const io::TableRow& row, std::int64_t line)
    {
        const std::size_t width = std::min(row.cells.size(), m_facts.evidence.size());
        for (std::size_t i = 0; i < width; ++i) {
            m_facts.evidence[i].add(row.cells[i], line);
        }
    }

    Result<void> growTo(std::size_t width)
    {
        if (width > static_cast<std::size_t>(Budget{}.columns)) {
            return tooManyColumns(width);
        }
        std::vector<std::string> names;
        for (const ColumnHeader& column : m_facts.layout.columns) {
            names.push_back(column.isNamed ? column.name : "");
        }
        names.resize(width);
        const std::vector<std::string> unique = uniqueNames(names);
        for (std::size_t i = m_facts.layout.columns.size(); i < width; ++i) {
            m_facts.layout.columns.push_back({.name = unique[i], .unit = {}, .isNamed = false});
        }
        m_facts.evidence.resize(width);
        return {};
    }

    RowWidths m_widths;
    TableFacts m_facts;
    std::vector<PendingRow> m_pending;
    RowBefore m_before = RowBefore::Data;
    std::int64_t m_lastLine = 0;
};

/// Sums of the data above a line; nothing to read where no row calls itself a total.
Result<ColumnSums> sumsAbove(std::optional<std::int64_t> line, std::int64_t firstDataLine, TableSource& source,
                             Job& job)
{
    ColumnSums sums;
    if (!line) {
        return sums;
    }
    constexpr std::int64_t kRowsBetweenReports = 256;
    WB_TRY(const auto reader, source.rows());
    io::TableRow row;
    for (std::int64_t count = 1;; ++count) {
        WB_TRY(const bool more, reader->next(row));
        if (!more || row.line >= *line) {
            return sums;
        }
        if (row.line >= firstDataLine && !isBlank(row)) {
            sums.add(row);
        }
        if (count % kRowsBetweenReports == 0) {
            WB_CHECK(job.report(reader->fraction(), "totals"));
        }
    }
}

/// Reports often enough for wide tables too.
std::int64_t rowsBetweenReports(std::size_t width)
{
    return std::max<std::int64_t>(16, 40'000 / static_cast<std::int64_t>(width + 1));
}

} // namespace

bool isBlank(const io::TableRow& row)
{
    return std::ranges::all_of(row.cells, [](const io::TableCell& cell) {
        return cell.kind == io::CellKind::Empty || (cell.kind == io::CellKind::Text && io::trimmed(cell.text).empty());
    });
}

std::size_t filledWidth(const io::TableRow& row)
{
    std::size_t width = row.cells.size();
    while (width > 0 &&
           (row.cells[width - 1].kind == io::CellKind::Empty ||
            (row.cells[width - 1].kind == io::CellKind::Text && io::trimmed(row.cells[width - 1].text).empty()))) {
        --width;
    }
    return width;
}

Result<TableFacts> surveyTable(TableSource& source, const ReadChoices& choices, const SurveyScope& scope, Job& job)
{
    WB_TRY(const auto head, headRows(source));
    TableLayout layout = detectLayout(head, source.widths(), choices);
    const std::size_t width = layout.columns.size();
    source.expectColumns(width);
    Survey survey(std::move(layout), source.widths());
    WB_TRY(const auto reader, source.rows());
    const std::int64_t between = rowsBetweenReports(width);
    io::TableRow row;
    std::int64_t count = 0;
    bool isSample = false;
    while (true) {
        WB_TRY(const bool more, reader->next(row));
        if (!more) {
            break;
        }
        WB_CHECK(survey.add(row));
        if (++count % between == 0) {
            WB_CHECK(job.report(reader->fraction(), "columns"));
            const double bytes = reader->fraction() * static_cast<double>(source.byteSize());
            const bool enough =
                scope.maximumRows && (count >= *scope.maximumRows || bytes >= static_cast<double>(scope.maximumBytes));
            if (enough && reader->fraction() < 1.0) {
                isSample = true;
                break;
            }
        }
    }
    const double read = reader->fraction();
    const auto records = survey.records();
    if (isSample) {
        for (const auto& sample : source.samples()) {
            while (true) {
                auto more = sample->next(row);
                if (!more || !*more) {
                    break;
                }
                survey.addSample(row);
            }
            WB_CHECK(job.report(read, "samples"));
        }
    }
    const auto doubtful = isSample ? std::nullopt : survey.firstDoubtfulLine();
    WB_TRY(ColumnSums sums, sumsAbove(doubtful, survey.firstDataLine(), source, job));
    WB_TRY(TableFacts facts, survey.finish(isSample, std::move(sums)));
    if (isSample && records > 0) {
        facts.bytesARecord = read * static_cast<double>(source.byteSize()) / static_cast<double>(records);
    }
    return facts;
}

} // namespace weitblick::intake::table
