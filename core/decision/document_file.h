// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <string>

namespace weitblick::decision {

/// The text of a document that somebody chose, a byte order mark left out.
/// Errors   Io  not readable.   Budget  larger than `mostBytes`.   InvalidInput  not UTF-8.
Result<std::string> documentText(const std::filesystem::path& file, std::size_t mostBytes = 16UL * 1024 * 1024);

} // namespace weitblick::decision
