// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/database_copy.h"

#include "core/base/atomic_file.h"
#include "core/workspace/file_state.h"

#include <sqlite3.h>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace weitblick::workspace {

namespace {

constexpr int kPagesAStep = 512; // 2 MiB
constexpr std::int64_t kMebibyte = std::int64_t{1} << 20U;

/// A file that is being written; removed unless it is published.
class PartFile {
public:
    explicit PartFile(const std::filesystem::path& target)
        : m_target(target),
          m_path(target.parent_path() / ("." + target.filename().string() + "." + std::to_string(::getpid()) + ".part"))
    {
        ::unlink(m_path.c_str());
    }
    ~PartFile() { ::unlink(m_path.c_str()); }
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

    /// The copy gets the permissions of the file that it replaces.
    Result<void> publish()
    {
        struct stat old{};
        if (::stat(m_target.c_str(), &old) == 0 && ::chmod(m_path.c_str(), old.st_mode & 07777U) != 0) {
            return systemError(errno, m_target);
        }
        return publishFile(m_path, m_target);
    }

private:
    std::filesystem::path m_target;
    std::filesystem::path m_path;
};

/// A database that nobody else can know of: needs no locks, no journal, and is synced once by PartFile::publish().
class CopyTarget {
public:
    CopyTarget() = default;
    ~CopyTarget() { sqlite3_close_v2(m_handle); }
    CopyTarget(const CopyTarget&) = delete;
    CopyTarget& operator=(const CopyTarget&) = delete;

    Result<void> open(const std::filesystem::path& file)
    {
        constexpr int kFlags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE;
        const int outcome = sqlite3_open_v2(file.c_str(), &m_handle, kFlags, "unix-none");
        if (outcome != SQLITE_OK) {
            return systemError(m_handle == nullptr ? ENOMEM : sqlite3_system_errno(m_handle), file);
        }
        sqlite3_exec(m_handle, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF", nullptr, nullptr, nullptr);
        return {};
    }
    [[nodiscard]] sqlite3* handle() const { return m_handle; }

private:
    sqlite3* m_handle = nullptr;
};

Error failedCopy(const Database& database, sqlite3* target, int outcome)
{
    const int code = outcome & 0xFF;
    if (code == SQLITE_FULL || sqlite3_system_errno(target) == ENOSPC) {
        return systemError(ENOSPC, database.file());
    }
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
        return Error{
            .code = ErrorCode::Locked,
            .message = {"ein anderes Programm schreibt gerade in die Datei", "another program is writing to the file"},
            .subject = database.file().string()};
    }
    const std::string says = sqlite3_errstr(outcome);
    return Error{.code = code == SQLITE_IOERR ? ErrorCode::Io : ErrorCode::Database,
                 .message = {"SQLite meldet beim Kopieren: " + says, "SQLite says while copying: " + says},
                 .subject = database.file().string()};
}

Result<void> copyPages(Database& database, sqlite3* target, Job& job)
{
    sqlite3_backup* backup = sqlite3_backup_init(target, "main", database.handle(), "main");
    if (backup == nullptr) {
        return failedCopy(database, target, sqlite3_errcode(target));
    }
    Result<void> goOn;
    int outcome = SQLITE_OK;
    while (goOn && outcome == SQLITE_OK) {
        outcome = sqlite3_backup_step(backup, kPagesAStep);
        const double pages = std::max(1, sqlite3_backup_pagecount(backup));
        goOn = job.report(1.0 - sqlite3_backup_remaining(backup) / pages, "copy");
    }
    sqlite3_backup_finish(backup);
    if (!goOn) {
        return goOn;
    }
    return outcome == SQLITE_DONE ? Result<void>() : failedCopy(database, target, outcome);
}

Result<void> copyBytes(int from, int to, const std::filesystem::path& target, Job& job)
{
    std::vector<char> piece(std::size_t{1} << 20U);
    while (true) {
        const ssize_t got = ::read(from, piece.data(), piece.size());
        if (got <= 0) {
            return got == 0 ? Result<void>() : systemError(errno, target);
        }
        for (ssize_t done = 0; done < got;) {
            const ssize_t put = ::write(to, piece.data() + done, static_cast<std::size_t>(got - done));
            if (put < 0) {
                return systemError(errno, target);
            }
            done += put;
        }
        WB_CHECK(job.report(0.0, "copy"));
    }
}

std::filesystem::path folderOf(const std::filesystem::path& file)
{
    return file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
}

} // namespace

Result<void> requireSpace(const std::filesystem::path& folder, std::int64_t bytes)
{
    std::error_code unknown;
    const auto space = std::filesystem::space(folder, unknown);
    if (unknown || static_cast<std::int64_t>(space.available) >= bytes) {
        return {};
    }
    const std::string needed = std::to_string(bytes / kMebibyte + 1);
    const std::string there = std::to_string(static_cast<std::int64_t>(space.available) / kMebibyte);
    return Error{.code = ErrorCode::NoSpace,
                 .message = {"es werden " + needed + " MiB gebraucht, frei sind " + there + " MiB",
                             needed + " MiB are needed, " + there + " MiB are free"},
                 .subject = folder.string()};
}

Result<void> copyDatabase(Database& database, const std::filesystem::path& target, Job& job)
{
    if (sqlite3_get_autocommit(database.handle()) == 0) {
        return Error{.code = ErrorCode::Internal,
                     .message = {"Kopie während einer offenen Änderung", "copy while a change is open"},
                     .subject = target.string()};
    }
    // One reading transaction around all steps: a writer in between would make the copy start anew.
    WB_TRY(auto reading, Transaction::beginReading(database));
    WB_TRY(const auto state, fileStateOf(database));
    WB_CHECK(requireSpace(folderOf(target), state.sizeBytes));
    PartFile part(target);
    {
        CopyTarget copy;
        WB_CHECK(copy.open(part.path()));
        WB_CHECK(copyPages(database, copy.handle(), job));
    }
    return part.publish();
}

Result<void> copyClosedFile(const std::filesystem::path& from, const std::filesystem::path& target, Job& job)
{
    const int source = ::open(from.c_str(), O_RDONLY | O_CLOEXEC);
    if (source < 0) {
        return systemError(errno, from);
    }
    PartFile part(target);
    const int copy = ::open(part.path().c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    Result<void> outcome = copy < 0 ? systemError(errno, target) : copyBytes(source, copy, target, job);
    ::close(source);
    if (copy >= 0) {
        ::close(copy);
    }
    return outcome ? part.publish() : outcome;
}

} // namespace weitblick::workspace
