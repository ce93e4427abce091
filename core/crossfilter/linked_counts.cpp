// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crossfilter/linked_counts.h"

#include "core/crossfilter/detail/row_pass.h"

#include <limits>

namespace weitblick::crossfilter {

double ViewCounts::sum(const View& view, std::size_t cell) const
{
    return valueSteps.empty() ? 0.0 : view.value->toNumber(valueSteps[cell]);
}

double ViewCounts::mean(const View& view, std::size_t cell) const
{
    if (valueRows.empty() || valueRows[cell] == 0) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    return sum(view, cell) / valueRows[cell];
}

Result<void> checkFilters(const LinkedViews& linked, const TableFilters& filters)
{
    if (filters.ofViews.size() != linked.views.size()) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die Zahl der Filter ist nicht die der Ansichten",
                                 "the number of filters is not that of the views"},
                     .subject = linked.table};
    }
    for (std::size_t view = 0; view < linked.views.size(); ++view) {
        WB_CHECK(checkFilter(linked.views[view], filters.ofViews[view], linked.rowCount));
    }
    if (filters.arriving && filters.arriving->rowCount() != linked.rowCount) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die Auswahl gehört zu einer Tabelle mit anderer Zeilenzahl",
                                 "the selection belongs to a table with another number of rows"},
                     .subject = linked.table};
    }
    return {};
}

Result<LinkedCounts> countLinked(const LinkedViews& linked, const TableFilters& filters, Job& job)
{
    WB_CHECK(checkFilters(linked, filters));
    const detail::PassRequest request{.linked = linked,
                                      .filters = filters,
                                      .isWanted = std::vector<std::uint8_t>(linked.views.size(), 1),
                                      .active = std::nullopt};
    WB_TRY(detail::PassResult result, detail::passOverRows(request, job));
    return LinkedCounts{.views = std::move(result.counts), .selectedRows = result.selectedRows};
}

Result<RowMask> selectedRows(const LinkedViews& linked, const TableFilters& filters, Job& job)
{
    WB_CHECK(checkFilters(linked, filters));
    return detail::rowsThatPass(linked, filters, job);
}

} // namespace weitblick::crossfilter
