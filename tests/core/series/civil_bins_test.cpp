// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/civil_bins.h"

#include <QTest>

#include <algorithm>

using namespace weitblick;
using namespace weitblick::series;

namespace {

constexpr std::int64_t kNewYear2024S = 1'704'063'600; // 2024-01-01 00:00 in Berlin (date -d 'TZ="Europe/Berlin" …' +%s)
constexpr std::int64_t kNewYear2025S = 1'735'686'000;
constexpr TimeSpan k2024{kNewYear2024S, kNewYear2025S};

} // namespace

class CivilBinsTest : public QObject {
    Q_OBJECT

private slots:
    void aYearHasItsBins_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("count");
        QTest::newRow("quarter") << static_cast<int>(CivilStep::QuarterHour) << 366 * 96;
        QTest::newRow("hour") << static_cast<int>(CivilStep::Hour) << 366 * 24;
        QTest::newRow("day") << static_cast<int>(CivilStep::Day) << 366;
        QTest::newRow("week") << static_cast<int>(CivilStep::Week) << 53;
        QTest::newRow("month") << static_cast<int>(CivilStep::Month) << 12;
        QTest::newRow("year") << static_cast<int>(CivilStep::Year) << 1;
        QTest::newRow("hour of the week") << static_cast<int>(CivilStep::HourOfWeek) << 168;
    }
    void aYearHasItsBins()
    {
        QFETCH(int, step);
        QFETCH(int, count);
        const auto bins = civilBins(static_cast<CivilStep>(step), k2024);
        QVERIFY(bins);
        QCOMPARE(bins->binCount, static_cast<std::size_t>(count));
        QVERIFY(bins->edgesUtcS.front() <= kNewYear2024S);
        QVERIFY(bins->edgesUtcS.back() >= kNewYear2025S);
    }
    void daysOfTheClockChange()
    {
        const auto bins = civilBins(CivilStep::Day, k2024);
        const auto lengths = bins->lengthsS();
        QCOMPARE(lengths[30 + 29 + 31], 23 * 3600); // 31 March is day 91 of a leap year
        QCOMPARE(lengths[300], 25 * 3600);          // 27 October is day 301
        QCOMPARE(std::ranges::count(lengths, 24 * 3600), 364);
        QCOMPARE(labelOf(*bins, 90), std::string("2024-03-31"));
        QCOMPARE(labelOf(*bins, 300), std::string("2024-10-27"));
    }
    void theProfileKnowsTheMissingAndTheDoubleHour()
    {
        const auto bins = civilBins(CivilStep::HourOfWeek, k2024);
        const auto lengths = bins->lengthsS();
        // 2024 has 53 Mondays and Tuesdays, 52 Sundays; two o'clock on Sunday: once missing, once twice.
        QCOMPARE(lengths[0], 53 * 3600);
        QCOMPARE(lengths[2 * 24 + 5], 52 * 3600);
        QCOMPARE(lengths[6 * 24 + 2], 52 * 3600);
        QCOMPARE(labelOf(*bins, 6 * 24 + 2), std::string("So 02:00"));
        const auto march = civilBins(CivilStep::HourOfWeek, {1'711'839'600, 1'711'839'600 + 23 * 3600});
        QCOMPARE(march->lengthsS()[6 * 24 + 2], 0);
    }
    void labelsAreThoseOfTheWall()
    {
        const auto hours = civilBins(CivilStep::Hour, {1'711'846'800, 1'711'846'800 + 7200}); // 31 March, 01:00 UTC
        QCOMPARE(labelOf(*hours, 0), std::string("2024-03-31 03:00"));
        QCOMPARE(labelOf(*civilBins(CivilStep::Week, k2024), 0), std::string("2024-W01"));
        QCOMPARE(labelOf(*civilBins(CivilStep::Week, {1'735'513'200, 1'735'513'201}), 0), std::string("2025-W01"));
        QCOMPARE(labelOf(*civilBins(CivilStep::Month, k2024), 11), std::string("2024-12"));
        QCOMPARE(labelOf(*civilBins(CivilStep::Year, k2024), 0), std::string("2024"));
        QCOMPARE(labelOf(*civilBins(CivilStep::QuarterHour, k2024), 1), std::string("2024-01-01 00:15"));
    }
    void namesComeBack()
    {
        for (int step = 0; step <= static_cast<int>(CivilStep::HourOfWeek); ++step) {
            QVERIFY(civilStepOf(nameOf(static_cast<CivilStep>(step))) == static_cast<CivilStep>(step));
        }
        QVERIFY(!civilStepOf("fortnight"));
    }
    void impossibleSpansAreRefused()
    {
        QCOMPARE(civilBins(CivilStep::Day, {5, 5}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(civilBins(CivilStep::Day, {}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(civilBins(CivilStep::QuarterHour, {kFirstStampS, kLastStampS}).error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(CivilBinsTest)
#include "civil_bins_test.moc"
