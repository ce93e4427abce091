// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/series_change.h"

#include "core/base/hash.h"
#include "core/workspace/project_state.h"
#include "core/workspace/series_state.h"

namespace weitblick::series {

Result<void> noteChange(workspace::Database& database, std::string_view set, std::string_view change)
{
    const std::string key = workspace::seriesStateKey(set);
    WB_TRY(const auto before, workspace::projectSetting(database, key));
    Sha256 hash;
    hash.addField(before.value_or(""));
    hash.addField(change);
    return workspace::putProjectSetting(database, {.key = key, .value = hash.hexDigest()});
}

} // namespace weitblick::series
