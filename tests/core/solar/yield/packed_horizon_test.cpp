// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/yield/packed_horizon.h"

#include <QTest>

#include <cmath>

using namespace weitblick::solar;

class PackedHorizonTest : public QObject {
    Q_OBJECT

private slots:
    void elevationsSurviveWithinTheirStep()
    {
        Horizon horizon;
        for (std::size_t sector = 0; sector < kHorizonSectors; ++sector) {
            horizon.elevationDeg[sector] = static_cast<float>(sector);
        }
        const Horizon back = unpacked(packed(horizon));
        for (std::size_t sector = 0; sector < kHorizonSectors; ++sector) {
            const float wanted = horizon.elevationDeg[sector];
            const float tolerance = wanted < 45.0F ? 0.16F : 0.4F;
            QVERIFY2(std::abs(back.elevationDeg[sector] - wanted) <= tolerance, qPrintable(QString::number(wanted)));
        }
    }
    void theEndsAreExact()
    {
        Horizon horizon;
        horizon.elevationDeg[0] = 90.0F;
        horizon.elevationDeg[1] = 120.0F;
        horizon.elevationDeg[2] = -5.0F; // a view down is a free view
        const PackedHorizon bytes = packed(horizon);
        QCOMPARE(int(bytes.sine[0]), 255);
        QCOMPARE(int(bytes.sine[1]), 255);
        QCOMPARE(int(bytes.sine[2]), 0);
        QCOMPARE(unpacked(bytes).elevationDeg[0], 90.0F);
    }
};

QTEST_GUILESS_MAIN(PackedHorizonTest)
#include "packed_horizon_test.moc"
