// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/detail/exact_sum.h"
#include "core/energy/own_use.h"
#include "core/energy/standard_profiles.h"
#include "core/solar/yield/yield.h"

#include <QTest>

#include <cmath>
#include <random>

#include "tests/support/sunny_year.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::energy;

namespace {

std::vector<double> householdLoad()
{
    return standardProfile("H25").value()->yearKw(CivilYear::of(2026, FederalState::Hessen).value(), 1.0).value();
}

YieldShape exactShape(const solar::WeatherYear& weather, double tiltDeg, double azimuthDeg)
{
    YieldShape shape = solar::yieldOf({.tiltDeg = tiltDeg, .azimuthDeg = azimuthDeg}, weather, {}).acW;
    std::ranges::transform(shape, shape.begin(), [](double power) { return std::max(0.0, power); });
    detail::scaleToSum(shape, 1.0);
    return shape;
}

/// Each hour four times.
std::vector<double> quarters(const YieldShape& shape, double yieldKwh)
{
    std::vector<double> power;
    for (const double hour : shape) {
        power.insert(power.end(), 4, hour * yieldKwh);
    }
    return power;
}

constexpr Battery kBattery{
    .capacityKwh = 6.0, .chargeKw = 3.0, .dischargeKw = 3.0, .chargeEfficiency = 0.95, .dischargeEfficiency = 0.95};

} // namespace

class OwnUseTest : public QObject {
    Q_OBJECT

private slots:
    void itIsTheDispatchOfTheYear_data()
    {
        QTest::addColumn<bool>("hasBattery");
        QTest::addColumn<bool>("hasLimit");
        QTest::newRow("plain") << false << false;
        QTest::newRow("battery") << true << false;
        QTest::newRow("limit") << false << true;
        QTest::newRow("battery and limit") << true << true;
    }
    void itIsTheDispatchOfTheYear()
    {
        QFETCH(bool, hasBattery);
        QFETCH(bool, hasLimit);
        const YieldShape south = exactShape(test::sunnyYear(), 35.0, 180.0);
        const std::vector<double> perKwh = householdLoad();
        const SystemSurface surface{&south, 9'500.0};
        PvSystemLoad system{.surfaces = {&surface, 1}, .demandKwh = 4'000.0};
        if (hasBattery) {
            system.battery = kBattery;
        }
        if (hasLimit) {
            system.feedInLimitKw = 4.0;
        }
        WB_VALUE(const DispatchTotals totals, ownUseOf(system, perKwh));
        std::vector<double> load = perKwh;
        std::ranges::transform(load, load.begin(), [](double power) { return power * 4'000.0; });
        WB_VALUE(const DispatchTotals wanted,
                 dispatchTotals(quarters(south, 9'500.0), load, system.battery, 0.25, system.feedInLimitKw));
        QVERIFY(std::abs(totals.directKwh - wanted.directKwh) < 1e-6);
        QVERIFY(std::abs(totals.feedInKwh - wanted.feedInKwh) < 1e-6);
        QVERIFY(std::abs(totals.curtailedKwh - wanted.curtailedKwh) < 1e-6);
        QVERIFY(std::abs(totals.gridKwh - wanted.gridKwh) < 1e-6);
        QVERIFY(std::abs(totals.dischargedKwh - wanted.dischargedKwh) < 1e-6);
        QVERIFY(std::abs(totals.generationKwh - 9'500.0) < 1e-6);
        QVERIFY(std::abs(totals.loadKwh - 4'000.0) < 1e-6);
        QCOMPARE(wanted.curtailedKwh > 0.0, hasLimit);
    }
    void surfacesOfABuildingFeedOneMeter()
    {
        const YieldShape east = exactShape(test::sunnyYear(), 35.0, 90.0);
        const YieldShape west = exactShape(test::sunnyYear(), 35.0, 270.0);
        const std::vector<double> perKwh = householdLoad();
        const SystemSurface both[] = {{&east, 4'000.0}, {&west, 4'000.0}};
        const SystemSurface twice[] = {{&east, 8'000.0}};
        WB_VALUE(const DispatchTotals spread, ownUseOf({.surfaces = both, .demandKwh = 4'000.0}, perKwh));
        WB_VALUE(const DispatchTotals oneSided, ownUseOf({.surfaces = twice, .demandKwh = 4'000.0}, perKwh));
        QVERIFY(spread.directKwh > oneSided.directKwh); // light in the morning and in the evening
    }
    /// What the handbook promises of the classes of orientation.
    void theClassIsNearToTheRoofItself()
    {
        const solar::WeatherYear weather = test::sunnyYear();
        const std::vector<double> perKwh = householdLoad();
        std::mt19937 numbers(3);
        const auto random = [&](unsigned limit) { return static_cast<double>(numbers() % limit); };
        double greatest = 0.0;
        for (int i = 0; i < 12; ++i) {
            const double tiltDeg = 3.0 + random(57);
            const double azimuthDeg = random(360);
            const OrientationClass alike = orientationClassOf(tiltDeg, azimuthDeg);
            const YieldShape exact = exactShape(weather, tiltDeg, azimuthDeg);
            const YieldShape classed = exactShape(weather, alike.tiltDeg, alike.azimuthDeg);
            const double yieldKwh = 2'000.0 + random(12'000);
            const SystemSurface own{&exact, yieldKwh};
            const SystemSurface shared{&classed, yieldKwh};
            const Battery battery = i % 2 == 0 ? Battery{} : kBattery;
            WB_VALUE(const DispatchTotals wanted,
                     ownUseOf({.surfaces = {&own, 1}, .demandKwh = 4'000.0, .battery = battery}, perKwh));
            WB_VALUE(const DispatchTotals got,
                     ownUseOf({.surfaces = {&shared, 1}, .demandKwh = 4'000.0, .battery = battery}, perKwh));
            greatest = std::max(greatest, std::abs(wanted.ownUseShare() - got.ownUseShare()));
        }
        QVERIFY2(greatest < 0.008, qPrintable(QString::number(greatest)));
        QVERIFY(greatest > 0.0);
    }
    void wrongYearsAreRefused()
    {
        const YieldShape south(8760, 1.0 / 8760.0);
        const YieldShape shorter(8759, 0.0);
        const std::vector<double> load(35'040, 1.0 / 8760.0);
        const SystemSurface good{&south, 1.0};
        const SystemSurface bad{&shorter, 1.0};
        const SystemSurface negative{&south, -1.0};
        const auto refused = [&](const PvSystemLoad& system, std::span<const double> perKwh) {
            return ownUseOf(system, perKwh).error().code == ErrorCode::InvalidInput;
        };
        QVERIFY(refused({.surfaces = {&bad, 1}}, load));
        QVERIFY(refused({.surfaces = {&negative, 1}}, load));
        QVERIFY(refused({.surfaces = {&good, 1}, .demandKwh = -1.0}, load));
        QVERIFY(refused({.surfaces = {&good, 1}}, std::span(load).first(100)));
        QVERIFY(refused({.surfaces = {&good, 1}, .battery = {.capacityKwh = -1.0}}, load));
    }
};

QTEST_GUILESS_MAIN(OwnUseTest)
#include "own_use_test.moc"
