// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/workspace/database_copy.h"
#include "core/workspace/file_state.h"

#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::workspace;

class FileStateTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::optional<Database> m_database;
    [[nodiscard]] std::filesystem::path file() const { return m_folder.filePath("a.gpkg").toStdString(); }

private slots:
    void initTestCase()
    {
        auto opened = Database::open(file(), OpenMode::Create);
        WB_VERIFY_RESULT(opened);
        m_database.emplace(std::move(opened).value());
        WB_VERIFY_RESULT(m_database->execute("CREATE TABLE t(a)"));
    }
    void everyWriteMakesAnotherState()
    {
        const auto before = fileStateOf(*m_database);
        WB_VERIFY_RESULT(before);
        QCOMPARE(*fileStateOf(*m_database), *before);
        WB_VERIFY_RESULT(m_database->execute("INSERT INTO t VALUES(1)"));
        const auto after = fileStateOf(*m_database);
        QCOMPARE(after->changeCounter, before->changeCounter + 1);
        QCOMPARE(after->sizeBytes, static_cast<std::int64_t>(std::filesystem::file_size(file())));
    }
    void theHeadOfAFileSaysTheSameWithoutOpeningIt()
    {
        const auto head = headOfFile(file());
        WB_VERIFY_RESULT(head);
        QVERIFY(head->isDatabase && !head->isWal);
        QCOMPARE(head->state, *fileStateOf(*m_database));
    }
    void theHashIsThatOfEveryByteButTheWriteCounters()
    {
        Job job;
        const std::string before = *hashOfFile(*m_database, job);
        WB_VERIFY_RESULT(copyDatabase(*m_database, m_folder.filePath("copy").toStdString(), job));
        auto copy = Database::open(m_folder.filePath("copy").toStdString(), OpenMode::ReadOnly);
        Database copied = std::move(copy).value();
        QCOMPARE(*hashOfFile(copied, job), before);
        std::string bytes(std::filesystem::file_size(file()), ' ');
        std::ifstream(file(), std::ios::binary).read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        for (const auto& [at, count] : {std::pair(24, 4), std::pair(40, 4), std::pair(92, 8)}) {
            bytes.replace(static_cast<std::size_t>(at), static_cast<std::size_t>(count),
                          std::string(static_cast<std::size_t>(count), '\0'));
        }
        QCOMPARE(before, sha256Of(bytes));
    }
    void lookingAtAFileKeepsTheLocksOfThisProcess()
    {
        auto writing = Transaction::begin(*m_database);
        WB_VERIFY_RESULT(m_database->execute("INSERT INTO t VALUES(2)"));
        WB_VERIFY_RESULT(headOfFile(file()));
        const pid_t child = ::fork(); // locks are seen by other processes only
        if (child == 0) {
            struct flock range{};
            range.l_type = F_WRLCK;
            range.l_whence = SEEK_SET;
            range.l_start = 0x40000001; // SQLite's reserved byte
            range.l_len = 1;
            const int descriptor = ::open(file().c_str(), O_RDWR);
            ::_exit(::fcntl(descriptor, F_SETLK, &range) == 0 ? 1 : 0);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        QCOMPARE(WEXITSTATUS(status), 0);
    }
    void whatIsNoFileIsSaidSo()
    {
        QCOMPARE(headOfFile(m_folder.filePath("none").toStdString()).error().code, ErrorCode::NotFound);
        QCOMPARE(headOfFile(m_folder.path().toStdString()).error().code, ErrorCode::InvalidInput);
        std::ofstream(m_folder.filePath("short").toStdString()) << "SQLite";
        QVERIFY(!headOfFile(m_folder.filePath("short").toStdString())->isDatabase);
    }
    void aStoppedJobEndsTheHash()
    {
        std::stop_source source;
        source.request_stop();
        Job job(source.get_token(), {});
        QCOMPARE(hashOfFile(*m_database, job).error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(FileStateTest)
#include "file_state_test.moc"
