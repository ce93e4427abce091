// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/intake/table/column_evidence.h"
#include "core/intake/table/table_layout.h"
#include "core/intake/table/table_source.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace weitblick::intake::table {

/// What one pass over a table has found.
struct TableFacts {
    TableLayout layout;                   ///< with the columns that only the rows showed
    std::vector<ColumnEvidence> evidence; ///< one a column of the layout
    std::int64_t records = 0;             ///< rows that are kept or rejected
    std::int64_t shortRows = 0;           ///< rows with fewer cells than columns
    std::int64_t longRows = 0;            ///< rows with more: they will be rejected
    std::int64_t blankRows = 0;
    std::int64_t endLine = 0; ///< rows from this line on are notes and totals; 0: there are none
    std::vector<std::string> footers;
    std::vector<Example> keptTotals;        ///< rows that call themselves a total, but are data
    std::vector<io::OwnedRow> firstRecords; ///< up to 20
    bool isSample = false;                  ///< not all rows have been seen
    double bytesARecord = 0.0;              ///< of a sample, to estimate the rest
};

/// How much of a table is looked at.
struct SurveyScope {
    std::optional<std::int64_t> maximumRows; ///< nothing: all of it; otherwise the head up to either limit, and samples
    std::int64_t maximumBytes = std::int64_t{8} << 20U;
};

/// Reads a table once: header, footer, and what the values of each column have in common.
///
/// Method   Rows at the end that hold one note, a source or a total are the footer; a row like that with data behind
///          it is data, and so is one that calls itself a total and does not sum up (ColumnSums). Rows with more filled
///          cells than there are columns count as long; in sheets the columns grow.
/// Errors   as the source; Budget  too many rows or columns; Cancelled.
Result<TableFacts> surveyTable(TableSource& source, const ReadChoices& choices, const SurveyScope& scope, Job& job);

/// True where every cell of the row is empty.
bool isBlank(const io::TableRow& row);

/// How many cells a row has up to its last one that is not empty.
std::size_t filledWidth(const io::TableRow& row);

} // namespace weitblick::intake::table
