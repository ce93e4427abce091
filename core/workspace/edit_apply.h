// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workspace/edit.h"
#include "core/workspace/sqlite.h"

namespace weitblick::workspace {

/// Applies `edit` and returns the edit that undoes it; in one transaction, or as part of the caller's.
/// Errors   NotFound      the dataset (or, in the bin, the removed one) is not there.
///          InvalidInput  a new name is reserved or taken.   Database, NoSpace, ReadOnly, Locked.
///          On any error the project is as it was.
Result<Edit> applyEdit(Database& database, const Edit& edit);

} // namespace weitblick::workspace
