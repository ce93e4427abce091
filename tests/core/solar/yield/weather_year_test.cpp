// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/irradiance/atmosphere.h"
#include "core/solar/irradiance/decomposition.h"
#include "core/solar/sun/angle.h"
#include "core/solar/yield/weather_year.h"

#include <QTest>

#include <chrono>
#include <cmath>

using namespace weitblick::solar;
using namespace std::chrono;

namespace {

constexpr Site kFrankfurt{50.1109, 8.6821, 112.0};

std::int64_t secondsOf(sys_seconds instant)
{
    return instant.time_since_epoch().count();
}

WeatherHour noonHour()
{
    const std::int64_t beginS = secondsOf(sys_days{June / 20 / 2024} + 11h);
    return {.beginUtcS = beginS, .sunUtcS = beginS + 1800};
}

double cosZenithAtNoon()
{
    return cosDeg(26.6808);
}

} // namespace

class WeatherYearTest : public QObject {
    Q_OBJECT

private slots:
    void theClockIsMezAllYear()
    {
        const MonthAndHour newYear = mezMonthAndHour(secondsOf(sys_days{December / 31 / 2014} + 23h));
        QCOMPARE(newYear.month, 0);
        QCOMPARE(newYear.hour, 0);
        const MonthAndHour july = mezMonthAndHour(secondsOf(sys_days{July / 1 / 2015} + 10h + 59min));
        QCOMPARE(july.month, 6);
        QCOMPARE(july.hour, 11);
    }
    void theSkyIsTakenAtTheSunsInstant()
    {
        WeatherHour hour = noonHour();
        hour.globalWM2 = 900.0;
        const auto skies = skyYearOf({.name = "t", .site = kFrankfurt, .hours = {hour}});
        QCOMPARE(skies.size(), std::size_t{1});
        QVERIFY(std::abs(skies[0].zenithDeg - 26.67235) < 1e-4);
        QVERIFY(std::abs(skies[0].sunAzimuthDeg - 181.54663) < 3e-4); // ΔT is a polynomial
        QVERIFY(std::abs(skies[0].extraterrestrialWM2 - 1321.6236) < 1e-3);
        QCOMPARE(skies[0].globalWM2, 900.0);
    }
    void directHorizontalIrradianceBecomesDirectNormal()
    {
        WeatherHour hour = noonHour();
        completeIrradiance(hour, {.directHorizontalWM2 = 500.0, .diffuseWM2 = 150.0}, kFrankfurt);
        QCOMPARE(hour.globalWM2, 650.0);
        QCOMPARE(hour.diffuseWM2, 150.0);
        QVERIFY(std::abs(hour.directNormalWM2 - 500.0 / cosZenithAtNoon()) < 1e-2);
    }
    void globalIrradianceAloneIsDividedByErbs()
    {
        WeatherHour hour = noonHour();
        completeIrradiance(hour, {.globalWM2 = 650.0}, kFrankfurt);
        const BeamAndDiffuse parts = decompose(650.0, 26.68081, 1321.6236);
        QCOMPARE(hour.globalWM2, 650.0);
        QVERIFY(std::abs(hour.diffuseWM2 - parts.diffuseHorizontalWM2) < 1e-2);
        QVERIFY(std::abs(hour.directNormalWM2 - parts.directNormalWM2) < 1e-2);
    }
    void whatIsGivenIsTaken()
    {
        WeatherHour hour = noonHour();
        completeIrradiance(hour, {.globalWM2 = 650.0, .directNormalWM2 = 555.0, .diffuseWM2 = 150.0}, kFrankfurt);
        QCOMPARE(hour.directNormalWM2, 555.0);
        QCOMPARE(hour.diffuseWM2, 150.0);
        QCOMPARE(hour.globalWM2, 650.0);
    }
    void globalAndDirectHorizontalGiveTheDiffuseRest()
    {
        WeatherHour hour = noonHour();
        completeIrradiance(hour, {.globalWM2 = 650.0, .directHorizontalWM2 = 500.0}, kFrankfurt);
        QCOMPARE(hour.diffuseWM2, 150.0);
    }
};

QTEST_GUILESS_MAIN(WeatherYearTest)
#include "weather_year_test.moc"
