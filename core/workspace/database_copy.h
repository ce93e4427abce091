// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/workspace/sqlite.h"

#include <filesystem>

namespace weitblick::workspace {

/// Writes a consistent copy of an open database over `target`: after any crash the old file or the whole copy is there.
///
/// Method   SQLite's backup into a file beside the target, fsync, rename, fsync of the folder.
/// Errors   NoSpace   names the MiB that are needed; nothing is left behind.
///          Internal  a transaction is open on this connection.   ReadOnly, Locked, Database, Io, Cancelled.
Result<void> copyDatabase(Database& database, const std::filesystem::path& target, Job& job);

/// Copies the bytes of a file that this process has not opened as a database; durable, replaces `target`.
/// Errors   NotFound, NoSpace, ReadOnly, Io, Cancelled.
Result<void> copyClosedFile(const std::filesystem::path& from, const std::filesystem::path& target, Job& job);

/// Says whether that many bytes find room in a folder.
/// Errors   NoSpace  names what is needed and what is there.
Result<void> requireSpace(const std::filesystem::path& folder, std::int64_t bytes);

} // namespace weitblick::workspace
