// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/module/pv_system.h"

#include <QTest>

#include <cmath>

using namespace weitblick::solar;

namespace {

void compareWithin(double value, double wanted, double tolerance)
{
    QVERIFY2(
        std::abs(value - wanted) <= tolerance,
        qPrintable(QStringLiteral("%1, wanted %2 ± %3").arg(value, 0, 'g', 15).arg(wanted, 0, 'g', 15).arg(tolerance)));
}

} // namespace

class PvSystemTest : public QObject {
    Q_OBJECT

private slots:
    void theLossesOfPvwattsAreMet()
    {
        compareWithin(totalLossPercent({}), 14.075660688264469, 1e-12);
        compareWithin(totalLossPercent({.agePercent = 1.0}), 14.934904, 1e-6);
        compareWithin(PvSystem().lossPercent, totalLossPercent({}), 1e-12);
    }
    void directPowerIsMet()
    {
        // 900 W/m², 30 °C, 100 W, −0.3 %/K
        compareWithin(directCurrentW({.peakKwp = 0.1, .temperatureCoefficientPerK = -0.003}, 900.0, 30.0), 88.65, 1e-9);
    }
    void theInverterOfPvwattsIsMet()
    {
        compareWithin(inverterPowerW(90.0, 100.0, 0.95), 85.58556604752516, 1e-12);
        compareWithin(inverterPowerW(50.0, 100.0, 0.95), 47.60843624, 1e-8);
        compareWithin(inverterPowerW(100.0, 100.0, 0.95), 95.0, 1e-12);
    }
    void theInverterGivesNeitherMoreThanItsRatingNorLessThanNothing()
    {
        QCOMPARE(inverterPowerW(150.0, 100.0, 0.95), 95.0);
        QCOMPARE(inverterPowerW(0.0, 100.0, 0.95), 0.0);
        QCOMPARE(inverterPowerW(-5.0, 100.0, 0.95), 0.0);
        QCOMPARE(inverterPowerW(0.3, 100.0, 0.95), 0.0); // below its own need
        QCOMPARE(inverterPowerW(50.0, 0.0, 0.95), 0.0);
    }
};

QTEST_GUILESS_MAIN(PvSystemTest)
#include "pv_system_test.moc"
