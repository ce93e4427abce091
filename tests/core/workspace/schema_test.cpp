// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/schema.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::workspace;

class SchemaTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::optional<Database> m_database;

private slots:
    void init()
    {
        static int number = 0;
        const auto file = m_folder.filePath(QString::number(++number) + ".gpkg").toStdString();
        auto opened = Database::open(file, OpenMode::Create);
        WB_VERIFY_RESULT(opened);
        m_database.emplace(std::move(opened).value());
        WB_VERIFY_RESULT(createSchema(*m_database, 25833));
    }
    void theFileSaysThatItIsAGeoPackage()
    {
        QCOMPARE(*m_database->scalarInteger("PRAGMA application_id"), 0x47504B47);
        QCOMPARE(*m_database->scalarInteger("PRAGMA user_version"), 10300);
        QCOMPARE(*m_database->scalarInteger("PRAGMA page_size"), 4096);
        QCOMPARE(*m_database->scalarText("PRAGMA journal_mode"), "delete");
        QCOMPARE(*m_database->scalarText("PRAGMA integrity_check"), "ok");
        QVERIFY(!*std::move(m_database->prepare("PRAGMA foreign_key_check")).value().step());
    }
    void everyTableOfOursIsRegistered()
    {
        QCOMPARE(*m_database->scalarInteger("SELECT count(*) FROM sqlite_schema s WHERE type='table' AND name LIKE "
                                            "'wb!_%' ESCAPE '!' AND NOT (EXISTS(SELECT 1 FROM gpkg_contents WHERE "
                                            "table_name=s.name AND data_type='attributes') AND EXISTS(SELECT 1 FROM "
                                            "gpkg_extensions WHERE table_name=s.name))"),
                 0);
        QVERIFY(*m_database->scalarInteger("SELECT count(*) FROM gpkg_contents") >= 12);
    }
    void versionAndProjectSystemAreKept()
    {
        QCOMPARE(*schemaVersionOf(*m_database), kSchemaVersion);
        QCOMPARE(*metaInteger(*m_database, "project_srs"), 25833);
        QCOMPARE(metaInteger(*m_database, "nothing").error().code, ErrorCode::Database);
        WB_VERIFY_RESULT(setMeta(*m_database, "schema_version", "7x"));
        QCOMPARE(schemaVersionOf(*m_database).error().code, ErrorCode::Database);
    }
    void aGeoPackageOfOthersIsNoProject()
    {
        auto other = Database::open(m_folder.filePath("other.gpkg").toStdString(), OpenMode::Create);
        Database database = std::move(other).value();
        WB_VERIFY_RESULT(createGeoPackageTables(database));
        QCOMPARE(schemaVersionOf(database).error().code, ErrorCode::InvalidInput);
    }
    void aViewInThePlaceOfATableIsNoticed()
    {
        WB_VERIFY_RESULT(verifySchema(*m_database));
        WB_VERIFY_RESULT(m_database->execute(
            "DROP TABLE wb_role; CREATE VIEW wb_role AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n)"
            " SELECT i AS id FROM n"));
        const auto outcome = verifySchema(*m_database);
        QCOMPARE(outcome.error().code, ErrorCode::Database);
        QVERIFY(outcome.error().message.en.find("wb_role") != std::string::npos);
    }
    void gdalListsTheTables()
    {
        const QString program = QStandardPaths::findExecutable("ogrinfo");
        if (program.isEmpty()) {
            QSKIP("ogrinfo is not installed");
        }
        QProcess ogrinfo;
        ogrinfo.setProcessChannelMode(QProcess::MergedChannels);
        ogrinfo.start(program, {"-ro", "-so", QString::fromStdString(m_database->file().string()), "wb_dataset"});
        QVERIFY(ogrinfo.waitForFinished());
        const QString text = ogrinfo.readAll();
        QVERIFY2(ogrinfo.exitCode() == 0 && text.contains("content_hash: String"), qPrintable(text));
        QVERIFY2(!text.contains("Warning") && !text.contains("ERROR"), qPrintable(text));
    }
};

QTEST_GUILESS_MAIN(SchemaTest)
#include "schema_test.moc"
