// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workspace/sqlite.h"

#include <optional>
#include <string>
#include <string_view>

namespace weitblick::workspace {

/// The dataset that an equal run has made, if it is still shown and still what the run made of it.
/// Errors   Database.
Result<std::optional<std::string>> cachedResult(Database& database, std::string_view runHash);

/// Errors   NotFound  no such dataset.   Database, NoSpace, ReadOnly, Locked.
Result<void> cacheResult(Database& database, std::string_view runHash, std::string_view dataset);

} // namespace weitblick::workspace
