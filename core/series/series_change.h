// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workspace/sqlite.h"

#include <string_view>

namespace weitblick::series {

/// Notes that the readings of a set have changed: its state (core/workspace/series_state.h) becomes another one, made
/// of the state before and of `change`, which says what has been done. Equal histories have equal states. Errors
/// Database, ReadOnly, NoSpace.
Result<void> noteChange(workspace::Database& database, std::string_view set, std::string_view change);

} // namespace weitblick::series
