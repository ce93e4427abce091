// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map_link/quarantine.h"

#include <QTest>

using namespace weitblick::map_link;
using namespace std::chrono_literals;

namespace {

const Quarantine::Time kStart{1h};

} // namespace

class QuarantineTest : public QObject {
    Q_OBJECT

private slots:
    void threeDeathsInAMinuteAreEnough()
    {
        Quarantine quarantine;
        QVERIFY(!quarantine.blame("böse", kStart));
        QVERIFY(!quarantine.blame("böse", kStart + 20s));
        QVERIFY(!quarantine.holds("böse"));
        QVERIFY(quarantine.blame("böse", kStart + 60s));
        QVERIFY(quarantine.holds("böse"));
        QVERIFY(!quarantine.holds("gut"));
    }
    void deathsFarApartAreForgiven()
    {
        Quarantine quarantine;
        for (int i = 0; i < 10; ++i) {
            QVERIFY(!quarantine.blame("zäh", kStart + i * 31s));
        }
    }
    void eachLayerIsBlamedForItself()
    {
        Quarantine quarantine;
        for (const char* layer : {"a", "b", "a", "b"}) {
            QVERIFY(!quarantine.blame(layer, kStart));
        }
        QVERIFY(quarantine.blame("a", kStart));
        QVERIFY(!quarantine.holds("b"));
    }
    void itIsToldOnlyOnce()
    {
        Quarantine quarantine;
        quarantine.blame("a", kStart);
        quarantine.blame("a", kStart);
        QVERIFY(quarantine.blame("a", kStart));
        QVERIFY(!quarantine.blame("a", kStart));
    }
    void afterADeathItIsCarefulForAMinute()
    {
        Quarantine quarantine;
        QVERIFY(!quarantine.isCareful(kStart));
        quarantine.suspectAll(kStart);
        QVERIFY(quarantine.isCareful(kStart + 60s));
        QVERIFY(!quarantine.isCareful(kStart + 61s));
    }
    void aReleasedLayerStartsAnew()
    {
        Quarantine quarantine;
        for (int i = 0; i < 3; ++i) {
            quarantine.blame("a", kStart);
        }
        quarantine.release("a");
        QVERIFY(!quarantine.holds("a"));
        QVERIFY(!quarantine.blame("a", kStart));
    }
};

QTEST_GUILESS_MAIN(QuarantineTest)
#include "quarantine_test.moc"
