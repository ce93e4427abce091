// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensing/quality_flags.h"

#include <QTest>

#include <cmath>
#include <random>

#include "tests/support/sensor_town.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::sensing;

namespace {

/// Ten days of a daily course with noise.
std::vector<std::optional<double>> course(unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<std::optional<double>> values;
    for (int hour = 0; hour < 240; ++hour) {
        values.emplace_back(
            std::round(300.0 + 100.0 * std::sin(hour / 24.0 * 6.2832) + static_cast<double>(random() % 100) / 10.0) /
            10.0);
    }
    return values;
}

} // namespace

class QualityFlagsTest : public QObject {
    Q_OBJECT

private slots:
    void aGapAndASpikeAreFlagged()
    {
        auto values = course(1);
        values[50] = 900.0;
        values[100] = values[101] = values[102] = std::nullopt;
        const auto column = test::hourlyColumn(values);
        const auto flags = flagsAlone(column, column.span(), {});
        QVERIFY(std::ranges::count(flags, series::QualityFault::Gap, &series::QualityFlag::fault) == 1);
        QVERIFY(std::ranges::count(flags, series::QualityFault::Spike, &series::QualityFlag::fault) == 1);
    }
    void theRangeOfTheSeriesCounts()
    {
        auto column = test::hourlyColumn(course(2));
        column.description.highest = 30.0;
        const auto flags = flagsAlone(column, column.span(), {});
        QVERIFY(std::ranges::count(flags, series::QualityFault::Range, &series::QualityFlag::fault) > 0);
        QVERIFY(flagsAlone(test::hourlyColumn(course(2)), column.span(), {}).empty());
    }
    void anIrregularSeriesHasNoFlags()
    {
        auto column = test::hourlyColumn(course(3));
        column.description.intervalS = 0;
        QVERIFY(flagsAlone(column, column.span(), {}).empty());
    }
    void neighboursOfTheSameKindAreCompared()
    {
        series::SeriesColumns columns;
        for (unsigned station = 0; station < 4; ++station) {
            columns.series.push_back(test::hourlyColumn(course(10 + station)));
            columns.series.back().description.site = {static_cast<std::int64_t>(station + 1)};
        }
        auto shifted = course(13);
        std::ranges::rotate(shifted, shifted.begin() + 4);
        columns.series.back().chunks = test::hourlyColumn(shifted).chunks;
        Job job;
        WB_VALUE(const auto flags, flagsOf(columns, columns.span(), {}, job));
        QCOMPARE(flags.size(), std::size_t(4));
        QVERIFY(std::ranges::count(flags[3], series::QualityFault::ClockShift, &series::QualityFlag::fault) > 0);
        QVERIFY(std::ranges::count(flags[0], series::QualityFault::ClockShift, &series::QualityFlag::fault) == 0);
    }
    void everyFaultHasAName()
    {
        QCOMPARE(titleOf(series::QualityFault::Spike).de, std::string("Ausreißer"));
        QCOMPARE(titleOf(series::QualityFault::ClockShift).en, std::string("clock"));
    }
};

QTEST_GUILESS_MAIN(QualityFlagsTest)
#include "quality_flags_test.moc"
