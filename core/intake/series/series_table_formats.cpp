// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series/series_table_formats.h"

#include "core/intake/budget.h"
#include "core/intake/series/series_layers.h"
#include "core/intake/series/table_series.h"
#include "core/intake/table/csv_source.h"
#include "core/intake/table/sheet_source.h"
#include "core/intake/table/table_formats.h"
#include "core/io/spreadsheet.h"

#include <system_error>

namespace weitblick::intake {

namespace fs = std::filesystem;

namespace {

using table::CsvSource;
using table::SheetSource;
using Sources = std::vector<std::unique_ptr<table::TableSource>>;
using OpenSources = Result<Sources> (*)(const fs::path&, const ReadChoices&);
using OpenWorkbook = Result<std::unique_ptr<io::Spreadsheet>> (*)(const fs::path&, const io::SheetBudget&);

Result<Sources> openCsv(const fs::path& file, const ReadChoices& choices)
{
    std::error_code problem;
    const auto size = fs::file_size(file, problem);
    Sources sources;
    if (!problem && size > 0) {
        WB_TRY(auto source, CsvSource::open(file, choices));
        sources.push_back(std::move(source));
    }
    return sources;
}

/// The name of the layer is that of the file where a workbook has one sheet.
class NamedSheet final : public table::TableSource {
public:
    NamedSheet(std::unique_ptr<SheetSource> sheet, std::string name)
        : m_sheet(std::move(sheet)),
          m_name(std::move(name))
    {
    }

    [[nodiscard]] std::string name() const override { return m_name; }
    [[nodiscard]] table::RowWidths widths() const override { return m_sheet->widths(); }
    [[nodiscard]] std::int64_t byteSize() const override { return m_sheet->byteSize(); }
    Result<std::unique_ptr<io::RowReader>> rows() override { return m_sheet->rows(); }
    void describe(LayerPreview& preview) const override { m_sheet->describe(preview); }

private:
    std::unique_ptr<SheetSource> m_sheet;
    std::string m_name;
};

template <OpenWorkbook open>
Result<Sources> openSheets(const fs::path& file, const ReadChoices& choices)
{
    const Budget budget;
    WB_TRY(auto made, open(file, {.inflatedBytes = budget.inflatedBytes,
                                  .inflationRatio = budget.inflationRatio,
                                  .columns = static_cast<std::size_t>(budget.columns),
                                  .cellBytes = static_cast<std::size_t>(budget.cellBytes),
                                  .rows = budget.rows}));
    const std::shared_ptr<io::Spreadsheet> workbook = std::move(made);
    std::error_code problem;
    const auto size = fs::file_size(file, problem);
    const auto& sheets = workbook->sheets();
    Sources sources;
    for (std::size_t i = 0; i < sheets.size() && !problem; ++i) {
        if (choices.layer ? sheets[i].name == *choices.layer : !sheets[i].isHidden) {
            auto sheet = std::make_unique<SheetSource>(workbook, i, static_cast<std::int64_t>(size));
            sources.push_back(std::make_unique<NamedSheet>(std::move(sheet),
                                                           sheets.size() == 1 ? file.stem().string() : sheets[i].name));
        }
    }
    return sources;
}

/// A file whose only table is a time series; nothing for any other.
struct OpenSeries {
    Sources sources;
    std::unique_ptr<TableSeries> series;
};

/// Errors of opening are left to the plain format, which says them the same way.
template <OpenSources open>
Result<OpenSeries> seriesIn(const fs::path& file, const ReadChoices& choices, SurveyDepth depth)
{
    OpenSeries found;
    auto sources = open(file, choices);
    if (!sources || sources->size() != 1) {
        return found;
    }
    found.sources = std::move(sources).value();
    auto series = TableSeries::recognise(*found.sources.front(), choices, depth);
    if (series) {
        found.series = std::move(series).value();
    }
    return found;
}

template <OpenSources open, Format (*plain)()>
Result<SourcePreview> preview(const fs::path& file, const ReadChoices& choices, Job& job)
{
    WB_TRY(const OpenSeries found, seriesIn<open>(file, choices, SurveyDepth::Head));
    if (!found.series) {
        return plain().preview(file, choices, job);
    }
    return previewObservations(*found.series, job);
}

template <OpenSources open, Format (*plain)()>
Result<void> read(const fs::path& file, const ReadChoices& choices, RowSink& sink, Job& job)
{
    WB_TRY(const OpenSeries found, seriesIn<open>(file, choices, SurveyDepth::All));
    if (!found.series) {
        return plain().read(file, choices, sink, job);
    }
    return readObservations(*found.series, sink, job);
}

template <OpenSources open, Format (*plain)()>
Format orSeries()
{
    Format format = plain();
    format.preview = &preview<open, plain>;
    format.read = &read<open, plain>;
    return format;
}

} // namespace

Format csvOrSeriesFormat()
{
    return orSeries<&openCsv, &csvFormat>();
}

Format xlsxOrSeriesFormat()
{
    return orSeries<&openSheets<&io::openXlsx>, &xlsxFormat>();
}

Format odsOrSeriesFormat()
{
    return orSeries<&openSheets<&io::openOds>, &odsFormat>();
}

Format xlsOrSeriesFormat()
{
    return orSeries<&openSheets<&io::openXls>, &xlsFormat>();
}

} // namespace weitblick::intake
