// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/indicator_results.h"

#include <algorithm>
#include <set>
#include <utility>

namespace weitblick::dashboard {

using analysis::indicator::Level;
using analysis::indicator::ResultRow;

Result<IndicatorResults> IndicatorResults::read(workspace::Workspace& project, const workspace::Dataset& dataset,
                                                Job& job)
{
    IndicatorResults results;
    results.m_dataset = dataset.schema.name;
    results.m_isStale = dataset.stale;
    WB_TRY(results.m_rows, analysis::indicator::readResults(project, dataset.schema.name, job));
    for (std::size_t row = 0; row < results.m_rows.size(); ++row) {
        const ResultRow& each = results.m_rows[row];
        results.m_places.emplace(std::tuple(each.indicator, each.level, each.zoneKey), row);
    }
    return results;
}

const ResultRow* IndicatorResults::find(std::string_view indicator, Level level, std::string_view zone) const
{
    const auto found = m_places.find(std::tuple(std::string(indicator), level, std::string(zone)));
    return found == m_places.end() ? nullptr : &m_rows[found->second];
}

const ResultRow* IndicatorResults::find(std::string_view indicator, std::string_view zone) const
{
    if (zone.empty()) {
        return find(indicator, Level::Whole, zone);
    }
    const ResultRow* const municipality = find(indicator, Level::Zones, zone);
    return municipality != nullptr ? municipality : find(indicator, Level::Districts, zone);
}

std::vector<const ResultRow*> IndicatorResults::zones(Level level) const
{
    std::vector<const ResultRow*> zones;
    std::set<std::string_view> seen;
    for (const ResultRow& row : m_rows) {
        if (row.level == level && seen.insert(row.zoneKey).second) {
            zones.push_back(&row);
        }
    }
    return zones;
}

Result<std::vector<ResultDataset>> resultDatasets(workspace::Workspace& project)
{
    WB_TRY(const std::vector<workspace::Dataset> datasets, project.datasets());
    std::vector<std::pair<std::int64_t, ResultDataset>> found;
    for (const workspace::Dataset& dataset : datasets) {
        if (!analysis::indicator::isResultTable(dataset.schema)) {
            continue;
        }
        const auto lineage = project.lineage(dataset.schema.name);
        const std::string activity = lineage ? lineage->record.activity : std::string();
        found.emplace_back(dataset.lineageId, ResultDataset{.dataset = dataset, .analysis = activity});
    }
    std::ranges::stable_sort(found, std::ranges::greater(), [](const auto& each) { return each.first; });
    std::vector<ResultDataset> ordered;
    std::ranges::transform(found, std::back_inserter(ordered), [](auto& each) { return std::move(each.second); });
    return ordered;
}

} // namespace weitblick::dashboard
