// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/crossfilter/row_mask.h"
#include "core/dashboard/tile_answer.h"
#include "core/workspace/workspace.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace weitblick::dashboard {

inline constexpr std::uint32_t kNoPart = std::numeric_limits<std::uint32_t>::max();

/// To which part of a tile each row belongs, and with what number: from it the parts are measured again for any rows.
/// For tiles whose values are no counts of classes: lines of several columns or groups, extremes, box plots.
struct RowMeasure {
    struct Column {
        std::vector<std::uint32_t> parts; ///< by row; kNoPart: it does not count
        std::vector<double> numbers;      ///< by row; NaN: no value; empty: rows are counted
    };
    std::vector<Column> columns; ///< of values; each has parts of its own
    std::size_t partCount = 0;
    Aggregate aggregate = Aggregate::Count;
    std::vector<Text> groups; ///< of a box plot: the names of its parts; else empty
};

/// Whether the values of a tile have to be measured from rows; false also where it shows none.
[[nodiscard]] bool isMeasuredFromRows(const Tile& tile, const TileAnswer& answer);

/// Reads what a tile counts, as its answer was counted.
/// No data  a row that does not meet the tile's condition belongs to no part.
/// Errors   Database, Cancelled.  Nothing: what the tile shows is gone since.
Result<std::optional<RowMeasure>> rowMeasureOf(workspace::Workspace& project, const Tile& tile,
                                               const TileAnswer& answer, const std::vector<std::int64_t>& fids,
                                               Job& job);

/// The value of each part for these rows; NaN: no row had one.
/// Errors   Cancelled.
/// Threads  pure.
Result<std::vector<double>> measuredParts(const RowMeasure& measure, const crossfilter::RowMask& rows, Job& job);

/// The box of each group for these rows.
/// Errors   Cancelled.
/// Threads  pure.
Result<std::vector<BoxGroup>> measuredBoxes(const RowMeasure& measure, const crossfilter::RowMask& rows, Job& job);

} // namespace weitblick::dashboard
