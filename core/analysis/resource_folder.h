// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::analysis {

/// A folder of what the program ships: $WEITBLICK_RESOURCES/<name>, else the one installed, else that of the source
/// tree.
std::filesystem::path resourceFolder(std::string_view name);

/// A document of such a folder.
struct ResourceText {
    std::string name; ///< of the file, without ".yaml"
    std::string text;
};

/// Every *.yaml of a folder, in the order of their names.
/// Errors   NotFound  no such folder.   Io  a file cannot be read.
Result<std::vector<ResourceText>> textsIn(const std::filesystem::path& folder);

} // namespace weitblick::analysis
