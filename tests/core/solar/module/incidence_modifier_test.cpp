// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/module/incidence_modifier.h"

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

class IncidenceModifierTest : public QObject {
    Q_OBJECT

private slots:
    void martinAndRuizIsMet()
    {
        compareWithin(martinRuizModifier(45.0, 0.16), 0.98986965, 5e-9);
        compareWithin(martinRuizModifier(60.0, 0.18), 0.9414631, 5e-8);
        compareWithin(martinRuizModifier(0.0), 1.0, 1e-12);
        QCOMPARE(martinRuizModifier(90.0), 0.0);
        QCOMPARE(martinRuizModifier(120.0), 0.0);
    }
    void theirModifierOfDiffuseLightIsMet()
    {
        const DiffuseModifier modifier = martinRuizDiffuseModifier(30.0, 0.16);
        compareWithin(modifier.sky, 0.9549735, 5e-8);
        compareWithin(modifier.ground, 0.7944426, 5e-8);
        QVERIFY(std::isfinite(martinRuizDiffuseModifier(0.0).ground));
        QVERIFY(std::isfinite(martinRuizDiffuseModifier(180.0).sky));
    }
    void ashraeIsMet()
    {
        compareWithin(ashraeModifier(22.5), 0.99588039, 5e-9);
        compareWithin(ashraeModifier(45.0), 0.97928932, 5e-9);
        compareWithin(ashraeModifier(67.5), 0.9193437, 5e-8);
        QCOMPARE(ashraeModifier(90.0), 0.0);
        QCOMPARE(ashraeModifier(89.0), 0.0); // the formula is negative there
    }
    void glassIsMet()
    {
        compareWithin(physicalModifier(0.0), 1.0, 1e-12);
        compareWithin(physicalModifier(22.5), 0.99926198, 5e-9);
        compareWithin(physicalModifier(45.0), 0.98797788, 5e-9);
        compareWithin(physicalModifier(67.5), 0.8893998, 5e-8);
        QCOMPARE(physicalModifier(90.0), 0.0);
    }
    void coatedGlassIsMet()
    {
        const Glass coated{.coatingIndex = 1.29};
        compareWithin(physicalModifier(22.5, coated), 0.99944171, 5e-9);
        compareWithin(physicalModifier(45.0, coated), 0.9917463, 5e-8);
        compareWithin(physicalModifier(67.5, coated), 0.91506158, 5e-9);
    }
};

QTEST_GUILESS_MAIN(IncidenceModifierTest)
#include "incidence_modifier_test.moc"
