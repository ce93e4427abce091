// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/import_record.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/files.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;
using weitblick::test::writeFile;

class ImportRecordTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] std::filesystem::path folder() const { return m_folder.path().toStdString(); }

private slots:
    void theRecordNamesEveryFileWithItsHash()
    {
        const auto first = writeFile(folder(), "a.shp", "abc");
        const auto second = writeFile(folder(), "a.dbf", "");
        ImportRecord record({first, second});
        Job job;
        WB_VERIFY_RESULT(record.finish(job));
        LayerPreview layer;
        layer.remarks = {{"gut", "good"}};
        layer.choices.crs = "EPSG:31467";
        const auto lineage = record.lineageOf(layer);
        QCOMPARE(lineage.activity, std::string("import"));
        QCOMPARE(lineage.sources.size(), std::size_t{2});
        // Golden: FIPS 180-2, "abc".
        QCOMPARE(lineage.sources[0].sha256,
                 std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(lineage.sources[0].sizeBytes, std::int64_t{3});
        QCOMPARE(lineage.notes, std::vector<std::string>{"gut | good"});
        QVERIFY(lineage.parameters.at(0).value.find("EPSG:31467") != std::string::npos);
        QVERIFY(!lineage.programVersion.empty());
    }
    void titleAndDateAreFilledInWhereNothingWasSaid()
    {
        const auto file = writeFile(folder(), "b.shp", "abc");
        std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now());
        const ImportRecord record({file});
        const auto filled = record.entryFor({.licence = "dl-de/by-2-0"}, "Straßen");
        QCOMPARE(filled.title, std::string("Straßen"));
        QCOMPARE(filled.licence, std::string("dl-de/by-2-0"));
        QCOMPARE(filled.dataDate, isoUtc(utcNow()).substr(0, 10));
        const auto given = record.entryFor({.title = "T", .dataDate = "2021"}, "x");
        QCOMPARE(given.title, std::string("T"));
        QCOMPARE(given.dataDate, std::string("2021"));
    }
    void aFileThatChangesMeanwhileIsNoticed()
    {
        const auto file = writeFile(folder(), "c.shp", "abc");
        ImportRecord record({file});
        writeFile(folder(), "c.shp", "abcdef");
        Job job;
        const auto outcome = record.finish(job);
        QVERIFY(!outcome.has_value());
        QCOMPARE(outcome.error().code, ErrorCode::InvalidInput);
    }
    void aFileThatVanishesIsAnError()
    {
        ImportRecord record({folder() / "fehlt.shp"});
        Job job;
        QVERIFY(!record.finish(job).has_value());
    }
    void anInterruptedImportCanBeAskedForAgain()
    {
        const ImportRequest request{.source = "/daten/a.shp",
                                    .choices = {.crs = "EPSG:25832"},
                                    .layerName = "straßen",
                                    .role = "streets",
                                    .entry = {.title = "T", .licence = "L"},
                                    .replace = true};
        WB_VALUE(const ImportRequest back, requestFromPurpose(purposeOf(request, {.crs = "EPSG:31467"})));
        QCOMPARE(back.source, request.source);
        QCOMPARE(back.choices.crs.value_or(""), std::string("EPSG:31467"));
        QCOMPARE(back.layerName, request.layerName);
        QCOMPARE(back.role, request.role);
        QVERIFY(!back.profile.has_value());
        QVERIFY(back.entry == request.entry);
        QVERIFY(back.replace);
        QVERIFY(!requestFromPurpose("{\"activity\":\"buffer\"}").has_value());
        QVERIFY(!requestFromPurpose("").has_value());
    }
};

QTEST_GUILESS_MAIN(ImportRecordTest)
#include "import_record_test.moc"
