// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/child_process.h"

#include <filesystem>
#include <vector>

namespace weitblick {

/// What a sandboxed process sees of the file system besides /usr and fonts: nothing else, and none of it writable
/// unless it is named here. No network, no other processes, an empty private /tmp.
struct SandboxView {
    std::vector<std::filesystem::path> readable; ///< files or folders; the same path inside
    std::vector<std::filesystem::path> writable;
};

/// The command that runs `command` inside bubblewrap. Paths that do not exist are left out. The environment of the
/// process is exactly command.environment (or empty) plus PATH, LANG and HOME.
ChildCommand sandboxed(const ChildCommand& command, const SandboxView& view);

/// Whether a sandbox can be had here: runs /usr/bin/true in one, once in the life of the program.
/// Errors   NotFound  bubblewrap is not installed.   Refused  the system does not allow namespaces to this user.
Result<void> checkSandbox();

} // namespace weitblick
