// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/module/cell_temperature.h"

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

constexpr CellSurroundings kSunny{900.0, 20.0, 5.0};

} // namespace

class CellTemperatureTest : public QObject {
    Q_OBJECT

private slots:
    void faimanIsMet()
    {
        compareWithin(faimanTemperatureC(kSunny), 35.203, 5e-4);
        compareWithin(faimanTemperatureC(kSunny, {22.0, 6.0}), 37.308, 5e-4);
        compareWithin(faimanTemperatureC({500.0, 10.0, 5.0}), 18.446, 5e-4);
    }
    void sandiaIsMet()
    {
        compareWithin(sandiaCellTemperatureC(kSunny, kOpenRackGlassGlass), 43.509, 5e-4);
        compareWithin(sandiaModuleTemperatureC(kSunny, kOpenRackGlassGlass), 40.809, 5e-4);
        // Less air behind a module: it gets hotter.
        QVERIFY(sandiaCellTemperatureC(kSunny, kCloseRoofGlassGlass) >
                sandiaCellTemperatureC(kSunny, kOpenRackGlassGlass));
        QVERIFY(sandiaCellTemperatureC(kSunny, kInsulatedBackGlassPolymer) >
                sandiaCellTemperatureC(kSunny, kCloseRoofGlassGlass));
    }
    void pvsystIsMet()
    {
        compareWithin(pvsystTemperatureC(kSunny), 45.137, 1e-3);
        compareWithin(pvsystTemperatureC(kSunny, {23.5, 6.25, 0.9, 0.1}), 33.315, 1e-3);
    }
    void rossIsMet() { compareWithin(rossTemperatureC({1000.0, 30.0, 0.0}, 50.0), 67.5, 1e-12); }
    void withoutSunAModuleIsAsWarmAsTheAir()
    {
        const CellSurroundings night{0.0, -4.0, 3.0};
        QCOMPARE(faimanTemperatureC(night), -4.0);
        QCOMPARE(sandiaCellTemperatureC(night, kOpenRackGlassGlass), -4.0);
        QCOMPARE(pvsystTemperatureC(night), -4.0);
    }
};

QTEST_GUILESS_MAIN(CellTemperatureTest)
#include "cell_temperature_test.moc"
