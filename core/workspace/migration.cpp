// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/migration.h"

#include "core/workspace/database_copy.h"
#include "core/workspace/schema.h"

namespace weitblick::workspace {

std::span<const Migration> migrations()
{
    return {}; // version 1 is the first
}

Result<std::optional<int>> migrate(Database& database, const std::filesystem::path& project,
                                   std::span<const Migration> steps, Job& job)
{
    WB_TRY(const int before, schemaVersionOf(database));
    const int last = steps.empty() ? before : steps.back().from + 1;
    if (before >= last) {
        return std::optional<int>();
    }
    const std::string kept = project.stem().string() + ".v" + std::to_string(before) + project.extension().string();
    std::error_code ignored;
    if (!std::filesystem::exists(project.parent_path() / kept, ignored)) {
        WB_CHECK(copyDatabase(database, project.parent_path() / kept, job));
    }
    WB_TRY(auto transaction, Transaction::begin(database));
    for (const Migration& step : steps) {
        if (step.from >= before) {
            if (auto applied = step.apply(database); !applied) {
                return std::move(applied).error().during("migrating from version " + std::to_string(step.from));
            }
        }
    }
    WB_CHECK(setMeta(database, "schema_version", std::to_string(last)));
    WB_CHECK(transaction.commit());
    return std::optional(before);
}

} // namespace weitblick::workspace
