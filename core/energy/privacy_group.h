// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace weitblick::energy {

/// Refuses figures of a group whose members could be told from them.
/// Errors   Refused  fewer than `smallest` members.
/// Source   MsbG § 52 Absatz 3, WPG § 10 Absatz 2.
Result<void> requireGroup(std::int64_t members, std::int64_t smallest);

} // namespace weitblick::energy
