// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/workspace/backup.h"
#include "core/workspace/project_opening.h"
#include "core/workspace/schema.h"
#include "core/workspace/session_state.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <fstream>

#include "tests/support/hot_journal.h"
#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::workspace;

namespace {

std::string hashOf(const std::filesystem::path& file)
{
    Job job;
    return *sha256OfFile(file, job);
}

} // namespace

class ProjectOpeningTest : public QObject {
    Q_OBJECT

    std::optional<test::TemporaryProject> m_made;
    std::optional<QTemporaryDir> m_cache;
    Job m_job;

    [[nodiscard]] QStringList filesInFolder() const
    {
        return QDir(m_made->folder()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    [[nodiscard]] OpenOptions onShare(Access access = Access::ReadWrite) const
    {
        return {.access = access,
                .isOnShare = [](const std::filesystem::path&) { return true; },
                .cacheFolder = m_cache->path().toStdString()};
    }
    [[nodiscard]] OpenOptions reading() const
    {
        return {.access = Access::ReadOnly, .isOnShare = {}, .cacheFolder = m_cache->path().toStdString()};
    }
    void change(const char* sql) const
    {
        auto opened = Database::open(m_made->file(), OpenMode::ReadWrite);
        WB_VERIFY_RESULT(std::move(opened).value().execute(sql));
    }

private slots:
    void init()
    {
        if (qEnvironmentVariableIsSet("WB_READ_ONLY_PROJECT")) {
            return;
        }
        m_made.emplace();
        m_cache.emplace();
        WB_VERIFY_RESULT(m_made->addPoints("punkte", {1, 2, 3}));
        m_made->close();
    }
    void aHotJournalIsReadInACopyAndChangesNothing()
    {
        QVERIFY(test::leaveHotJournal(m_made->file()));
        const std::string before = hashOf(m_made->file());
        const QStringList files = filesInFolder();
        {
            auto opened = Workspace::open(m_made->file(), reading(), m_job);
            WB_VERIFY_RESULT(opened);
            Workspace project = std::move(opened).value();
            QVERIFY(project.isReadOnly());
            QCOMPARE(project.openReport().remarks.size(), std::size_t{1});
            QCOMPARE(project.dataset("punkte")->rowCount, 3);
            QVERIFY(!*project.database().hasTable("hot"));
            QCOMPARE(project.file(), m_made->file());
        }
        QCOMPARE(hashOf(m_made->file()), before);
        QCOMPARE(filesInFolder(), files);
        QVERIFY(QDir(m_cache->filePath("weitblick/reading")).isEmpty());
    }
    void aHotJournalIsRolledBackByAWriter()
    {
        QVERIFY(test::leaveHotJournal(m_made->file()));
        m_made->reopen();
        QVERIFY(!*m_made->database().hasTable("hot"));
        QCOMPARE(m_made->project().dataset("punkte")->rowCount, 3);
        QVERIFY(!m_made->project().openReport().recoveredFrom);
    }
    void aFileWithAWriteAheadLogIsReadWithoutAFileBesideIt()
    {
        change("PRAGMA journal_mode=WAL");
        std::filesystem::remove(m_made->file("probe.gpkg-wal"));
        std::filesystem::remove(m_made->file("probe.gpkg-shm"));
        const std::string before = hashOf(m_made->file());
        const QStringList files = filesInFolder();
        {
            auto opened = Workspace::open(m_made->file(), reading(), m_job);
            WB_VERIFY_RESULT(opened);
            QCOMPARE(filesInFolder(), files);
        }
        QCOMPARE(hashOf(m_made->file()), before);
        m_made->reopen(); // a writer goes back to a journal
        QCOMPARE(*m_made->database().scalarText("PRAGMA journal_mode"), "delete");
    }
    void aReadOnlyFolderIsSaidSoAndNothingIsWritten()
    {
        const QString bwrap = QStandardPaths::findExecutable("bwrap");
        if (bwrap.isEmpty()) {
            QSKIP("bubblewrap is not installed");
        }
        const std::string before = hashOf(m_made->file());
        QProcess sandbox;
        sandbox.setProcessChannelMode(QProcess::MergedChannels);
        sandbox.start(bwrap, {"--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--setenv",
                              "WB_READ_ONLY_PROJECT", QString::fromStdString(m_made->file().string()),
                              QCoreApplication::applicationFilePath(), "openTheProjectOfTheEnvironment"});
        QVERIFY(sandbox.waitForFinished());
        const QString output = sandbox.readAll();
        if (output.contains("bwrap:")) {
            QSKIP("bubblewrap may not make a sandbox here");
        }
        QVERIFY2(sandbox.exitCode() == 0, qPrintable(output));
        QVERIFY2(output.contains("read-only project opened"), qPrintable(output));
        QCOMPARE(hashOf(m_made->file()), before);
    }
    /// Run by aReadOnlyFolderIsSaidSoAndNothingIsWritten() in its sandbox.
    void openTheProjectOfTheEnvironment()
    {
        const QByteArray file = qgetenv("WB_READ_ONLY_PROJECT");
        if (file.isEmpty()) {
            QSKIP("runs inside another test");
        }
        auto opened = Workspace::open(file.toStdString());
        WB_VERIFY_RESULT(opened);
        Workspace project = std::move(opened).value();
        QVERIFY(project.isReadOnly());
        QVERIFY(project.openReport().remarks.at(0).de.find("schreibgeschützt") != std::string::npos);
        QCOMPARE(project.dataset("punkte")->rowCount, 3);
        qInfo("read-only project opened");
    }
    void aNewerFileIsOpenedForReading()
    {
        change("UPDATE wb_meta SET value='99' WHERE key='schema_version'");
        const std::string before = hashOf(m_made->file());
        auto opened = Workspace::open(m_made->file());
        WB_VERIFY_RESULT(opened);
        QVERIFY(opened->isReadOnly());
        QVERIFY(opened->openReport().remarks.at(0).en.find("newer") != std::string::npos);
        QCOMPARE(hashOf(m_made->file()), before);
        QVERIFY(!std::filesystem::exists(lockFileOf(m_made->file())));
    }
    void aDamagedFileGivesWayToItsBackup()
    {
        m_made->reopen();
        m_made->close();
        std::ofstream(m_made->file(), std::ios::binary) << "rubbish";
        {
            auto opened = Workspace::open(m_made->file(), reading(), m_job);
            WB_VERIFY_RESULT(opened);
            QVERIFY(opened->openReport().recoveredFrom);
            QCOMPARE(std::filesystem::file_size(m_made->file()), std::uintmax_t{7}); // reading touches nothing
        }
        m_made->reopen();
        const OpenReport& report = m_made->project().openReport();
        QVERIFY(report.recoveredFrom);
        QVERIFY(report.remarks.at(0).de.find("beschädigt") != std::string::npos);
        QCOMPARE(m_made->project().dataset("punkte")->rowCount, 3);
        QVERIFY(m_made->project().check(m_job)->empty());
    }
    void aReaderOfADamagedFileReadsTheBackup()
    {
        m_made->reopen();
        m_made->close();
        std::fstream file(m_made->file(), std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(100);
        file << std::string(3000, 'x');
        file.close();
        const std::string before = hashOf(m_made->file());
        {
            auto opened = Workspace::open(m_made->file(), reading(), m_job);
            WB_VERIFY_RESULT(opened);
            Workspace project = std::move(opened).value();
            QVERIFY(project.isReadOnly() && project.openReport().recoveredFrom);
            QCOMPARE(project.dataset("punkte")->rowCount, 3);
        }
        QCOMPARE(hashOf(m_made->file()), before);
    }
    void withoutABackupDamageIsAnError()
    {
        std::fstream file(m_made->file(), std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(100);
        file << std::string(3000, 'x');
        file.close();
        QVERIFY(backupsOf(m_made->file()).empty());
        for (const Access access : {Access::ReadOnly, Access::ReadWrite}) {
            QCOMPARE(Workspace::open(m_made->file(), access).error().code, ErrorCode::Database);
        }
        QVERIFY(!std::filesystem::exists(lockFileOf(m_made->file())));
    }
    void changedProjectsAreBackedUpWhenTheyAreOpened()
    {
        m_made->reopen();
        QCOMPARE(backupsOf(m_made->file()).size(), std::size_t{1});
        m_made->reopen();
        QCOMPARE(backupsOf(m_made->file()).size(), std::size_t{1});
        WB_VERIFY_RESULT(m_made->project().apply(SetProjectValue{.key = "k", .value = "1"}));
        m_made->reopen();
        QCOMPARE(backupsOf(m_made->file()).size(), std::size_t{2});
    }
    void aBackupThatCannotBeMadeIsARemark()
    {
        std::filesystem::remove_all(backupFolderOf(m_made->file()));
        std::ofstream(backupFolderOf(m_made->file())) << "a file where the folder should be";
        m_made->reopen();
        QVERIFY(!m_made->project().isReadOnly());
        QVERIFY(m_made->project().openReport().remarks.at(0).de.find("Sicherung") != std::string::npos);
        WB_VERIFY_RESULT(m_made->project().apply(SetProjectValue{.key = "k", .value = "1"}));
    }
    void anInterruptedLoadIsToldOfOnce()
    {
        change("CREATE TABLE wb_load_1(fid INTEGER PRIMARY KEY); INSERT INTO wb_staging(table_name,layer,purpose,"
               "started,host,pid,process_start) VALUES('wb_load_1','Straßen','{}','2026-01-01T00:00:00Z','x',1,'y')");
        change(("UPDATE wb_staging SET host='" + currentProcess().host + "'").c_str());
        const std::string before = hashOf(m_made->file());
        for (int i = 0; i < 2; ++i) { // readers leave it to the next writer
            auto opened = Workspace::open(m_made->file(), reading(), m_job);
            WB_VERIFY_RESULT(opened);
            QCOMPARE(opened->openReport().interrupted.size(), std::size_t{1});
        }
        QCOMPARE(hashOf(m_made->file()), before);
        m_made->reopen();
        QCOMPARE(m_made->project().openReport().interrupted.size(), std::size_t{1});
        QCOMPARE(m_made->project().openReport().interrupted.front().layer, "Straßen");
        m_made->reopen();
        QVERIFY(m_made->project().openReport().interrupted.empty());
    }
    void onAShareALocalCopyIsWorkedOn()
    {
        {
            auto opened = Workspace::open(m_made->file(), onShare(), m_job);
            WB_VERIFY_RESULT(opened);
            Workspace project = std::move(opened).value();
            QCOMPARE(project.openReport().workingCopyOf, std::optional(m_made->file()));
            QCOMPARE(project.file(), m_made->file());
            QVERIFY(project.database().file() != m_made->file());
            QCOMPARE(Workspace::open(m_made->file(), onShare(), m_job).error().code, ErrorCode::Locked);
            WB_VERIFY_RESULT(project.apply(SetProjectValue{.key = "k", .value = "1"}));
            WB_VERIFY_RESULT(project.save(m_job));
            auto colleague = Workspace::open(m_made->file(), onShare(Access::ReadOnly), m_job);
            WB_VERIFY_RESULT(colleague);
            QCOMPARE(**std::move(colleague).value().projectValue("k"), "1");
            WB_VERIFY_RESULT(project.apply(SetProjectValue{.key = "k", .value = "2"}));
            WB_VERIFY_RESULT(project.close());
        }
        m_made->reopen();
        QCOMPARE(**m_made->project().projectValue("k"), "2");
        QVERIFY(QDir(m_cache->filePath("weitblick/working")).isEmpty());
    }
    void onAShareTheChangeOfSomebodyElseIsNotOverwritten()
    {
        auto opened = Workspace::open(m_made->file(), onShare(), m_job);
        Workspace project = std::move(opened).value();
        WB_VERIFY_RESULT(project.apply(SetProjectValue{.key = "k", .value = "ours"}));
        change("UPDATE wb_project_value SET value='theirs' WHERE key='title'");
        QCOMPARE(project.close().error().code, ErrorCode::Ambiguous);
        const QStringList copies = QDir(m_made->folder()).entryList({"*konflikt*"});
        QCOMPARE(copies.size(), 1);
        auto ours = Workspace::open(m_made->file(copies[0].toUtf8().constData()), Access::ReadOnly);
        QCOMPARE(**std::move(ours).value().projectValue("k"), "ours");
        m_made->reopen();
        QCOMPARE(**m_made->project().projectValue("title"), "theirs");
    }
    void onAShareTheWorkOfACrashedSessionComesBack()
    {
        const pid_t child = ::fork();
        if (child == 0) {
            auto opened = Workspace::open(m_made->file(), onShare(), m_job);
            if (opened) {
                Workspace project = std::move(opened).value();
                static_cast<void>(project.apply(SetProjectValue{.key = "k", .value = "1"}));
                ::kill(::getpid(), SIGKILL);
            }
            ::_exit(1);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        QVERIFY(WIFSIGNALED(status));
        auto opened = Workspace::open(m_made->file(), onShare(), m_job);
        WB_VERIFY_RESULT(opened);
        Workspace project = std::move(opened).value();
        QCOMPARE(project.openReport().remarks.size(), std::size_t{1});
        QCOMPARE(**project.projectValue("k"), "1");
        WB_VERIFY_RESULT(project.close());
        m_made->reopen();
        QCOMPARE(**m_made->project().projectValue("k"), "1");
    }
    void linksLeadToTheSameProject()
    {
        std::filesystem::create_symlink(m_made->file(), m_made->file("link.gpkg"));
        m_made->reopen();
        QCOMPARE(Workspace::open(m_made->file("link.gpkg")).error().code, ErrorCode::Locked);
    }
    void aStoppedJobEndsTheOpening()
    {
        std::stop_source source;
        source.request_stop();
        Job job(source.get_token(), {});
        for (const Access access : {Access::ReadOnly, Access::ReadWrite}) {
            QCOMPARE(Workspace::open(m_made->file(), {.access = access}, job).error().code, ErrorCode::Cancelled);
        }
        QVERIFY(!std::filesystem::exists(lockFileOf(m_made->file())));
    }
    void aMissingProjectNamesItsBackups()
    {
        m_made->reopen();
        m_made->close();
        std::filesystem::remove(m_made->file());
        const auto outcome = Workspace::open(m_made->file());
        QCOMPARE(outcome.error().code, ErrorCode::NotFound);
        QVERIFY(outcome.error().advice.de.find("probe.gpkg.backups") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(ProjectOpeningTest)
#include "project_opening_test.moc"
