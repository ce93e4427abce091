// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/database_copy.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fstream>
#include <sys/resource.h>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::workspace;

class DatabaseCopyTest : public QObject {
    Q_OBJECT

    std::optional<QTemporaryDir> m_folder;
    std::optional<Database> m_database;
    [[nodiscard]] std::filesystem::path file(const char* name) const { return m_folder->filePath(name).toStdString(); }
    [[nodiscard]] qsizetype fileCount() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).size();
    }
    static std::int64_t rowsIn(const std::filesystem::path& path)
    {
        auto opened = Database::open(path, OpenMode::ReadOnly);
        return opened ? std::move(opened).value().scalarInteger("SELECT count(*) FROM t").value() : -1;
    }
    /// A file size limit stops the write half way, as a full disk does.
    template <typename Call>
    static auto withFilesUpTo(rlim_t bytes, Call call)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{.rlim_cur = bytes, .rlim_max = RLIM_INFINITY};
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        setrlimit(RLIMIT_FSIZE, &small);
        auto outcome = call();
        setrlimit(RLIMIT_FSIZE, &before);
        return outcome;
    }

private slots:
    void init()
    {
        m_database.reset();
        m_folder.emplace();
        auto opened = Database::open(file("a.gpkg"), OpenMode::Create);
        m_database.emplace(std::move(opened).value());
        WB_VERIFY_RESULT(m_database->execute("CREATE TABLE t(a); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1"
                                             " FROM n WHERE i<1000) INSERT INTO t SELECT zeroblob(1000) FROM n"));
    }
    void theCopyIsWholeAndAlone()
    {
        Job job;
        WB_VERIFY_RESULT(copyDatabase(*m_database, file("ü.gpkg"), job));
        QCOMPARE(rowsIn(file("ü.gpkg")), 1000);
        QCOMPARE(fileCount(), 2);
        std::filesystem::permissions(file("ü.gpkg"),
                                     std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
        WB_VERIFY_RESULT(m_database->execute("DELETE FROM t WHERE rowid>10"));
        WB_VERIFY_RESULT(copyDatabase(*m_database, file("ü.gpkg"), job)); // replaces
        QCOMPARE(rowsIn(file("ü.gpkg")), 10);
        QCOMPARE(static_cast<unsigned>(std::filesystem::status(file("ü.gpkg")).permissions()), 0600U);
    }
    void aFullDiskLeavesTheOldCopyAndNothingBeside()
    {
        Job job;
        WB_VERIFY_RESULT(copyDatabase(*m_database, file("b.gpkg"), job));
        WB_VERIFY_RESULT(m_database->execute("INSERT INTO t SELECT * FROM t"));
        for (const rlim_t bytes : {0U, 512U, 4096U, 100'000U, 1'500'000U}) {
            const auto outcome = withFilesUpTo(bytes, [&] { return copyDatabase(*m_database, file("b.gpkg"), job); });
            QVERIFY(!outcome);
            QCOMPARE(rowsIn(file("b.gpkg")), 1000);
            QCOMPARE(fileCount(), 2);
        }
    }
    void aStoppedCopyLeavesNothing()
    {
        std::stop_source source;
        source.request_stop();
        Job job(source.get_token(), {});
        QCOMPARE(copyDatabase(*m_database, file("b.gpkg"), job).error().code, ErrorCode::Cancelled);
        QCOMPARE(fileCount(), 1);
    }
    void anOpenChangeIsNotCopied()
    {
        Job job;
        const auto transaction = Transaction::begin(*m_database);
        QCOMPARE(copyDatabase(*m_database, file("b.gpkg"), job).error().code, ErrorCode::Internal);
    }
    void missingRoomIsSaidInMebibytes()
    {
        const auto outcome = requireSpace(m_folder->path().toStdString(), std::int64_t{1} << 60U);
        QCOMPARE(outcome.error().code, ErrorCode::NoSpace);
        QVERIFY(outcome.error().message.de.find("1099511627777 MiB") != std::string::npos);
        WB_VERIFY_RESULT(requireSpace(m_folder->path().toStdString(), 1));
    }
    void aClosedFileIsCopiedByteByByte()
    {
        Job job;
        std::ofstream(file("x")) << std::string(3'000'000, 'x');
        WB_VERIFY_RESULT(copyClosedFile(file("x"), file("y"), job));
        QCOMPARE(std::filesystem::file_size(file("y")), std::uintmax_t{3'000'000});
        QCOMPARE(copyClosedFile(file("none"), file("y"), job).error().code, ErrorCode::NotFound);
        QCOMPARE(copyClosedFile(file("x"), "/nowhere/at/all", job).error().code, ErrorCode::NotFound);
        const auto full = withFilesUpTo(1'000'000, [&] { return copyClosedFile(file("x"), file("z"), job); });
        QVERIFY(!full);
        QVERIFY(!std::filesystem::exists(file("z")));
    }
    void progressIsReported()
    {
        double last = -1.0;
        Job job({}, [&last](double fraction, std::string_view) { last = fraction; });
        WB_VERIFY_RESULT(copyDatabase(*m_database, file("b.gpkg"), job));
        QCOMPARE(last, 1.0);
    }
};

QTEST_GUILESS_MAIN(DatabaseCopyTest)
#include "database_copy_test.moc"
