// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/project_opening.h"

#include "core/base/atomic_file.h"
#include "core/base/log.h"
#include "core/workspace/backup.h"
#include "core/workspace/migration.h"
#include "core/workspace/network_share.h"
#include "core/workspace/project_state.h"
#include "core/workspace/recovery.h"
#include "core/workspace/schema.h"
#include "core/workspace/session_state.h"
#include "core/workspace/staging.h"

#include <cerrno>
#include <random>
#include <unistd.h>

namespace weitblick::workspace {

namespace {

bool isShare(const std::filesystem::path& file, const OpenOptions& options)
{
    return options.isOnShare ? options.isOnShare(file) : isOnNetworkShare(file);
}

std::filesystem::path cacheOf(const OpenOptions& options)
{
    return options.cacheFolder.empty() ? userCacheFolder() : options.cacheFolder;
}

/// Damage that a backup may help against. A file that is no project any more counts where it has been one.
bool isDamage(const Error& error, const std::filesystem::path& file)
{
    return error.code == ErrorCode::Database || (error.code == ErrorCode::InvalidInput && !backupsOf(file).empty());
}

Error newerThanUs(const std::filesystem::path& file)
{
    return Error{.code = ErrorCode::Refused, .subject = file.string()}; // never leaves this file
}

Text restoredRemark(const std::filesystem::path& backup, const std::filesystem::path& damaged)
{
    const std::string from = backup.filename().string();
    if (damaged.empty()) {
        return {"Die Projektdatei ist beschädigt; gelesen wird die Sicherung " + from,
                "The project file is damaged; the backup " + from + " is read instead"};
    }
    const std::string aside = damaged.filename().string();
    return {"Die Projektdatei war beschädigt; die Sicherung " + from +
                " wurde geladen, die beschädigte Datei liegt daneben als " + aside,
            "The project file was damaged; the backup " + from + " has been loaded, the damaged file is beside it as " +
                aside};
}

// --- reading

/// A hot journal shows with the first query: SQLite refuses to read, because it must not play it back for a reader.
Result<Database> openWithoutRollback(const std::filesystem::path& file)
{
    WB_TRY(auto database, Database::open(file, OpenMode::ReadOnly));
    WB_TRY(const auto tables, database.scalarInteger("SELECT count(*) FROM sqlite_schema"));
    static_cast<void>(tables);
    return database;
}

Result<Database> openPrivately(OpenProject& project, const OpenOptions& options, Job& job)
{
    WB_TRY(project.privateCopy, PrivateCopy::of(project.file, cacheOf(options), job));
    WB_TRY(auto rolledBack, Database::open(project.privateCopy->file(), OpenMode::ReadWrite));
    static_cast<void>(rolledBack);
    return Database::open(project.privateCopy->file(), OpenMode::ReadOnly);
}

Error notAProject(const std::filesystem::path& file)
{
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"keine Projektdatei von Weitblick", "not a project file of Weitblick"},
                 .subject = file.string()};
}

Result<Database> openUntouched(OpenProject& project, const OpenOptions& options, Job& job)
{
    WB_TRY(const auto head, headOfFile(project.file));
    if (!head.isDatabase) {
        return notAProject(project.file);
    }
    std::error_code missing;
    const bool walInUse = head.isWal && std::filesystem::exists(project.file.string() + "-shm", missing);
    if (isShare(project.file, options) || (head.isWal && !walInUse)) {
        return openPrivately(project, options, job);
    }
    auto opened = openWithoutRollback(project.file);
    if (opened || opened.error().code != ErrorCode::ReadOnly || !hasJournals(project.file)) {
        return opened;
    }
    project.report.remarks.emplace_back(
        "Ein Programm wurde beim Schreiben unterbrochen; gelesen wird eine Kopie mit dem letzten vollständigen Stand",
        "A program was interrupted while writing; a copy with the last complete state is read");
    return openPrivately(project, options, job);
}

Result<void> requireProject(Database& database, const std::filesystem::path& file, Job& job)
{
    WB_TRY(const auto state, fileStateOf(database));
    const bool isSmall = state.sizeBytes <= kHashedFileBytes;
    return probeProject(database, file, isSmall ? Probing::AllPages : Probing::Structure, job);
}

Result<void> readBackupInstead(OpenProject& project, Error damage, Job& job)
{
    auto backup = newestSoundBackup(project.file, job);
    if (!backup) {
        return damage;
    }
    project.database.reset();
    WB_TRY(project.database, Database::open(*backup, OpenMode::ReadOnly));
    project.report.recoveredFrom = *backup;
    project.report.remarks.push_back(restoredRemark(*backup, {}));
    return {};
}

Result<OpenProject> openForReading(OpenProject project, const OpenOptions& options, Job& job)
{
    project.isReadOnly = true;
    Result<void> sound;
    if (auto opened = openUntouched(project, options, job); !opened) {
        sound = std::move(opened).error();
    } else {
        project.database.emplace(std::move(opened).value());
        project.database->stopWith(&job);
        sound = requireProject(*project.database, project.file, job);
    }
    if (!sound && isDamage(sound.error(), project.file)) {
        sound = readBackupInstead(project, std::move(sound).error(), job);
    }
    WB_CHECK(std::move(sound));
    WB_TRY(const int version, schemaVersionOf(*project.database));
    if (version > kSchemaVersion) {
        project.report.remarks.emplace_back(
            "Ein neueres Weitblick hat das Projekt angelegt; es ist nur zum Lesen geöffnet",
            "A newer Weitblick has made the project; it is open for reading only");
    }
    WB_TRY(project.report.interrupted, interruptedLoads(*project.database));
    project.database->stopWith(nullptr);
    return project;
}

// --- writing

Result<void> backUpBeforeWork(OpenProject& project, Job& job)
{
    WB_TRY(const auto work, project.database->scalarInteger("SELECT (SELECT count(*) FROM wb_dataset)+"
                                                            "(SELECT count(*) FROM wb_edit)"));
    if (work == 0) {
        return {}; // just created
    }
    const auto backedUp = makeBackupIfChanged(*project.database, project.file, job);
    if (backedUp) {
        return {};
    }
    const Error& error = backedUp.error();
    if (error.code == ErrorCode::Database || error.code == ErrorCode::Cancelled) {
        return error;
    }
    project.report.remarks.emplace_back("Es konnte keine Sicherung angelegt werden: " + error.message.de,
                                        "No backup could be made: " + error.message.en);
    return {};
}

Result<void> bringUpToDate(OpenProject& project, Job& job)
{
    Database& database = *project.database;
    WB_TRY(const int version, schemaVersionOf(database));
    if (version > kSchemaVersion) {
        return newerThanUs(project.file);
    }
    WB_CHECK(backUpBeforeWork(project, job));
    WB_TRY(project.report.migratedFrom, migrate(database, project.file, migrations(), job));
    WB_TRY(project.report.interrupted, sweepStaging(database));
    return {};
}

Result<void> openWorkingDatabase(OpenProject& project, Job& job)
{
    const auto& local = project.workingCopy ? project.workingCopy->file() : project.file;
    WB_TRY(const auto head, headOfFile(local));
    if (!head.isDatabase) {
        return notAProject(project.file);
    }
    WB_TRY(project.database, Database::open(local, OpenMode::ReadWrite));
    project.database->stopWith(&job);
    WB_TRY(project.opened, fileStateOf(*project.database));
    if (project.lock->takenOverFrom()) { // after a crash: a closer look, however large the file is
        WB_CHECK(probeProject(*project.database, project.file, Probing::AllPages, job));
    } else {
        WB_CHECK(requireProject(*project.database, project.file, job));
    }
    return bringUpToDate(project, job);
}

Result<void> fetchWorkingCopy(OpenProject& project, const OpenOptions& options, Job& job)
{
    WB_TRY(project.workingCopy, WorkingCopy::fetch(project.file, cacheOf(options), job));
    project.report.workingCopyOf = project.file;
    if (project.workingCopy->isResumed()) {
        project.report.remarks.emplace_back(
            "Änderungen einer abgebrochenen Sitzung, die noch nicht auf dem Netzlaufwerk waren, sind wieder da",
            "Changes of an interrupted session that had not reached the network share are back");
    }
    if (const auto& rescued = project.workingCopy->rescued()) {
        const std::string name = rescued->filename().string();
        project.report.remarks.emplace_back(
            "Eine abgebrochene Sitzung hatte Änderungen, das Projekt wurde inzwischen aber von anderer Seite geändert; "
            "ihr Stand liegt daneben als " +
                name,
            "An interrupted session had changes, but somebody else has changed the project meanwhile; its state is "
            "beside it as " +
                name);
    }
    return {};
}

Result<void> restoreAndOpen(OpenProject& project, Error damage, const OpenOptions& options, Job& job)
{
    project.database.reset();
    if (project.workingCopy) {
        project.workingCopy->discard();
        project.workingCopy.reset();
    }
    auto restored = restoreNewestBackup(project.file, job);
    if (!restored) {
        return restored.error().code == ErrorCode::NotFound ? damage : std::move(restored).error();
    }
    project.report.recoveredFrom = restored->backup;
    project.report.remarks.push_back(restoredRemark(restored->backup, restored->damaged));
    if (isShare(project.file, options)) {
        WB_CHECK(fetchWorkingCopy(project, options, job));
    }
    return openWorkingDatabase(project, job);
}

Result<OpenProject> openForWriting(OpenProject project, const OpenOptions& options, Job& job)
{
    const bool onShare = isShare(project.file, options);
    WB_TRY(project.lock, ProjectLock::acquire(project.file, onShare ? LockPlace::NetworkShare : LockPlace::LocalDisk));
    Result<void> opened;
    if (onShare) {
        opened = fetchWorkingCopy(project, options, job);
    }
    if (opened) {
        opened = openWorkingDatabase(project, job);
    }
    if (!opened && isDamage(opened.error(), project.file)) { // a second look: a backup is older than the file
        project.database.reset();
        opened = openWorkingDatabase(project, job);
    }
    if (!opened && isDamage(opened.error(), project.file)) {
        opened = restoreAndOpen(project, std::move(opened).error(), options, job);
    }
    WB_CHECK(std::move(opened));
    project.database->stopWith(nullptr);
    return project;
}

bool mayWrite(const std::filesystem::path& file)
{
    return ::access(file.c_str(), W_OK) == 0 && ::access(file.parent_path().c_str(), W_OK) == 0;
}

Error missing(const std::filesystem::path& file)
{
    Error error{.code = ErrorCode::NotFound,
                .message = {"die Projektdatei ist nicht vorhanden", "the project file does not exist"},
                .subject = file.string()};
    if (!backupsOf(file).empty()) {
        const std::string folder = backupFolderOf(file).string();
        error.advice = {"Sicherungen des Projekts liegen in " + folder, "Backups of the project are in " + folder};
    }
    return error;
}

std::string randomId()
{
    std::random_device random;
    std::string id;
    for (int i = 0; i < 4; ++i) {
        id += std::to_string(random());
    }
    return id;
}

/// Notes the file as it is left, so that the next session notices what no program has done to it.
Result<void> noteState(OpenProject& project)
{
    Database& database = *project.database;
    WB_TRY(const auto before, fileStateOf(database));
    if (before == project.opened || before.sizeBytes > kHashedFileBytes) {
        return {};
    }
    SessionState session = readSessionState(project.file).value_or(SessionState{});
    const bool isBackedUp = session.backedUp == before;
    session.closeId = randomId();
    WB_CHECK(setMeta(database, "close_id", session.closeId));
    WB_TRY(session.closed, fileStateOf(database));
    Job job;
    WB_TRY(session.closedHash, hashOfFile(database, job));
    session.backedUp = isBackedUp ? session.closed : session.backedUp; // our note is no change worth a backup
    return writeSessionState(project.file, session);
}

} // namespace

Result<void> createProjectFile(const std::filesystem::path& file, const CreateOptions& options)
{
    constexpr std::size_t kLongestNameBytes = 200; // lock, journal and backups have longer ones; 255 is the end
    if (file.filename().string().size() > kLongestNameBytes) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"der Dateiname ist zu lang (höchstens 200 Byte)",
                                 "the file name is too long (200 bytes at most)"},
                     .subject = file.string()};
    }
    std::error_code failed;
    if (std::filesystem::exists(std::filesystem::symlink_status(file, failed))) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die Datei gibt es schon", "the file exists already"},
                     .subject = file.string()};
    }
    const auto absolute = std::filesystem::absolute(file, failed);
    const auto fresh =
        absolute.parent_path() / ("." + absolute.filename().string() + "." + std::to_string(::getpid()) + ".new");
    std::filesystem::remove(fresh, failed);
    Result<void> made;
    {
        auto database = Database::open(fresh, OpenMode::Create);
        if (!database) {
            return std::move(database).error();
        }
        Database filled = std::move(database).value();
        made = createSchema(filled, options.projectSrsId);
        if (made && !options.title.empty()) {
            made = putProjectSetting(filled, {.key = "title", .value = options.title});
        }
    }
    if (made) {
        made = publishFile(fresh, absolute);
    }
    std::filesystem::remove(fresh, failed);
    return made;
}

Result<OpenProject> openProject(const std::filesystem::path& file, const OpenOptions& options, Job& job)
{
    std::error_code failed;
    OpenProject project{.file = std::filesystem::canonical(file, failed)};
    if (failed == std::errc::no_such_file_or_directory) {
        return missing(std::filesystem::absolute(file, failed));
    }
    if (failed) {
        return systemError(failed.value(), file);
    }
    WB_TRY(const auto head, headOfFile(project.file));
    static_cast<void>(head); // a folder or a device is refused
    if (options.access == Access::ReadOnly) {
        return openForReading(std::move(project), options, job);
    }
    if (!mayWrite(project.file)) {
        project.report.remarks.emplace_back("Datei oder Ordner sind schreibgeschützt: nur zum Lesen geöffnet",
                                            "The file or its folder is write-protected: open for reading only");
        return openForReading(std::move(project), options, job);
    }
    const std::filesystem::path path = project.file;
    auto opened = openForWriting(std::move(project), options, job);
    if (!opened && opened.error().code == ErrorCode::Refused) {
        return openForReading(OpenProject{.file = path}, options, job);
    }
    return opened;
}

Result<void> closeProject(OpenProject& project)
{
    Result<void> outcome;
    if (project.database && project.workingCopy) {
        Job job;
        outcome = project.workingCopy->publish(*project.database, job);
    } else if (project.database && !project.isReadOnly) {
        if (const auto noted = noteState(project); !noted) { // everything is in the file already: no error
            logLine(LogLevel::Info, "closing " + project.file.string() + ": " + noted.error().message.en);
        }
    }
    project.database.reset();
    if (project.workingCopy && outcome) {
        project.workingCopy->discard();
    }
    project.workingCopy.reset();
    project.privateCopy.reset();
    project.lock.reset();
    return outcome;
}

} // namespace weitblick::workspace
