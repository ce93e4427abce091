// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/indicator/indicator.h"
#include "core/base/job.h"
#include "core/base/result.h"
#include "core/base/text.h"
#include "core/workspace/layer_schema.h"
#include "core/workspace/row_batch.h"
#include "core/workspace/workspace.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::analysis::indicator {

/// Why a zone has no value.
enum class Absence : std::uint8_t {
    None,
    Role,    ///< no dataset plays the role (subject)
    Field,   ///< the dataset has no column for the field (subject "role.field")
    Formula, ///< the columns cannot be used as the indicator wants (subject: what is wrong)
    Level,   ///< the rows of the role (subject) belong to larger zones only
    Rows,    ///< no row of the role (subject) belongs to the zone
    Values,  ///< rows, but none with a value
    Divisor, ///< the denominator is 0
    Group    ///< of too few units (role in subject), or a group of too few could be computed from it
};
std::string_view nameOf(Absence absence); ///< "", "role", "field" …
Text sentenceOf(Absence absence, const std::string& subject);

/// One indicator of one zone: a row of the result of an analysis that computes indicators.
struct ResultRow {
    Level level = Level::Whole;
    std::string zoneKey;
    std::string zoneName;
    std::string indicator;
    std::optional<double> value; ///< in the indicator's unit
    std::string unit;
    std::optional<double> numerator;
    std::optional<double> denominator;
    double validShare = 1.0;    ///< of the rows that had to be looked at: with a value
    std::optional<double> band; ///< half width of the uncertainty, in the indicator's unit; nothing: not known
    Absence absence = Absence::None;
    std::string subject; ///< of the absence
};

/// The table that holds them, in German as people open it elsewhere. A domain's analysis writes the same.
workspace::LayerSchema resultSchema();
void addRow(workspace::RowBatch& rows, const ResultRow& row, const Text& title);

/// Whether a dataset has the columns of such a table.
bool isResultTable(const workspace::LayerSchema& schema);

/// All rows of such a table, in its order.
/// Errors   NotFound      no such dataset.   InvalidInput  it is no such table.   Cancelled.
Result<std::vector<ResultRow>> readResults(workspace::Workspace& project, std::string_view dataset, Job& job);

} // namespace weitblick::analysis::indicator
