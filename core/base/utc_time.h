// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace weitblick {

/// An instant, stored as UTC.
using UtcSeconds = std::chrono::sys_seconds;

UtcSeconds utcNow();

/// "2026-03-29T01:00:00Z"
std::string isoUtc(UtcSeconds instant);

/// Reads "2026-03-29T01:00:00Z" (also with a fraction, which is cut); nothing else.
std::optional<UtcSeconds> parseIsoUtc(std::string_view text);

} // namespace weitblick
