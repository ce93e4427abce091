// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/battery_dispatch.h"

#include <QTest>

#include <cmath>
#include <random>
#include <vector>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::energy;

namespace {

const std::vector<double> kGeneration{0, 1, 3, 5, 4, 2, 0, 0};
const std::vector<double> kLoad{1, 1, 1, 2, 1, 2, 3, 2};
constexpr Battery kBattery{
    .capacityKwh = 5.0, .chargeKw = 2.0, .dischargeKw = 2.0, .chargeEfficiency = 0.95, .dischargeEfficiency = 0.95};

bool isNear(double value, double wanted, double tolerance = 5e-5)
{
    return std::abs(value - wanted) < tolerance;
}

} // namespace

class BatteryDispatchTest : public QObject {
    Q_OBJECT

private slots:
    // The worked example of eight hours: 5 kWh, 2 kW, 95 % each way.
    void theWorkedExampleStepByStep()
    {
        const double charge[] = {0, 0, 2, 2, 1.2632, 0, 0, 0};
        const double discharge[] = {0, 0, 0, 0, 0, 0, 2, 2};
        const double end[] = {0, 0, 1.9, 3.8, 5.0, 5.0, 2.8947, 0.7895};
        const double grid[] = {1, 0, 0, 0, 0, 0, 1, 0};
        const double feedIn[] = {0, 0, 0, 1, 1.7368, 0, 0, 0};
        BatteryDispatch dispatch(kBattery, 1.0);
        for (std::size_t i = 0; i < kLoad.size(); ++i) {
            const StepFlow flow = dispatch.step(kGeneration[i], kLoad[i]);
            QVERIFY(isNear(flow.chargeKw, charge[i]));
            QVERIFY(isNear(flow.dischargeKw, discharge[i]));
            QVERIFY(isNear(dispatch.storedKwh(), end[i]));
            QVERIFY(isNear(flow.gridKw, grid[i]));
            QVERIFY(isNear(flow.feedInKw, feedIn[i]));
        }
    }
    void theWorkedExampleInTotal()
    {
        WB_VALUE(const DispatchTotals totals, dispatchTotals(kGeneration, kLoad, kBattery, 1.0));
        QVERIFY(isNear(totals.chargedKwh, 5.2632));
        QVERIFY(isNear(totals.dischargedKwh, 4.0));
        QVERIFY(isNear(totals.gridKwh, 2.0));
        QVERIFY(isNear(totals.feedInKwh, 2.7368));
        QVERIFY(isNear(totals.ownUseShare(), 0.817544, 5e-7));
        QVERIFY(isNear(totals.selfSufficiency(), 0.846154, 5e-7));
    }
    void withoutABatteryOnlyTheDirectUseIsLeft()
    {
        WB_VALUE(const DispatchTotals totals, dispatchTotals(kGeneration, kLoad, {}, 1.0));
        QVERIFY(isNear(totals.ownUseShare(), 7.0 / 15.0, 1e-12));
        QVERIFY(isNear(totals.selfSufficiency(), 7.0 / 13.0, 1e-12));
        QCOMPARE(totals.chargedKwh, 0.0);
    }
    void energyIsClosedInAYearOfChance()
    {
        std::mt19937 random(6);
        std::uniform_real_distribution<double> kilowatts(0.0, 12.0);
        std::vector<double> generation(35'040);
        std::vector<double> load(35'040);
        for (std::size_t i = 0; i < load.size(); ++i) {
            generation[i] = std::max(0.0, kilowatts(random) - 6.0);
            load[i] = kilowatts(random) / 4.0;
        }
        const Battery battery{.capacityKwh = 7.7,
                              .chargeKw = 3.3,
                              .dischargeKw = 2.9,
                              .chargeEfficiency = 0.93,
                              .dischargeEfficiency = 0.96,
                              .startKwh = 4.4};
        WB_VALUE(const DispatchTotals totals, dispatchTotals(generation, load, battery, 0.25, 5.0));
        QVERIFY(isNear(totals.generationKwh,
                       totals.directKwh + totals.chargedKwh + totals.feedInKwh + totals.curtailedKwh, 1e-6));
        QVERIFY(isNear(totals.loadKwh, totals.directKwh + totals.dischargedKwh + totals.gridKwh, 1e-6));
        QVERIFY(
            isNear(totals.endKwh - totals.startKwh, totals.chargedKwh - totals.dischargedKwh - totals.lossKwh, 1e-6));
        QVERIFY(totals.lossKwh > 0.0);
        QVERIFY(totals.curtailedKwh > 0.0);
    }
    void contentAndPowersStayWithinTheirLimits()
    {
        std::mt19937 random(11);
        std::uniform_real_distribution<double> kilowatts(0.0, 9.0);
        BatteryDispatch dispatch(kBattery, 0.25, 3.0);
        for (int i = 0; i < 20'000; ++i) {
            const StepFlow flow = dispatch.step(kilowatts(random), kilowatts(random));
            QVERIFY(dispatch.storedKwh() >= 0.0 && dispatch.storedKwh() <= kBattery.capacityKwh);
            QVERIFY(flow.chargeKw >= 0.0 && flow.chargeKw <= kBattery.chargeKw);
            QVERIFY(flow.dischargeKw >= 0.0 && flow.dischargeKw <= kBattery.dischargeKw);
            QVERIFY(flow.feedInKw >= 0.0 && flow.feedInKw <= 3.0);
            QVERIFY(flow.gridKw >= 0.0 && flow.curtailedKw >= 0.0);
        }
    }
    void aFeedInLimitCutsTheTop()
    {
        const std::vector<double> generation{10.0, 4.0};
        const std::vector<double> load{1.0, 1.0};
        WB_VALUE(const DispatchTotals totals, dispatchTotals(generation, load, {}, 1.0, 6.0));
        QCOMPARE(totals.feedInKwh, 9.0);
        QCOMPARE(totals.curtailedKwh, 3.0);
        QCOMPARE(totals.ownUseShare(), 2.0 / 14.0);
    }
    void nothingGivesNothing()
    {
        const std::vector<double> none(4, 0.0);
        WB_VALUE(const DispatchTotals totals, dispatchTotals(none, none, kBattery, 0.25));
        QCOMPARE(totals.ownUseShare(), 0.0);
        QCOMPARE(totals.selfSufficiency(), 0.0);
    }
    void wrongBatteriesAndSeriesAreRefused()
    {
        const auto refused = [](const Battery& battery) {
            return checkBattery(battery).error().code == ErrorCode::InvalidInput;
        };
        QVERIFY(refused({.capacityKwh = -1.0}));
        QVERIFY(refused({.capacityKwh = std::numeric_limits<double>::infinity()}));
        QVERIFY(refused({.capacityKwh = 5.0, .chargeKw = -1.0}));
        QVERIFY(refused({.capacityKwh = 5.0, .chargeEfficiency = 0.0}));
        QVERIFY(refused({.capacityKwh = 5.0, .dischargeEfficiency = 1.1}));
        QVERIFY(refused({.capacityKwh = 5.0, .startKwh = 6.0}));
        const std::vector<double> shorter(7, 1.0);
        QCOMPARE(dispatchTotals(kGeneration, shorter, {}, 1.0).error().code, ErrorCode::InvalidInput);
        QCOMPARE(dispatchTotals(kGeneration, kLoad, {}, 0.0).error().code, ErrorCode::InvalidInput);
        QCOMPARE(dispatchTotals(kGeneration, kLoad, {.capacityKwh = -1.0}, 1.0).error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(BatteryDispatchTest)
#include "battery_dispatch_test.moc"
