// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/series_state.h"

#include "core/workspace/project_state.h"

#include <array>

namespace weitblick::workspace {

namespace {

/// The number of a set; 0 where there is none. The tables are those of core/series; a file without series has none.
Result<std::int64_t> setNumber(Database& database, std::string_view name)
{
    WB_TRY(auto table, database.prepare("SELECT 1 FROM sqlite_schema WHERE name='wb_series_set' AND type='table'"
                                        " AND rootpage>0"));
    WB_TRY(const bool isThere, table.step());
    if (!isThere) {
        return std::int64_t{0};
    }
    WB_TRY(auto find, database.prepare("SELECT id FROM wb_series_set WHERE name=?1"));
    WB_TRY(const bool found, find.bind(1, name).step());
    return found ? find.integer(0) : std::int64_t{0};
}

} // namespace

Result<void> renameSeriesSet(Database& database, std::string_view from, std::string_view to)
{
    WB_TRY(const auto set, setNumber(database, from));
    WB_TRY(const auto other, setNumber(database, to));
    if (set == 0 || other != 0) {
        return {};
    }
    WB_TRY(auto rename, database.prepare("UPDATE wb_series_set SET name=?2 WHERE id=?1"));
    WB_CHECK(rename.bind(1, set).bind(2, to).execute());
    WB_TRY(auto state, projectSetting(database, seriesStateKey(from)));
    WB_CHECK(putProjectSetting(database, {.key = seriesStateKey(to), .value = std::move(state)}));
    return putProjectSetting(database, {.key = seriesStateKey(from), .value = std::nullopt});
}

Result<void> forgetSeriesSet(Database& database, std::string_view name)
{
    WB_TRY(const auto set, setNumber(database, name));
    if (set == 0) {
        return {};
    }
    constexpr std::array kDeletions = {
        "DELETE FROM wb_series_chunk WHERE series_id IN (SELECT id FROM wb_series WHERE set_id=?1)",
        "DELETE FROM wb_series WHERE set_id=?1", "DELETE FROM wb_series_site WHERE set_id=?1",
        "DELETE FROM wb_series_set WHERE id=?1"};
    for (const char* const deletion : kDeletions) {
        WB_TRY(auto remove, database.prepare(deletion));
        WB_CHECK(remove.bind(1, set).execute());
    }
    return putProjectSetting(database, {.key = seriesStateKey(name), .value = std::nullopt});
}

} // namespace weitblick::workspace
