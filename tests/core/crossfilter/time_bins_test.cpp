// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crossfilter/bin_codes.h"
#include "core/crossfilter/time_bins.h"

#include <QDateTime>
#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::crossfilter;

namespace {

std::int64_t at(const char* iso)
{
    return QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate).toSecsSinceEpoch();
}

/// One instant every quarter of an hour.
TimeColumn quarters(const char* first, const char* last)
{
    TimeColumn column;
    for (std::int64_t instant = at(first); instant < at(last); instant += 900) {
        column.utcS.push_back(instant);
    }
    return column;
}

std::vector<int> counts(const TimeColumn& column, TimeUnit unit)
{
    Job job;
    const auto binning = timeBins(column, unit);
    const auto codes = binCodes(column, *binning, job);
    std::vector<int> counts(binning->binCount(), 0);
    for (std::size_t row = 0; row < codes->rowCount(); ++row) {
        ++counts[(*codes)[row]];
    }
    return counts;
}

} // namespace

class TimeBinsTest : public QObject {
    Q_OBJECT

private slots:
    void theDayOfTheChangeInMarchHas23Hours()
    {
        // 28, 29 and 30 March 2026 in Berlin: midnight is 23:00 UTC, then 22:00.
        const TimeColumn column = quarters("2026-03-27T23:00:00Z", "2026-03-30T22:00:00Z");
        QCOMPARE(counts(column, TimeUnit::Day), (std::vector<int>{96, 92, 96, 0}));
        QCOMPARE(counts(column, TimeUnit::HourOfDay)[2], 8); // the hour from 2 to 3 is left out once
        QCOMPARE(counts(column, TimeUnit::HourOfDay)[3], 12);
        const std::vector<int> hours = counts(column, TimeUnit::Hour);
        QCOMPARE(hours.size(), std::size_t{71 + 1});
        QVERIFY(std::all_of(hours.begin(), hours.end() - 1, [](int count) { return count == 4; }));
    }
    void theDayOfTheChangeInOctoberHas25Hours()
    {
        const TimeColumn column = quarters("2026-10-23T22:00:00Z", "2026-10-26T23:00:00Z");
        QCOMPARE(counts(column, TimeUnit::Day), (std::vector<int>{96, 100, 96, 0}));
        QCOMPARE(counts(column, TimeUnit::HourOfDay)[2], 16);
        QCOMPARE(counts(column, TimeUnit::Hour).size(), std::size_t{73 + 1});
        // Sunday is the 25th
        const std::vector<int> weekdays = counts(column, TimeUnit::Weekday);
        QCOMPARE(weekdays, (std::vector<int>{96, 0, 0, 0, 0, 96, 100, 0}));
    }
    void weeksBeginOnMondayAndMonthsOnTheFirst()
    {
        const TimeColumn column{.utcS = {at("2026-01-04T22:59:59Z"), at("2026-01-04T23:00:00Z"),
                                         at("2025-12-31T22:59:59Z"), at("2025-12-31T23:00:00Z"), kNoTime}};
        WB_VALUE(const Binning weeks, timeBins(column, TimeUnit::Week));
        QCOMPARE(weeks.bounds[0], static_cast<double>(at("2025-12-28T23:00:00Z")));
        QCOMPARE(counts(column, TimeUnit::Week), (std::vector<int>{3, 1, 1}));
        QCOMPARE(counts(column, TimeUnit::Month), (std::vector<int>{1, 3, 1}));
        QCOMPARE(counts(column, TimeUnit::Year), (std::vector<int>{1, 3, 1}));
        WB_VALUE(const Binning months, timeBins(column, TimeUnit::Month));
        QCOMPARE(months.bounds, (std::vector<double>{static_cast<double>(at("2025-11-30T23:00:00Z")),
                                                     static_cast<double>(at("2025-12-31T23:00:00Z")),
                                                     static_cast<double>(at("2026-01-31T23:00:00Z"))}));
    }
    void monthsAreContinuousOverThousandsOfYears()
    {
        const TimeColumn column{.utcS = {at("0900-01-15T00:00:00Z"), at("2900-07-15T00:00:00Z")}};
        WB_VALUE(const Binning months, timeBins(column, TimeUnit::Month));
        QCOMPARE(months.regularCount, 2000U * 12 + 7);
        QVERIFY(std::ranges::adjacent_find(months.bounds, std::greater_equal<>()) == months.bounds.end());
    }
    void tooManyHoursAreRefusedWithTheNextUnit()
    {
        const TimeColumn column{.utcS = {at("2010-01-01T00:00:00Z"), at("2026-01-01T00:00:00Z")}};
        const auto hours = timeBins(column, TimeUnit::Hour);
        QVERIFY(!hours);
        QCOMPARE(hours.error().code, ErrorCode::InvalidInput);
        QVERIFY(hours.error().advice.de.find("Tage") != std::string::npos);
        QVERIFY(timeBins(column, TimeUnit::Day).has_value());
        const TimeColumn ages{.utcS = {at("0001-06-01T00:00:00Z"), at("9999-06-01T00:00:00Z")}};
        QCOMPARE(timeBins(ages, TimeUnit::Day).error().code, ErrorCode::InvalidInput);
    }
    void withoutInstantsCyclesKeepTheirBins()
    {
        const TimeColumn none{.utcS = {kNoTime}};
        QCOMPARE(counts(none, TimeUnit::Day), (std::vector<int>{1}));
        QCOMPARE(counts(none, TimeUnit::Weekday), (std::vector<int>{0, 0, 0, 0, 0, 0, 0, 1}));
    }
    void positionsBefore1970AreRight()
    {
        QCOMPARE(cyclePosition(TimeUnit::Weekday, at("1969-12-31T23:00:00Z")), 2U); // a Wednesday
        QCOMPARE(cyclePosition(TimeUnit::WeekdayHour, at("1969-12-29T00:30:00Z")), 0U);
        QCOMPARE(cyclePosition(TimeUnit::MonthOfYear, at("1969-12-31T23:00:00Z")), 11U);
        QCOMPARE(unitBegin(TimeUnit::Week, at("1969-12-31T23:00:00Z")), at("1969-12-29T00:00:00Z"));
        QCOMPARE(cycleLength(TimeUnit::WeekdayHour), 168U);
        QVERIFY(isCycle(TimeUnit::HourOfDay) && !isCycle(TimeUnit::Year));
    }
};

QTEST_GUILESS_MAIN(TimeBinsTest)
#include "time_bins_test.moc"
