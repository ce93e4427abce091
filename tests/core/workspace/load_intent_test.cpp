// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/load_intent.h"
#include "core/workspace/schema.h"
#include "core/workspace/staging.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::workspace;

class LoadIntentTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::optional<Database> m_database;

    std::int64_t marks() { return *m_database->scalarInteger("SELECT count(*) FROM wb_staging"); }
    void letItsProcessDie() { WB_VERIFY_RESULT(m_database->execute("UPDATE wb_staging SET process_start='before'")); }

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
    void cleanup() { m_database.reset(); }

    void theNoteGoesWithTheImport()
    {
        {
            WB_VALUE(auto intent, LoadIntent::announce(*m_database, "Straßen", "{}"));
            QCOMPARE(marks(), std::int64_t{1});
            WB_VERIFY_RESULT(intent.end());
            QCOMPARE(marks(), std::int64_t{0});
            WB_VERIFY_RESULT(intent.end());
        }
        {
            WB_VALUE(auto intent, LoadIntent::announce(*m_database, "Straßen", "{}"));
            LoadIntent moved = std::move(intent);
            QCOMPARE(marks(), std::int64_t{1});
        }
        QCOMPARE(marks(), std::int64_t{0});
    }
    void anImportKilledBeforeItsFirstRowIsOfferedAgain()
    {
        WB_VALUE(auto intent, LoadIntent::announce(*m_database, "Straßen", "{\"a\":1}"));
        WB_VALUE(const auto alive, interruptedLoads(*m_database));
        QVERIFY(alive.empty());
        letItsProcessDie();
        WB_VALUE(const auto found, interruptedLoads(*m_database));
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].layer, std::string("Straßen"));
        QCOMPARE(found[0].purpose, std::string("{\"a\":1}"));
        WB_VALUE(const auto swept, sweepStaging(*m_database));
        QCOMPARE(swept.size(), std::size_t{1});
        QCOMPARE(marks(), std::int64_t{0});
    }
    void whatHadBegunToLoadIsOfferedOnce()
    {
        WB_VALUE(auto intent, LoadIntent::announce(*m_database, "strassen", "{\"a\":1}"));
        WB_VERIFY_RESULT(markStaged(*m_database, {.table = "wb_load_1", .layer = "Straßen", .purpose = "{\"a\":1}"}));
        letItsProcessDie();
        WB_VALUE(const auto found, interruptedLoads(*m_database));
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].layer, std::string("Straßen"));
        WB_VALUE(const auto swept, sweepStaging(*m_database));
        QCOMPARE(swept.size(), std::size_t{1});
        QCOMPARE(marks(), std::int64_t{0});
    }
    void severalImportsHaveTheirOwnNotes()
    {
        WB_VALUE(auto one, LoadIntent::announce(*m_database, "a", "{}"));
        WB_VALUE(auto other, LoadIntent::announce(*m_database, "b", "{}"));
        QCOMPARE(marks(), std::int64_t{2});
        WB_VERIFY_RESULT(one.end());
        QCOMPARE(*m_database->scalarInteger("SELECT count(*) FROM wb_staging WHERE layer='b'"), std::int64_t{1});
        QVERIFY(isIntentName("wb_intent_1"));
        QVERIFY(!isIntentName("wb_load_1"));
    }
};

QTEST_GUILESS_MAIN(LoadIntentTest)
#include "load_intent_test.moc"
