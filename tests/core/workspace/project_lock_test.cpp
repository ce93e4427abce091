// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/project_lock.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::workspace;

class ProjectLockTest : public QObject {
    Q_OBJECT

    std::optional<QTemporaryDir> m_folder;
    [[nodiscard]] std::filesystem::path project() const { return m_folder->filePath("a b.gpkg").toStdString(); }
    [[nodiscard]] bool isLocked() const { return std::filesystem::exists(lockFileOf(project())); }
    void leaveLockOf(const std::string& host, std::int64_t pid) const
    {
        QByteArray text("{'user':'müller','host':'HOST','pid':PID,'processStart':'x','program':'weitblick',"
                        "'since':'2026-01-02T03:04:05Z'}");
        text.replace("HOST", host.c_str()).replace("PID", QByteArray::number(qint64{pid})).replace('\'', '"');
        std::ofstream(lockFileOf(project())) << text.constData();
    }

private slots:
    void init() { m_folder.emplace(); }

    void theLockLivesAsLongAsItsOwner()
    {
        QVERIFY(!lockHolderOf(project()));
        {
            auto lock = ProjectLock::acquire(project(), LockPlace::LocalDisk);
            WB_VERIFY_RESULT(lock);
            QVERIFY(!lock->takenOverFrom());
            const auto holder = lockHolderOf(project());
            QVERIFY(holder);
            QCOMPARE(holder->process, currentProcess());
            QCOMPARE(ProjectLock::acquire(project(), LockPlace::LocalDisk).error().code, ErrorCode::Locked);
            const ProjectLock moved = std::move(lock).value();
            QVERIFY(isLocked());
        }
        QVERIFY(!isLocked());
        WB_VERIFY_RESULT(ProjectLock::acquire(project(), LockPlace::LocalDisk));
    }
    void theHolderIsNamed()
    {
        auto lock = ProjectLock::acquire(project(), LockPlace::LocalDisk);
        const Error error = ProjectLock::acquire(project(), LockPlace::NetworkShare).error();
        const ProcessIdentity self = currentProcess();
        for (const std::string& part : {self.user, self.host, std::to_string(self.pid), self.program}) {
            QVERIFY2(error.message.de.find(part) != std::string::npos, part.c_str());
        }
    }
    void aProcessThatWasKilledHoldsNothing()
    {
        std::array<int, 2> pipe{};
        QVERIFY(::pipe(pipe.data()) == 0);
        const pid_t child = ::fork();
        if (child == 0) {
            auto lock = ProjectLock::acquire(project(), LockPlace::LocalDisk);
            const char ready = lock ? 'y' : 'n';
            static_cast<void>(::write(pipe[1], &ready, 1));
            ::pause();
            ::_exit(0);
        }
        char ready = ' ';
        QCOMPARE(::read(pipe[0], &ready, 1), 1);
        QCOMPARE(ready, 'y');
        const auto whileAlive = ProjectLock::acquire(project(), LockPlace::LocalDisk);
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        QCOMPARE(whileAlive.error().code, ErrorCode::Locked);
        QVERIFY(isLocked()); // left behind
        const auto lock = ProjectLock::acquire(project(), LockPlace::LocalDisk);
        WB_VERIFY_RESULT(lock);
        QCOMPARE(lock->takenOverFrom()->process.pid, child);
        ::close(pipe[0]);
        ::close(pipe[1]);
    }
    void aChildOfAKilledProcessIsWaitedFor()
    {
        std::array<int, 2> pipe{};
        QVERIFY(::pipe(pipe.data()) == 0);
        const pid_t child = ::fork();
        if (child == 0) {
            auto lock = ProjectLock::acquire(project(), LockPlace::LocalDisk);
            const pid_t grandchild = ::fork(); // has all descriptors, as a process that is being started
            if (grandchild == 0) {
                ::usleep(300'000);
                ::_exit(0);
            }
            const char ready = lock ? 'y' : 'n';
            static_cast<void>(::write(pipe[1], &ready, 1));
            ::kill(::getpid(), SIGKILL);
        }
        char ready = ' ';
        QCOMPARE(::read(pipe[0], &ready, 1), 1);
        ::waitpid(child, nullptr, 0);
        QCOMPARE(ready, 'y');
        const auto lock = ProjectLock::acquire(project(), LockPlace::LocalDisk);
        WB_VERIFY_RESULT(lock);
        QCOMPARE(lock->takenOverFrom()->process.pid, child);
        ::close(pipe[0]);
        ::close(pipe[1]);
    }
    void onALocalDiskWhatAnotherMachineLeftIsTakenOver()
    {
        leaveLockOf("anderswo", 5);
        const auto lock = ProjectLock::acquire(project(), LockPlace::LocalDisk);
        WB_VERIFY_RESULT(lock);
        QCOMPARE(lock->takenOverFrom()->process.user, "müller");
    }
    void onAShareAnotherMachineIsBelieved()
    {
        leaveLockOf("anderswo", 5);
        const Error error = ProjectLock::acquire(project(), LockPlace::NetworkShare).error();
        QCOMPARE(error.code, ErrorCode::Locked);
        for (const char* part : {"müller", "anderswo", "2026-01-02T03:04:05Z"}) {
            QVERIFY2(error.message.en.find(part) != std::string::npos, error.message.en.c_str());
        }
        QVERIFY(error.advice.de.find(lockFileOf(project()).string()) != std::string::npos);
        QVERIFY(isLocked());
        leaveLockOf(currentProcess().host, 5);
        WB_VERIFY_RESULT(ProjectLock::acquire(project(), LockPlace::NetworkShare));
    }
    void rubbishInTheFileIsNoHolder()
    {
        std::ofstream(lockFileOf(project())) << "{\"pid\": \"";
        WB_VERIFY_RESULT(ProjectLock::acquire(project(), LockPlace::NetworkShare));
    }
    void aFolderThatIsNotThereIsSaidSo()
    {
        QCOMPARE(ProjectLock::acquire("/nowhere/at/all.gpkg", LockPlace::LocalDisk).error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(ProjectLockTest)
#include "project_lock_test.moc"
