// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/process_identity.h"

#include <QProcess>
#include <QTest>

using namespace weitblick::workspace;

class ProcessIdentityTest : public QObject {
    Q_OBJECT

private slots:
    void thisProcessIsAlive()
    {
        const ProcessIdentity self = currentProcess();
        QCOMPARE(self.pid, QCoreApplication::applicationPid());
        QVERIFY(!self.user.empty() && !self.host.empty() && self.processStart.size() > 10);
        QVERIFY(self.program.find("process_identity") != std::string::npos);
        QCOMPARE(livenessOf(self), Liveness::Alive);
    }
    void aProcessThatEndedIsDead()
    {
        QProcess child;
        child.start("sleep", {"1000"});
        QVERIFY(child.waitForStarted());
        ProcessIdentity identity{.host = currentProcess().host, .pid = child.processId()};
        QCOMPARE(livenessOf(identity), Liveness::Alive);
        child.kill();
        QVERIFY(child.waitForFinished());
        QCOMPARE(livenessOf(identity), Liveness::Dead);
    }
    void anIdThatIsUsedAgainIsNotTheSameProcess()
    {
        ProcessIdentity former = currentProcess();
        former.processStart = "an earlier boot/12345";
        QCOMPARE(livenessOf(former), Liveness::Dead);
        former.pid = 0;
        QCOMPARE(livenessOf(former), Liveness::Dead);
    }
    void ofAnotherMachineNothingIsKnown()
    {
        QCOMPARE(livenessOf({.host = "somewhere else", .pid = 1}), Liveness::Unknown);
    }
};

QTEST_GUILESS_MAIN(ProcessIdentityTest)
#include "process_identity_test.moc"
