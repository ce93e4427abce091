// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/recovery.h"

#include "core/base/atomic_file.h"
#include "core/base/utc_time.h"
#include "core/workspace/backup.h"
#include "core/workspace/database_copy.h"
#include "core/workspace/schema.h"
#include "core/workspace/session_state.h"

#include <array>
#include <cerrno>
#include <unistd.h>

namespace weitblick::workspace {

namespace {

Error damaged(const std::filesystem::path& project, const std::string& why)
{
    return Error{.code = ErrorCode::Database,
                 .message = {"die Projektdatei ist beschädigt: " + why, "the project file is damaged: " + why},
                 .subject = project.string()};
}

/// Reads every row of the tables that the program works from; layers are too large for that.
Result<void> readOwnTables(Database& database)
{
    WB_TRY(auto names, database.prepare("SELECT name FROM sqlite_schema WHERE type='table' AND rootpage>0 AND"
                                        " (name LIKE 'wb!_%' ESCAPE '!' OR name LIKE 'gpkg!_%' ESCAPE '!')"
                                        " AND name NOT LIKE 'wb!_load!_%' ESCAPE '!'"
                                        " AND name NOT LIKE 'wb!_bin!_%' ESCAPE '!'"));
    while (true) {
        WB_TRY(const bool row, names.step());
        if (!row) {
            return {};
        }
        WB_TRY(auto all, database.prepare("SELECT * FROM " + quoteIdentifier(names.text(0))));
        WB_CHECK(all.execute());
    }
}

/// True where the file is byte by byte what we closed; false where another program has written since, or nothing is
/// known of it.
Result<bool> isAsClosed(Database& database, const std::filesystem::path& project, Job& job)
{
    const auto session = readSessionState(project);
    WB_TRY(const auto state, fileStateOf(database));
    WB_TRY(const auto closeId, metaText(database, "close_id"));
    if (!session || session->closedHash.empty() || session->closed != state || session->closeId != closeId) {
        return false;
    }
    WB_TRY(const auto hash, hashOfFile(database, job));
    if (hash == session->closedHash) {
        return true;
    }
    return damaged(project, "SHA-256 " + hash.substr(0, 16) + " ≠ " + session->closedHash.substr(0, 16));
}

std::filesystem::path freeDamagedName(const std::filesystem::path& project)
{
    std::string time = isoUtc(utcNow());
    std::erase_if(time, [](char letter) { return letter == '-' || letter == ':'; });
    const std::string stem = project.stem().string() + ".damaged-" + time;
    std::filesystem::path name = project.parent_path() / (stem + project.extension().string());
    std::error_code ignored;
    for (int number = 2; std::filesystem::exists(name, ignored) && number < 1000; ++number) {
        name = project.parent_path() / (stem + "-" + std::to_string(number) + project.extension().string());
    }
    return name;
}

/// A second name for the damaged file, so that there is a project file at every moment; where a file system has no
/// second names, the first is given up.
Result<void> keepAs(const std::filesystem::path& project, const std::filesystem::path& aside)
{
    if (::link(project.c_str(), aside.c_str()) != 0 && ::rename(project.c_str(), aside.c_str()) != 0) {
        return systemError(errno, project);
    }
    for (const char* suffix : {"-journal", "-wal", "-shm"}) { // must not be applied to the backup
        const std::filesystem::path journal = project.string() + suffix;
        if (::rename(journal.c_str(), (aside.string() + suffix).c_str()) != 0 && errno != ENOENT) {
            return systemError(errno, journal);
        }
    }
    return syncFolder(project.parent_path());
}

} // namespace

Result<void> probeProject(Database& database, const std::filesystem::path& project, Probing probing, Job& job)
{
    WB_TRY(const int version, schemaVersionOf(database));
    if (version == kSchemaVersion) {
        WB_CHECK(verifySchema(database));
    }
    WB_CHECK(readOwnTables(database));
    WB_TRY(const bool asClosed, isAsClosed(database, project, job));
    if (asClosed || probing == Probing::Structure) {
        return {};
    }
    WB_TRY(const auto says, database.scalarText("PRAGMA quick_check(1)"));
    return says == "ok" ? Result<void>() : damaged(project, says);
}

Result<std::filesystem::path> newestSoundBackup(const std::filesystem::path& project, Job& job)
{
    for (const auto& backup : backupsOf(project)) {
        auto opened = Database::open(backup, OpenMode::ReadOnly);
        if (!opened) {
            continue;
        }
        Database database = std::move(opened).value();
        database.stopWith(&job);
        if (probeProject(database, backup, Probing::AllPages, job)) {
            return backup;
        }
        WB_CHECK(job.report(0.0, "backups"));
    }
    return Error{.code = ErrorCode::NotFound,
                 .message = {"keine Sicherung ist unversehrt", "no backup is sound"},
                 .subject = backupFolderOf(project).string()};
}

Result<Restored> restoreNewestBackup(const std::filesystem::path& project, Job& job)
{
    WB_TRY(const auto backup, newestSoundBackup(project, job));
    const std::filesystem::path fresh = project.string() + ".restored";
    WB_CHECK(copyClosedFile(backup, fresh, job));
    const std::filesystem::path aside = freeDamagedName(project);
    if (auto kept = keepAs(project, aside); !kept) {
        std::error_code ignored;
        std::filesystem::remove(fresh, ignored);
        return std::move(kept).error();
    }
    WB_CHECK(publishFile(fresh, project));
    return Restored{.damaged = aside, .backup = backup};
}

} // namespace weitblick::workspace
