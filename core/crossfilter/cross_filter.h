// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/crossfilter/active_view.h"
#include "core/crossfilter/linked_counts.h"
#include "core/crossfilter/related_tables.h"
#include "core/crossfilter/view.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace weitblick::crossfilter {

/// A view by the numbers of its table and of itself.
struct ViewKey {
    std::size_t table = 0;
    std::size_t view = 0;
    friend bool operator==(const ViewKey&, const ViewKey&) = default;
};

/// A filter in plain words, with the view it belongs to (clear it there).
struct FilterChip {
    ViewKey view;
    Text text;
    friend bool operator==(const FilterChip&, const FilterChip&) = default;
};

/// All views of a dashboard, what is selected in them, and what they show. Results are those of SQL on the same rows.
///
/// A window does this: prepare() in the background when the pointer enters a view, adopt() when it is through; then
/// setFilter() at every move of the mouse costs microseconds. Without that, setFilter() counts from the rows.
/// Threads  one at a time; prepare() is const and may run on a copy (copies share the columns).
class CrossFilter {
public:
    /// Errors   InvalidInput  as checkRelated().   Cancelled.
    static Result<CrossFilter> make(RelatedTables related, Job& job);

    /// Selects something in a view, in place of what was selected there; std::monostate clears it.
    /// Method   Instant for views of the same table while `view` is the active one and is filtered by bins; views of
    ///          other tables are counted from their rows whenever a filter reaches them.
    /// Errors   InvalidInput  as checkFilter(), or no such view.   Cancelled.  On error everything stays as it was.
    Result<void> setFilter(ViewKey view, ViewFilter filter, Job& job);
    /// Clears all filters. Errors as setFilter().
    Result<void> clear(Job& job);

    /// Makes a view the one that is brushed. Errors as ActiveView::make().
    Result<void> activate(ViewKey view, Job& job);
    /// The first half of activate(), for another thread; the second is adopt().
    [[nodiscard]] Result<ActiveView> prepare(ViewKey view, Job& job) const;
    enum class Adoption : std::uint8_t { Taken, Stale };
    /// Stale: other filters have changed since prepare(); nothing is done.
    Adoption adopt(std::size_t table, ActiveView prepared);

    [[nodiscard]] const RelatedTables& related() const { return m_related; }
    [[nodiscard]] const View& view(ViewKey key) const { return m_related.tables[key.table]->views[key.view]; }
    /// The view with that id, in any table.
    [[nodiscard]] std::optional<ViewKey> find(std::string_view id) const;
    [[nodiscard]] const ViewFilter& filter(ViewKey key) const { return m_filters[key.table].ofViews[key.view]; }
    [[nodiscard]] std::optional<ViewKey> active() const;
    /// What a view shows: under the filters of all others but not its own.
    [[nodiscard]] const ViewCounts& counts(ViewKey key) const { return m_counts[key.table].views[key.view]; }
    /// Rows that pass every filter of every table.
    [[nodiscard]] std::uint64_t selectedCount(std::size_t table) const { return m_counts[table].selectedRows; }
    /// The same as a mask. Errors   Cancelled.
    [[nodiscard]] Result<RowMask> selectedRows(std::size_t table, Job& job) const;
    /// Rows that pass every filter but that of one view: what this view shows. Errors   InvalidInput, Cancelled.
    [[nodiscard]] Result<RowMask> rowsUnderOthers(ViewKey view, Job& job) const;
    /// Whether setFilter() with bins of this view costs microseconds: it is active, every view beside it has a table,
    /// and nothing has to be carried to or from another table.
    [[nodiscard]] bool isInstant(ViewKey view) const;
    /// All filters in plain words, in the order of tables and views.
    [[nodiscard]] std::vector<FilterChip> chips() const;

private:
    CrossFilter() = default;
    [[nodiscard]] Result<void> checkKey(ViewKey key) const;
    Result<void> setFilters(std::vector<TableFilters> filters, Job& job);
    /// Whether `prepared` was made for these filters, that of its own view aside.
    static bool isUpToDate(const ActiveView& prepared, const TableFilters& filters);

    RelatedTables m_related;
    std::vector<TableFilters> m_filters; ///< by table
    std::vector<LinkedCounts> m_counts;  ///< by table
    std::shared_ptr<const ActiveView> m_active;
    std::size_t m_activeTable = 0;
};

} // namespace weitblick::crossfilter
