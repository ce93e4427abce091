// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/sun/sun_ephemeris.h"

#include <QTest>

#include <chrono>
#include <cmath>

using namespace weitblick::solar;

namespace {

void compareWithin(double value, double wanted, double tolerance)
{
    QVERIFY2(
        std::abs(value - wanted) <= tolerance,
        qPrintable(QStringLiteral("%1, wanted %2 ± %3").arg(value, 0, 'g', 15).arg(wanted, 0, 'g', 15).arg(tolerance)));
}

double secondsOf(std::chrono::sys_seconds instant)
{
    return static_cast<double>(instant.time_since_epoch().count());
}

/// 2003-10-17 12:30:30 UTC−7, ΔT 67 s: the worked example of NREL/TP-560-34302, with the digits that it prints.
SunEphemeris goldenCase()
{
    using namespace std::chrono;
    return sunEphemeris(julianDayOf(secondsOf(sys_days{October / 17 / 2003} + 19h + 30min + 30s)), 67.0);
}

} // namespace

class SunEphemerisTest : public QObject {
    Q_OBJECT

private slots:
    void everyStepOfTheGoldenCaseIsMet_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("wanted");
        QTest::addColumn<double>("tolerance");
        const SunEphemeris sun = goldenCase();
        const auto row = [](const char* name, double value, double wanted, double tolerance) {
            QTest::newRow(name) << value << wanted << tolerance;
        };
        row("JD", sun.julianDay, 2452930.312847, 5e-7);
        row("JDE", sun.julianEphemerisDay, 2452930.313623, 5e-7);
        row("JC", sun.julianCentury, 0.0379277986858, 1e-11); // of the Julian day as printed
        row("L", sun.heliocentricLongitudeDeg, 24.0182616917, 5e-10);
        row("B", sun.heliocentricLatitudeDeg, -0.0001011219, 5e-11);
        row("R", sun.distanceAu, 0.9965422974, 5e-11);
        row("Theta", sun.geocentricLongitudeDeg, 204.0182616917, 5e-10);
        row("beta", sun.geocentricLatitudeDeg, 0.0001011219, 5e-11);
        row("X0", sun.argumentsDeg[0], 17185.861179, 5e-7);
        row("X1", sun.argumentsDeg[1], 1722.893218, 5e-7);
        row("X2", sun.argumentsDeg[2], 18234.075703, 5e-7);
        row("X3", sun.argumentsDeg[3], 18420.071012, 5e-7);
        row("X4", sun.argumentsDeg[4], 51.686951, 5e-7);
        row("dpsi", sun.nutationLongitudeDeg, -0.00399840, 5e-9);
        row("deps", sun.nutationObliquityDeg, 0.00166657, 5e-9);
        row("eps0", sun.meanObliquityArcSec, 84379.672625, 5e-7);
        row("eps", sun.obliquityDeg, 23.440465, 5e-7);
        row("dtau", sun.aberrationDeg, -0.005711, 5e-7);
        row("lambda", sun.apparentLongitudeDeg, 204.0085519281, 5e-10);
        row("nu0", sun.meanSiderealTimeDeg, 318.515579, 1e-6);
        row("nu", sun.siderealTimeDeg, 318.511910, 5e-7);
        row("alpha", sun.rightAscensionDeg, 202.227408, 5e-7);
        row("delta", sun.declinationDeg, -9.31434, 5e-6);
        row("EoT", equationOfTimeMin(sun), 14.64151, 5e-6);
    }
    void everyStepOfTheGoldenCaseIsMet()
    {
        QFETCH(double, value);
        QFETCH(double, wanted);
        QFETCH(double, tolerance);
        compareWithin(value, wanted, tolerance);
    }
    void theDistanceToTheSunIsRight()
    {
        using namespace std::chrono;
        const auto distance = [](year_month_day date) {
            return sunEphemeris(julianDayOf(secondsOf(sys_days{date} + 7h)), 64.0).distanceAu;
        };
        // Midnight of Golden, Colorado (UTC−7).
        compareWithin(distance(2015y / January / 2), 0.983289204601, 1e-9);
        compareWithin(distance(2015y / August / 2), 1.01486146446, 1e-9);
    }
    void deltaTFollowsThePolynomials()
    {
        compareWithin(deltaTSeconds(1985, 2), 54.413442486, 1e-8);
        compareWithin(deltaTSeconds(2000, 1), 63.87, 0.05); // published: 63.83 s
        compareWithin(deltaTSeconds(2010, 1), 66.7, 0.7);   // published: 66.07 s
        QCOMPARE(deltaTSeconds(1800, 1), deltaTSeconds(1900, 1));
        QVERIFY(deltaTSeconds(2060, 1) > deltaTSeconds(2049, 12));
    }
    void theEquationOfTimeStaysWithinTwentyMinutesAcrossTheYear()
    {
        for (int day = 0; day < 366; ++day) {
            const double minutes = equationOfTimeMin(sunEphemeris(2460310.5 + day, 69.2));
            QVERIFY2(std::abs(minutes) < 16.6, qPrintable(QString::number(day)));
        }
    }
};

QTEST_GUILESS_MAIN(SunEphemerisTest)
#include "sun_ephemeris_test.moc"
