// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/series/series_reader.h"

#include "core/series/series_store.h"
#include "core/workspace/series_state.h"

#include <algorithm>
#include <map>

namespace weitblick::ui {

namespace {

using series::SeriesDescription;
using workspace::Workspace;

std::string keyOf(const SeriesDescription& series)
{
    return series.property.empty() ? series.title : series.property;
}

Result<std::string> stateOf(Workspace& project, const std::string& set)
{
    WB_TRY(auto state, project.projectValue(workspace::seriesStateKey(set)));
    return state.value_or("");
}

Result<std::vector<ListedSet>> listedFrom(Workspace& project)
{
    WB_TRY(auto store, series::SeriesStore::open(project));
    WB_TRY(const auto sets, store.sets());
    WB_TRY(const auto all, store.series());
    std::vector<ListedSet> listed;
    for (const series::SeriesSet& set : sets) {
        ListedSet one{
            .name = set.name, .title = set.title.empty() ? set.name : set.title, .state = {}, .quantities = {}};
        WB_TRY(one.state, stateOf(project, set.name));
        for (const SeriesDescription& series : all) {
            if (series.set != set.name) {
                continue;
            }
            const std::string key = keyOf(series);
            auto found = std::ranges::find(one.quantities, key, &ListedSet::Quantity::property);
            if (found == one.quantities.end()) {
                one.quantities.push_back({.property = key, .unit = series.unit});
                found = one.quantities.end() - 1;
            }
            ++found->seriesCount;
        }
        listed.push_back(std::move(one));
    }
    return listed;
}

Result<LoadedSeries> loadedFrom(Workspace& project, const std::string& set, const std::string& quantity, Job& job)
{
    WB_TRY(auto store, series::SeriesStore::open(project));
    WB_TRY(const auto all, store.series(set));
    WB_TRY(const auto sites, store.sites(set));
    LoadedSeries loaded{.set = set, .quantity = quantity, .unit = {}, .state = {}, .columns = {}, .stations = {}};
    WB_TRY(loaded.state, stateOf(project, set));
    std::map<series::SiteId, std::size_t> countOfSite;
    std::ranges::for_each(
        all, [&](const SeriesDescription& one) { countOfSite[one.site] += keyOf(one) == quantity ? 1U : 0U; });
    std::vector<series::SeriesId> ids;
    for (const SeriesDescription& one : all) {
        if (keyOf(one) != quantity) {
            continue;
        }
        const auto site = std::ranges::lower_bound(sites, one.site, {}, &series::Site::id);
        const bool hasSite = site != sites.end() && site->id == one.site;
        std::string title = hasSite ? (site->title.empty() ? site->key : site->title) : one.title;
        if (hasSite && countOfSite[one.site] > 1 && one.title != title) { // directions of one counter
            title = one.title;
        }
        loaded.stations.push_back({.key = hasSite ? site->key : one.key, .title = std::move(title)});
        loaded.unit = one.unit;
        ids.push_back(one.id);
    }
    if (ids.empty()) {
        loaded.columns = std::make_shared<const series::SeriesColumns>();
        return loaded;
    }
    WB_TRY(auto columns, store.columns(ids, {}, job));
    loaded.columns = std::make_shared<const series::SeriesColumns>(std::move(columns));
    return loaded;
}

} // namespace

SeriesReader::SeriesReader(QObject* parent) : QObject(parent) {}

SeriesReader::~SeriesReader()
{
    m_listJob.cancel();
    m_loadJob.cancel();
}

void SeriesReader::open(const std::filesystem::path& file)
{
    m_reader = std::make_shared<ProjectReader>(file);
}

void SeriesReader::close()
{
    m_listJob.cancel();
    m_loadJob.cancel();
    m_reader.reset();
}

void SeriesReader::list()
{
    if (!m_reader) {
        return;
    }
    using Sets = std::vector<ListedSet>;
    m_listJob.start(
        [reader = m_reader](Job& job) {
            return reader->ask<Sets>(job, [](Workspace& project, Job&) { return listedFrom(project); });
        },
        [this, reader = m_reader](const Result<Sets>& sets) {
            if (reader != m_reader) {
                return;
            }
            if (sets) {
                emit listed(*sets);
            } else if (sets.error().code != ErrorCode::Cancelled) {
                emit failed(sets.error());
            }
        });
}

void SeriesReader::load(const std::string& set, const std::string& quantity)
{
    if (!m_reader) {
        return;
    }
    m_loadJob.start(
        [reader = m_reader, set, quantity](Job& job) {
            return reader->ask<LoadedSeries>(
                job, [&](Workspace& project, Job& inner) { return loadedFrom(project, set, quantity, inner); });
        },
        [this, reader = m_reader](const Result<LoadedSeries>& series) {
            if (reader != m_reader) {
                return;
            }
            if (series) {
                emit loaded(*series);
            } else if (series.error().code != ErrorCode::Cancelled) {
                emit failed(series.error());
            }
        });
}

} // namespace weitblick::ui
