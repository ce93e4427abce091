// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/workspace/sqlite.h"

#include <cstdint>
#include <filesystem>

namespace weitblick::workspace {

enum class Probing : std::uint8_t {
    Structure, ///< head, schema and our own tables
    AllPages   ///< `PRAGMA quick_check` as well, where no hash has proved more
};

/// Says whether a database can be worked with as a project.
///
/// Method   our tables are tables, all their rows are read. A file up to 128 MiB that nobody has written since it was
///          closed here is compared with its hash: a changed byte is damage. Without such a hash, as `probing` says.
/// Errors   Database      damaged.
///          InvalidInput  not a Weitblick project.   Locked, Io, Cancelled.
Result<void> probeProject(Database& database, const std::filesystem::path& project, Probing probing, Job& job);

/// The newest backup that passes probeProject() with all pages.
/// Errors   NotFound  there is none.
Result<std::filesystem::path> newestSoundBackup(const std::filesystem::path& project, Job& job);

/// A damaged project and what took its place.
struct Restored {
    std::filesystem::path damaged; ///< the damaged file, set aside under this name
    std::filesystem::path backup;  ///< where the content comes from
};

/// Puts the newest sound backup in the place of a damaged project, which is kept as "<stem>.damaged-<UTC>.gpkg"
/// together with its journal. Nothing must have the project open.
///
/// Errors   NotFound  no backup helps; the project is as it was.   NoSpace, ReadOnly, Io.
Result<Restored> restoreNewestBackup(const std::filesystem::path& project, Job& job);

} // namespace weitblick::workspace
