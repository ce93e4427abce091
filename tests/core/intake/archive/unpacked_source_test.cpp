// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/archive/unpacked_source.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/files.h"
#include "tests/support/verify_result.h"
#include "tests/support/zip_file.h"

using namespace weitblick;
using namespace weitblick::intake;

class UnpackedSourceTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] std::filesystem::path folder() const { return m_folder.path().toStdString(); }

private slots:
    void theFilesAreThereAndGoAgain()
    {
        QVERIFY(test::writeZip((folder() / "a.zip").string(), {{"x/Wege.shp", "eins"}, {"x/Wege.DBF", "zwei"}}));
        WB_VALUE(const auto zip, io::ZipArchive::open(folder() / "a.zip"));
        Job job;
        std::filesystem::path file;
        {
            WB_VALUE(const auto unpacked,
                     UnpackedSource::of(zip, {.stem = "Wege", .members = {"x/Wege.shp", "x/Wege.DBF"}}, folder(),
                                        "Wege", job));
            file = unpacked.file();
            QCOMPARE(file.filename().string(), std::string("Wege.shp"));
            QCOMPARE(test::contentOf(file), std::string("eins"));
            QCOMPARE(test::contentOf(file.parent_path() / "Wege.dbf"), std::string("zwei"));
        }
        QVERIFY(!std::filesystem::exists(file.parent_path()));
    }
    void noNameLeadsOutOfTheFolder()
    {
        QVERIFY(test::writeZip((folder() / "b.zip").string(), {{"../../weg.csv", "a;b"}}));
        WB_VALUE(const auto zip, io::ZipArchive::open(folder() / "b.zip"));
        Job job;
        for (const std::string& stem :
             {std::string("../../weg"), std::string("a\x01"), std::string(300, 'x'), std::string()}) {
            WB_VALUE(const auto unpacked,
                     UnpackedSource::of(zip, {.stem = stem, .members = {"../../weg.csv"}}, folder(), stem, job));
            QCOMPARE(unpacked.file().filename().string(), std::string("quelle.csv"));
            QCOMPARE(unpacked.file().parent_path().parent_path(), folder());
        }
    }
    void aMemberThatIsNotThereIsAnError()
    {
        QVERIFY(test::writeZip((folder() / "c.zip").string(), {{"a.csv", "a;b"}}));
        WB_VALUE(const auto zip, io::ZipArchive::open(folder() / "c.zip"));
        Job job;
        const auto unpacked = UnpackedSource::of(zip, {.stem = "b", .members = {"b.csv"}}, folder(), "b", job);
        QVERIFY(!unpacked.has_value());
        QCOMPARE(unpacked.error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(UnpackedSourceTest)
#include "unpacked_source_test.moc"
