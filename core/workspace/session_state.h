// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workspace/file_state.h"

#include <filesystem>
#include <optional>
#include <string>

namespace weitblick::workspace {

/// What the last sessions left behind, in "state.json" among the backups: so that the next one notices a change of the
/// file that no program made, and makes a backup only where something has changed.
struct SessionState {
    FileState closed;       ///< the file when it was last closed after writing
    std::string closeId;    ///< random, also in wb_meta: tells this file from one that was put in its place
    std::string closedHash; ///< hashOfFile(); "" where it was too large or the session did not end in order
    FileState backedUp;     ///< the file when the newest backup was made
    friend bool operator==(const SessionState&, const SessionState&) = default;
};

/// Files up to this size are hashed when they are opened and closed: about 0.1 s.
inline constexpr std::int64_t kHashedFileBytes = std::int64_t{128} << 20U;

/// "<name>.backups" beside the project.
std::filesystem::path backupFolderOf(const std::filesystem::path& project);

/// Nothing where it is missing or unreadable: it is only ever a hint.
std::optional<SessionState> readSessionState(const std::filesystem::path& project);

/// Errors   NoSpace, ReadOnly, Io.
Result<void> writeSessionState(const std::filesystem::path& project, const SessionState& state);

} // namespace weitblick::workspace
