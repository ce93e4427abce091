// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workspace/sqlite.h"

#include <string>
#include <string_view>

namespace weitblick::workspace {

/// Prefix of the project values that say in which state the readings of a set of time series are. core/series writes
/// them; who reads the readings of a set depends on them, as on the content hash of a dataset.
inline constexpr std::string_view kSeriesStatePrefix = "series/";

/// The project value of the set that belongs to a dataset of sites.
inline std::string seriesStateKey(std::string_view set)
{
    return std::string(kSeriesStatePrefix) + std::string(set);
}

/// The set that belongs to a dataset gets its new name too; nothing where there is none, or the name is taken.
/// Errors   Database, NoSpace, ReadOnly.
Result<void> renameSeriesSet(Database& database, std::string_view from, std::string_view to);

/// Deletes the set of that name for good, with sites, series and readings; nothing where there is none.
/// Errors   Database, NoSpace, ReadOnly.
Result<void> forgetSeriesSet(Database& database, std::string_view name);

} // namespace weitblick::workspace
