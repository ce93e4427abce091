// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exporter/exporter.h"
#include "core/exporter/withheld_cells.h"

#include <string>
#include <string_view>

namespace weitblick::exporter {

/// A text cell that a spreadsheet shows and does not run: a leading = + - @ TAB CR (also full width) gets an
/// apostrophe in front. Only for text; a negative number stays a number.
/// Source   OWASP, CSV Injection.
std::string harmlessText(std::string_view text);

/// Rows of `dataset` as CSV into `file`. Geometry is written as the columns x, y for points and as WKT otherwise.
Result<std::int64_t> writeCsv(workspace::Workspace& project, const workspace::Dataset& dataset,
                              const std::filesystem::path& file, const ExportOptions& options, WithheldCells& withheld,
                              Job& job);

/// Rows of `dataset` as one sheet of an XLSX workbook with typed cells, bold frozen header and a second sheet
/// "Herkunft" that says where the data comes from. At most 1,048,575 rows (limit of the format).
/// Errors   InvalidInput  more rows than a sheet can hold.
Result<std::int64_t> writeXlsx(workspace::Workspace& project, const workspace::Dataset& dataset,
                               const std::filesystem::path& file, WithheldCells& withheld, Job& job);

} // namespace weitblick::exporter
