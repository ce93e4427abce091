// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to a project while it is open: removed, replaced, its folder taken away or locked. The program says so
// and goes on; what was there stays as it was.
#include "core/base/hash.h"
#include "core/workspace/project_lock.h"

#include <QFile>
#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::workspace;

namespace {

constexpr unsigned kNobody = 65534;

const Edit kEdit = SetProjectValue{.key = "k", .value = "1"};

std::string hashOf(const std::filesystem::path& file)
{
    QFile bytes(QString::fromStdString(file.string()));
    return bytes.open(QIODevice::ReadOnly) ? sha256Of(bytes.readAll().toStdString()) : "missing";
}

} // namespace

class VanishedFileTest : public QObject {
    Q_OBJECT

    std::optional<test::TemporaryProject> m_made;

    /// The edit is refused with a message that names the cause, and the state so far can still be saved elsewhere.
    void verifyThatTheStateCanBeSaved(const std::filesystem::path& target)
    {
        Workspace& project = m_made->project();
        const auto outcome = project.apply(kEdit);
        QCOMPARE(outcome.error().code, ErrorCode::ReadOnly);
        QVERIFY2(outcome.error().message.de.find("verschoben oder ersetzt") != std::string::npos,
                 outcome.error().message.de.c_str());
        QVERIFY(outcome.error().advice.de.find("Kopie speichern") != std::string::npos);
        Job job;
        WB_VERIFY_RESULT(project.saveCopy(target, job));
        WB_VALUE(Workspace copy, Workspace::open(target, Access::ReadOnly));
        QCOMPARE(copy.dataset("punkte")->rowCount, 3);
    }

private slots:
    void init()
    {
        m_made.emplace();
        WB_VERIFY_RESULT(m_made->addPoints("punkte", {1, 2, 3}));
        m_made->reopen();
    }
    void aRemovedFileIsSaidSo()
    {
        std::filesystem::remove(m_made->file());
        verifyThatTheStateCanBeSaved(m_made->file("kopie.gpkg"));
        m_made->close();
        QVERIFY(!std::filesystem::exists(m_made->file()));
        QVERIFY(!std::filesystem::exists(lockFileOf(m_made->file())));
    }
    void aFileThatSomebodyPutInItsPlaceIsNotTouched()
    {
        test::TemporaryProject other;
        WB_VERIFY_RESULT(other.addPoints("anders", {7}));
        other.close();
        const auto synced = m_made->file("synchronisiert.gpkg");
        std::filesystem::copy_file(other.file(), synced);
        std::filesystem::rename(synced, m_made->file());
        const std::string before = hashOf(m_made->file());
        verifyThatTheStateCanBeSaved(m_made->file("kopie.gpkg"));
        m_made->close();
        QCOMPARE(hashOf(m_made->file()), before);
        m_made->reopen();
        QVERIFY(!m_made->project().openReport().recoveredFrom);
        QCOMPARE(m_made->project().datasets()->front().schema.name, "anders");
    }
    void aMovedFileIsSaidSoAndIsWholeAtItsNewPlace()
    {
        std::filesystem::rename(m_made->file(), m_made->file("umbenannt.gpkg"));
        verifyThatTheStateCanBeSaved(m_made->file("kopie.gpkg"));
        m_made->close();
        WB_VALUE(Workspace moved, Workspace::open(m_made->file("umbenannt.gpkg")));
        QCOMPARE(moved.dataset("punkte")->rowCount, 3);
        QVERIFY(!*moved.projectValue("k"));
    }
    void aFolderThatIsGoneIsSaidSo()
    {
        const QTemporaryDir safe;
        std::filesystem::remove_all(m_made->folder().toStdString());
        verifyThatTheStateCanBeSaved(safe.filePath("kopie.gpkg").toStdString());
        m_made->close();
        QDir().mkpath(m_made->folder());
    }
    void aFolderThatIsLockedMeanwhileIsSaidSoAndComesBack()
    {
        const pid_t child = ::fork();
        if (child == 0) {
            ::_exit(workWhileTheFolderIsLocked());
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 0);
    }
    void aFolderOfOthersIsReadOnly()
    {
        if (::getuid() != 0) {
            QSKIP("needs root to be somebody else");
        }
        m_made->close();
        std::filesystem::permissions(m_made->folder().toStdString(), std::filesystem::perms(0555));
        const std::string before = hashOf(m_made->file());
        const pid_t child = ::fork();
        if (child == 0) {
            if (::setgid(kNobody) != 0 || ::setuid(kNobody) != 0) {
                ::_exit(9);
            }
            ::_exit(workInFolderOfOthers());
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        std::filesystem::permissions(m_made->folder().toStdString(), std::filesystem::perms(0755));
        QCOMPARE(WEXITSTATUS(status), 0);
        QCOMPARE(hashOf(m_made->file()), before);
        QVERIFY(!std::filesystem::exists(m_made->file("neu.gpkg")));
    }
    void longAndStrangeNamesWork_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("works");
        QTest::newRow("blanks and umlauts")
            << QStringLiteral("Wärmeplan Öhringen (neu) 'x' \"y\" #1 ?a=b.gpkg") << true;
        QTest::newRow("200 bytes") << QString(195, 'x') + QStringLiteral(".gpkg") << true;
        QTest::newRow("too long") << QString(240, 'x') + QStringLiteral(".gpkg") << false;
    }
    void longAndStrangeNamesWork()
    {
        QFETCH(QString, name);
        QFETCH(bool, works);
        const auto file = m_made->file(name.toUtf8().constData());
        auto created = Workspace::create(file);
        if (!works) {
            QCOMPARE(created.error().code, ErrorCode::InvalidInput);
            QVERIFY(created.error().message.de.find("zu lang") != std::string::npos);
            return;
        }
        WB_VERIFY_RESULT(created);
        Workspace project = std::move(created).value();
        WB_VERIFY_RESULT(project.apply(kEdit));
        Job job;
        WB_VERIFY_RESULT(project.backup(job));
        WB_VERIFY_RESULT(project.close());
        WB_VALUE(Workspace again, Workspace::open(file));
        QVERIFY(again.openReport().remarks.empty());
        QCOMPARE(**again.projectValue("k"), "1");
    }

private:
    [[nodiscard]] int workInFolderOfOthers() const
    {
        auto opened = Workspace::open(m_made->file());
        if (!opened) {
            return 1;
        }
        Workspace project = std::move(opened).value();
        const auto& remarks = project.openReport().remarks;
        if (!project.isReadOnly() || remarks.empty() ||
            remarks.front().de.find("schreibgeschützt") == std::string::npos) {
            return 2;
        }
        if (project.dataset("punkte")->rowCount != 3 || project.apply(kEdit)) {
            return 3;
        }
        const auto created = Workspace::create(m_made->file("neu.gpkg"));
        return !created && created.error().code == ErrorCode::ReadOnly ? 0 : 4;
    }
    /// In a process of its own, as permissions mean nothing to root.
    [[nodiscard]] static int workWhileTheFolderIsLocked()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        std::filesystem::permissions(path, std::filesystem::perms(0777));
        if (::getuid() == 0 && (::setgid(kNobody) != 0 || ::setuid(kNobody) != 0)) {
            return 1;
        }
        const std::filesystem::path own = path / "eigen"; // nobody's own
        std::filesystem::create_directory(own);
        auto created = Workspace::create(own / "p.gpkg");
        if (!created) {
            return 2;
        }
        Workspace project = std::move(created).value();
        std::filesystem::permissions(own, std::filesystem::perms(0555));
        const auto refused = project.apply(kEdit);
        std::filesystem::permissions(own, std::filesystem::perms(0755));
        if (refused || refused.error().code != ErrorCode::ReadOnly) {
            return 3;
        }
        if (const auto value = project.projectValue("k"); !value || *value) {
            return 4;
        }
        return project.apply(kEdit) && project.close() ? 0 : 5;
    }
};

QTEST_GUILESS_MAIN(VanishedFileTest)
#include "vanished_file_test.moc"
