// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/importer.h"

#include <filesystem>
#include <string>

namespace weitblick::cli {

/// The command line that makes an import once more, quoted for a shell.
std::string repeatLine(const std::filesystem::path& project, const intake::ImportRequest& request);

} // namespace weitblick::cli
