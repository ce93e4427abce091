// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/workspace/file_state.h"
#include "core/workspace/private_copy.h"
#include "core/workspace/project_lock.h"
#include "core/workspace/sqlite.h"
#include "core/workspace/working_copy.h"
#include "core/workspace/workspace.h"

#include <filesystem>
#include <optional>

namespace weitblick::workspace {

/// An open project file with all that holds it open. The database comes last, because it is closed first.
struct OpenProject {
    std::filesystem::path file; ///< as people know it; the database may be a copy of it
    OpenReport report;
    bool isReadOnly = false;
    std::optional<ProjectLock> lock;
    std::optional<WorkingCopy> workingCopy;
    std::optional<PrivateCopy> privateCopy;
    FileState opened; ///< the file when it was opened
    std::optional<Database> database;
};

/// Errors   as Workspace::create().
Result<void> createProjectFile(const std::filesystem::path& file, const CreateOptions& options);

/// Method   for writing: lock, working copy on a share, probe (else the newest backup), backup of what has changed,
///          migration, sweep of interrupted loads. For reading: no byte and no file is changed.
/// Errors   as Workspace::open().
Result<OpenProject> openProject(const std::filesystem::path& file, const OpenOptions& options, Job& job);

/// Publishes a working copy, notes the state of the file, gives everything up. After an error the local copy of a
/// project on a share is kept for the next start.
/// Errors   as Workspace::save().
Result<void> closeProject(OpenProject& project);

} // namespace weitblick::workspace
