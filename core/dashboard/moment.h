// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace weitblick::dashboard {

/// Seconds since 1970 (UTC) of "2025-03-01", "2025-03-01T12:30", "2025-03-01 12:30:15" or "2025-03-01T12:30:15Z";
/// nothing for anything else. A time without zone counts as UTC, so that its day stays.
std::optional<std::int64_t> secondsOf(std::string_view text);

/// Days since 1970-01-01.
std::int64_t dayOf(std::int64_t seconds);

} // namespace weitblick::dashboard
