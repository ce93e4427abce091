// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string_view>

namespace weitblick {

/// Replaces `target` by `content` so that after any crash either the old or the new file is there, whole.
///
/// Method   temporary file beside the target, write, fsync, rename, fsync of the folder.
/// Errors   NoSpace   old file intact, temporary file removed.
///          ReadOnly  folder or file must not be written.
///          Io        anything else; the message carries the system's word.
Result<void> replaceFile(const std::filesystem::path& target, std::string_view content);

/// Moves a finished file `from` over `target` (same file system) durably: fsync(from), rename, fsync(folder).
Result<void> publishFile(const std::filesystem::path& from, const std::filesystem::path& target);

/// Makes the entries of a folder durable.
Result<void> syncFolder(const std::filesystem::path& folder);

/// The error of a failed system call on `file`: ENOSPC, EROFS, EACCES … become their ErrorCode.
Error systemError(int errorNumber, const std::filesystem::path& file);

} // namespace weitblick
