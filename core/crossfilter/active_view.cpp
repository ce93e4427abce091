// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crossfilter/active_view.h"

#include "core/crossfilter/detail/row_pass.h"

#include <algorithm>
#include <ranges>

namespace weitblick::crossfilter {

namespace {

/// Lines of `cells` numbers, each replaced by the sum of all lines before it; one line more than there were.
template <typename Number>
std::vector<Number> summedUp(const std::vector<Number>& lines, std::size_t cells)
{
    std::vector<Number> sums(lines.empty() ? 0 : lines.size() + cells, 0);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        sums[i + cells] = sums[i] + lines[i];
    }
    return sums;
}

/// The differences of two lines, added to `sum`.
template <typename Number>
void addStretch(const std::vector<Number>& sums, std::size_t cells, BinRange stretch, std::vector<Number>& sum)
{
    const Number* from = sums.data() + stretch.first * cells;
    const Number* to = sums.data() + (std::size_t{stretch.last} + 1) * cells;
    for (std::size_t cell = 0; cell < sum.size(); ++cell) {
        sum[cell] += to[cell] - from[cell];
    }
}

template <typename Number>
std::size_t bytesOf(const std::vector<Number>& numbers)
{
    return numbers.size() * sizeof(Number);
}

} // namespace

Result<ActiveView> ActiveView::make(std::shared_ptr<const LinkedViews> linked, TableFilters filters, std::size_t active,
                                    Job& job)
{
    WB_CHECK(checkFilters(*linked, filters));
    if (active >= linked->views.size()) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"diese Ansicht gibt es nicht", "there is no such view"},
                     .subject = std::to_string(active)};
    }
    ActiveView made;
    made.m_linked = std::move(linked);
    made.m_filters = std::move(filters);
    made.m_active = active;
    const std::vector<View>& views = made.m_linked->views;
    const std::size_t lines = views[active].cellCount();
    detail::PassRequest request{.linked = *made.m_linked, .filters = made.m_filters, .isWanted = {}, .active = active};
    for (std::size_t view = 0; view < views.size(); ++view) {
        const bool isSmall = view == active || views[view].cellCount() * lines <= kMostCubeCells;
        request.isWanted.push_back(isSmall ? 1 : 0);
    }
    Job counting = job.part(0.0, 0.95);
    WB_TRY(detail::PassResult counted, detail::passOverRows(request, counting));
    made.m_own = std::move(counted.counts[active]);
    made.m_rowsBelow.assign(lines + 1, 0);
    for (std::size_t line = 0; line < lines; ++line) {
        made.m_rowsBelow[line + 1] = made.m_rowsBelow[line] + made.m_own.rows[line];
    }
    for (std::size_t view = 0; view < views.size(); ++view) {
        Cube& cube = made.m_cubes.emplace_back();
        if (view != active && request.isWanted[view] != 0) {
            const ViewCounts& counts = counted.counts[view];
            cube.cells = views[view].cellCount();
            cube.rows = summedUp(counts.rows, cube.cells);
            cube.valueRows = summedUp(counts.valueRows, cube.cells);
            cube.valueSteps = summedUp(counts.valueSteps, cube.cells);
        }
        WB_CHECK(job.report(0.95 + 0.05 * static_cast<double>(view + 1) / static_cast<double>(views.size())));
    }
    return made;
}

Result<void> ActiveView::brush(const ViewFilter& own, LinkedCounts& counts, Job& job) const
{
    const View& view = m_linked->views[m_active];
    WB_CHECK(checkFilter(view, own, m_linked->rowCount));
    counts.views.resize(m_linked->views.size());
    const bool isByRows = std::holds_alternative<ChosenRows>(own);
    if (isByRows || !isInstant()) {
        WB_CHECK(countFromRows(own, counts, job));
    }
    counts.views[m_active] = m_own;
    if (isByRows) {
        return {};
    }
    const std::vector<BinRange> stretches = passingCells(view, own);
    counts.selectedRows = 0;
    for (const BinRange stretch : stretches) {
        counts.selectedRows += m_rowsBelow[std::size_t{stretch.last} + 1] - m_rowsBelow[stretch.first];
    }
    for (std::size_t number = 0; number < m_cubes.size(); ++number) {
        if (isInstant(number)) {
            read(m_cubes[number], stretches, counts.views[number]);
        }
    }
    return {};
}

Result<void> ActiveView::countFromRows(const ViewFilter& own, LinkedCounts& counts, Job& job) const
{
    TableFilters filters = m_filters;
    filters.ofViews[m_active] = own;
    const bool isByRows = std::holds_alternative<ChosenRows>(own);
    detail::PassRequest request{.linked = *m_linked, .filters = filters, .isWanted = {}, .active = std::nullopt};
    for (std::size_t view = 0; view < m_cubes.size(); ++view) {
        request.isWanted.push_back(view != m_active && (isByRows || !isInstant(view)) ? 1 : 0);
    }
    WB_TRY(detail::PassResult counted, detail::passOverRows(request, job));
    for (std::size_t view = 0; view < m_cubes.size(); ++view) {
        if (request.isWanted[view] != 0) {
            counts.views[view] = std::move(counted.counts[view]);
        }
    }
    counts.selectedRows = counted.selectedRows;
    return {};
}

void ActiveView::read(const Cube& cube, const std::vector<BinRange>& stretches, ViewCounts& counts)
{
    counts.rows.assign(cube.cells, 0);
    counts.valueRows.assign(cube.valueRows.empty() ? 0 : cube.cells, 0);
    counts.valueSteps.assign(cube.valueSteps.empty() ? 0 : cube.cells, 0);
    for (const BinRange stretch : stretches) {
        addStretch(cube.rows, cube.cells, stretch, counts.rows);
        addStretch(cube.valueRows, cube.cells, stretch, counts.valueRows);
        addStretch(cube.valueSteps, cube.cells, stretch, counts.valueSteps);
    }
}

bool ActiveView::isInstant(std::size_t view) const
{
    return !m_cubes[view].rows.empty();
}

bool ActiveView::isInstant() const
{
    return std::ranges::all_of(std::views::iota(std::size_t{0}, m_cubes.size()),
                               [this](std::size_t view) { return view == m_active || isInstant(view); });
}

std::size_t ActiveView::memoryBytes() const
{
    std::size_t bytes =
        bytesOf(m_own.rows) + bytesOf(m_own.valueRows) + bytesOf(m_own.valueSteps) + bytesOf(m_rowsBelow);
    for (const Cube& cube : m_cubes) {
        bytes += bytesOf(cube.rows) + bytesOf(cube.valueRows) + bytesOf(cube.valueSteps);
    }
    return bytes;
}

} // namespace weitblick::crossfilter
