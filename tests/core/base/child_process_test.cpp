// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/child_process.h"

#include <QTest>

#include <array>
#include <csignal>
#include <string>
#include <unistd.h>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace std::chrono_literals;

namespace {

std::string readAll(int descriptor)
{
    std::string text;
    std::array<char, 4096> piece{};
    for (ssize_t got = 0; (got = ::read(descriptor, piece.data(), piece.size())) > 0;) {
        text.append(piece.data(), static_cast<std::size_t>(got));
    }
    return text;
}

} // namespace

class ChildProcessTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsWrittenComesBack()
    {
        WB_VALUE(auto child, ChildProcess::start({.program = "/usr/bin/cat"}));
        QCOMPARE(::write(child.input(), "hallo", 5), ssize_t(5));
        child.closeInput();
        QCOMPARE(readAll(child.output()), std::string("hallo"));
        WB_VALUE(const auto end, child.waitFor(5s));
        QCOMPARE(end, ChildExit{});
    }
    void exitCodeAndSignalAreTold()
    {
        WB_VALUE(auto leaving, ChildProcess::start({.program = "/bin/sh", .arguments = {"-c", "exit 7"}}));
        WB_VALUE(const auto left, leaving.waitFor(5s));
        QCOMPARE(left.code, 7);
        WB_VALUE(auto waiting, ChildProcess::start({.program = "/usr/bin/cat"}));
        QVERIFY(!waiting.exit());
        waiting.kill();
        WB_VALUE(const auto killed, waiting.waitFor(5s));
        QCOMPARE(killed.signal, SIGKILL);
        QCOMPARE(waiting.exit()->signal, SIGKILL); // asked twice, the same
    }
    void aProcessThatGoesOnIsAnErrorOfWaiting()
    {
        WB_VALUE(auto child, ChildProcess::start({.program = "/usr/bin/cat"}));
        QCOMPARE(child.waitFor(20ms).error().code, ErrorCode::Worker);
    }
    void missingProgramIsNotFound()
    {
        QCOMPARE(ChildProcess::start({.program = "/usr/bin/gibt-es-nicht"}).error().code, ErrorCode::NotFound);
    }
    void onlyNamedDescriptorsAreInherited()
    {
        std::array<int, 2> ends{};
        QCOMPARE(::pipe(ends.data()), 0); // without close-on-exec on purpose
        WB_VALUE(auto child, ChildProcess::start({.program = "/bin/sh",
                                                  .arguments = {"-c", "echo da >&3; ls /proc/$$/fd | tr '\\n' ' '"},
                                                  .descriptors = {ends[1]}}));
        ::close(ends[1]);
        QCOMPARE(readAll(ends[0]), std::string("da\n"));
        ::close(ends[0]);
        QVERIFY(readAll(child.output()).starts_with("0 1 2 3 "));
    }
    void environmentIsExactlyTheGivenOne()
    {
        WB_VALUE(auto child,
                 ChildProcess::start({.program = "/usr/bin/env", .environment = std::vector<std::string>{"EINS=1"}}));
        QCOMPARE(readAll(child.output()), std::string("EINS=1\n"));
    }
    void theEndOfTheObjectIsTheEndOfTheProcess()
    {
        int id = 0;
        {
            WB_VALUE(auto child, ChildProcess::start({.program = "/usr/bin/cat"}));
            id = child.id();
            QCOMPARE(::kill(id, 0), 0);
        }
        QCOMPARE(::kill(id, 0), -1);
    }
};

QTEST_GUILESS_MAIN(ChildProcessTest)
#include "child_process_test.moc"
