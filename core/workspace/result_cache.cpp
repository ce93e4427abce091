// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/result_cache.h"

#include "core/workspace/dataset_store.h"

namespace weitblick::workspace {

Result<std::optional<std::string>> cachedResult(Database& database, std::string_view runHash)
{
    WB_TRY(auto find, database.prepare("SELECT d.name FROM wb_result r JOIN wb_dataset d ON d.id=r.dataset_id"
                                       " WHERE r.run_hash=?1 AND d.in_bin=0 AND d.content_hash=r.content_hash"));
    WB_TRY(const bool isKnown, find.bind(1, runHash).step());
    if (!isKnown) {
        return std::optional<std::string>();
    }
    std::string name(find.text(0));
    const auto changed = isChangedByOthers(database, name);
    if (!changed && changed.error().code != ErrorCode::NotFound) {
        return changed.error();
    }
    return changed && !*changed ? std::optional(std::move(name)) : std::nullopt;
}

Result<void> cacheResult(Database& database, std::string_view runHash, std::string_view dataset)
{
    WB_TRY(const auto id, datasetId(database, dataset));
    WB_TRY(auto insert, database.prepare("INSERT OR REPLACE INTO wb_result(run_hash,dataset_id,content_hash)"
                                         " SELECT ?1,id,content_hash FROM wb_dataset WHERE id=?2"));
    return insert.bind(1, runHash).bind(2, id).execute();
}

} // namespace weitblick::workspace
