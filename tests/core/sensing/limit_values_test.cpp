// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensing/limit_values.h"

#include <QTest>

#include <cmath>

#include "tests/support/sensor_town.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::sensing;

namespace {

constexpr std::size_t kHoursOf2025 = 8'760;
constexpr LimitValue kNo2Hour{.pollutant = {}, .averaging = Averaging::Hour, .limit = 200, .allowed = 18};
constexpr LimitValue kPm10Day{.pollutant = {}, .averaging = Averaging::Day, .limit = 50, .allowed = 35};

/// A year of 20, and other values in the hours that `special` names.
std::vector<std::optional<double>> yearOf(const std::function<std::optional<double>(std::size_t)>& special)
{
    std::vector<std::optional<double>> values(kHoursOf2025);
    for (std::size_t hour = 0; hour < values.size(); ++hour) {
        values[hour] = special(hour);
    }
    return values;
}

LimitCount countOf(const std::vector<std::optional<double>>& values, const LimitValue& limit)
{
    return countExceedances(test::hourlyColumn(values), std::span(&limit, 1), 2025).value().front();
}

} // namespace

class LimitValuesTest : public QObject {
    Q_OBJECT

private slots:
    void eighteenHoursAreAllowedAndTheNineteenthIsNot()
    {
        for (const std::size_t above : {18U, 19U}) {
            const auto count =
                countOf(yearOf([above](std::size_t hour) { return hour < above ? 201.0 : 20.0; }), kNo2Hour);
            QCOMPARE(count.exceedances, static_cast<int>(above));
            QCOMPARE(count.highest, 201.0);
            QCOMPARE(count.validShare(), 1.0);
            QVERIFY(count.verdict == (above == 18 ? Verdict::Kept : Verdict::Broken));
        }
    }
    void roundingDecidesAtTheLimit()
    {
        // 50.49 is written as 50 and does not exceed 50; 50.5 is written as 51.
        QCOMPARE(countOf(yearOf([](std::size_t) { return 50.49; }), kPm10Day).exceedances, 0);
        QCOMPARE(countOf(yearOf([](std::size_t) { return 50.5; }), kPm10Day).exceedances, 365);
        const LimitValue lead{.pollutant = "Pb", .averaging = Averaging::Year, .limit = 0.5, .allowed = 0};
        QCOMPARE(countOf(yearOf([](std::size_t) { return 0.54; }), lead).exceedances, 0);
        QCOMPARE(countOf(yearOf([](std::size_t) { return 0.56; }), lead).exceedances, 1);
    }
    void aDayNeedsEighteenHours()
    {
        const auto day = [](std::size_t missing) {
            return yearOf([missing](std::size_t hour) -> std::optional<double> {
                return hour < missing ? std::nullopt : std::optional(hour < 24 ? 60.0 : 20.0);
            });
        };
        QCOMPARE(countOf(day(6), kPm10Day).exceedances, 1);
        QCOMPARE(countOf(day(7), kPm10Day).exceedances, 0);
        QCOMPARE(countOf(day(7), kPm10Day).validMeans, 364);
    }
    void tooFewReadingsLeaveItOpenButBrokenStaysBroken()
    {
        const auto half = [](double value) {
            return yearOf(
                [value](std::size_t hour) { return hour < kHoursOf2025 / 2 ? std::optional(value) : std::nullopt; });
        };
        QVERIFY(countOf(half(20), kPm10Day).verdict == Verdict::Open);
        QVERIFY(countOf(half(80), kPm10Day).verdict == Verdict::Broken);
        const LimitValue year{.pollutant = "NO2", .averaging = Averaging::Year, .limit = 40, .allowed = 0};
        QVERIFY(countOf(half(80), year).verdict == Verdict::Open); // half a year is no annual mean
    }
    void eightHoursRunIntoTheNextDay()
    {
        // Four hours at the end of one day, four at the begin of the next: one running mean of eight, on the second.
        const LimitValue ozone{.pollutant = "O3", .averaging = Averaging::EightHours, .limit = 120, .allowed = 25};
        const auto count =
            countOf(yearOf([](std::size_t hour) { return hour >= 20 && hour < 28 ? 130.0 : 20.0; }), ozone);
        QCOMPARE(count.highest, 130.0);
        QCOMPARE(count.exceedances, 1);
    }
    void milligramsAreMicrograms()
    {
        auto column = test::hourlyColumn(yearOf([](std::size_t) { return 0.3; }));
        column.description.unit = "mg/m3";
        WB_VALUE(const auto counts, countExceedances(column, std::span(&kNo2Hour, 1), 2025));
        QCOMPARE(counts.front().highest, 300.0);
        column.description.unit = "km/h";
        QVERIFY(!countExceedances(column, std::span(&kNo2Hour, 1), 2025));
    }
    void dailyReadingsSayNothingAboutHours()
    {
        series::SeriesColumn column;
        column.description.unit = "µg/m3";
        column.description.intervalS = 86'400;
        std::vector<series::Reading> readings;
        for (int day = 0; day < 365; ++day) {
            readings.push_back({test::kNewYear2025 + day * 86'400, day < 40 ? 51.0 : 20.0});
        }
        column.chunks.push_back(series::Chunk::of(readings));
        WB_VALUE(const auto counts, countExceedances(column, std::vector{kPm10Day, kNo2Hour}, 2025));
        QCOMPARE(counts[0].exceedances, 40);
        QVERIFY(counts[0].verdict == Verdict::Broken);
        QCOMPARE(counts[1].possibleMeans, 0);
        QVERIFY(counts[1].verdict == Verdict::Open);
    }
    void theShippedTableIsRead()
    {
        WB_VALUE(const auto registry, analysis::registry::Registry::load(WB_SOURCE_DIR "/resources/registry"));
        WB_VALUE(const auto found, registry.find("air_quality/limits", *analysis::registry::dateFromIso("2025-06-01")));
        WB_VALUE(const auto limits, limitsFrom(std::get<analysis::registry::Table>(found.period->value)));
        const auto no2 = limitsOf(limits, "NO2");
        QCOMPARE(no2.size(), std::size_t(2));
        QCOMPARE(no2[0].limit, 200.0);
        QCOMPARE(no2[0].allowed, 18);
        QVERIFY(limitsOf(limits, "noise").empty());
        QVERIFY(!limitsFrom({.rows = {{std::string("NO2"), std::string("decade"), 1.0, 1.0}}}));
    }
    void everythingHasAName()
    {
        QCOMPARE(nameOf(Averaging::EightHours), std::string_view("eight_hours"));
        QCOMPARE(titleOf(Averaging::Day).en, std::string("daily mean"));
        QCOMPARE(titleOf(Verdict::Broken).en, std::string("exceeded"));
    }
};

QTEST_GUILESS_MAIN(LimitValuesTest)
#include "limit_values_test.moc"
