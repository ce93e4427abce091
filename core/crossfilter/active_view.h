// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/crossfilter/linked_counts.h"
#include "core/crossfilter/view.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace weitblick::crossfilter {

/// A cube larger than this is not built: such a pair of views is counted from the rows at each brush.
inline constexpr std::size_t kMostCubeCells = 1U << 22U;

/// Everything that a brush in one view needs, so that its cost does not depend on the number of rows.
///
/// Method   Falcon (Moritz, Howe, Heer, CHI 2019): for each other view a table of its cells under every cell of the
///          active one, summed up along the active one; all other filters are in it already. The counts under a
///          stretch of cells are then the difference of two of its lines. 4 bytes for each pair of cells, 16 where
///          values are summed.
class ActiveView {
public:
    /// Makes the view with number `active` the one that is brushed. Its own filter in `filters` is not used.
    ///
    /// Method   One pass over the bin codes, about 1 ns a row and view and thread; four with two other filters.
    /// Errors   InvalidInput  as checkFilters(), or there is no such view.   Cancelled.
    /// Threads  pure: may run beside a window that goes on with the former one.
    static Result<ActiveView> make(std::shared_ptr<const LinkedViews> linked, TableFilters filters, std::size_t active,
                                   Job& job);

    /// The counts of all views while `own` is selected in the active one; memory of `counts` is used again.
    ///
    /// Method   Two lines of each table and stretch of cells. Views for which isInstant() is false, and a filter by
    ///          rows, are counted from the rows.
    /// Errors   InvalidInput  as checkFilter().   Cancelled.
    /// Threads  pure.
    Result<void> brush(const ViewFilter& own, LinkedCounts& counts, Job& job) const;

    [[nodiscard]] std::size_t active() const { return m_active; }
    /// The filters it was made for; that of the active view does not matter.
    [[nodiscard]] const TableFilters& filters() const { return m_filters; }
    [[nodiscard]] bool isInstant(std::size_t view) const; ///< has a table: brushing it costs nothing
    [[nodiscard]] bool isInstant() const;                 ///< every other view has one
    [[nodiscard]] std::size_t memoryBytes() const;

private:
    /// [activeCells + 1][cells]: line a holds the sum over the active cells below a.
    struct Cube {
        std::size_t cells = 0;
        std::vector<std::uint32_t> rows;
        std::vector<std::uint32_t> valueRows;
        std::vector<std::int64_t> valueSteps;
    };
    ActiveView() = default;
    [[nodiscard]] Result<void> countFromRows(const ViewFilter& own, LinkedCounts& counts, Job& job) const;
    static void read(const Cube& cube, const std::vector<BinRange>& stretches, ViewCounts& counts);

    std::shared_ptr<const LinkedViews> m_linked;
    TableFilters m_filters;
    std::size_t m_active = 0;
    std::vector<Cube> m_cubes;              ///< one for each view; empty for the active one and for too large ones
    ViewCounts m_own;                       ///< what the active view shows: no brush in it changes that
    std::vector<std::uint64_t> m_rowsBelow; ///< [activeCells + 1]: rows that pass all other filters, summed up
};

} // namespace weitblick::crossfilter
