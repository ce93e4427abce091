// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/session.h"
#include "core/workspace/workspace.h"

namespace weitblick::cli {

/// Opens a project and says on standard error what opening found: a recovery, a migration, interrupted imports.
Result<workspace::Workspace> openProject(Session& session, const std::filesystem::path& file, workspace::Access access);

} // namespace weitblick::cli
