// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/workspace/sqlite.h"

#include <filesystem>
#include <optional>
#include <span>

namespace weitblick::workspace {

/// Brings the tables of one schema version to the next.
struct Migration {
    int from = 0;
    Result<void> (*apply)(Database& database) = nullptr;
};

/// Every step since version 1, in order. A new one is a function and a line in migration.cpp.
std::span<const Migration> migrations();

/// Brings a project up to the version of the last step, in one transaction; the old file is kept beside it as
/// "<stem>.v<version>.gpkg". Returns the version it had; nothing where there was nothing to do.
/// Errors   Database  a step fails: the project is as it was.   NoSpace, ReadOnly, Locked, Cancelled.
Result<std::optional<int>> migrate(Database& database, const std::filesystem::path& project,
                                   std::span<const Migration> steps, Job& job);

} // namespace weitblick::workspace
