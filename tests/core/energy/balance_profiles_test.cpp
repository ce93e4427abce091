// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/balance_profiles.h"

#include <QTest>

#include <cmath>
#include <numeric>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::energy;

class BalanceProfilesTest : public QObject {
    Q_OBJECT

private slots:
    void theCoefficientIsThatOfOemofThermal()
    {
        // Published test cases of oemof.thermal (compression_heatpumps_and_chillers).
        QVERIFY(std::abs(coefficientOfPerformance({.flowC = 40.0, .quality = 0.4}, 12.0) - 4.473571) < 1e-5);
        QVERIFY(std::abs(coefficientOfPerformance({.flowC = 40.0, .quality = 0.5, .icingFactor = 0.8}, 1.3) -
                         3.236693) < 1e-5);
        QVERIFY(std::abs(coefficientOfPerformance({.flowC = 40.0, .quality = 0.5, .icingFactor = 0.8}, 2.3) -
                         4.153183) < 1e-5);
        QCOMPARE(coefficientOfPerformance({.flowC = 40.0, .quality = 0.5}, 39.9), 8.0);
    }
    void heatPumpsDrawInWinter()
    {
        std::vector<double> airC(kHoursOfYear);
        for (std::size_t hour = 0; hour < airC.size(); ++hour) {
            airC[hour] = hour < 1000 ? -5.0 : 20.0;
        }
        WB_VALUE(const auto quarters, heatPumpQuarters(airC, {.hotWaterShare = 0.2}));
        QCOMPARE(quarters.size(), kQuartersOfYear);
        const double summer = std::accumulate(quarters.begin() + 4000, quarters.end(), 0.0);
        const double cop = coefficientOfPerformance({}, 20.0);
        QVERIFY(std::abs(summer - 0.2 * 7760.0 / 8760.0 / cop) < 1e-9);
        const double winter = std::accumulate(quarters.begin(), quarters.begin() + 4000, 0.0);
        QVERIFY(std::abs(winter - (0.8 + 0.2 * 1000.0 / 8760.0) / coefficientOfPerformance({}, -5.0)) < 1e-9);
        QCOMPARE(heatPumpQuarters(std::vector<double>(10), {}).error().code, ErrorCode::InvalidInput);
    }
    void carsChargeByTheClockOnTheWall()
    {
        WB_VALUE(const CivilYear year, CivilYear::of(2025, FederalState::Hessen));
        std::array<double, 24> shares{};
        shares[18] = 2.0;
        const auto quarters = carQuarters(year, shares);
        QVERIFY(std::abs(std::accumulate(quarters.begin(), quarters.end(), 0.0) - 1.0) < 1e-12);
        QVERIFY(quarters[18 * 4] > 0.0);
        QCOMPARE(quarters[17 * 4 + 3], 0.0);
        // After the clocks have gone forward, 18 h on the wall is an hour earlier in the series.
        const std::size_t july = 181UL * 96;
        QVERIFY(quarters[july + 17 * 4] > 0.0);
    }
};

QTEST_GUILESS_MAIN(BalanceProfilesTest)
#include "balance_profiles_test.moc"
