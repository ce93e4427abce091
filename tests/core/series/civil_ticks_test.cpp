// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/civil_ticks.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::series;

namespace {

constexpr std::int64_t kHourS = 3'600;
constexpr std::int64_t kMarch31 = 1'711'839'600;   ///< 2024-03-31 00:00 CET
constexpr std::int64_t kOctober27 = 1'729'980'000; ///< 2024-10-27 00:00 CEST

std::vector<std::string> labels(const std::vector<CivilTick>& ticks)
{
    std::vector<std::string> texts;
    for (const CivilTick& tick : ticks) {
        texts.push_back(tick.label);
    }
    return texts;
}

} // namespace

class CivilTicksTest : public QObject {
    Q_OBJECT

private slots:
    void theDayOf23HoursHasNoTwoOClock()
    {
        WB_VALUE(const auto ticks, civilTicks({kMarch31, kMarch31 + 5 * kHourS}, 6, Language::German));
        QCOMPARE(labels(ticks), (std::vector<std::string>{"31.3.", "01:00", "03:00", "04:00", "05:00"}));
        for (std::size_t i = 0; i < ticks.size(); ++i) { // an hour of real time between any two
            QCOMPARE(ticks[i].utcS, kMarch31 + static_cast<std::int64_t>(i) * kHourS);
        }
    }
    void theDayOf25HoursHasTwoHoursBetweenTwoAndThree()
    {
        WB_VALUE(const auto ticks, civilTicks({kOctober27, kOctober27 + 5 * kHourS}, 6, Language::German));
        QCOMPARE(labels(ticks), (std::vector<std::string>{"27.10.", "01:00", "02:00", "03:00"}));
        QCOMPARE(ticks[3].utcS - ticks[2].utcS, 2 * kHourS);
    }
    void weeksBeginOnMonday()
    {
        WB_VALUE(const auto ticks, civilTicks({kMarch31, kMarch31 + 40 * 24 * kHourS}, 7, Language::English));
        QCOMPARE(ticks.front().label, std::string("1 Apr")); // 2024-04-01 was a Monday
        QCOMPARE(ticks.front().utcS, kMarch31 + 23 * kHourS);
    }
    void monthsSayTheYearInJanuary()
    {
        // 2023-11-15 to 2024-06-01
        WB_VALUE(const auto ticks, civilTicks({1'700'002'800, 1'717'192'800}, 8, Language::German));
        QCOMPARE(labels(ticks), (std::vector<std::string>{"Dez", "2024", "Feb", "Mär", "Apr", "Mai"}));
        QVERIFY(ticks[1].isMajor && !ticks[2].isMajor);
    }
    void thereAreNotMoreThanAskedFor()
    {
        for (const std::int64_t days : {1, 3, 10, 40, 200, 900, 9'000}) {
            for (const std::size_t most : {2U, 5U, 12U}) {
                WB_VALUE(const auto ticks,
                         civilTicks({kMarch31, kMarch31 + days * 24 * kHourS}, most, Language::German));
                QVERIFY2(ticks.size() <= most + 1, qPrintable(QString::number(ticks.size())));
                QVERIFY(std::ranges::is_sorted(ticks, {}, &CivilTick::utcS));
            }
        }
    }
    void anEmptySpanHasNone()
    {
        WB_VALUE(const auto ticks, civilTicks({kMarch31, kMarch31}, 5, Language::German));
        QVERIFY(ticks.empty());
    }
};

QTEST_GUILESS_MAIN(CivilTicksTest)
#include "civil_ticks_test.moc"
