// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/source.h"
#include "core/intake/table/column_form.h"
#include "core/intake/table/coordinate_columns.h"
#include "core/intake/table/table_source.h"
#include "core/intake/table/table_survey.h"

#include <string>
#include <vector>

namespace weitblick::intake::table {

/// A column of the layer and where it comes from.
struct PlannedColumn {
    std::size_t source = 0; ///< place in the file
    ColumnReading reading;
};

/// Everything that reading the rows of a table needs to know.
struct TablePlan {
    LayerPreview preview;
    std::vector<PlannedColumn> columns; ///< as preview.schema.columns
    GeometryColumns geometry;
    std::size_t width = 0; ///< columns of the file
    RowWidths widths = RowWidths::Fixed;
    std::int64_t firstDataLine = 1;
    std::int64_t endLine = 0; ///< rows from here on are the footer; 0: there is none
};

/// Decides about every column and the geometry, and puts the remarks and questions together.
/// Errors   as findGeometryColumns().
Result<TablePlan> planTable(const TableFacts& facts, const TableSource& source, const ReadChoices& choices);

} // namespace weitblick::intake::table
