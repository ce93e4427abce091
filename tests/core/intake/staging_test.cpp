// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/staging.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include "tests/support/files.h"
#include "tests/support/hot_journal.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;
using weitblick::test::writeFile;

class StagingTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    static Format format() { return {.id = "x", .extensions = {"shp"}}; }

private slots:
    void aHostileNameBecomesAPlainOne()
    {
        const auto file = writeFile(folder(), "a\nb \x1b[31m.xyz", "inhalt");
        WB_VALUE(StagedSource source, StagedSource::create({file.string()}, {}));
        Job job;
        WB_VALUE(const auto link, source.fileFor(format(), job));
        QCOMPARE(link.filename().string(), std::string("quelle.shp"));
        QCOMPARE(test::contentOf(link), std::string("inhalt"));
    }
    void companionsLieBesideTheSourceUnderItsName()
    {
        const auto shp = writeFile(folder(), "Straßen.SHP", "s");
        const auto dbf = writeFile(folder(), "straßen.dbf", "d");
        WB_VALUE(StagedSource source, StagedSource::create({shp.string(), dbf.string()}, {}));
        Job job;
        WB_VALUE(const auto link, source.fileFor(format(), job));
        QCOMPARE(link.filename().string(), std::string("Straßen.shp"));
        QCOMPARE(test::contentOf(link.parent_path() / "Straßen.dbf"), std::string("d"));
    }
    void companionsThatDifferOnlyInCaseAreNoError()
    {
        const auto shp = writeFile(folder(), "Wege.SHP", "s");
        const auto upper = writeFile(folder(), "Wege.DBF", "gross");
        const auto lower = writeFile(folder(), "Wege.dbf", "klein");
        WB_VALUE(StagedSource source, StagedSource::create({shp.string(), upper.string(), lower.string()}, {}));
        Job job;
        WB_VALUE(const auto link, source.fileFor(format(), job));
        QCOMPARE(test::contentOf(link), std::string("s"));
        QCOMPARE(test::contentOf(link.parent_path() / "Wege.dbf"), std::string("gross"));
    }
    void aWriteAheadLogIsTakenIn()
    {
        const auto file = folder() / "plan.gpkg";
        QVERIFY(test::writeAndDie(file, "CREATE TABLE early(x); PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0;"
                                        "CREATE TABLE late(x); INSERT INTO late VALUES (1),(2),(3)"));
        const std::string before = test::contentOf(file);
        const std::string log = test::contentOf(file.string() + "-wal");
        WB_VALUE(StagedSource source, StagedSource::create({file.string(), file.string() + "-wal"}, {}));
        Job job;
        WB_VALUE(const auto link, source.fileFor({.id = "x", .extensions = {"gpkg"}}, job));
        QVERIFY(!std::filesystem::exists(link.string() + "-wal"));
        WB_VALUE(auto database, workspace::Database::open(link, workspace::OpenMode::ReadOnly));
        WB_VALUE(auto rows, database.prepare("SELECT count(*) FROM late"));
        WB_VALUE(const bool row, rows.step());
        QVERIFY(row);
        QCOMPARE(rows.integer(0), std::int64_t{3});
        QVERIFY2(test::contentOf(file) == before && test::contentOf(file.string() + "-wal") == log,
                 "the user's files were changed");
    }
    void aHotJournalIsRolledBack()
    {
        const auto file = folder() / "halb.gpkg";
        {
            WB_VALUE(auto database, workspace::Database::open(file, workspace::OpenMode::Create));
            WB_VERIFY_RESULT(database.execute("CREATE TABLE old(x); INSERT INTO old VALUES (1)"));
        }
        QVERIFY(test::leaveHotJournal(file));
        WB_VALUE(StagedSource source, StagedSource::create({file.string(), file.string() + "-journal"}, {}));
        Job job;
        WB_VALUE(const auto link, source.fileFor({.id = "x", .extensions = {"gpkg"}}, job));
        WB_VALUE(auto database, workspace::Database::open(link, workspace::OpenMode::ReadOnly));
        WB_VALUE(const bool hot, database.hasTable("hot"));
        WB_VALUE(const bool old, database.hasTable("old"));
        QVERIFY(!hot && old);
    }
    void errorsDoNotShowThePrivateFolder()
    {
        const auto file = writeFile(folder(), "a.shp", "s");
        WB_VALUE(StagedSource source, StagedSource::create({file.string()}, {}));
        Job job;
        WB_VALUE(const auto link, source.fileFor(format(), job));
        const std::string path = link.string();
        const Error error = source.named({.message = {"'" + path + "' ist " + path, path}, .subject = path});
        QCOMPARE(error.message.de, std::string("'a.shp' ist a.shp"));
        QCOMPARE(error.message.en, std::string("a.shp"));
        QCOMPARE(error.subject, std::string("a.shp"));
    }
    void nothingIsLeftBehind()
    {
        const auto file = writeFile(folder(), "a.shp", "s");
        std::filesystem::path staged;
        {
            WB_VALUE(StagedSource source, StagedSource::create({file.string()}, {}));
            Job job;
            WB_VALUE(staged, source.fileFor(format(), job));
            QVERIFY(std::filesystem::exists(staged));
        }
        QVERIFY(!std::filesystem::exists(staged.parent_path()));
        QCOMPARE(test::contentOf(file), std::string("s"));
    }
    void whatIsNoReadableFileIsRefused()
    {
        const auto empty = writeFile(folder(), "leer.shp", "");
        const std::string pipe = (folder() / "pipe").string();
        QCOMPARE(mkfifo(pipe.c_str(), 0600), 0);
        const auto codeOf = [](const std::string& file) {
            const auto source = StagedSource::create({file}, {});
            return source ? ErrorCode::Internal : source.error().code;
        };
        QCOMPARE(codeOf(empty.string()), ErrorCode::InvalidInput);
        QCOMPARE(codeOf(folder().string()), ErrorCode::InvalidInput);
        QCOMPARE(codeOf(pipe), ErrorCode::InvalidInput);
        QCOMPARE(codeOf((folder() / "fehlt").string()), ErrorCode::NotFound);
    }
    void aFileBeyondTheBudgetIsRefused()
    {
        const auto file = writeFile(folder(), "gross.shp", std::string(2000, 'x'));
        const auto source = StagedSource::create({file.string()}, {.fileBytes = 1000});
        QVERIFY(!source.has_value());
        QCOMPARE(source.error().code, ErrorCode::Budget);
    }
    void theMessageSaysWhatAFileIsInstead_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("word");
        QTest::newRow("VRT") << QByteArray("<OGRVRTDataSource><OGRVRTLayer/></OGRVRTDataSource>") << "VRT";
        QTest::newRow("WMS") << QByteArray("<GDAL_WMS><Service/></GDAL_WMS>") << "Kartendienst";
        QTest::newRow("web page") << QByteArray("<!DOCTYPE html><html><body>404</body></html>") << "Internetseite";
        QTest::newRow("zip") << QByteArray("PK\x03\x04xxxx") << "ZIP";
        QTest::newRow("PDF") << QByteArray("%PDF-1.7") << "PDF";
        QTest::newRow("drawing") << QByteArray("AC1032") << "DXF";
        QTest::newRow("project") << QByteArray("<qgis version=\"3\"/>") << "QGIS";
        QTest::newRow("layer definition")
            << QByteArray("<!DOCTYPE qgis-layer-definition>\n<qlr>") << "Ebenendefinition";
        QTest::newRow("print layout") << QByteArray("<Layout units=\"mm\">") << "Druckvorlage";
        QTest::newRow("style") << QByteArray("<StyledLayerDescriptor xmlns:gml=\"http://www.opengis.net/gml\">")
                               << "SLD";
        QTest::newRow("bytes") << QByteArray("\x00\x01\x02\x03\x00\xff", 6) << "kein bekanntes Format";
    }
    void theMessageSaysWhatAFileIsInstead()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, word);
        const auto file = writeFile(folder(), "daten.bin", content.toStdString());
        WB_VALUE(const StagedSource source, StagedSource::create({file.string()}, {}));
        const auto found = recognisedFormat(source);
        QVERIFY(!found.has_value());
        QCOMPARE(found.error().code, ErrorCode::InvalidInput);
        QVERIFY2(QString::fromStdString(found.error().message.de).contains(word), found.error().message.de.c_str());
        QVERIFY(!found.error().message.en.empty());
    }
};

QTEST_GUILESS_MAIN(StagingTest)
#include "staging_test.moc"
