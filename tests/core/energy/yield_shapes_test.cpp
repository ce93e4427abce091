// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/detail/exact_sum.h"
#include "core/energy/yield_shapes.h"
#include "core/solar/yield/yield.h"

#include <QTest>

#include <cmath>
#include <limits>

#include "tests/support/sunny_year.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::energy;

class YieldShapesTest : public QObject {
    Q_OBJECT

private slots:
    void roofsThatLookAlikeAreOneClass()
    {
        QCOMPARE(orientationClassOf(34.0, 178.0).number, orientationClassOf(36.0, 184.0).number);
        QVERIFY(orientationClassOf(34.0, 178.0).number != orientationClassOf(34.0, 170.0).number);
        QCOMPARE(orientationClassOf(34.0, 178.0).tiltDeg, 35.0);
        QCOMPARE(orientationClassOf(34.0, 178.0).azimuthDeg, 180.0);
        QCOMPARE(orientationClassOf(34.0, 357.0).azimuthDeg, 0.0);
    }
    void flatRoofsHaveNoDirection()
    {
        const double unknown = std::numeric_limits<double>::quiet_NaN();
        const std::uint32_t flat = orientationClassOf(0.0, 180.0).number;
        QCOMPARE(orientationClassOf(2.4, 90.0).number, flat);
        QCOMPARE(orientationClassOf(unknown, 90.0).number, flat);
        QCOMPARE(orientationClassOf(30.0, -1.0).number, flat);
        QVERIFY(orientationClassOf(2.6, 90.0).number != flat);
    }
    void aShapeIsTheYearOfTheClassForOneKilowattHour()
    {
        const solar::WeatherYear weather = test::sunnyYear();
        const OrientationClass south = orientationClassOf(35.0, 180.0);
        Job job;
        WB_VALUE(const YieldShapes shapes, YieldShapes::of(weather, {south, south}, job));
        QCOMPARE(shapes.size(), std::size_t{1});
        const YieldShape& shape = shapes.shape(south.number);
        QCOMPARE(shape.size(), std::size_t{8760});
        QVERIFY(std::abs(detail::exactSum(shape) - 1.0) < 1e-12);
        const auto exact = solar::yieldOf({.tiltDeg = 35.0, .azimuthDeg = 180.0}, weather, {});
        for (const std::size_t noon : {4380U - 12U, 12U}) {
            QVERIFY(std::abs(shape[noon] * exact.acKWh * 1000.0 - exact.acW[noon]) < 1.0);
        }
        QCOMPARE(shape[0], 0.0);
    }
    void aYearInUtcIsTurnedToStandardTime()
    {
        const OrientationClass south = orientationClassOf(35.0, 180.0);
        Job job;
        WB_VALUE(const YieldShapes standard, YieldShapes::of(test::sunnyYear(), {south}, job));
        WB_VALUE(const YieldShapes inUtc, YieldShapes::of(test::sunnyYear(1), {south}, job));
        for (std::size_t hour = 0; hour < 8760; ++hour) {
            QVERIFY(std::abs(standard.shape(south.number)[hour] - inUtc.shape(south.number)[hour]) < 1e-12);
        }
    }
    void wrongYearsAreRefused()
    {
        solar::WeatherYear weather = test::sunnyYear();
        Job job;
        weather.hours.pop_back();
        QCOMPARE(YieldShapes::of(weather, {{}}, job).error().code, ErrorCode::InvalidInput);
        weather = test::sunnyYear();
        for (solar::WeatherHour& hour : weather.hours) {
            hour.globalWM2 = hour.diffuseWM2 = hour.directNormalWM2 = 0.0;
        }
        QCOMPARE(YieldShapes::of(weather, {{}}, job).error().code, ErrorCode::InvalidInput);
    }
    void aStopIsHeard()
    {
        std::stop_source stop;
        stop.request_stop();
        Job job(stop.get_token(), {});
        QCOMPARE(YieldShapes::of(test::sunnyYear(), {{}}, job).error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(YieldShapesTest)
#include "yield_shapes_test.moc"
