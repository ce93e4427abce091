// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/table_formats.h"

#include "core/intake/budget.h"
#include "core/intake/column_names.h"
#include "core/intake/table/csv_dialect.h"
#include "core/intake/table/csv_source.h"
#include "core/intake/table/sheet_source.h"
#include "core/intake/table/table_import.h"
#include "core/io/spreadsheet.h"

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

namespace weitblick::intake {

namespace {

using table::CsvSource;
using table::SheetSource;

constexpr std::string_view kZipMagic = "PK\x03\x04";
constexpr std::string_view kOleMagic = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

std::string extensionOf(const std::filesystem::path& name)
{
    std::string extension = name.extension().string();
    extension.erase(0, extension.starts_with('.') ? 1 : 0);
    std::ranges::transform(extension, extension.begin(),
                           [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c); });
    return extension;
}

std::string_view withoutSpace(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

/// Bytes that no text has. (A NUL here and there is damage, not binary.)
bool isBinary(std::string_view text)
{
    const auto isControl = [](char c) {
        return c == '\x7F' || (static_cast<unsigned char>(c) < 0x20U && c != '\n' && c != '\r' && c != '\t' &&
                               c != '\f' && c != '\x1A');
    };
    return std::ranges::count_if(text, isControl) * 100 > static_cast<std::ptrdiff_t>(text.size());
}

bool recognisesCsv(std::string_view head, const std::filesystem::path& name)
{
    io::EncodingEvidence evidence;
    evidence.add(head);
    const std::size_t mark = io::byteOrderMarkOf(head).length;
    const std::string text = io::decoded(head.substr(mark), evidence.verdict());
    const std::string_view start = withoutSpace(text);
    const std::string extension = extensionOf(name);
    const bool isNamed = extension == "csv" || extension == "tsv" || extension == "tab";
    if (start.starts_with('<') || head.starts_with("%PDF") || head.starts_with("PK\x03") || isBinary(text)) {
        return false;
    }
    if (isNamed) {
        return !start.starts_with("{\"");
    }
    if (start.starts_with('{') || (start.starts_with('[') && extension != "txt") || extension == "json") {
        return false;
    }
    constexpr double kClear = 0.8;
    const table::CsvDialect dialect = table::detectSeparator(text);
    return dialect.columns > 1 && dialect.consistency >= kClear;
}

bool recognisesXlsx(std::string_view head, const std::filesystem::path& name)
{
    const std::string extension = extensionOf(name);
    return head.starts_with(kZipMagic) &&
           (extension == "xlsx" || extension == "xlsm" || head.find("xl/workbook.xml") != std::string_view::npos ||
            head.find("xl/worksheets/") != std::string_view::npos);
}

bool recognisesOds(std::string_view head, const std::filesystem::path& name)
{
    return head.starts_with(kZipMagic) &&
           (extensionOf(name) == "ods" ||
            head.substr(0, 200).find("application/vnd.oasis.opendocument.spreadsheet") != std::string_view::npos);
}

bool recognisesXls(std::string_view head, const std::filesystem::path& name)
{
    const std::string extension = extensionOf(name);
    const bool isNamed = extension == "xls" || extension == "xlt";
    constexpr std::string_view kWorkbookUtf16("W\0o\0r\0k\0b\0o\0o\0k\0", 16);
    if (head.starts_with(kOleMagic)) {
        return isNamed || extension == "xlsx" || head.find(kWorkbookUtf16) != std::string_view::npos;
    }
    // BIFF2 to BIFF4 begin with their version; web pages named .xls are common.
    const bool isOldBiff = head.size() > 8 && head[0] == '\x09' && (head[1] == 0 || head[1] == 2 || head[1] == 4);
    return isNamed && (isOldBiff || withoutSpace(head).starts_with('<'));
}

Result<std::int64_t> checkedSize(const std::filesystem::path& file)
{
    std::error_code problem;
    const auto size = std::filesystem::file_size(file, problem);
    if (problem) {
        return Error{.code = ErrorCode::NotFound,
                     .message = {"die Datei lässt sich nicht lesen", "the file cannot be read"},
                     .subject = file.string()};
    }
    if (static_cast<std::int64_t>(size) > Budget{}.fileBytes) {
        return Error{.code = ErrorCode::Budget,
                     .message = {"die Datei ist größer als 4 GiB", "the file is larger than 4 GiB"},
                     .subject = file.string()};
    }
    if (size == 0) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die Datei ist leer", "the file is empty"},
                     .subject = file.string()};
    }
    return static_cast<std::int64_t>(size);
}

Error withoutTable(const std::filesystem::path& file)
{
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"die Datei enthält keine Tabelle", "the file holds no table"},
                 .subject = file.string()};
}

Result<SourcePreview> previewCsv(const std::filesystem::path& file, const ReadChoices& choices, Job& job)
{
    WB_CHECK(checkedSize(file));
    WB_TRY(const auto source, CsvSource::open(file, choices));
    WB_TRY(LayerPreview layer, table::previewTable(*source, choices, job));
    if (layer.schema.columns.empty() && layer.schema.geometry == workspace::GeometryType::None) {
        return withoutTable(file);
    }
    return SourcePreview{.format = "csv", .layers = {std::move(layer)}};
}

using OpenWorkbook = Result<std::unique_ptr<io::Spreadsheet>> (*)(const std::filesystem::path&, const io::SheetBudget&);

/// The sheets that are to be read, and what is said of the others.
struct ChosenSheets {
    std::vector<std::unique_ptr<SheetSource>> sources;
    std::vector<Text> remarks;
    std::string onlyName; ///< the file's, where it has one sheet
};

Result<ChosenSheets> openSheets(const std::filesystem::path& file, const ReadChoices& choices, OpenWorkbook open)
{
    WB_TRY(const std::int64_t size, checkedSize(file));
    const Budget budget;
    WB_TRY(auto made, open(file, {.inflatedBytes = budget.inflatedBytes,
                                  .inflationRatio = budget.inflationRatio,
                                  .columns = static_cast<std::size_t>(budget.columns),
                                  .cellBytes = static_cast<std::size_t>(budget.cellBytes),
                                  .rows = budget.rows}));
    const std::shared_ptr<io::Spreadsheet> workbook = std::move(made);
    ChosenSheets chosen;
    const auto& sheets = workbook->sheets();
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const bool wanted = choices.layer ? sheets[i].name == *choices.layer : !sheets[i].isHidden;
        if (wanted) {
            chosen.sources.push_back(std::make_unique<SheetSource>(workbook, i, size));
        } else if (!choices.layer) {
            chosen.remarks.emplace_back("ausgeblendetes Blatt „" + sheets[i].name + "“ nicht übernommen",
                                        "hidden sheet '" + sheets[i].name + "' left out");
        }
    }
    if (choices.layer && chosen.sources.empty()) {
        return Error{.code = ErrorCode::NotFound,
                     .message = {"die Mappe hat kein Blatt „" + *choices.layer + "“",
                                 "the workbook has no sheet '" + *choices.layer + "'"},
                     .subject = file.string()};
    }
    if (sheets.size() == 1) {
        chosen.onlyName = usableLayerName(file.stem().string());
    }
    return chosen;
}

/// Sheets without a cell are no layers.
bool isEmptyLayer(const LayerPreview& layer)
{
    return layer.schema.columns.empty() && layer.schema.geometry == workspace::GeometryType::None;
}

Result<SourcePreview> previewSheets(const std::filesystem::path& file, const ReadChoices& choices, Job& job,
                                    OpenWorkbook open)
{
    WB_TRY(const ChosenSheets sheets, openSheets(file, choices, open));
    SourcePreview preview;
    for (std::size_t i = 0; i < sheets.sources.size(); ++i) {
        const auto count = static_cast<double>(sheets.sources.size());
        Job part = job.part(static_cast<double>(i) / count, static_cast<double>(i + 1) / count);
        WB_TRY(LayerPreview layer, table::previewTable(*sheets.sources[i], choices, part));
        if (!isEmptyLayer(layer)) {
            layer.schema.name = sheets.onlyName.empty() ? layer.schema.name : sheets.onlyName;
            preview.layers.push_back(std::move(layer));
        }
    }
    if (preview.layers.empty()) {
        return withoutTable(file);
    }
    std::vector<Text>& remarks = preview.layers.front().remarks;
    remarks.insert(remarks.end(), sheets.remarks.begin(), sheets.remarks.end());
    return preview;
}

/// Hands a sheet on under the file's name where that says more, and leaves empty sheets out.
class SheetSink : public RowSink {
public:
    SheetSink(RowSink& sink, std::string name) : m_sink(sink), m_name(std::move(name)) {}

    Result<void> beginLayer(const LayerPreview& layer) override
    {
        m_isEmpty = isEmptyLayer(layer);
        if (m_isEmpty) {
            return {};
        }
        m_anyLayer = true;
        LayerPreview named = layer;
        named.schema.name = m_name.empty() ? layer.schema.name : m_name;
        return m_sink.beginLayer(named);
    }
    Result<void> rows(const workspace::RowBatch& batch) override { return m_sink.rows(batch); }
    Result<void> rejected(const workspace::RejectedRecord& record) override { return m_sink.rejected(record); }
    Result<void> remark(const Text& text) override { return m_sink.remark(text); }
    Result<void> endLayer(std::int64_t rowsRead) override
    {
        return m_isEmpty ? Result<void>() : m_sink.endLayer(rowsRead);
    }
    [[nodiscard]] bool anyLayer() const { return m_anyLayer; }

private:
    RowSink& m_sink;
    std::string m_name;
    bool m_isEmpty = false;
    bool m_anyLayer = false;
};

Result<void> readCsv(const std::filesystem::path& file, const ReadChoices& choices, RowSink& sink, Job& job)
{
    WB_CHECK(checkedSize(file));
    WB_TRY(const auto source, CsvSource::open(file, choices));
    SheetSink taken(sink, {});
    WB_CHECK(table::readTable(*source, choices, taken, job));
    return taken.anyLayer() ? Result<void>() : Result<void>(withoutTable(file));
}

Result<void> readSheets(const std::filesystem::path& file, const ReadChoices& choices, RowSink& sink, Job& job,
                        OpenWorkbook open)
{
    WB_TRY(const ChosenSheets sheets, openSheets(file, choices, open));
    SheetSink named(sink, sheets.onlyName);
    for (std::size_t i = 0; i < sheets.sources.size(); ++i) {
        const auto count = static_cast<double>(sheets.sources.size());
        Job part = job.part(static_cast<double>(i) / count, static_cast<double>(i + 1) / count);
        WB_CHECK(table::readTable(*sheets.sources[i], choices, named, part));
    }
    return named.anyLayer() ? Result<void>() : Result<void>(withoutTable(file));
}

template <OpenWorkbook open>
Result<SourcePreview> previewWorkbook(const std::filesystem::path& file, const ReadChoices& choices, Job& job)
{
    return previewSheets(file, choices, job, open);
}

template <OpenWorkbook open>
Result<void> readWorkbook(const std::filesystem::path& file, const ReadChoices& choices, RowSink& sink, Job& job)
{
    return readSheets(file, choices, sink, job, open);
}

template <OpenWorkbook open>
Format workbookFormat(std::string id, Text title, std::vector<std::string> extensions,
                      bool (*recognises)(std::string_view, const std::filesystem::path&))
{
    return {.id = std::move(id),
            .title = std::move(title),
            .extensions = std::move(extensions),
            .recognises = recognises,
            .preview = &previewWorkbook<open>,
            .read = &readWorkbook<open>};
}

} // namespace

Format csvFormat()
{
    return {.id = "csv",
            .title = {"Texttabelle (CSV)", "Text table (CSV)"},
            .extensions = {"csv", "tsv", "tab", "txt"},
            .recognises = &recognisesCsv,
            .preview = &previewCsv,
            .read = &readCsv};
}

Format xlsxFormat()
{
    return workbookFormat<&io::openXlsx>("xlsx", {"Excel-Mappe (XLSX)", "Excel workbook (XLSX)"}, {"xlsx", "xlsm"},
                                         &recognisesXlsx);
}

Format odsFormat()
{
    return workbookFormat<&io::openOds>("ods", {"LibreOffice-Mappe (ODS)", "LibreOffice workbook (ODS)"}, {"ods"},
                                        &recognisesOds);
}

Format xlsFormat()
{
    return workbookFormat<&io::openXls>("xls", {"Excel-Mappe bis 2003 (XLS)", "Excel workbook up to 2003 (XLS)"},
                                        {"xls", "xlt"}, &recognisesXls);
}

} // namespace weitblick::intake
