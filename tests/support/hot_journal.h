// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/sqlite.h"

#include <csignal>
#include <filesystem>
#include <sys/wait.h>
#include <unistd.h>

namespace weitblick::test {

/// Leaves a database as a program does that is killed while it writes: some pages changed, the journal beside it. False
/// where that did not work.
inline bool leaveHotJournal(const std::filesystem::path& file)
{
    const pid_t child = ::fork();
    if (child == 0) {
        auto opened = workspace::Database::open(file, workspace::OpenMode::ReadWrite);
        if (opened) {
            workspace::Database database = std::move(opened).value();
            static_cast<void>(database.execute(
                "PRAGMA cache_size=2; BEGIN; CREATE TABLE hot(x); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT"
                " i+1 FROM n WHERE i<500) INSERT INTO hot SELECT zeroblob(900) FROM n; PRAGMA cache_spill=1"));
            ::kill(::getpid(), SIGKILL);
        }
        ::_exit(1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    std::error_code missing;
    return WIFSIGNALED(status) && std::filesystem::file_size(file.string() + "-journal", missing) > 512 && !missing;
}

/// Runs statements on a database (made where it is not there) and dies: a log that they wrote stays beside it, as of a
/// program that is killed or still running. False where there is none.
inline bool writeAndDie(const std::filesystem::path& file, const char* statements)
{
    const pid_t child = ::fork();
    if (child == 0) {
        const bool exists = std::filesystem::exists(file);
        auto opened =
            workspace::Database::open(file, exists ? workspace::OpenMode::ReadWrite : workspace::OpenMode::Create);
        if (opened) {
            workspace::Database database = std::move(opened).value();
            if (database.execute(statements)) {
                ::kill(::getpid(), SIGKILL);
            }
        }
        ::_exit(1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    std::error_code missing;
    return WIFSIGNALED(status) && std::filesystem::file_size(file.string() + "-wal", missing) > 512 && !missing;
}

} // namespace weitblick::test
