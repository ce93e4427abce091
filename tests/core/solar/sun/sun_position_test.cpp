// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/sun/angle.h"
#include "core/solar/sun/sun_position.h"

#include <QTest>

#include <chrono>
#include <cmath>
#include <cstdlib>

using namespace weitblick::solar;
using namespace std::chrono;

namespace {

constexpr Site kGolden{39.742476, -105.1786, 1830.14};
constexpr Site kFrankfurt{50.1109, 8.6821, 112.0};
constexpr Site kKassel{51.3127, 9.4797, 167.0};

double secondsOf(sys_seconds instant)
{
    return static_cast<double>(instant.time_since_epoch().count());
}

void compareWithin(double value, double wanted, double tolerance)
{
    QVERIFY2(
        std::abs(value - wanted) <= tolerance,
        qPrintable(QStringLiteral("%1, wanted %2 ± %3").arg(value, 0, 'g', 12).arg(wanted, 0, 'g', 12).arg(tolerance)));
}

/// A second way, of the Astronomical Almanac (Michalsky 1988): good to 0.02°.
SunPosition almanacPosition(double utcS, const Site& site)
{
    const double n = julianDayOf(utcS) - 2451545.0;
    const double longitude = 280.460 + 0.9856474 * n;
    const double g = 357.528 + 0.9856003 * n;
    const double lambda = longitude + 1.915 * sinDeg(g) + 0.020 * sinDeg(2.0 * g);
    const double epsilon = 23.439 - 4e-7 * n;
    const double alpha = kDegPerRad * std::atan2(cosDeg(epsilon) * sinDeg(lambda), cosDeg(lambda));
    const double delta = kDegPerRad * std::asin(sinDeg(epsilon) * sinDeg(lambda));
    const double hoursUt = std::fmod(utcS, 86400.0) / 3600.0;
    const double sidereal = 6.697375 + 0.0657098242 * n + hoursUt;
    const double h = 15.0 * sidereal + site.longitudeDeg - alpha;
    const double elevation = kDegPerRad * std::asin(sinDeg(site.latitudeDeg) * sinDeg(delta) +
                                                    cosDeg(site.latitudeDeg) * cosDeg(delta) * cosDeg(h));
    const double azimuth = kDegPerRad * std::atan2(-sinDeg(h), std::tan(delta * kRadPerDeg) * cosDeg(site.latitudeDeg) -
                                                                   sinDeg(site.latitudeDeg) * cosDeg(h));
    return {.zenithDeg = 90.0 - elevation, .azimuthDeg = wrapped360(azimuth)};
}

} // namespace

class SunPositionTest : public QObject {
    Q_OBJECT

private slots:
    void theGoldenCaseOfNrelIsMet()
    {
        const double utcS = secondsOf(sys_days{October / 17 / 2003} + 19h + 30min + 30s);
        const SunPosition sun =
            sunPosition(sunEphemeris(julianDayOf(utcS), 67.0), kGolden, {.pressureHPa = 820.0, .temperatureC = 11.0});
        compareWithin(sun.apparentZenithDeg, 50.11162, 5e-6);
        compareWithin(sun.azimuthDeg, 194.340241, 5e-7);
        compareWithin(sun.hourAngleDeg, 11.10627, 5e-6);
        compareWithin(90.0 - sun.zenithDeg, 39.872046, 5e-7);
        compareWithin(90.0 - sun.apparentZenithDeg, 39.888378, 5e-7);
        compareWithin(sun.zenithDeg - sun.apparentZenithDeg, 0.016332, 5e-7);
    }
    void theDayAfterTheGoldenCaseIsMet()
    {
        // Its ΔT is the polynomial's (64.6 s), not the 67 s of the day before.
        const double utcS = secondsOf(sys_days{October / 18 / 2003} + 19h + 30min + 30s);
        const SunPosition sun = sunPosition(utcS, kGolden, {.pressureHPa = 820.0, .temperatureC = 11.0});
        compareWithin(90.0 - sun.zenithDeg, 39.505196, 2e-6);
        compareWithin(sun.apparentZenithDeg, 50.478260, 2e-6);
        compareWithin(sun.azimuthDeg, 194.311132, 2e-6);
    }
    void morePressureBendsTheLightMore()
    {
        const double utcS = secondsOf(sys_days{October / 17 / 2003} + 19h + 30min + 30s);
        const SunPosition sun =
            sunPosition(sunEphemeris(julianDayOf(utcS), 67.0), kGolden, {.pressureHPa = 900.0, .temperatureC = 11.0});
        compareWithin(90.0 - sun.apparentZenithDeg, 39.88997, 5e-6);
    }
    void hessianVectorsAreMet_data()
    {
        QTest::addColumn<qint64>("utcS");
        QTest::addColumn<QList<double>>("frankfurt");
        QTest::addColumn<QList<double>>("kassel");
        QTest::addColumn<double>("equationMin");
        const auto row = [](const char* name, sys_seconds instant, const QList<double>& frankfurt,
                            const QList<double>& kassel, double equationMin) {
            QTest::newRow(name) << qint64{instant.time_since_epoch().count()} << frankfurt << kassel << equationMin;
        };
        row("2024-03-20 12:00", sys_days{March / 20 / 2024} + 12h, {50.30846, 50.28822, 188.92335},
            {51.57639, 51.55522, 189.78660}, -7.30533);
        row("2024-06-20 11:30", sys_days{June / 20 / 2024} + 11h + 30min, {26.68081, 26.67235, 181.54663},
            {27.90195, 27.89304, 183.04881}, -1.69773);
        row("2024-06-20 04:30", sys_days{June / 20 / 2024} + 4h + 30min, {80.76261, 80.66612, 64.29641},
            {79.79206, 79.70396, 65.06293}, -1.63456);
        row("2024-09-22 15:00", sys_days{September / 22 / 2024} + 15h, {68.76829, 68.72557, 242.22760},
            {69.77300, 69.72802, 242.53054}, 7.52172);
        row("2024-12-21 11:00", sys_days{December / 21 / 2024} + 11h, {73.73685, 73.68056, 174.37580},
            {74.88761, 74.82704, 175.16522}, 1.73287);
        row("2024-12-21 08:30", sys_days{December / 21 / 2024} + 8h + 30min, {82.96585, 82.84352, 140.59057},
            {83.58132, 83.44934, 141.34352}, 1.78461);
    }
    void hessianVectorsAreMet()
    {
        QFETCH(qint64, utcS);
        QFETCH(QList<double>, frankfurt);
        QFETCH(QList<double>, kassel);
        QFETCH(double, equationMin);
        const SunEphemeris ephemeris = sunEphemeris(julianDayOf(static_cast<double>(utcS)), 69.2);
        const auto check = [&](const Site& site, const QList<double>& wanted) {
            const SunPosition sun = sunPosition(ephemeris, site);
            compareWithin(sun.zenithDeg, wanted[0], 1e-5);
            compareWithin(sun.apparentZenithDeg, wanted[1], 1e-5);
            compareWithin(sun.azimuthDeg, wanted[2], 1e-5);
        };
        check(kFrankfurt, frankfurt);
        check(kKassel, kassel);
        compareWithin(equationOfTimeMin(ephemeris), equationMin, 1e-5);
    }
    void theAlmanacAgreesWithinTwoHundredthsOfADegree()
    {
        // Value check of the second way itself.
        const double june = secondsOf(sys_days{June / 20 / 2024} + 11h + 30min);
        compareWithin(almanacPosition(june, kFrankfurt).zenithDeg, 26.68253, 1e-4);
        compareWithin(almanacPosition(june, kFrankfurt).azimuthDeg, 181.54476, 2e-4);
        const double first = secondsOf(sys_days{January / 1 / 2024});
        const double last = secondsOf(sys_days{January / 1 / 2051});
        // 9,973 minutes share no period with the day: all hours of all seasons come up.
        for (double utcS = first; utcS < last; utcS += 9973.0 * 60.0) {
            const SunPosition spa = sunPosition(utcS, kFrankfurt);
            const SunPosition almanac = almanacPosition(utcS, kFrankfurt);
            compareWithin(spa.zenithDeg, almanac.zenithDeg, 0.02);
            compareWithin(std::remainder(spa.azimuthDeg - almanac.azimuthDeg, 360.0), 0.0, 0.02);
        }
    }
    void belowTheHorizonNothingIsBent()
    {
        const SunPosition night = sunPosition(secondsOf(sys_days{June / 20 / 2024}), kFrankfurt);
        QVERIFY(night.zenithDeg > 100.0);
        QCOMPARE(night.apparentZenithDeg, night.zenithDeg);
    }
};

QTEST_GUILESS_MAIN(SunPositionTest)
#include "sun_position_test.moc"
