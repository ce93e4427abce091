// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/balance_kernel.h"
#include "core/energy/battery_dispatch.h"

#include <QTest>

#include <cmath>
#include <numeric>
#include <random>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::energy;

namespace {

constexpr std::size_t kSteps = 35040;
constexpr double kStepH = 0.25;

/// Some buildings of all kinds, of a number that fills no vector.
struct Street {
    StepProfiles profiles{kSteps};
    std::vector<Prosumer> prosumers;
    std::vector<std::vector<double>> series;

    explicit Street(std::size_t count)
    {
        std::mt19937 random(7);
        std::uniform_real_distribution<double> part(0.0, 1.0);
        for (int profile = 0; profile < 8; ++profile) {
            std::vector<double> values(kSteps);
            for (std::size_t step = 0; step < kSteps; ++step) {
                const double hour = static_cast<double>(step % 96) / 4.0;
                const double sun = std::max(0.0, std::sin((hour - 6.0 + 0.3 * profile) / 12.0 * 3.14159265)) * 0.2;
                values[step] = profile < 4 ? sun * part(random) : (0.5 + part(random)) / static_cast<double>(kSteps);
            }
            series.push_back(values);
            isSound = isSound && profiles.add(values).has_value();
        }
        for (std::size_t i = 0; i < count; ++i) {
            const auto roof = static_cast<std::uint32_t>(1 + i % 4);
            const auto load = static_cast<std::uint32_t>(5 + i % 3);
            prosumers.push_back({.generation = {i % 5 == 0 ? 0U : roof, static_cast<float>(3.0 + 9.0 * part(random))},
                                 .load = {load, static_cast<float>(1500.0 + 4000.0 * part(random))},
                                 .heatPump = {8, i % 3 == 0 ? 3000.0F : 0.0F},
                                 .car = {6, i % 4 == 0 ? 2500.0F : 0.0F},
                                 .capacityKwh = i % 2 == 0 ? 8.0F : 0.0F,
                                 .batteryKwhPerStep = i % 2 == 0 ? 1.0F : 0.0F});
        }
    }
    [[nodiscard]] double value(const ScaledProfile& one, std::size_t step) const
    {
        return one.profile == 0 ? 0.0 : series[one.profile - 1][step] * static_cast<double>(one.scale);
    }
    bool isSound = true;
};

} // namespace

class BalanceKernelTest : public QObject {
    Q_OBJECT

private slots:
    void aDayOfTheWorkedExampleComesOut()
    {
        // domain reference: eight hours, 5 kWh and 2 kW, 95 % in and out
        StepProfiles profiles(8);
        WB_VALUE(const auto sun, profiles.add(std::vector<double>{0, 1, 3, 5, 4, 2, 0, 0}));
        WB_VALUE(const auto load, profiles.add(std::vector<double>{1, 1, 1, 2, 1, 2, 3, 2}));
        const std::vector<Prosumer> house{{.generation = {sun, 1.0F},
                                           .load = {load, 1.0F},
                                           .heatPump = {},
                                           .car = {},
                                           .capacityKwh = 5.0F,
                                           .batteryKwhPerStep = 2.0F}};
        Job job;
        WB_VALUE(const BalanceResult result, runBalance(profiles, house, {}, job));
        const ProsumerTotals& own = result.prosumers.front();
        QVERIFY(std::abs(own.gridKwh - 2.0) < 1e-5);
        QVERIFY(std::abs(own.feedInKwh - 2.7368) < 1e-4);
        QVERIFY(std::abs(own.chargedKwh - 5.2632) < 1e-4);
        QVERIFY(std::abs(1.0 - own.feedInKwh / own.generationKwh - 0.817544) < 1e-5);
        QVERIFY(std::abs(1.0 - own.gridKwh / own.loadKwh - 0.846154) < 1e-5);
        QVERIFY(std::abs(result.feedInKwh[3] - 1.0) < 1e-5);
        QVERIFY(std::abs(result.gridKwh[6] - 1.0) < 1e-5);
    }
    void everyBuildingIsAsTheDispatchStepByStep()
    {
        const Street street(75);
        QVERIFY(street.isSound);
        Job job;
        WB_VALUE(const BalanceResult result, runBalance(street.profiles, street.prosumers, {}, job));
        for (std::size_t i = 0; i < street.prosumers.size(); i += 7) {
            const Prosumer& prosumer = street.prosumers[i];
            std::vector<double> generation(kSteps);
            std::vector<double> load(kSteps);
            for (std::size_t step = 0; step < kSteps; ++step) {
                generation[step] = street.value(prosumer.generation, step) / kStepH;
                load[step] = (street.value(prosumer.load, step) + street.value(prosumer.heatPump, step) +
                              street.value(prosumer.car, step)) /
                             kStepH;
            }
            const double powerKw = static_cast<double>(prosumer.batteryKwhPerStep) / kStepH;
            WB_VALUE(const DispatchTotals reference,
                     dispatchTotals(generation, load,
                                    {.capacityKwh = static_cast<double>(prosumer.capacityKwh),
                                     .chargeKw = powerKw,
                                     .dischargeKw = powerKw,
                                     .chargeEfficiency = 0.95,
                                     .dischargeEfficiency = 0.95},
                                    kStepH));
            const ProsumerTotals& own = result.prosumers[i];
            QVERIFY(std::abs(own.gridKwh - reference.gridKwh) < 1e-5 * (1.0 + reference.loadKwh));
            QVERIFY(std::abs(own.feedInKwh - reference.feedInKwh) < 1e-5 * (1.0 + reference.generationKwh));
            QVERIFY(std::abs(own.dischargedKwh - reference.dischargedKwh) < 1e-5 * (1.0 + reference.loadKwh));
        }
    }
    void energyIsClosed()
    {
        const Street street(130);
        Job job;
        const BatteryLosses losses{.chargeEfficiency = 0.93F, .dischargeEfficiency = 0.96F};
        WB_VALUE(const BalanceResult result, runBalance(street.profiles, street.prosumers, losses, job));
        double grid = 0.0;
        double feedIn = 0.0;
        double generation = 0.0;
        double load = 0.0;
        double lost = 0.0;
        for (const ProsumerTotals& own : result.prosumers) {
            const double stored = own.chargedKwh * 0.93 - own.dischargedKwh / 0.96;
            QVERIFY(std::abs(stored - own.storedKwh) < 1e-6 * (own.generationKwh + own.loadKwh));
            grid += own.gridKwh;
            feedIn += own.feedInKwh;
            generation += own.generationKwh;
            load += own.loadKwh;
            lost += own.chargedKwh - own.dischargedKwh - own.storedKwh;
        }
        const auto sum = [](const std::vector<double>& curve) {
            return std::accumulate(curve.begin(), curve.end(), 0.0);
        };
        const double whole = generation + load;
        QVERIFY(std::abs(sum(result.gridKwh) - grid) < 1e-6 * whole);
        QVERIFY(std::abs(sum(result.feedInKwh) - feedIn) < 1e-6 * whole);
        QVERIFY(std::abs(sum(result.generationKwh) - generation) < 1e-6 * whole);
        double stored = 0.0;
        for (const ProsumerTotals& own : result.prosumers) {
            stored += own.storedKwh;
        }
        QVERIFY(std::abs(generation + grid - load - feedIn - lost - stored) < 1e-6 * whole);
    }
    void theOrderOfTheBuildingsDoesNotMatter()
    {
        Street street(60);
        Job job;
        WB_VALUE(const BalanceResult one, runBalance(street.profiles, street.prosumers, {}, job));
        WB_VALUE(const BalanceResult again, runBalance(street.profiles, street.prosumers, {}, job));
        QCOMPARE(one.gridKwh, again.gridKwh);
        std::reverse(street.prosumers.begin(), street.prosumers.end());
        WB_VALUE(const BalanceResult turned, runBalance(street.profiles, street.prosumers, {}, job));
        for (std::size_t i = 0; i < street.prosumers.size(); ++i) {
            QCOMPARE(turned.prosumers[i].gridKwh, one.prosumers[street.prosumers.size() - 1 - i].gridKwh);
        }
    }
    void nobodyAtAllIsNoLoad()
    {
        const StepProfiles profiles(96);
        Job job;
        WB_VALUE(const BalanceResult result, runBalance(profiles, {}, {}, job));
        QVERIFY(result.prosumers.empty());
        QCOMPARE(result.gridKwh.size(), std::size_t{96});
        QCOMPARE(result.gridKwh.front(), 0.0);
    }
    void whatCannotBeIsRefused()
    {
        StepProfiles profiles(4);
        QVERIFY(!profiles.add(std::vector<double>{1, 2, 3}));
        QVERIFY(!profiles.add(std::vector<double>{1, 2, 3, -1}));
        QVERIFY(!profiles.add(std::vector<double>{1, 2, 3, std::nan("")}));
        Job job;
        const std::vector<Prosumer> unknown{{.generation = {3, 1.0F}}};
        QCOMPARE(runBalance(profiles, unknown, {}, job).error().code, ErrorCode::InvalidInput);
        const std::vector<Prosumer> negative{{.load = {0, -1.0F}}};
        QVERIFY(!runBalance(profiles, negative, {}, job));
        QVERIFY(!runBalance(profiles, {}, {.chargeEfficiency = 0.0F}, job));
        std::stop_source stop;
        stop.request_stop();
        Job stopped(stop.get_token(), {});
        const std::vector<Prosumer> one(1);
        QCOMPARE(runBalance(profiles, one, {}, stopped).error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(BalanceKernelTest)
#include "balance_kernel_test.moc"
