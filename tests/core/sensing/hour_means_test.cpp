// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensing/hour_means.h"

#include <QTest>

#include <cmath>

#include "tests/support/sensor_town.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::sensing;

class HourMeansTest : public QObject {
    Q_OBJECT

private slots:
    void aStandardYearHasNoSummerTime()
    {
        QCOMPARE(standardYear(2025).fromUtcS, test::kNewYear2025);
        QCOMPARE(standardHours(2025).binCount, std::size_t(8'760));
        QCOMPARE(standardHours(2024).binCount, std::size_t(8'784));
        QCOMPARE(standardHours(2025).edgesUtcS.back(), standardYear(2026).fromUtcS);
    }
    void anHourNeedsThreeQuartersOfItsReadings()
    {
        series::SeriesColumn column;
        column.description.intervalS = 900;
        const std::int64_t t = test::kNewYear2025;
        column.chunks.push_back(series::Chunk::of(
            std::vector<series::Reading>{{t, 10}, {t + 900, 20}, {t + 1'800, 30}, {t + 3'600, 1}, {t + 4'500, 2}}));
        const auto hours = hourMeans(column, 2025);
        QCOMPARE(hours[0], 20.0);
        QVERIFY(std::isnan(hours[1]) && std::isnan(hours[2]));
        QCOMPARE(hours.size(), std::size_t(8'760));
    }
    void dailyReadingsAreTakenAsTheyAre()
    {
        series::SeriesColumn column;
        column.description.intervalS = kDayS;
        column.chunks.push_back(series::Chunk::of(
            std::vector<series::Reading>{{test::kNewYear2025, 7}, {test::kNewYear2025 + 2 * kDayS, 9}}));
        const auto days = dayReadings(column, 2025);
        QCOMPARE(days.size(), std::size_t(365));
        QCOMPARE(days[0], 7.0);
        QVERIFY(std::isnan(days[1]));
        QCOMPARE(days[2], 9.0);
    }
    void unitsBecomeMicrograms()
    {
        WB_VALUE(const double factor, toMicrogramsPerCubicMetre({.unit = "mg/m3"}));
        QCOMPARE(factor, 1000.0);
        QVERIFY(!toMicrogramsPerCubicMetre({.unit = "km/h"}));
    }
};

QTEST_GUILESS_MAIN(HourMeansTest)
#include "hour_means_test.moc"
