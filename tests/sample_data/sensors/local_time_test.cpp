// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <map>

#include "sample_data/sensors/local_time.h"

using namespace weitblick::sample;

class LocalTimeTest : public QObject {
    Q_OBJECT

private slots:
    void theYearBeginsAndEndsAtLocalMidnight()
    {
        const auto& year = quarterHours2025();
        QCOMPARE(year.size(), std::size_t{35040});
        QCOMPARE(year.front().utc, std::string("2024-12-31T23:00:00Z"));
        QCOMPARE(year.front().local, std::string("01.01.2025 00:00"));
        QCOMPARE(year.front().weekday, 2); // a Wednesday
        QCOMPARE(year.back().utc, std::string("2025-12-31T22:45:00Z"));
        QCOMPARE(year.back().local, std::string("31.12.2025 23:45"));
    }
    void twoDaysAreShorterAndLonger()
    {
        std::map<std::string, int> perDay;
        std::map<std::string, int> perTime;
        for (const QuarterHour& quarter : quarterHours2025()) {
            ++perDay[quarter.local.substr(0, 10)];
            ++perTime[quarter.local];
        }
        QCOMPARE(perDay.size(), std::size_t{365});
        for (const auto& [day, count] : perDay) {
            QCOMPARE(count, day == "30.03.2025" ? 92 : (day == "26.10.2025" ? 100 : 96));
        }
        QVERIFY(!perTime.contains("30.03.2025 02:30"));
        QCOMPARE(perTime["26.10.2025 02:30"], 2);
    }
};

QTEST_GUILESS_MAIN(LocalTimeTest)
#include "local_time_test.moc"
