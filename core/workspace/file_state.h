// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/workspace/sqlite.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace weitblick::workspace {

/// What tells one state of a database file from another.
struct FileState {
    std::uint32_t changeCounter = 0; ///< raised by every program with every write
    std::int64_t sizeBytes = 0;
    friend bool operator==(const FileState&, const FileState&) = default;
};

/// Method   read through SQLite's own file handle: closing another one would drop the locks of this process.
/// Errors   Database, Io, Locked.
Result<FileState> fileStateOf(Database& database);

/// SHA-256 over all bytes of the file but those of the head that say how often it was written: a copy by copyDatabase()
/// has the hash of its original.
/// Errors   Database, Io, Locked, Cancelled.
Result<std::string> hashOfFile(Database& database, Job& job);

/// What can be said of a file without reading it as a database.
struct FileHead {
    FileState state;
    bool isDatabase = false;
    bool isWal = false; ///< written by a program that keeps a write-ahead log beside it
};

/// Method   takes no lock and makes no file; through SQLite as well, for the same reason.
/// Errors   NotFound, ReadOnly (must not be read), Io.   InvalidInput  a folder or a device.
Result<FileHead> headOfFile(const std::filesystem::path& file);

} // namespace weitblick::workspace
