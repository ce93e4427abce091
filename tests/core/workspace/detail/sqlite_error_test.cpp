// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/detail/sqlite_error.h"

#include <QTest>

#include <sqlite3.h>

#include <cerrno>
#include <memory>

using namespace weitblick;
using namespace weitblick::workspace::detail;

class SqliteErrorTest : public QObject {
    Q_OBJECT

private slots:
    void codesSayWhatTheUserCanDo()
    {
        QCOMPARE(errorCodeOf(SQLITE_FULL, 0), ErrorCode::NoSpace);
        QCOMPARE(errorCodeOf(SQLITE_READONLY_DBMOVED, 0), ErrorCode::ReadOnly);
        QCOMPARE(errorCodeOf(SQLITE_BUSY_SNAPSHOT, 0), ErrorCode::Locked);
        QCOMPARE(errorCodeOf(SQLITE_LOCKED, 0), ErrorCode::Locked);
        QCOMPARE(errorCodeOf(SQLITE_CORRUPT_VTAB, 0), ErrorCode::Database);
        QCOMPARE(errorCodeOf(SQLITE_NOTADB, 0), ErrorCode::Database);
        QCOMPARE(errorCodeOf(SQLITE_INTERRUPT, 0), ErrorCode::Cancelled);
        QCOMPARE(errorCodeOf(SQLITE_TOOBIG, 0), ErrorCode::Budget);
        QCOMPARE(errorCodeOf(SQLITE_RANGE, 0), ErrorCode::Internal);
        QCOMPARE(errorCodeOf(SQLITE_PROTOCOL, 0), ErrorCode::Locked);
        // Not Database, which counts as damage when a project is opened.
        QCOMPARE(errorCodeOf(SQLITE_NOMEM, 0), ErrorCode::Budget);
        QCOMPARE(errorCodeOf(SQLITE_IOERR_NOMEM, 0), ErrorCode::Budget);
    }
    void forInputAndOutputTheSystemsWordCounts()
    {
        QCOMPARE(errorCodeOf(SQLITE_IOERR_WRITE, ENOSPC), ErrorCode::NoSpace);
        QCOMPARE(errorCodeOf(SQLITE_CANTOPEN, ENOENT), ErrorCode::NotFound);
        QCOMPARE(errorCodeOf(SQLITE_CANTOPEN, EACCES), ErrorCode::ReadOnly);
        QCOMPARE(errorCodeOf(SQLITE_IOERR_READ, EIO), ErrorCode::Io);
        QCOMPARE(errorCodeOf(SQLITE_IOERR_READ, 0), ErrorCode::Io);
    }
    void theErrorNamesWhatSqliteSaidAndWhatWasGoingOn()
    {
        sqlite3* handle = nullptr;
        sqlite3_open(":memory:", &handle);
        const std::unique_ptr<sqlite3, int (*)(sqlite3*)> closing(handle, &sqlite3_close);
        sqlite3_exec(handle, "SELECT * FROM nowhere", nullptr, nullptr, nullptr);
        const Error error = errorOf(handle, "reading");
        QCOMPARE(error.code, ErrorCode::Database);
        QVERIFY(error.message.de.find("nowhere") != std::string::npos);
        QCOMPARE(error.trail.at(0), "reading");
        QCOMPARE(errorOf(nullptr, {}).code, ErrorCode::Budget); // SQLite's word for a connection it had no memory for
    }
};

QTEST_GUILESS_MAIN(SqliteErrorTest)
#include "sqlite_error_test.moc"
