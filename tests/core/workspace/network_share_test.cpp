// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/network_share.h"

#include <QTemporaryDir>
#include <QTest>

using namespace weitblick::workspace;

class NetworkShareTest : public QObject {
    Q_OBJECT

private slots:
    void memoryAndWhatIsNotThereAreNoShares()
    {
        QVERIFY(!isOnNetworkShare("/dev/shm"));
        QVERIFY(!isOnNetworkShare("/proc/self"));
        QVERIFY(!isOnNetworkShare("/nowhere/at/all"));
        QVERIFY(!isOnNetworkShare(""));
    }
    void aFileThatIsYetToBeMadeIsJudgedByItsFolder()
    {
        QCOMPARE(isOnNetworkShare("/dev/shm/not-yet-there.gpkg"), isOnNetworkShare("/dev/shm"));
    }
    void theCacheFolderFollowsTheEnvironment()
    {
        const QByteArray before = qgetenv("XDG_CACHE_HOME");
        qputenv("XDG_CACHE_HOME", "/somewhere/cache");
        QCOMPARE(userCacheFolder().string(), "/somewhere/cache");
        qputenv("XDG_CACHE_HOME", "relative/is/ignored");
        QVERIFY(userCacheFolder().is_absolute());
        qunsetenv("XDG_CACHE_HOME");
        const QByteArray home = qgetenv("HOME");
        qputenv("HOME", "/home/somebody");
        QCOMPARE(userCacheFolder().string(), "/home/somebody/.cache");
        qputenv("HOME", home);
        qputenv("XDG_CACHE_HOME", before);
    }
};

QTEST_GUILESS_MAIN(NetworkShareTest)
#include "network_share_test.moc"
