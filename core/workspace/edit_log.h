// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workspace/edit.h"
#include "core/workspace/sqlite.h"

#include <optional>
#include <vector>

namespace weitblick::workspace {

// The history of a project: every edit with its inverse, who made it and when, written in the transaction that applies
// it. So undo and redo go on after a restart, and "who set which value when" has an answer.
// Errors everywhere: as applyEdit().

/// Applies and logs an edit; what had been undone can no longer be redone. An edit that changes nothing is not logged.
Result<Edit> applyLogged(Database& database, const Edit& edit);

/// Undoes the newest edit, and says which; nothing where there is none.
Result<std::optional<Edit>> undoLogged(Database& database);

/// Applies again what was undone last, and says what; nothing where there is none.
Result<std::optional<Edit>> redoLogged(Database& database);

/// Removes the bin's datasets for good. Edits up to the removal of one can no longer be undone.
Result<void> emptyBinLogged(Database& database);

/// The newest first.
Result<std::vector<LoggedEdit>> editHistory(Database& database);

} // namespace weitblick::workspace
