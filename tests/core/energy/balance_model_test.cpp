// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/balance_model.h"

#include <QTest>

#include <cmath>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::energy;

namespace {

solar::WeatherYear sunnyYear()
{
    solar::WeatherYear weather{.name = "w", .site = {.latitudeDeg = 50.0, .longitudeDeg = 9.0}, .hours = {}};
    for (std::int64_t hour = 0; hour < 8760; ++hour) {
        solar::WeatherHour one;
        one.beginUtcS = 1735686000 + hour * 3600;
        one.sunUtcS = one.beginUtcS + 1800;
        const double arc = std::max(0.0, std::sin((static_cast<double>(hour % 24) - 6.0) / 12.0 * 3.14159265));
        solar::completeIrradiance(one, {.globalWM2 = 600.0 * arc, .diffuseWM2 = 300.0 * arc}, weather.site);
        weather.hours.push_back(one);
    }
    return weather;
}

BalanceStock street()
{
    BalanceStock stock;
    const OrientationClass south = orientationClassOf(35.0, 180.0);
    const OrientationClass east = orientationClassOf(35.0, 90.0);
    stock.classes = {{south.number, south}, {east.number, east}};
    for (std::int64_t fid = 1; fid <= 200; ++fid) {
        stock.buildings.push_back({.fid = fid,
                                   .electricityKwh = 3000.0,
                                   .heatKwh = 10000.0,
                                   .heatCo2KgPerKwh = 0.24,
                                   .dwellings = 2.0,
                                   .powerKwp = 10.0,
                                   .yieldKwh = 9000.0,
                                   .yieldByClass = {{south.number, 6000.0}, {east.number, 3000.0}}});
    }
    return stock;
}

} // namespace

class BalanceModelTest : public QObject {
    Q_OBJECT

private slots:
    void aVariantEquipsItsShareAndKeepsEnergies()
    {
        const BalanceStock stock = street();
        WB_VALUE(const CivilYear year, CivilYear::of(2025, FederalState::Hessen));
        BalanceAssumptions assumptions{.carKwh = 2500.0};
        assumptions.charging[19] = 1.0;
        Job job;
        WB_VALUE(const BalanceModel model, BalanceModel::of(stock, sunnyYear(), year, assumptions, job));
        const EquippedDistrict none = model.equipped({.name = "0"});
        QCOMPARE(none.roofs, std::int64_t{0});
        QCOMPARE(none.heatCo2Kg, 200.0 * 10000.0 * 0.24);
        const EquippedDistrict half = model.equipped(
            {.name = "1", .roofShare = 0.5, .heatPumpShare = 0.25, .storageKwhPerKwp = 1.5, .carShare = 0.1});
        QVERIFY(half.roofs > 75 && half.roofs < 125);
        QVERIFY(half.heatPumps > 30 && half.heatPumps < 70);
        QVERIFY(std::abs(half.cars - 40.0) < 1e-9);
        const EquippedDistrict more = model.equipped({.name = "2", .roofShare = 0.8});
        for (std::size_t i = 0; i < stock.buildings.size(); ++i) {
            QVERIFY(half.installedKwp[i] <= more.installedKwp[i]); // who has modules keeps them
            QCOMPARE(half.storageKwh[i], half.installedKwp[i] * 1.5);
        }
        const EquippedDistrict all = model.equipped({.name = "3", .roofShare = 1.0});
        const Prosumer& first = all.prosumers.front();
        const double generated =
            model.profiles().sum(first.generation.profile) * static_cast<double>(first.generation.scale);
        QVERIFY(std::abs(generated - 9000.0) < 0.01);
        const double load = model.profiles().sum(first.load.profile) * static_cast<double>(first.load.scale);
        QVERIFY(std::abs(load - 3000.0) < 0.01);
    }
    void aLeapYearIsRefused()
    {
        WB_VALUE(const CivilYear year, CivilYear::of(2024, FederalState::Hessen));
        Job job;
        const auto refused = BalanceModel::of(street(), sunnyYear(), year, {}, job);
        QVERIFY(!refused);
        QCOMPARE(refused.error().subject, std::string("year"));
    }
};

QTEST_GUILESS_MAIN(BalanceModelTest)
#include "balance_model_test.moc"
