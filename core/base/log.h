// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace weitblick {

enum class LogLevel : std::uint8_t { Debug, Info, Warning, Error };

/// Writes one line to standard error, secrets removed.
void logLine(LogLevel level, std::string_view text);

/// Lines below this level are dropped. Default: Warning.
void setLogLevel(LogLevel level);

/// The text with the values of password=, user=, token=, apikey= and of user:password@ in addresses replaced by "***".
std::string withoutSecrets(std::string_view text);

} // namespace weitblick
