// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/irradiance/atmosphere.h"
#include "core/solar/irradiance/decomposition.h"

#include <QTest>

#include <cmath>

using namespace weitblick::solar;

namespace {

void compareWithin(double value, double wanted, double tolerance)
{
    QVERIFY2(
        std::abs(value - wanted) <= tolerance,
        qPrintable(QStringLiteral("%1, wanted %2 ± %3").arg(value, 0, 'g', 12).arg(wanted, 0, 'g', 12).arg(tolerance)));
}

} // namespace

class DecompositionTest : public QObject {
    Q_OBJECT

private slots:
    void erbsAndBolandAreMet_data()
    {
        QTest::addColumn<int>("dayOfYear");
        QTest::addColumn<double>("globalWM2");
        QTest::addColumn<double>("zenithDeg");
        QTest::addColumn<QList<double>>("erbs"); // DNI, DHI, kt
        QTest::addColumn<QList<double>>("boland");
        QTest::newRow("low sun") << 1 << 50.0 << 85.0 << QList<double>{96.719, 41.570, 0.405723511}
                                 << QList<double>{81.9448546, 42.8580353};
        QTest::newRow("winter") << 1 << 1000.0 << 10.0 << QList<double>{794.205651, 217.860117, 0.718132729}
                                << QList<double>{723.764990, 287.230626};
        QTest::newRow("summer") << 171 << 1000.0 << 10.0 << QList<double>{842.001578, 170.790318, 0.768214312}
                                << QList<double>{805.020419, 207.209650};
    }
    void erbsAndBolandAreMet()
    {
        QFETCH(int, dayOfYear);
        QFETCH(double, globalWM2);
        QFETCH(double, zenithDeg);
        QFETCH(QList<double>, erbs);
        QFETCH(QList<double>, boland);
        const double outside = extraterrestrialWM2(dayOfYear);
        const BeamAndDiffuse byErbs = decompose(globalWM2, zenithDeg, outside);
        compareWithin(byErbs.directNormalWM2, erbs[0], 1e-3);
        compareWithin(byErbs.diffuseHorizontalWM2, erbs[1], 1e-3);
        compareWithin(byErbs.clearness, erbs[2], 1e-8);
        const BeamAndDiffuse byBoland = decompose(globalWM2, zenithDeg, outside, Decomposition::Boland);
        compareWithin(byBoland.directNormalWM2, boland[0], 1e-5);
        compareWithin(byBoland.diffuseHorizontalWM2, boland[1], 1e-5);
    }
    void discIsMet()
    {
        compareWithin(directNormalDisc(1038.62, 10.567, 175), 868.72425, 1e-5);
        compareWithin(directNormalDisc(254.53, 72.469, 176), 680.738, 1e-3); // 18:00 UTC−7 is the next day UTC
        compareWithin(directNormalDisc(254.53, 72.469, 175), 680.66679, 1e-5);
        compareWithin(directNormalDisc(1038.62, 10.567, 175, 93193.0), 830.46567, 1e-5);
        compareWithin(directNormalDisc(254.53, 72.469, 175, 93193.0), 676.09497, 1e-5);
        QCOMPARE(directNormalDisc(50.0, 88.0, 175), 0.0);
    }
    void lowSunGivesDiffuseLightAlone()
    {
        const BeamAndDiffuse parts = decompose(20.0, 88.0, 1366.1);
        QCOMPARE(parts.directNormalWM2, 0.0);
        QCOMPARE(parts.diffuseHorizontalWM2, 20.0);
        QCOMPARE(decompose(0.0, 40.0, 1366.1).diffuseHorizontalWM2, 0.0);
        QCOMPARE(decompose(-3.0, 40.0, 1366.1).directNormalWM2, 0.0);
    }
    void directHorizontalIsNotBlownUpByALowSun()
    {
        compareWithin(directNormalOfHorizontal(400.0, 60.0, 1366.1), 800.0, 1e-9);
        compareWithin(directNormalOfHorizontal(13.0, 89.0, 1366.1), 200.0, 1e-9); // 13 / 0.065
        compareWithin(directNormalOfHorizontal(130.0, 89.0, 1366.1), 1366.1, 1e-9);
        QCOMPARE(directNormalOfHorizontal(5.0, 91.0, 1366.1), 0.0);
    }
};

QTEST_GUILESS_MAIN(DecompositionTest)
#include "decomposition_test.moc"
