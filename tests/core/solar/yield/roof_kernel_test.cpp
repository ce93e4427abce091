// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/sun/angle.h"
#include "core/solar/yield/horizon.h"
#include "core/solar/yield/roof_kernel.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <memory>

#include "tests/support/synthetic_weather.h"

using namespace weitblick::solar;

namespace {

void setLane(RoofBlock& block, std::size_t lane, const Plane& plane, double horizonDeg)
{
    block.sinTilt[lane] = static_cast<float>(sinDeg(plane.tiltDeg));
    block.up[lane] = static_cast<float>(cosDeg(plane.tiltDeg));
    block.east[lane] = static_cast<float>(sinDeg(plane.tiltDeg) * sinDeg(plane.azimuthDeg));
    block.north[lane] = static_cast<float>(sinDeg(plane.tiltDeg) * cosDeg(plane.azimuthDeg));
    for (std::size_t sector = 0; sector < kHorizonSectors; ++sector) {
        block.horizonSine[sector * kRoofLanes + lane] =
            static_cast<std::uint8_t>(std::lround(255.0 * sinDeg(horizonDeg)));
    }
}

} // namespace

class RoofKernelTest : public QObject {
    Q_OBJECT

private slots:
    void skyViewsAreThoseOfTheScalarWay()
    {
        const auto block = std::make_unique<RoofBlock>();
        for (std::size_t lane = 0; lane < kRoofLanes; ++lane) {
            setLane(*block, lane, {static_cast<double>(lane), 7.0 * static_cast<double>(lane)},
                    static_cast<double>(lane % 40));
        }
        findSkyViews(*block);
        for (std::size_t lane = 0; lane < kRoofLanes; ++lane) {
            const Plane plane{static_cast<double>(lane), 7.0 * static_cast<double>(lane)};
            Horizon horizon;
            horizon.elevationDeg.fill(static_cast<float>(kDegPerRad * std::asin(block->horizonSine[lane] / 255.0)));
            const double share = skyViewFactor(plane, horizon) / skyViewFactor(plane, {});
            QVERIFY2(std::abs(static_cast<double>(block->skyShare[lane]) - share) < 1e-3,
                     qPrintable(QStringLiteral("lane %1").arg(lane)));
            QVERIFY(std::abs(static_cast<double>(block->skyView[lane]) - share * (1.0 + cosDeg(plane.tiltDeg)) / 2.0) <
                    1e-3);
        }
    }
    void onlyHoursWithLightAreKeptInTheOrderOfTheirGroups()
    {
        const RoofHours hours = roofHoursOf(weitblick::test::syntheticWeather(), {});
        QVERIFY(hours.hours.size() > 4300 && hours.hours.size() < 4600); // half of 8,760
        QVERIFY(std::ranges::is_sorted(hours.hours, {}, &RoofHour::group));
        QVERIFY(std::ranges::all_of(hours.hours, [](const RoofHour& hour) {
            return hour.group < kMonthHours && hour.sector < kHorizonSectors;
        }));
    }
    void groupsAddUpToTheYear()
    {
        const auto block = std::make_unique<RoofBlock>();
        for (std::size_t lane = 0; lane < kRoofLanes; ++lane) {
            setLane(*block, lane, {30.0, 180.0}, 0.0);
        }
        findSkyViews(*block);
        const auto sums = std::make_unique<RoofBlockSums>();
        sumHours(roofHoursOf(weitblick::test::syntheticWeather(), {}), *block, *sums);
        double total = 0.0;
        double atNight = 0.0;
        for (std::size_t group = 0; group < kMonthHours; ++group) {
            const double value = static_cast<double>(sums->groupAcWh[group * kRoofLanes + 5]);
            total += value;
            atNight += group % 24 < 3 ? value : 0.0;
        }
        QVERIFY(std::abs(total - static_cast<double>(sums->acWh[5])) < 1e-3 * total);
        QVERIFY(total > 500'000.0); // Wh/kWp
        QCOMPARE(atNight, 0.0);
    }
};

QTEST_GUILESS_MAIN(RoofKernelTest)
#include "roof_kernel_test.moc"
