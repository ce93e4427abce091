// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crossfilter/cross_filter.h"

#include "core/crossfilter/filter_text.h"

#include <algorithm>
#include <utility>

namespace weitblick::crossfilter {

namespace {

Error noSuchView()
{
    return {.code = ErrorCode::InvalidInput, .message = {"diese Ansicht gibt es nicht", "there is no such view"}};
}

/// Equal masks in place of the former ones, so that what was made for those stays up to date.
void keepEqualMasks(const std::vector<TableFilters>& former, std::vector<std::shared_ptr<const RowMask>>& arriving)
{
    for (std::size_t table = 0; table < arriving.size(); ++table) {
        const auto& before = former[table].arriving;
        if (before && arriving[table] && *before == *arriving[table]) {
            arriving[table] = before;
        }
    }
}

} // namespace

Result<CrossFilter> CrossFilter::make(RelatedTables related, Job& job)
{
    WB_CHECK(checkRelated(related));
    CrossFilter made;
    made.m_related = std::move(related);
    for (std::size_t table = 0; table < made.m_related.tables.size(); ++table) {
        const LinkedViews& linked = *made.m_related.tables[table];
        made.m_filters.push_back({.ofViews = std::vector<ViewFilter>(linked.views.size()), .arriving = nullptr});
        WB_TRY(LinkedCounts counts, countLinked(linked, made.m_filters.back(), job));
        made.m_counts.push_back(std::move(counts));
    }
    return made;
}

Result<void> CrossFilter::setFilter(ViewKey key, ViewFilter filter, Job& job)
{
    WB_CHECK(checkKey(key));
    WB_CHECK(checkFilter(view(key), filter, m_related.tables[key.table]->rowCount));
    std::vector<TableFilters> filters = m_filters;
    filters[key.table].ofViews[key.view] = std::move(filter);
    return setFilters(std::move(filters), job);
}

Result<void> CrossFilter::clear(Job& job)
{
    std::vector<TableFilters> filters = m_filters;
    for (TableFilters& table : filters) {
        std::ranges::fill(table.ofViews, ViewFilter());
    }
    return setFilters(std::move(filters), job);
}

Result<void> CrossFilter::setFilters(std::vector<TableFilters> filters, Job& job)
{
    WB_TRY(auto arriving, arrivingRows(m_related, filters, job));
    keepEqualMasks(m_filters, arriving);
    std::vector<LinkedCounts> counts(filters.size());
    for (std::size_t table = 0; table < filters.size(); ++table) {
        filters[table].arriving = arriving[table];
        if (filters[table] == m_filters[table]) {
            continue;
        }
        if (m_active && m_activeTable == table && isUpToDate(*m_active, filters[table])) {
            // The numbers shown before are overwritten only when all tables are through.
            WB_CHECK(m_active->brush(filters[table].ofViews[m_active->active()], counts[table], job));
        } else {
            WB_TRY(counts[table], countLinked(*m_related.tables[table], filters[table], job));
        }
    }
    for (std::size_t table = 0; table < filters.size(); ++table) {
        if (filters[table] != m_filters[table]) {
            std::swap(m_counts[table], counts[table]);
        }
    }
    m_filters = std::move(filters);
    if (m_active && !isUpToDate(*m_active, m_filters[m_activeTable])) {
        m_active.reset();
    }
    return {};
}

Result<void> CrossFilter::activate(ViewKey key, Job& job)
{
    WB_TRY(ActiveView prepared, prepare(key, job));
    (void)adopt(key.table, std::move(prepared)); // nothing has changed since
    return {};
}

Result<ActiveView> CrossFilter::prepare(ViewKey key, Job& job) const
{
    WB_CHECK(checkKey(key));
    return ActiveView::make(m_related.tables[key.table], m_filters[key.table], key.view, job);
}

CrossFilter::Adoption CrossFilter::adopt(std::size_t table, ActiveView prepared)
{
    if (!isUpToDate(prepared, m_filters[table])) {
        return Adoption::Stale;
    }
    m_active = std::make_shared<const ActiveView>(std::move(prepared));
    m_activeTable = table;
    return Adoption::Taken;
}

std::optional<ViewKey> CrossFilter::find(std::string_view id) const
{
    for (std::size_t table = 0; table < m_related.tables.size(); ++table) {
        const std::vector<View>& views = m_related.tables[table]->views;
        for (std::size_t number = 0; number < views.size(); ++number) {
            if (views[number].id == id) {
                return ViewKey{table, number};
            }
        }
    }
    return std::nullopt;
}

std::optional<ViewKey> CrossFilter::active() const
{
    return m_active ? std::optional(ViewKey{m_activeTable, m_active->active()}) : std::nullopt;
}

Result<RowMask> CrossFilter::selectedRows(std::size_t table, Job& job) const
{
    return crossfilter::selectedRows(*m_related.tables[table], m_filters[table], job);
}

Result<RowMask> CrossFilter::rowsUnderOthers(ViewKey key, Job& job) const
{
    WB_CHECK(checkKey(key));
    TableFilters filters = m_filters[key.table];
    filters.ofViews[key.view] = std::monostate();
    return crossfilter::selectedRows(*m_related.tables[key.table], filters, job);
}

bool CrossFilter::isInstant(ViewKey key) const
{
    const auto isFiltered = [](const TableFilters& filters) {
        return std::ranges::any_of(filters.ofViews, [](const ViewFilter& filter) { return isFiltering(filter); });
    };
    bool isAlone = true;
    for (const Relation& relation : m_related.relations) {
        isAlone = isAlone && relation.parent != key.table && relation.child != key.table &&
                  !isFiltered(m_filters[relation.parent]) && !isFiltered(m_filters[relation.child]);
    }
    return isAlone && active() == key && m_active->isInstant();
}

std::vector<FilterChip> CrossFilter::chips() const
{
    std::vector<FilterChip> chips;
    for (std::size_t table = 0; table < m_related.tables.size(); ++table) {
        for (std::size_t number = 0; number < m_filters[table].ofViews.size(); ++number) {
            const ViewKey key{table, number};
            if (isFiltering(filter(key))) {
                chips.push_back({key, filterText(view(key), filter(key), m_related.tables[table]->noun)});
            }
        }
    }
    return chips;
}

Result<void> CrossFilter::checkKey(ViewKey key) const
{
    const bool isThere = key.table < m_related.tables.size() && key.view < m_related.tables[key.table]->views.size();
    return isThere ? Result<void>() : Result<void>(noSuchView());
}

bool CrossFilter::isUpToDate(const ActiveView& prepared, const TableFilters& filters)
{
    TableFilters madeFor = prepared.filters();
    madeFor.ofViews[prepared.active()] = filters.ofViews[prepared.active()];
    return madeFor == filters;
}

} // namespace weitblick::crossfilter
