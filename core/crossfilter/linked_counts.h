// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/crossfilter/row_mask.h"
#include "core/crossfilter/view.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace weitblick::crossfilter {

/// What one view shows, cell by cell.
struct ViewCounts {
    std::vector<std::uint32_t> rows;      ///< rows in the cell
    std::vector<std::uint32_t> valueRows; ///< of them, rows with a value to sum; empty where the view sums nothing
    std::vector<std::int64_t> valueSteps; ///< their sum in steps of View::value; empty likewise
    friend bool operator==(const ViewCounts&, const ViewCounts&) = default;

    /// The sum in a cell; 0 without values.
    [[nodiscard]] double sum(const View& view, std::size_t cell) const;
    /// The mean in a cell; NaN without values.
    [[nodiscard]] double mean(const View& view, std::size_t cell) const;
};

/// What all linked views show, and how many rows pass every filter.
struct LinkedCounts {
    std::vector<ViewCounts> views;
    std::uint64_t selectedRows = 0;
    friend bool operator==(const LinkedCounts&, const LinkedCounts&) = default;
};

/// What is selected in one table: the filters of its views, and what arrives from related tables. All must be passed.
struct TableFilters {
    std::vector<ViewFilter> ofViews;         ///< one for each view, in their order
    std::shared_ptr<const RowMask> arriving; ///< nullptr: nothing is filtered elsewhere
    friend bool operator==(const TableFilters&, const TableFilters&) = default;
};

/// Errors   InvalidInput  as checkFilter(), or another number of filters than views.
Result<void> checkFilters(const LinkedViews& linked, const TableFilters& filters);

/// Counts all views from the rows: each under the filters of all others but not its own.
///
/// Method   One pass over the bin codes; a row counts in a view when no filter but the view's own rejects it. About
///          1 ns a row and view. Counts and sums are whole numbers, the same for any number of threads.
/// Errors   InvalidInput  as checkFilters().   Cancelled.
/// Threads  pure.
Result<LinkedCounts> countLinked(const LinkedViews& linked, const TableFilters& filters, Job& job);

/// The rows that pass every filter: what a map colours and a table lists.
/// Errors   InvalidInput  as checkFilters().   Cancelled.
/// Threads  pure.
Result<RowMask> selectedRows(const LinkedViews& linked, const TableFilters& filters, Job& job);

} // namespace weitblick::crossfilter
