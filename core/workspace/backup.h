// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/workspace/sqlite.h"

#include <filesystem>
#include <vector>

namespace weitblick::workspace {

inline constexpr std::size_t kKeptBackups = 5;

/// Backups of a project, the newest first: "<name>.backups/<stem>-<UTC>.gpkg".
std::vector<std::filesystem::path> backupsOf(const std::filesystem::path& project);

/// Makes a durable backup and removes all but the newest five.
///
/// Method   copyDatabase(), then `PRAGMA quick_check` on the copy: a damaged copy is not kept and displaces nothing.
/// Errors   Database  the project is damaged.   NoSpace, ReadOnly, Locked, Io, Cancelled.
Result<std::filesystem::path> makeBackup(Database& database, const std::filesystem::path& project, Job& job);

/// makeBackup() where the project has changed since the last one; an empty path where it has not.
///
/// Method   twice the project's size must be free, so that backups never take the last room; a project above 1 GiB is
///          backed up once a day only.
/// Errors   as makeBackup().
Result<std::filesystem::path> makeBackupIfChanged(Database& database, const std::filesystem::path& project, Job& job);

} // namespace weitblick::workspace
