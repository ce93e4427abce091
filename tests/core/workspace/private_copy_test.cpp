// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/private_copy.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::workspace;

class PrivateCopyTest : public QObject {
    Q_OBJECT

private slots:
    void theCopyComesWithItsJournalsAndGoesWithItsOwner()
    {
        const QTemporaryDir folder;
        const QTemporaryDir cache;
        const std::filesystem::path file = folder.filePath("ä.gpkg").toStdString();
        std::ofstream(file) << "database";
        QVERIFY(!hasJournals(file));
        std::ofstream(file.string() + "-journal") << "journal";
        QVERIFY(hasJournals(file));
        Job job;
        std::filesystem::path copied;
        {
            auto made = PrivateCopy::of(file, cache.path().toStdString(), job);
            WB_VERIFY_RESULT(made);
            const PrivateCopy copy = std::move(made).value();
            copied = copy.file();
            QCOMPARE(copied.filename().string(), "ä.gpkg");
            QVERIFY(std::filesystem::exists(copied) && hasJournals(copied));
            QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 2);
        }
        QVERIFY(!std::filesystem::exists(copied.parent_path()));
    }
    void aMissingFileIsSaidSoAndLeavesNothing()
    {
        const QTemporaryDir cache;
        Job job;
        QCOMPARE(PrivateCopy::of("/nowhere/at/all", cache.path().toStdString(), job).error().code, ErrorCode::NotFound);
        QVERIFY(QDir(cache.filePath("weitblick/reading")).isEmpty());
    }
    void whatACrashLeftAWeekAgoIsSwept()
    {
        const QTemporaryDir folder;
        const QTemporaryDir cache;
        const std::filesystem::path reading = cache.filePath("weitblick/reading").toStdString();
        for (const char* name : {"old", "new"}) {
            std::filesystem::create_directories(reading / name);
            std::ofstream(reading / name / "x") << "x";
        }
        std::filesystem::last_write_time(reading / "old",
                                         std::filesystem::file_time_type::clock::now() - std::chrono::days(8));
        std::ofstream(folder.filePath("a").toStdString()) << "x";
        Job job;
        WB_VERIFY_RESULT(PrivateCopy::of(folder.filePath("a").toStdString(), cache.path().toStdString(), job));
        QVERIFY(!std::filesystem::exists(reading / "old") && std::filesystem::exists(reading / "new"));
    }
    void aCacheThatCannotBeMadeIsSaidSo()
    {
        Job job;
        QVERIFY(!PrivateCopy::of("/etc/passwd", "/proc/self/no", job));
    }
};

QTEST_GUILESS_MAIN(PrivateCopyTest)
#include "private_copy_test.moc"
