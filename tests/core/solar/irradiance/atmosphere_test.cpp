// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/irradiance/atmosphere.h"

#include <QTest>

#include <chrono>
#include <cmath>

using namespace weitblick::solar;
using namespace std::chrono;

class AtmosphereTest : public QObject {
    Q_OBJECT

private slots:
    void spencerIsMet()
    {
        const auto at = [](year_month_day date) {
            return extraterrestrialWM2At(static_cast<double>(sys_days{date}.time_since_epoch().count()) * 86400.0 +
                                         43200.0);
        };
        QVERIFY(std::abs(at(2024y / June / 20) - 1321.6236) < 5e-4);
        QVERIFY(std::abs(at(2024y / December / 21) - 1412.8982) < 5e-4);
        QVERIFY(std::abs(at(2016y / October / 26) - 1383.636) < 10.0); // other methods differ by that much
        QCOMPARE(at(2023y / January / 1), extraterrestrialWM2(1));
        QCOMPARE(at(2024y / December / 31), extraterrestrialWM2(366));
    }
    void kastenAndYoungIsMet()
    {
        QVERIFY(std::abs(relativeAirMass(89.9) - 36.467) < 5e-4);
        QVERIFY(std::abs(relativeAirMass(80.0) - 5.586) < 5e-4);
        // The fixture of the transposition models.
        QVERIFY(std::abs(relativeAirMass(82.85457044) - 7.58831596) < 1e-7);
        QVERIFY(std::abs(relativeAirMass(10.56413562) - 1.01688136) < 1e-7);
        QVERIFY(std::abs(relativeAirMass(72.41687122) - 3.27930443) < 1e-7);
        QCOMPARE(relativeAirMass(124.0), 0.0);
    }
    void pressureAndHeightAreMet()
    {
        QVERIFY(std::abs(pressurePaAt(1000.0) - 89874.750) < 1e-2);
        QVERIFY(std::abs(heightMOf(90000.0) - 988.637) < 1e-2);
    }
};

QTEST_GUILESS_MAIN(AtmosphereTest)
#include "atmosphere_test.moc"
