// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/crossfilter/linked_counts.h"
#include "core/crossfilter/view.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace weitblick::crossfilter::detail {

/// What to count in one pass over the rows. Filters are checked before.
struct PassRequest {
    const LinkedViews& linked;
    const TableFilters& filters;
    std::vector<std::uint8_t> isWanted; ///< by view: 1 where it is to be counted
    /// The filter of this view is not applied, and what the others count is kept apart for each of its cells.
    std::optional<std::size_t> active;
};

struct PassResult {
    /// By view; empty where it was not wanted. With an active view: its cell * cellCount() + cell for the others.
    std::vector<ViewCounts> counts;
    std::uint64_t selectedRows = 0; ///< rows that pass all filters that are applied
};

/// Counts the wanted views, each under all filters that are applied but its own.
/// Method   Pieces of kPieceRows rows on all processors: first how many filters reject a row and which was the last,
///          then for each view the rows that only its own rejects. Every thread has tables of its own.
/// Errors   Cancelled.
Result<PassResult> passOverRows(const PassRequest& request, Job& job);

/// The rows that pass all filters. Errors   Cancelled.
Result<RowMask> rowsThatPass(const LinkedViews& linked, const TableFilters& filters, Job& job);

/// Rows worked on at once: their codes stay in the first-level cache. A multiple of 64.
inline constexpr std::size_t kPieceRows = 16'384;

} // namespace weitblick::crossfilter::detail
