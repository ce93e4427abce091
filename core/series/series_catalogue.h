// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/series/series.h"
#include "core/workspace/sqlite.h"

#include <string_view>
#include <vector>

namespace weitblick::series {

/// Rows of wb_series_set, wb_series_site and wb_series; the tables must be there. What each call does and how it can
/// fail: SeriesStore, which hands on to these.
Result<void> putSet(workspace::Database& database, const SeriesSet& set);
Result<SiteId> putSite(workspace::Database& database, const Site& site);
Result<SeriesId> putSeries(workspace::Database& database, const SeriesDescription& description);
Result<void> removeSet(workspace::Database& database, std::string_view name);

Result<std::vector<SeriesSet>> allSets(workspace::Database& database);
Result<std::vector<Site>> allSites(workspace::Database& database, std::string_view set);
Result<std::vector<SeriesDescription>> allSeries(workspace::Database& database, std::string_view set);

std::string_view nameOf(SeriesKind kind); ///< "mean", "count", "state", "cumulative"
/// Errors   InvalidInput  none of these.
Result<SeriesKind> seriesKindOf(std::string_view name);

} // namespace weitblick::series
