// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/process_identity.h"
#include "core/workspace/schema.h"
#include "core/workspace/staging.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::workspace;

class StagingTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::optional<Database> m_database;

    void makeLoad(const std::string& table)
    {
        const std::string tree = quoteIdentifier("rtree_" + table + "_geom");
        WB_VERIFY_RESULT(m_database->execute(
            "CREATE TABLE " + quoteIdentifier(table) + "(fid INTEGER PRIMARY KEY, geom BLOB); CREATE VIRTUAL TABLE " +
            tree + " USING rtree(id,minx,maxx,miny,maxy); INSERT INTO " + tree + " VALUES(1,0,1,0,1)"));
        WB_VERIFY_RESULT(markStaged(*m_database, {.table = table, .layer = "Straßen", .purpose = "{\"a\":1}"}));
    }
    void letItsProcessDie() { WB_VERIFY_RESULT(m_database->execute("UPDATE wb_staging SET process_start='before'")); }
    std::int64_t count(const std::string& what) { return *m_database->scalarInteger("SELECT count(*) FROM " + what); }

private slots:
    void init()
    {
        static int number = 0;
        const auto file = m_folder.filePath(QString::number(++number) + ".gpkg").toStdString();
        auto opened = Database::open(file, OpenMode::Create);
        WB_VERIFY_RESULT(opened);
        m_database.emplace(std::move(opened).value());
        WB_VERIFY_RESULT(createSchema(*m_database));
    }
    void aDeadLoadIsDroppedAndToldOf()
    {
        makeLoad("a\"; b");
        letItsProcessDie();
        QCOMPARE(interruptedLoads(*m_database)->size(), std::size_t{1}); // which only looks
        const auto swept = sweepStaging(*m_database);
        WB_VERIFY_RESULT(swept);
        QCOMPARE(swept->size(), std::size_t{1});
        QCOMPARE(swept->front().layer, "Straßen");
        QCOMPARE(swept->front().purpose, "{\"a\":1}");
        QVERIFY(swept->front().started.ends_with('Z'));
        QCOMPARE(count("wb_staging"), 0);
        QCOMPARE(count("sqlite_schema WHERE name LIKE '%a\"; b%'"), 0);
    }
    void aLoadThatRunsIsLeftAlone()
    {
        makeLoad("a");
        QVERIFY(*isStaged(*m_database, "A"));
        QVERIFY(sweepStaging(*m_database)->empty());
        QVERIFY(*m_database->hasTable("a"));
        WB_VERIFY_RESULT(m_database->execute("UPDATE wb_staging SET host='elsewhere', process_start='x'"));
        QVERIFY(sweepStaging(*m_database)->empty());
        QCOMPARE(count("wb_staging"), 1);
    }
    void aTableThatIsShownIsNeverDropped()
    {
        makeLoad("a");
        letItsProcessDie();
        WB_VERIFY_RESULT(m_database->execute("INSERT INTO gpkg_contents(table_name,data_type) VALUES('a','features')"));
        QCOMPARE(sweepStaging(*m_database)->size(), std::size_t{1});
        QVERIFY(*m_database->hasTable("a"));
        WB_VERIFY_RESULT(m_database->execute("INSERT INTO wb_staging(table_name,layer,purpose,started,host,pid,"
                                             "process_start) VALUES('gpkg_contents','','','','" +
                                             currentProcess().host + "',0,'')"));
        WB_VERIFY_RESULT(sweepStaging(*m_database));
        QVERIFY(*m_database->hasTable("gpkg_contents"));
    }
    void aMarkCanBeTakenBack()
    {
        const auto mark = markStaged(*m_database, {.table = "a", .layer = "a", .purpose = ""});
        WB_VERIFY_RESULT(mark);
        QCOMPARE(markStaged(*m_database, {.table = "a"}).error().code, ErrorCode::Database);
        WB_VERIFY_RESULT(unmarkStaged(*m_database, *mark));
        QVERIFY(!*isStaged(*m_database, "a"));
    }
    void nothingToSweepChangesNothing()
    {
        const auto before = *m_database->scalarInteger("PRAGMA data_version") + m_database->changes();
        QVERIFY(sweepStaging(*m_database)->empty());
        QCOMPARE(*m_database->scalarInteger("PRAGMA data_version") + m_database->changes(), before);
    }
};

QTEST_GUILESS_MAIN(StagingTest)
#include "staging_test.moc"
