// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <csignal>
#include <fstream>
#include <sstream>
#include <sys/resource.h>

using namespace weitblick;

namespace {

std::string contentOf(const std::filesystem::path& file)
{
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

} // namespace

class AtomicFileTest : public QObject {
    Q_OBJECT

private slots:
    void replacesAFileAndLeavesNothingBeside()
    {
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("ümläut main.txt").toStdString();
        QVERIFY(replaceFile(file, "old"));
        QVERIFY(replaceFile(file, "new"));
        QCOMPARE(contentOf(file), "new");
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }
    void keepsThePermissionsOfTheOldFile()
    {
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("private").toStdString();
        QVERIFY(replaceFile(file, "old"));
        std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
        QVERIFY(replaceFile(file, "new"));
        QCOMPARE(static_cast<unsigned>(std::filesystem::status(file).permissions()), 0600U);
    }
    void aFullDiskLeavesTheOldContent_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {9'000, 16'384, 20'000, 1 << 20}) { // sizes at which buffered writers have lost files
            QTest::addRow("%d bytes", size) << size;
        }
    }
    void aFullDiskLeavesTheOldContent()
    {
        QFETCH(int, size);
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("settings").toStdString();
        QVERIFY(replaceFile(file, "old"));
        // A file size limit stops the write half way, as a full disk does.
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{.rlim_cur = 4096, .rlim_max = RLIM_INFINITY};
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        setrlimit(RLIMIT_FSIZE, &small);
        const auto outcome = replaceFile(file, std::string(static_cast<std::size_t>(size), 'x'));
        setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!outcome);
        QCOMPARE(contentOf(file), "old");
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }
    void systemErrorsBecomeOurCodes()
    {
        QCOMPARE(systemError(ENOSPC, "x").code, ErrorCode::NoSpace);
        QCOMPARE(systemError(EROFS, "x").code, ErrorCode::ReadOnly);
        QCOMPARE(systemError(ENOENT, "x").code, ErrorCode::NotFound);
        QCOMPARE(systemError(EIO, "x").code, ErrorCode::Io);
        QVERIFY(!systemError(EIO, "x").message.de.empty());
    }
    void aMissingFolderIsNamed()
    {
        const auto outcome = replaceFile("/nowhere/at/all/file", "x");
        QCOMPARE(outcome.error().code, ErrorCode::NotFound);
        QCOMPARE(outcome.error().subject, "/nowhere/at/all/file");
    }
    void publishingMovesAFinishedFile()
    {
        const QTemporaryDir folder;
        const std::filesystem::path from = folder.filePath("a").toStdString();
        const std::filesystem::path to = folder.filePath("b").toStdString();
        std::ofstream(from) << "finished";
        QVERIFY(publishFile(from, to));
        QCOMPARE(contentOf(to), "finished");
        QVERIFY(!std::filesystem::exists(from));
        QCOMPARE(publishFile(from, to).error().code, ErrorCode::NotFound);
        QCOMPARE(contentOf(to), "finished");
    }
};

QTEST_GUILESS_MAIN(AtomicFileTest)
#include "atomic_file_test.moc"
