// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/detail/exact_sum.h"
#include "core/energy/load_profile.h"
#include "core/energy/standard_profiles.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numeric>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::energy;

namespace {

constexpr Dynamisation kPolynomial{-3.92e-10, 3.2e-7, -7.02e-5, 2.1e-3, 1.24};

CivilYear year2026()
{
    return CivilYear::of(2026, FederalState::Hessen).value();
}

Date dateOf(unsigned month, unsigned day)
{
    return std::chrono::year(2026) / std::chrono::month(month) / std::chrono::day(day);
}

} // namespace

class LoadProfileTest : public QObject {
    Q_OBJECT

private slots:
    // Source: tests of flrd/standardlastprofile, test-dynamization_fun.R.
    void thePolynomialGivesThePublishedFactors()
    {
        QCOMPARE(dynamisationFactor(kPolynomial, 1), 1.2420);
        QCOMPARE(dynamisationFactor(kPolynomial, 50), 1.2070);
        QCOMPARE(dynamisationFactor(kPolynomial, 100), 1.0288);
        QCOMPARE(dynamisationFactor(kPolynomial, 200), 0.7848);
        QCOMPARE(dynamisationFactor(kPolynomial, 300), 1.0168);
        QCOMPARE(dynamisationFactor(kPolynomial, 366), 1.2597);
    }
    void seasonsChangeOnTheirDays()
    {
        const auto season = [](unsigned month, unsigned day) {
            return periodOf(dateOf(month, day), ProfilePeriods::Seasons);
        };
        QCOMPARE(season(3, 20), std::size_t{0});
        QCOMPARE(season(3, 21), std::size_t{2});
        QCOMPARE(season(5, 14), std::size_t{2});
        QCOMPARE(season(5, 15), std::size_t{1});
        QCOMPARE(season(9, 14), std::size_t{1});
        QCOMPARE(season(9, 15), std::size_t{2});
        QCOMPARE(season(10, 31), std::size_t{2});
        QCOMPARE(season(11, 1), std::size_t{0});
        QCOMPARE(periodOf(dateOf(12, 31), ProfilePeriods::Months), std::size_t{11});
    }
    void theYearHasExactlyTheConsumptionAskedFor_data()
    {
        QTest::addColumn<QString>("profile");
        QTest::addColumn<double>("kwh");
        for (const char* profile : {"H0", "G0", "L2", "H25", "P25", "S25"}) {
            for (const double kwh : {1000.0, 3500.0, 4321.987, 0.1, 123456789.123}) {
                QTest::addRow("%s %g", profile, kwh) << QString::fromLatin1(profile) << kwh;
            }
        }
    }
    void theYearHasExactlyTheConsumptionAskedFor()
    {
        QFETCH(QString, profile);
        QFETCH(double, kwh);
        WB_VALUE(const LoadProfile* const known, standardProfile(profile.toStdString()));
        WB_VALUE(const std::vector<double> power, known->yearKw(year2026(), kwh));
        QCOMPARE(power.size(), std::size_t{35'040});
        // long double as the other way to sum: 64 bits of mantissa, so rounding is far below one bit of a double.
        const long double sum = std::accumulate(power.begin(), power.end(), 0.0L) * 0.25L;
        QVERIFY(static_cast<double>(sum) == kwh); // QCOMPARE of doubles is fuzzy
    }
    void theShapeIsThatOfTheDayAndItsFactor()
    {
        WB_VALUE(const LoadProfile* const household, standardProfile("H0"));
        WB_VALUE(const std::vector<double> power, household->yearKw(year2026(), 1000.0));
        // 3 January 2026 is a Saturday in winter, day 3; 998.15 kWh is the sum before scaling (the hours of the clock
        // changes move it by some hundredths).
        const double wantedKw = 70.8 * dynamisationFactor(kPolynomial, 3) / 998.15;
        QVERIFY(std::abs(power[2 * 96] - wantedKw) < 1e-5);
    }
    void noConsumptionIsNoLoad()
    {
        WB_VALUE(const LoadProfile* const household, standardProfile("H25"));
        WB_VALUE(const std::vector<double> power, household->yearKw(year2026(), 0.0));
        QVERIFY(std::ranges::all_of(power, [](double kw) { return kw == 0.0; }));
        QCOMPARE(household->yearKw(year2026(), -1.0).error().code, ErrorCode::InvalidInput);
        QCOMPARE(household->yearKw(year2026(), std::nan("")).error().code, ErrorCode::InvalidInput);
    }
    void readingsOfAProfileGiveThatProfile()
    {
        WB_VALUE(const LoadProfile* const farm, standardProfile("L25"));
        const CivilYear year = year2026();
        WB_VALUE(std::vector<double> kwh, farm->yearKw(year, 80'000.0 / 0.25)); // as if kWh a quarter-hour
        kwh[1000] = std::nan("");
        WB_VALUE(const LoadProfile measured,
                 LoadProfile::fromReadings("Bauhof", {year.firstUtcS(), kwh}, FederalState::Hessen));
        WB_VALUE(const std::vector<double> wanted, farm->yearKw(year, 5000.0));
        WB_VALUE(const std::vector<double> got, measured.yearKw(year, 5000.0));
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            QVERIFY2(std::abs(got[i] - wanted[i]) < 1e-9, qPrintable(QString::number(i)));
        }
        QCOMPARE(measured.title().de, std::string("Lastprofil aus Messwerten: Bauhof"));
        QVERIFY(!measured.isDynamic());
    }
    void monthsWithoutReadingsTakeTheNearest()
    {
        const CivilYear year = year2026();
        std::vector<double> january(31 * 96, 0.0);
        for (std::size_t i = 0; i < january.size(); ++i) {
            january[i] = static_cast<double>(i % 96 + 1);
        }
        WB_VALUE(const LoadProfile measured,
                 LoadProfile::fromReadings("Januar", {year.firstUtcS(), january}, FederalState::Hessen));
        QCOMPARE(measured.published(6, DayKind::Workday)[95], measured.published(0, DayKind::Sunday)[95]);
        QVERIFY(measured.published(6, DayKind::Workday)[95] > measured.published(6, DayKind::Workday)[0]);
    }
    void unusableReadingsAreRefused()
    {
        const std::int64_t start = year2026().firstUtcS();
        std::vector<double> kwh(96 * 14, 1.0);
        const auto profileOf = [&](std::int64_t firstUtcS) {
            return LoadProfile::fromReadings("Zähler 1", {firstUtcS, kwh}, FederalState::Hessen);
        };
        WB_VERIFY_RESULT(profileOf(start));
        QCOMPARE(profileOf(start + 60).error().code, ErrorCode::InvalidInput);
        kwh[5] = -0.5;
        QCOMPARE(profileOf(start).error().code, ErrorCode::InvalidInput);
        kwh.assign(96 * 14, 0.0);
        QCOMPARE(profileOf(start).error().code, ErrorCode::InvalidInput);
        kwh.assign(96, 1.0); // New Year alone: no workday
        QCOMPARE(profileOf(start).error().code, ErrorCode::InvalidInput);
        QCOMPARE(profileOf(start).error().subject, std::string("Zähler 1"));
    }
};

QTEST_GUILESS_MAIN(LoadProfileTest)
#include "load_profile_test.moc"
