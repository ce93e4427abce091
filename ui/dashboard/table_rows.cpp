// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/table_rows.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <vector>

namespace weitblick::ui {

namespace {

constexpr std::size_t kRowsPerReport = 4096;

dashboard::TableCell cellOf(const workspace::Cell& cell)
{
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
        return static_cast<double>(*whole);
    }
    if (const auto* real = std::get_if<double>(&cell)) {
        return *real;
    }
    const auto* text = std::get_if<std::string_view>(&cell);
    return text == nullptr ? dashboard::TableCell() : dashboard::TableCell(std::string(*text));
}

/// Empty: no such row.
Result<std::vector<dashboard::TableCell>> cellsOf(workspace::Workspace& project, const std::string& dataset,
                                                  const std::vector<std::string>& columns, std::int64_t fid)
{
    WB_TRY(auto reader,
           project.read(dataset, {.columns = columns, .geometry = false, .limit = 1, .afterFid = fid - 1}));
    WB_TRY(const bool found, reader.next());
    std::vector<dashboard::TableCell> cells;
    for (std::size_t i = 0; found && reader.fid() == fid && i < reader.columnCount(); ++i) {
        cells.push_back(cellOf(reader.value(i)));
    }
    return cells;
}

} // namespace

Result<dashboard::TableAnswer> narrowedTable(workspace::Workspace& project, const dashboard::TableAnswer& table,
                                             const dashboard::RemainingRows& rows, std::size_t limit, Job& job)
{
    std::map<std::int64_t, const dashboard::TableRow*> known;
    for (const dashboard::TableRow& row : table.rows) {
        known[row.fid] = &row;
    }
    std::vector<std::string> columns;
    std::ranges::transform(table.columns, std::back_inserter(columns), &dashboard::TableColumn::column);
    dashboard::TableAnswer narrowed = table;
    narrowed.rows.clear();
    narrowed.totalCount = static_cast<std::int64_t>(rows.mask->count());
    for (std::size_t number = 0; number < rows.fids->size() && narrowed.rows.size() < limit; ++number) {
        if (number % kRowsPerReport == 0) {
            WB_CHECK(job.report(0.0, "table"));
        }
        const std::int64_t fid = (*rows.fids)[number];
        if (!rows.mask->contains(number)) {
            continue;
        }
        if (const auto row = known.find(fid); row != known.end()) {
            narrowed.rows.push_back(*row->second);
            continue;
        }
        WB_TRY(auto cells, cellsOf(project, table.dataset, columns, fid));
        if (!cells.empty()) {
            narrowed.rows.push_back({.cells = std::move(cells), .fid = fid, .key = {}});
        }
    }
    return narrowed;
}

} // namespace weitblick::ui
