// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace weitblick::sample {

/// Packs texts into a zip archive in the given order, with a fixed date, so that equal texts give equal bytes.
/// Errors   Io.
Result<void> writeZip(const std::filesystem::path& file,
                      const std::vector<std::pair<std::string, std::string>>& entries);

} // namespace weitblick::sample
