// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/yield/district_yield.h"
#include "core/solar/yield/yield.h"

#include <QTest>

#include <cmath>
#include <mutex>
#include <numeric>

#include "tests/support/synthetic_weather.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::solar;

namespace {

constexpr std::size_t kRoofs = 150; // two blocks and a part of one

RoofSurfaces someRoofs()
{
    RoofSurfaces roofs;
    for (std::size_t i = 0; i < kRoofs; ++i) {
        roofs.tiltDeg.push_back(static_cast<float>(i * 7 % 61));
        roofs.azimuthDeg.push_back(static_cast<float>(i * 37 % 360));
        Horizon horizon;
        for (std::size_t sector = 0; sector < kHorizonSectors; ++sector) {
            const double wave = std::sin(static_cast<double>(sector) * 0.3 + static_cast<double>(i));
            horizon.elevationDeg[sector] = static_cast<float>(std::max(0.0, static_cast<double>(i % 20) + 8.0 * wave));
        }
        roofs.horizons.push_back(packed(horizon));
    }
    return roofs;
}

} // namespace

class DistrictYieldTest : public QObject {
    Q_OBJECT

private slots:
    void everyRoofIsWithinHalfAPerCentOfTheScalarWay_data()
    {
        QTest::addColumn<int>("model");
        QTest::newRow("Hay-Davies") << int(SkyModel::HayDavies);
        QTest::newRow("Perez") << int(SkyModel::Perez);
        QTest::newRow("isotropic") << int(SkyModel::Isotropic);
    }
    void everyRoofIsWithinHalfAPerCentOfTheScalarWay()
    {
        QFETCH(int, model);
        PvSystem system;
        system.skyModel = static_cast<SkyModel>(model);
        const RoofSurfaces roofs = someRoofs();
        const WeatherYear year = test::syntheticWeather();
        Job job;
        WB_VALUE(const DistrictYield fast, districtYield(roofs, year, system, {}, job));
        const auto skies = skyYearOf(year);
        for (std::size_t i = 0; i < kRoofs; i += 5) {
            const YieldYear exact =
                yieldOf({roofs.tiltDeg[i], roofs.azimuthDeg[i], unpacked(roofs.horizons[i])}, year, skies, system);
            const double plane = std::abs(static_cast<double>(fast.planeKWhM2[i]) / exact.planeKWhM2 - 1.0);
            const double power = std::abs(static_cast<double>(fast.acKWhPerKwp[i]) / exact.acKWh - 1.0);
            QVERIFY2(plane < 5e-3 && power < 5e-3,
                     qPrintable(QStringLiteral("roof %1: %2 and %3").arg(i).arg(plane).arg(power)));
        }
    }
    void withoutHorizonsTheViewIsFree()
    {
        RoofSurfaces roofs = someRoofs();
        const WeatherYear year = test::syntheticWeather();
        Job job;
        WB_VALUE(const DistrictYield shaded, districtYield(roofs, year, {}, {}, job));
        roofs.horizons.clear();
        WB_VALUE(const DistrictYield open, districtYield(roofs, year, {}, {}, job));
        const YieldYear exact = yieldOf({roofs.tiltDeg[11], roofs.azimuthDeg[11], {}}, year, {});
        QVERIFY(std::abs(static_cast<double>(open.planeKWhM2[11]) / exact.planeKWhM2 - 1.0) < 1e-3);
        for (std::size_t i = 0; i < kRoofs; ++i) {
            QVERIFY(open.planeKWhM2[i] >= shaded.planeKWhM2[i] * 0.999F);
        }
    }
    void profilesAddUpToTheYear()
    {
        std::mutex mutex;
        std::size_t seen = 0;
        std::vector<float> sums(kRoofs);
        const DistrictYieldOptions options{.takeProfile =
                                               [&](std::size_t surface, const MonthHourSums& profile) {
                                                   const std::scoped_lock lock(mutex);
                                                   ++seen;
                                                   sums[surface] =
                                                       std::accumulate(profile.begin(), profile.end(), 0.0F);
                                               },
                                           .threadLimit = 2};
        Job job;
        WB_VALUE(const DistrictYield yield, districtYield(someRoofs(), test::syntheticWeather(), {}, options, job));
        QCOMPARE(seen, kRoofs);
        for (std::size_t i = 0; i < kRoofs; ++i) {
            QVERIFY(std::abs(sums[i] - yield.acKWhPerKwp[i]) < 1e-3F * yield.acKWhPerKwp[i]);
        }
    }
    void noRoofsAreNoTrouble()
    {
        Job job;
        WB_VALUE(const DistrictYield yield, districtYield({}, test::syntheticWeather(48), {}, {}, job));
        QVERIFY(yield.planeKWhM2.empty());
    }
    void whatDoesNotFitIsRefused()
    {
        RoofSurfaces roofs = someRoofs();
        roofs.azimuthDeg.pop_back();
        Job job;
        const WeatherYear year = test::syntheticWeather(48);
        QCOMPARE(districtYield(roofs, year, {}, {}, job).error().code, ErrorCode::InvalidInput);
        PvSystem klucher;
        klucher.skyModel = SkyModel::Klucher;
        QCOMPARE(districtYield(someRoofs(), year, klucher, {}, job).error().code, ErrorCode::InvalidInput);
    }
    void itStopsWhenAsked()
    {
        std::stop_source stop;
        stop.request_stop();
        Job job(stop.get_token(), {});
        QCOMPARE(districtYield(someRoofs(), test::syntheticWeather(48), {}, {}, job).error().code,
                 ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(DistrictYieldTest)
#include "district_yield_test.moc"
