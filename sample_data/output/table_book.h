// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace weitblick::sample {

using BookCell = std::variant<std::string, double>;

/// Writes an XLSX file with one sheet; the same rows give the same bytes (the creation date is fixed).
/// Errors   Io.
Result<void> writeBook(const std::filesystem::path& file, const std::string& sheet,
                       const std::vector<std::vector<BookCell>>& rows);

} // namespace weitblick::sample
