// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/detail/sqlite_error.h"

#include "core/base/atomic_file.h"

#include <sqlite3.h>

#include <cerrno>
#include <filesystem>
#include <string>

namespace weitblick::workspace::detail {

namespace {

bool isOutOfMemory(int sqliteCode)
{
    return sqliteCode == SQLITE_IOERR_NOMEM || (sqliteCode & 0xFF) == SQLITE_NOMEM;
}

Text messageFor(int sqliteCode, ErrorCode code, const std::filesystem::path& file, const std::string& sqliteSays)
{
    if (isOutOfMemory(sqliteCode)) {
        return {"der Arbeitsspeicher reicht nicht", "there is not enough memory"};
    }
    if (sqliteCode == SQLITE_READONLY_DBMOVED) {
        return {"die Projektdatei wurde verschoben oder ersetzt, während sie offen war",
                "the project file was moved or replaced while it was open"};
    }
    switch (code) {
    case ErrorCode::NoSpace:
        return systemError(ENOSPC, file).message;
    case ErrorCode::ReadOnly:
        return {"Datei oder Ordner sind schreibgeschützt", "the file or its folder is write-protected"};
    case ErrorCode::Locked:
        return {"ein anderes Programm schreibt gerade in die Datei", "another program is writing to the file"};
    case ErrorCode::Cancelled:
        return {"vom Benutzer abgebrochen", "stopped by the user"};
    default:
        return {"SQLite meldet: " + sqliteSays, "SQLite says: " + sqliteSays};
    }
}

} // namespace

ErrorCode errorCodeOf(int sqliteCode, int systemErrorNumber)
{
    if (isOutOfMemory(sqliteCode)) { // nothing is damaged
        return ErrorCode::Budget;
    }
    switch (sqliteCode & 0xFF) {
    case SQLITE_FULL:
        return ErrorCode::NoSpace;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return ErrorCode::ReadOnly;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return ErrorCode::Locked;
    case SQLITE_INTERRUPT:
        return ErrorCode::Cancelled;
    case SQLITE_TOOBIG:
        return ErrorCode::Budget;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return systemErrorNumber == 0 ? ErrorCode::Io : systemError(systemErrorNumber, {}).code;
    case SQLITE_MISUSE:
    case SQLITE_RANGE:
        return ErrorCode::Internal;
    default:
        return ErrorCode::Database;
    }
}

Error errorOf(sqlite3* connection, std::string_view doing)
{
    const int sqliteCode = sqlite3_extended_errcode(connection);
    const ErrorCode code = errorCodeOf(sqliteCode, sqlite3_system_errno(connection));
    const char* name = connection == nullptr ? nullptr : sqlite3_db_filename(connection, "main"); // out of memory
    const std::string file = name == nullptr ? "" : name;
    Error error{
        .code = code, .message = messageFor(sqliteCode, code, file, sqlite3_errmsg(connection)), .subject = file};
    if (sqliteCode == SQLITE_READONLY_DBMOVED) {
        error.advice = {"Den Stand mit „Kopie speichern“ sichern und die Datei neu öffnen",
                        "Keep the state with \"Save a copy\" and open the file anew"};
    }
    if (isOutOfMemory(sqliteCode)) {
        error.advice = {"Andere Programme schließen und wiederholen", "Close other programs and repeat"};
    }
    if (!doing.empty()) {
        error.trail.emplace_back(doing);
    }
    return error;
}

} // namespace weitblick::workspace::detail
