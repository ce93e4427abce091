// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sandbox.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <string>
#include <unistd.h>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace std::chrono_literals;

class SandboxTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    /// Exit code of a shell line run in the sandbox.
    int run(const std::string& line)
    {
        const auto root = m_folder.path().toStdString();
        const ChildCommand command{
            .program = "/bin/sh", .arguments = {"-c", line}, .errorOutput = ErrorOutput::Discard};
        auto child =
            ChildProcess::start(sandboxed(command, {.readable = {root + "/lesen"}, .writable = {root + "/schreiben"}}));
        if (!child) {
            return -1;
        }
        ChildProcess running = std::move(child).value();
        const auto end = running.waitFor(10s);
        return end ? end->code : -2;
    }

private slots:
    void initTestCase()
    {
        if (const auto possible = checkSandbox(); !possible) {
            QSKIP("no sandbox on this machine");
        }
        QDir root(m_folder.path());
        QVERIFY(root.mkdir(QStringLiteral("lesen")) && root.mkdir(QStringLiteral("schreiben")) &&
                root.mkdir(QStringLiteral("fremd")));
        for (const char* name : {"lesen/a", "fremd/a"}) {
            QFile file(root.filePath(QString::fromLatin1(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
    }
    void whatIsNamedCanBeReadAndTheRestIsNotThere()
    {
        const auto root = m_folder.path().toStdString();
        QCOMPARE(run("test -r " + root + "/lesen/a"), 0);
        QVERIFY(run("test -e " + root + "/fremd/a") > 0);
        QVERIFY(run("test -e /etc/passwd") > 0);
        QVERIFY(run("ls /home /root") > 0);
    }
    void onlyTheStagingFolderCanBeWritten()
    {
        const auto root = m_folder.path().toStdString();
        QCOMPARE(run("echo neu > " + root + "/schreiben/b"), 0);
        QVERIFY(QFile::exists(m_folder.filePath(QStringLiteral("schreiben/b"))));
        QVERIFY(run("echo neu > " + root + "/lesen/b") > 0);
        QVERIFY(run("echo neu >> " + root + "/lesen/a") > 0);
        QVERIFY(run("echo neu > /usr/b") > 0);
    }
    void thereIsNoNetwork()
    {
        // Only the loopback interface exists, and it is down.
        QCOMPARE(run("test $(grep -c : /proc/net/dev) -le 1"), 0);
    }
    void otherProcessesAreNotSeen()
    {
        QCOMPARE(run("test $(ls /proc | grep -c '^[0-9]') -lt 8"), 0);
        QVERIFY(run("kill -0 " + std::to_string(::getpid()) + " 2>/dev/null && test " + std::to_string(::getpid()) +
                    " -gt 8") > 0);
    }
};

QTEST_GUILESS_MAIN(SandboxTest)
#include "sandbox_test.moc"
