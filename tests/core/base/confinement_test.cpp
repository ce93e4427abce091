// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/confinement.h"

#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <fcntl.h>
#include <functional>
#include <sched.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace weitblick;

namespace {

bool opens(const std::string& path, int flags)
{
    return ::open(path.c_str(), flags | O_CLOEXEC, 0600) >= 0;
}

} // namespace

class ConfinementTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] std::string path(const char* name) const { return m_folder.filePath(name).toStdString(); }

    /// Whether something succeeds in a process that was confined to "lesen" and "schreiben".
    bool succeedsConfined(const std::function<bool()>& action) const
    {
        const pid_t child = ::fork();
        if (child == 0) {
            confineProcess({.readable = {path("lesen")}, .writable = {path("schreiben")}});
            ::_exit(action() ? 1 : 0);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        return !WIFEXITED(status) || WEXITSTATUS(status) == 1;
    }

private slots:
    void initTestCase()
    {
        const QDir root(m_folder.path());
        for (const char* name : {"lesen", "schreiben", "fremd"}) {
            QVERIFY(root.mkdir(QString::fromLatin1(name)));
            QVERIFY(opens(path(name) + "/a", O_CREAT | O_WRONLY));
        }
    }
    void onlyNamedFilesAreReached()
    {
        if (!possibleConfinement().files) {
            QSKIP("this kernel has no Landlock");
        }
        QVERIFY(succeedsConfined([this] { return opens(path("lesen/a"), O_RDONLY); }));
        QVERIFY(succeedsConfined([this] { return opens(path("schreiben/neu"), O_CREAT | O_RDWR); }));
        QVERIFY(succeedsConfined([this] { return ::unlink(path("schreiben/a").c_str()) == 0; }));
        QVERIFY(succeedsConfined([] { return opens("/usr/share/proj/proj.db", O_RDONLY); }) ||
                !std::filesystem::exists("/usr/share/proj/proj.db"));
        for (const std::string& file : {path("lesen/a"), path("fremd/a")}) {
            QVERIFY(!succeedsConfined([&] { return opens(file, O_WRONLY); }));
            QVERIFY(!succeedsConfined([&] { return ::unlink(file.c_str()) == 0; }));
            QVERIFY(!succeedsConfined([&] { return ::rename(file.c_str(), path("schreiben/b").c_str()) == 0; }));
        }
        for (const std::string& file : {path("fremd/a"), std::string("/etc/passwd"), std::string("/proc/1/environ")}) {
            QVERIFY2(!succeedsConfined([&] { return opens(file, O_RDONLY); }), file.c_str());
        }
        QVERIFY(!succeedsConfined([this] { return opens(path("fremd/neu"), O_CREAT | O_WRONLY); }));
        QVERIFY(!succeedsConfined([this] { return ::mkdir(path("neu").c_str(), 0700) == 0; }));
        QVERIFY(!succeedsConfined([this] {
            return ::symlink("/etc/passwd", path("schreiben/l").c_str()) == 0 && opens(path("schreiben/l"), O_RDONLY);
        }));
    }
    void callsThatReadingDoesNotNeedAreRefused()
    {
        if (!possibleConfinement().calls) {
            QSKIP("this kernel has no seccomp");
        }
        QVERIFY(!succeedsConfined([] { return ::socket(AF_INET, SOCK_STREAM, 0) >= 0; }));
        QVERIFY(!succeedsConfined([] { return ::socket(AF_INET6, SOCK_DGRAM, 0) >= 0; }));
        QVERIFY(!succeedsConfined([] { return ::socket(AF_UNIX, SOCK_STREAM, 0) >= 0; }));
        QVERIFY(!succeedsConfined([] { return ::execl("/usr/bin/true", "true", nullptr) == 0 || errno != EPERM; }));
        QVERIFY(!succeedsConfined([] { return ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) == 0; }));
        QVERIFY(!succeedsConfined([] { return ::kill(::getppid(), 0) == 0; }));
        QVERIFY(!succeedsConfined([] { return ::unshare(CLONE_NEWUSER) == 0; }));
        QVERIFY(!succeedsConfined([this] { return ::chmod(path("schreiben/a").c_str(), 0777) == 0; }));
        QVERIFY(!succeedsConfined([this] { return ::truncate(path("fremd/a").c_str(), 0) == 0; }));
        QVERIFY(!succeedsConfined([this] { return opens(path("fremd/a"), O_RDONLY | O_TRUNC); }));
    }
    void threadsAndMemoryWorkAsBefore()
    {
        QVERIFY(succeedsConfined([] {
            int sum = 0;
            std::thread adding([&sum] { sum = 1; });
            adding.join();
            return sum == 1 && std::vector<int>(1 << 20).size() == 1 << 20;
        }));
    }
    void aProcessThatIsNotConfinedCanAllOfIt()
    {
        // The counterpart: otherwise the tests above might pass because nothing of it is possible anyway.
        QVERIFY(opens(path("fremd/a"), O_WRONLY));
        QVERIFY(opens("/etc/passwd", O_RDONLY));
        const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
        QVERIFY(socket >= 0);
        ::close(socket);
    }
};

QTEST_GUILESS_MAIN(ConfinementTest)
#include "confinement_test.moc"
