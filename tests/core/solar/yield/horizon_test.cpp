// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/sun/angle.h"
#include "core/solar/yield/horizon.h"

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

Horizon ring(double elevationDeg)
{
    Horizon horizon;
    horizon.elevationDeg.fill(static_cast<float>(elevationDeg));
    return horizon;
}

} // namespace

class HorizonTest : public QObject {
    Q_OBJECT

private slots:
    void aFreeViewGivesTheIsotropicFactor()
    {
        for (const double tilt : {0.0, 10.0, 35.0, 60.0, 90.0}) {
            for (const double azimuth : {0.0, 93.0, 180.0, 271.5}) {
                compareWithin(skyViewFactor({tilt, azimuth}, {}), (1.0 + cosDeg(tilt)) / 2.0, 1e-3);
            }
        }
        compareWithin(skyViewFactor({0.0, 180.0}, {}), 1.0, 1e-12);
    }
    void anEvenRingLeavesTheSquaredCosine()
    {
        compareWithin(skyViewFactor({0.0, 180.0}, ring(30.0)), 0.75, 1e-9);
        compareWithin(skyViewFactor({0.0, 0.0}, ring(60.0)), 0.25, 1e-9);
        compareWithin(skyViewFactor({0.0, 0.0}, ring(90.0)), 0.0, 1e-9);
    }
    void anInfiniteWallTakesItsShare()
    {
        // Wall of height H at distance D in the south: h(φ) = atan(H / D · cos(φ − 180°)). Seen from the flat ground it
        // leaves (1 + cos β) / 2 with β = atan(H / D), as a half space tilted by β.
        Horizon horizon;
        for (std::size_t sector = 0; sector < kHorizonSectors; ++sector) {
            const double cosine = cosDeg(static_cast<double>(sector) * kHorizonSectorDeg - 180.0);
            horizon.elevationDeg[sector] =
                static_cast<float>(cosine > 0.0 ? std::atan(2.0 * cosine) * kDegPerRad : 0.0);
        }
        compareWithin(skyViewFactor({0.0, 180.0}, horizon), (1.0 + std::cos(std::atan(2.0))) / 2.0, 1e-3);
    }
    void aDirectionBelongsToTheNearestSector()
    {
        QCOMPARE(sectorOf(0.0), std::size_t{0});
        QCOMPARE(sectorOf(2.4), std::size_t{0});
        QCOMPARE(sectorOf(2.6), std::size_t{1});
        QCOMPARE(sectorOf(180.0), std::size_t{36});
        QCOMPARE(sectorOf(357.6), std::size_t{0});
        QCOMPARE(sectorOf(-90.0), std::size_t{54});
    }
    void theSunIsHiddenBehindWhatIsHigher()
    {
        Horizon horizon;
        horizon.elevationDeg[36] = 20.0F;
        QVERIFY(isHidden(horizon, 19.0, 181.0));
        QVERIFY(!isHidden(horizon, 21.0, 181.0));
        QVERIFY(!isHidden(horizon, 19.0, 190.0));
        QVERIFY(isHidden({}, -1.0, 0.0));
    }
};

QTEST_GUILESS_MAIN(HorizonTest)
#include "horizon_test.moc"
