// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporter/table_file.h"

#include "core/base/atomic_file.h"
#include "core/geo/geos.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <xlsxwriter.h>

namespace weitblick::exporter {

using workspace::Cell;
using workspace::Column;
using workspace::ColumnType;
using workspace::Dataset;
using workspace::GeometryType;

namespace {

constexpr std::int64_t kReportEvery = 10'000;

std::string shortest(double value)
{
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value);
    return {text.data(), end.ptr};
}

double fractionOf(std::int64_t done, std::int64_t total)
{
    return total > 0 ? std::min(1.0, static_cast<double>(done) / static_cast<double>(total)) : 1.0;
}

/// The coordinates or the WKT of a geometry, in the columns that stand for it in a table.
Result<std::vector<std::string>> geometryTexts(std::span<const std::byte> blob, GeometryType type)
{
    const bool isPoint = type == GeometryType::Point;
    WB_TRY(const geo::Geometry geometry, geo::geometryFromGpkg(blob));
    if (!geometry) {
        return std::vector<std::string>(isPoint ? 2 : 1);
    }
    if (isPoint) {
        const geo::Envelope box = geo::envelopeOf(*geometry);
        return box.isEmpty() ? std::vector<std::string>(2) : std::vector{shortest(box.minX), shortest(box.minY)};
    }
    return std::vector{geo::wktOf(*geometry, 3)};
}

class CsvText {
public:
    explicit CsvText(CsvDialect dialect) : m_german(dialect == CsvDialect::GermanExcel)
    {
        if (m_german) {
            m_text = "\xEF\xBB\xBF";
        }
    }
    void text(std::string_view value)
    {
        const std::string safe = harmlessText(value);
        separate();
        if (safe.find_first_of("\",;\r\n\t") == std::string::npos) {
            m_text += safe;
            return;
        }
        m_text += '"';
        for (const char c : safe) {
            m_text += c;
            if (c == '"') {
                m_text += '"';
            }
        }
        m_text += '"';
    }
    void number(std::string value)
    {
        separate();
        if (const auto point = value.find('.'); m_german && point != std::string::npos) {
            value[point] = ',';
        }
        m_text += value;
    }
    void cell(const Cell& value, ColumnType type)
    {
        if (std::holds_alternative<std::monostate>(value)) {
            separate();
        } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
            if (type == ColumnType::Boolean) {
                text(m_german ? (*whole != 0 ? "ja" : "nein") : (*whole != 0 ? "true" : "false"));
            } else {
                number(std::to_string(*whole));
            }
        } else if (const auto* real = std::get_if<double>(&value)) {
            number(shortest(*real));
        } else if (const auto* words = std::get_if<std::string_view>(&value)) {
            text(*words);
        } else {
            separate(); // bytes have no place in a table of text
        }
    }
    void endRow()
    {
        m_text += "\r\n";
        m_firstInRow = true;
    }
    [[nodiscard]] const std::string& pending() const { return m_text; }
    void clear() { m_text.clear(); }

private:
    void separate()
    {
        if (!m_firstInRow) {
            m_text += m_german ? ';' : ',';
        }
        m_firstInRow = false;
    }
    bool m_german;
    bool m_firstInRow = true;
    std::string m_text;
};

std::vector<std::string> geometryHeaders(GeometryType type)
{
    if (type == GeometryType::None) {
        return {};
    }
    return type == GeometryType::Point ? std::vector<std::string>{"x", "y"} : std::vector<std::string>{"wkt"};
}

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

Result<void> flush(CsvText& csv, std::FILE* file, const std::filesystem::path& path)
{
    if (std::fwrite(csv.pending().data(), 1, csv.pending().size(), file) != csv.pending().size() ||
        std::fflush(file) != 0) {
        return systemError(errno, path);
    }
    csv.clear();
    return {};
}

Result<void> appendCsvRow(CsvText& csv, const workspace::LayerReader& reader, GeometryType type,
                          WithheldCells& withheld)
{
    for (std::size_t column = 0; column < reader.columnCount(); ++column) {
        csv.cell(withheld.cell(reader, column), reader.columns()[column].type);
    }
    if (type != GeometryType::None) {
        WB_TRY(const auto texts, geometryTexts(withheld.place(reader), type));
        for (const std::string& text : texts) {
            if (type == GeometryType::Point) {
                csv.number(text);
            } else {
                csv.text(text);
            }
        }
    }
    csv.endRow();
    return {};
}

// ---- XLSX

constexpr std::int64_t kSheetRows = 1'048'575; // besides the header

struct Book {
    lxw_workbook* workbook;
    lxw_format* header;
    lxw_format* date;
    lxw_format* dateTime;
};

void writeSheetCell(const Book& book, lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const Cell& value,
                    ColumnType type)
{
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        if (type == ColumnType::Boolean) {
            worksheet_write_boolean(sheet, row, column, *whole != 0 ? 1 : 0, nullptr);
        } else {
            worksheet_write_number(sheet, row, column, static_cast<double>(*whole), nullptr);
        }
    } else if (const auto* real = std::get_if<double>(&value)) {
        worksheet_write_number(sheet, row, column, *real, nullptr);
    } else if (const auto* words = std::get_if<std::string_view>(&value)) {
        lxw_datetime moment{};
        const std::string text(*words);
        const bool isDate = type == ColumnType::Date || type == ColumnType::DateTime;
        if (isDate &&
            std::sscanf(text.c_str(), "%4d-%2d-%2dT%2d:%2d:%lf", &moment.year, &moment.month, &moment.day, &moment.hour,
                        &moment.min, &moment.sec) >= 3 &&
            moment.year >= 1900) {
            worksheet_write_datetime(sheet, row, column, &moment, type == ColumnType::Date ? book.date : book.dateTime);
        } else {
            worksheet_write_string(sheet, row, column, text.c_str(), nullptr);
        }
    }
}

void writeOriginSheet(const Book& book, const Dataset& dataset, const WithheldCells& withheld)
{
    lxw_worksheet* sheet = workbook_add_worksheet(book.workbook, "Herkunft");
    const std::array<std::pair<const char*, std::string>, 7> lines = {{
        {"Titel", dataset.entry.title},
        {"Quelle", dataset.entry.source},
        {"Lizenz", dataset.entry.licence},
        {"Namensnennung", dataset.entry.attribution},
        {"Datenstand", dataset.entry.dataDate},
        {"Zeilen", std::to_string(dataset.rowCount)},
        {"Inhalts-Hash (SHA-256)", dataset.contentHash},
    }};
    lxw_row_t row = 0;
    for (const auto& [label, text] : lines) {
        worksheet_write_string(sheet, row, 0, label, book.header);
        worksheet_write_string(sheet, row++, 1, text.c_str(), nullptr);
    }
    for (const Text& remark : withheld.remarks()) {
        worksheet_write_string(sheet, row, 0, "Datenschutz", book.header);
        worksheet_write_string(sheet, row++, 1, remark.de.c_str(), nullptr);
    }
    worksheet_set_column(sheet, 0, 0, 24, nullptr);
    worksheet_set_column(sheet, 1, 1, 70, nullptr);
}

Result<std::int64_t> writeSheet(const Book& book, workspace::LayerReader reader, const Dataset& dataset,
                                WithheldCells& withheld, Job& job)
{
    lxw_worksheet* sheet = workbook_add_worksheet(book.workbook, "Daten");
    lxw_col_t column = 0;
    for (const Column& field : dataset.schema.columns) {
        const std::string title = (field.title.empty() ? field.name : field.title) +
                                  (field.unit.empty() ? std::string() : " [" + field.unit + "]");
        worksheet_set_column(sheet, column, column, std::clamp(static_cast<double>(title.size()) + 2, 10.0, 40.0),
                             nullptr);
        worksheet_write_string(sheet, 0, column++, title.c_str(), book.header);
    }
    for (const std::string& name : geometryHeaders(dataset.schema.geometry)) {
        worksheet_write_string(sheet, 0, column++, name.c_str(), book.header);
    }
    worksheet_freeze_panes(sheet, 1, 0);

    std::int64_t rows = 0;
    while (true) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            break;
        }
        const auto row = static_cast<lxw_row_t>(++rows);
        for (std::size_t i = 0; i < reader.columnCount(); ++i) {
            writeSheetCell(book, sheet, row, static_cast<lxw_col_t>(i), withheld.cell(reader, i),
                           reader.columns()[i].type);
        }
        if (dataset.schema.geometry != GeometryType::None) {
            WB_TRY(const auto texts, geometryTexts(withheld.place(reader), dataset.schema.geometry));
            auto next = static_cast<lxw_col_t>(reader.columnCount());
            for (const std::string& text : texts) {
                if (texts.size() == 2 && !text.empty()) {
                    worksheet_write_number(sheet, row, next++, std::strtod(text.c_str(), nullptr), nullptr);
                } else {
                    worksheet_write_string(sheet, row, next++, text.substr(0, 32'767).c_str(), nullptr);
                }
            }
        }
        if (rows % kReportEvery == 0) {
            WB_CHECK(job.report(fractionOf(rows, dataset.rowCount), "export"));
        }
    }
    return rows;
}

} // namespace

std::string harmlessText(std::string_view text)
{
    constexpr std::array<std::string_view, 10> kStarts = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
    const bool active = std::ranges::any_of(kStarts, [&](std::string_view start) { return text.starts_with(start); });
    return active ? "'" + std::string(text) : std::string(text);
}

Result<std::int64_t> writeCsv(workspace::Workspace& project, const Dataset& dataset, const std::filesystem::path& file,
                              const ExportOptions& options, WithheldCells& withheld, Job& job)
{
    const std::unique_ptr<std::FILE, CloseFile> handle(std::fopen(file.c_str(), "wbxe"));
    if (!handle) {
        return systemError(errno, file);
    }
    WB_TRY(auto reader, project.read(dataset.schema.name));
    CsvText csv(options.csv);
    for (const Column& column : dataset.schema.columns) {
        csv.text(column.name);
    }
    for (const std::string& name : geometryHeaders(dataset.schema.geometry)) {
        csv.text(name);
    }
    csv.endRow();
    std::int64_t rows = 0;
    while (true) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            break;
        }
        WB_CHECK(appendCsvRow(csv, reader, dataset.schema.geometry, withheld));
        if (++rows % kReportEvery == 0) {
            WB_CHECK(flush(csv, handle.get(), file));
            WB_CHECK(job.report(fractionOf(rows, dataset.rowCount), "export"));
        }
    }
    WB_CHECK(flush(csv, handle.get(), file));
    return rows;
}

Result<std::int64_t> writeXlsx(workspace::Workspace& project, const Dataset& dataset, const std::filesystem::path& file,
                               WithheldCells& withheld, Job& job)
{
    if (dataset.rowCount > kSheetRows) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"ein Excel-Blatt fasst höchstens 1.048.575 Zeilen, die Tabelle hat " +
                                     std::to_string(dataset.rowCount),
                                 "an Excel sheet holds at most 1,048,575 rows, the table has " +
                                     std::to_string(dataset.rowCount)},
                     .subject = dataset.schema.name,
                     .advice = {"Als .csv oder .gpkg ausgeben", "Export it as .csv or .gpkg"}};
    }
    WB_TRY(auto reader, project.read(dataset.schema.name));
    const std::string folder = file.parent_path().string();
    lxw_workbook_options settings{};
    settings.constant_memory = LXW_TRUE;
    settings.tmpdir = const_cast<char*>(folder.c_str()); // NOLINT(cppcoreguidelines-pro-type-const-cast): C interface
    Book book{.workbook = workbook_new_opt(file.c_str(), &settings)};
    book.header = workbook_add_format(book.workbook);
    format_set_bold(book.header);
    book.date = workbook_add_format(book.workbook);
    format_set_num_format(book.date, "dd.mm.yyyy");
    book.dateTime = workbook_add_format(book.workbook);
    format_set_num_format(book.dateTime, "dd.mm.yyyy hh:mm:ss");

    auto rows = writeSheet(book, std::move(reader), dataset, withheld, job);
    writeOriginSheet(book, dataset, withheld);
    const lxw_error status = workbook_close(book.workbook);
    if (rows && status != LXW_NO_ERROR) {
        return Error{.code = errno == ENOSPC ? ErrorCode::NoSpace : ErrorCode::Io,
                     .message = {std::string("die Arbeitsmappe lässt sich nicht schreiben: ") + lxw_strerror(status),
                                 std::string("the workbook cannot be written: ") + lxw_strerror(status)},
                     .subject = file.string()};
    }
    return rows;
}

} // namespace weitblick::exporter
