// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/sqlite.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fstream>
#include <limits>
#include <sys/resource.h>
#include <thread>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::workspace;

namespace {

std::filesystem::path pathIn(const QTemporaryDir& folder, const char* name = "a.gpkg")
{
    return folder.filePath(name).toStdString();
}

Database made(const QTemporaryDir& folder, const char* name = "a.gpkg")
{
    auto database = Database::open(pathIn(folder, name), OpenMode::Create);
    Q_ASSERT(database);
    return std::move(database).value();
}

} // namespace

class SqliteTest : public QObject {
    Q_OBJECT

private slots:
    void valuesComeBackAsTheyWereBound()
    {
        const QTemporaryDir folder;
        Database database = made(folder);
        WB_VERIFY_RESULT(database.execute("CREATE TABLE t(a,b,c,d,e)"));
        auto insert = database.prepare("INSERT INTO t VALUES(?1,?2,?3,?4,?5)");
        WB_VERIFY_RESULT(insert);
        Statement statement = std::move(insert).value();
        const std::string text("ä\0b", 4);
        const std::array bytes{std::byte{0}, std::byte{255}};
        statement.bind(1, std::numeric_limits<std::int64_t>::min()).bind(2, 0.1).bind(3, std::string_view(text));
        statement.bind(4, std::span(bytes)).bind(5, nullptr);
        WB_VERIFY_RESULT(statement.execute());
        auto select = database.prepare("SELECT * FROM t");
        Statement row = std::move(select).value();
        QVERIFY(*row.step());
        QCOMPARE(row.integer(0), std::numeric_limits<std::int64_t>::min());
        QCOMPARE(row.real(1), 0.1);
        QCOMPARE(row.text(2), std::string_view(text));
        QVERIFY(std::ranges::equal(row.blob(3), bytes));
        QVERIFY(row.isNull(4));
        QVERIFY(!*row.step());
    }
    void emptyTextAndEmptyBytesAreNotNull()
    {
        const QTemporaryDir folder;
        Database database = made(folder);
        auto prepared = database.prepare("SELECT ?1 IS NULL, ?2 IS NULL, typeof(?2)");
        Statement statement = std::move(prepared).value();
        statement.bind(1, std::string_view()).bind(2, std::span<const std::byte>());
        QVERIFY(*statement.step());
        QCOMPARE(statement.integer(0), 0);
        QCOMPARE(statement.integer(1), 0);
        QCOMPARE(statement.text(2), "blob");
    }
    void aBindThatDoesNotFitIsReportedByStep()
    {
        const QTemporaryDir folder;
        Database database = made(folder);
        Statement statement = std::move(database.prepare("SELECT ?1")).value();
        statement.bind(2, 5);
        QCOMPARE(statement.step().error().code, ErrorCode::Internal);
    }
    void hostileNamesAreOnlyNames()
    {
        const QTemporaryDir folder;
        Database database = made(folder);
        for (const std::string_view name : {"a\"); drop table s; --", "select", "ümläut 🏠", "'", "a b", "[x]", "\""}) {
            WB_VERIFY_RESULT(database.execute("CREATE TABLE " + quoteIdentifier(name) + "(x)"));
            QVERIFY(*database.hasTable(name));
        }
        QVERIFY(!*database.hasTable("s"));
    }
    void createRefusesAFileThatExists()
    {
        const QTemporaryDir folder;
        std::ofstream(pathIn(folder)) << "something";
        QCOMPARE(Database::open(pathIn(folder), OpenMode::Create).error().code, ErrorCode::InvalidInput);
    }
    void aMissingFileIsNotFound()
    {
        const QTemporaryDir folder;
        QCOMPARE(Database::open(pathIn(folder), OpenMode::ReadWrite).error().code, ErrorCode::NotFound);
        QCOMPARE(Database::open(pathIn(folder), OpenMode::ReadOnly).error().code, ErrorCode::NotFound);
        QCOMPARE(Database::open({}, OpenMode::ReadOnly).error().code, ErrorCode::NotFound);
    }
    void aFileThatIsNoDatabaseIsSaidSo()
    {
        const QTemporaryDir folder;
        std::ofstream(pathIn(folder)) << std::string(5000, 'x');
        QCOMPARE(Database::open(pathIn(folder), OpenMode::ReadWrite).error().code, ErrorCode::Database);
    }
    void addressesAreFileNames()
    {
        const QTemporaryDir folder;
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(folder.path()));
        {
            auto database = Database::open("file:b.gpkg?mode=memory", OpenMode::Create);
            WB_VERIFY_RESULT(database);
        }
        QVERIFY(QDir::setCurrent(before));
        QVERIFY(std::filesystem::exists(pathIn(folder, "file:b.gpkg?mode=memory")));
    }
    void aReadingConnectionCannotWrite()
    {
        const QTemporaryDir folder;
        WB_VERIFY_RESULT(made(folder).execute("CREATE TABLE t(a)"));
        auto opened = Database::open(pathIn(folder), OpenMode::ReadOnly);
        Database database = std::move(opened).value();
        QCOMPARE(database.execute("INSERT INTO t VALUES(1)").error().code, ErrorCode::ReadOnly);
    }
    void aFullDiskIsNoSpace()
    {
        const QTemporaryDir folder;
        Database database = made(folder);
        WB_VERIFY_RESULT(database.execute("CREATE TABLE t(a); PRAGMA max_page_count=10"));
        const auto outcome = database.execute("INSERT INTO t VALUES(zeroblob(100000))");
        QCOMPARE(outcome.error().code, ErrorCode::NoSpace);
        QCOMPARE(*database.scalarInteger("SELECT count(*) FROM t"), 0);
    }
    void aSecondWriterWaitsAndIsThenToldLocked()
    {
        const QTemporaryDir folder;
        Database first = made(folder);
        WB_VERIFY_RESULT(first.execute("CREATE TABLE t(a)"));
        auto transaction = Transaction::begin(first);
        WB_VERIFY_RESULT(transaction);
        auto opened = Database::open(pathIn(folder), OpenMode::ReadWrite);
        Database second = std::move(opened).value();
        WB_VERIFY_RESULT(second.execute("PRAGMA busy_timeout=20"));
        QCOMPARE(second.execute("INSERT INTO t VALUES(1)").error().code, ErrorCode::Locked);
    }
    void aDamagedFileIsADatabaseError()
    {
        const QTemporaryDir folder;
        WB_VERIFY_RESULT(made(folder).execute("CREATE TABLE t(a); INSERT INTO t VALUES(zeroblob(20000))"));
        std::fstream file(pathIn(folder), std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(4096);
        file << std::string(4096, '\xAA');
        file.close();
        auto opened = Database::open(pathIn(folder), OpenMode::ReadOnly);
        WB_VERIFY_RESULT(opened);
        Database database = std::move(opened).value();
        QCOMPARE(database.scalarInteger("SELECT sum(length(a)) FROM t").error().code, ErrorCode::Database);
    }
    void aStoppedJobEndsAStatement()
    {
        const QTemporaryDir folder;
        Database database = made(folder);
        std::stop_source source;
        const Job job(source.get_token(), {});
        database.stopWith(&job);
        constexpr auto kEndless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT max(i) FROM n";
        std::jthread stopper([&source] { source.request_stop(); });
        QCOMPARE(database.scalarInteger(kEndless).error().code, ErrorCode::Cancelled);
        database.stopWith(nullptr);
        QCOMPARE(*database.scalarInteger("SELECT 5"), 5);
    }
    void aTransactionRollsBackUnlessCommitted()
    {
        const QTemporaryDir folder;
        Database database = made(folder);
        WB_VERIFY_RESULT(database.execute("CREATE TABLE t(a)"));
        {
            auto outer = Transaction::begin(database);
            WB_VERIFY_RESULT(outer);
            WB_VERIFY_RESULT(database.execute("INSERT INTO t VALUES(1)"));
            {
                auto inner = Transaction::begin(database);
                WB_VERIFY_RESULT(inner);
                WB_VERIFY_RESULT(database.execute("INSERT INTO t VALUES(2)"));
            }
            Transaction kept = std::move(outer).value();
            WB_VERIFY_RESULT(kept.commit());
        }
        {
            auto lost = Transaction::begin(database);
            WB_VERIFY_RESULT(lost);
            WB_VERIFY_RESULT(database.execute("INSERT INTO t VALUES(3)"));
        }
        QCOMPARE(*database.scalarText("SELECT group_concat(a) FROM t"), "1");
    }
    void theSchemaOfAFileIsNotTrusted()
    {
        const QTemporaryDir folder;
        Database database = made(folder);
        WB_VERIFY_RESULT(database.execute("CREATE TABLE t(a); CREATE VIEW v AS SELECT load_extension('x') FROM t"));
        QVERIFY(!database.execute("SELECT * FROM v"));
        QVERIFY(!database.execute("SELECT load_extension('mod_spatialite')"));
        QVERIFY(!database.execute("PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql='x'"));
    }
    void shadowTablesAreWrittenOnlyOnPurpose()
    {
        const QTemporaryDir folder;
        Database database = made(folder);
        WB_VERIFY_RESULT(database.execute("CREATE VIRTUAL TABLE r USING rtree(id,a,b,c,d)"));
        QVERIFY(!database.execute("DELETE FROM r_node"));
        {
            const ShadowTableWriting open(database);
            WB_VERIFY_RESULT(database.execute("DELETE FROM r_node"));
        }
        QVERIFY(!database.execute("DELETE FROM r_node"));
    }
    void spatialFunctionsAreThereAfterLoadingSpatialite()
    {
        const QTemporaryDir folder;
        Database database = made(folder);
        WB_VERIFY_RESULT(database.loadSpatialite());
        QCOMPARE(*database.scalarInteger("SELECT CAST(ST_Area(GeomFromText('POLYGON((0 0,2 0,2 3,0 3,0 0))')) AS INT)"),
                 6);
        QCOMPARE(*database.scalarInteger("SELECT CAST(ST_MaxX(GeomFromText('LINESTRING(0 0,7 5)')) AS INT)"), 7);
        QVERIFY(!database.execute("SELECT load_extension('mod_spatialite')"));
    }
    void moreThanOneStatementIsRefusedByPrepare()
    {
        const QTemporaryDir folder;
        Database database = made(folder);
        QCOMPARE(database.prepare("SELECT 1; SELECT 2").error().code, ErrorCode::Internal);
        QCOMPARE(database.prepare(" ").error().code, ErrorCode::Internal);
        QVERIFY(database.prepare("SELECT 1 ;\n"));
        QCOMPARE(database.scalarInteger("SELECT 1 WHERE 0").error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(SqliteTest)
#include "sqlite_test.moc"
