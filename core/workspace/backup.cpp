// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/backup.h"

#include "core/base/atomic_file.h"
#include "core/base/utc_time.h"
#include "core/workspace/database_copy.h"
#include "core/workspace/file_state.h"
#include "core/workspace/session_state.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>

namespace weitblick::workspace {

namespace {

std::string compactTime()
{
    std::string text = isoUtc(utcNow());
    std::erase_if(text, [](char letter) { return letter == '-' || letter == ':'; });
    return text; // sorts as time does
}

/// A name that sorts behind all others: several backups may be made within a second.
std::filesystem::path nextName(const std::filesystem::path& project)
{
    const std::string stem = project.stem().string() + "-" + compactTime();
    const auto backups = backupsOf(project);
    const std::string newest = backups.empty() ? "" : backups.front().stem().string();
    std::string number; // "", "-001", "-002" …
    if (newest.starts_with(stem)) {
        const int before = newest == stem ? 0 : std::atoi(newest.c_str() + stem.size() + 1);
        constexpr int kThreeDigits = 1000;
        number = "-" + std::to_string(kThreeDigits + before + 1).substr(1);
    }
    return backupFolderOf(project) / (stem + number + ".gpkg");
}

Result<void> requireSound(const std::filesystem::path& copy)
{
    WB_TRY(auto database, Database::open(copy, OpenMode::ReadOnly));
    WB_TRY(const auto says, database.scalarText("PRAGMA quick_check(1)"));
    if (says == "ok") {
        return {};
    }
    return Error{.code = ErrorCode::Database,
                 .message = {"das Projekt ist beschädigt, es wurde keine Sicherung angelegt: " + says,
                             "the project is damaged, no backup was made: " + says},
                 .subject = copy.string()};
}

/// Copying a large project takes a while; a day's work is a fair price for opening it at once.
bool isRecentEnough(const std::filesystem::path& backup, std::int64_t sizeBytes)
{
    constexpr std::int64_t kLarge = std::int64_t{1} << 30U;
    std::error_code failed;
    const auto made = std::filesystem::last_write_time(backup, failed);
    return sizeBytes > kLarge && !failed &&
           std::filesystem::file_time_type::clock::now() - made < std::chrono::hours(24);
}

void rotate(const std::filesystem::path& project)
{
    const auto backups = backupsOf(project);
    for (std::size_t i = kKeptBackups; i < backups.size(); ++i) {
        std::error_code ignored; // one too many is no reason to fail
        std::filesystem::remove(backups[i], ignored);
    }
}

} // namespace

std::vector<std::filesystem::path> backupsOf(const std::filesystem::path& project)
{
    std::vector<std::filesystem::path> found;
    std::error_code failed;
    const std::string stem = project.stem().string() + "-";
    std::filesystem::directory_iterator entry(backupFolderOf(project), failed);
    for (; !failed && entry != std::filesystem::directory_iterator(); entry.increment(failed)) {
        const std::filesystem::path& file = entry->path();
        if (file.extension() == ".gpkg" && file.filename().string().starts_with(stem)) {
            found.push_back(file);
        }
    }
    std::ranges::sort(found, std::ranges::greater(), [](const auto& file) { return file.stem().string(); });
    return found;
}

Result<std::filesystem::path> makeBackup(Database& database, const std::filesystem::path& project, Job& job)
{
    std::error_code failed;
    std::filesystem::create_directory(backupFolderOf(project), failed);
    if (failed) {
        return systemError(failed.value(), backupFolderOf(project));
    }
    WB_CHECK(syncFolder(backupFolderOf(project).parent_path()));
    WB_TRY(const auto state, fileStateOf(database));
    const std::filesystem::path backup = nextName(project);
    WB_CHECK(copyDatabase(database, backup, job));
    if (auto sound = requireSound(backup); !sound) {
        std::filesystem::remove(backup, failed);
        return std::move(sound).error();
    }
    rotate(project);
    SessionState session = readSessionState(project).value_or(SessionState{});
    session.backedUp = state;
    WB_CHECK(writeSessionState(project, session));
    return backup;
}

Result<std::filesystem::path> makeBackupIfChanged(Database& database, const std::filesystem::path& project, Job& job)
{
    WB_TRY(const auto state, fileStateOf(database));
    const auto session = readSessionState(project);
    const auto backups = backupsOf(project);
    if (!backups.empty() &&
        ((session && session->backedUp == state) || isRecentEnough(backups.front(), state.sizeBytes))) {
        return std::filesystem::path();
    }
    WB_CHECK(requireSpace(project.parent_path(), 2 * state.sizeBytes));
    return makeBackup(database, project, job);
}

} // namespace weitblick::workspace
