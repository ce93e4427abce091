// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/append_plan.h"

#include <QTest>

using namespace weitblick::series;

class AppendPlanTest : public QObject {
    Q_OBJECT

private slots:
    void freshReadingsWinAndAreCounted()
    {
        MergeCounts counts;
        const std::vector<Reading> kept = {{1, 1.0}, {2, 2.0}, {4, 4.0}};
        const std::vector<Reading> fresh = {{0, 0.5}, {2, 2.5}, {4, 4.0}, {5, 5.0}};
        const std::vector<Reading> expected = {{0, 0.5}, {1, 1.0}, {2, 2.5}, {4, 4.0}, {5, 5.0}};
        QVERIFY(merged(kept, fresh, counts) == expected);
        QCOMPARE(counts.added, 2);
        QCOMPARE(counts.changed, 1);
        QCOMPARE(counts.repeated, 1);
    }
    void theEndOfASeriesIsCutIntoFullChunks()
    {
        std::vector<Reading> readings(kMostChunkReadings + 2);
        for (std::size_t i = 0; i < readings.size(); ++i) {
            readings[i].utcS = static_cast<std::int64_t>(i);
        }
        const auto atEnd = cut(readings, true);
        QCOMPARE(atEnd.size(), 2U);
        QCOMPARE(atEnd[0].size(), kMostChunkReadings);
        const auto within = cut(readings, false);
        QCOMPARE(within.size(), 2U);
        QCOMPARE(within[0].size(), kMostChunkReadings / 2 + 1);
    }
    void aChunkSpansLessThan136Years()
    {
        const std::vector<Reading> readings = {{kFirstStampS, 1.0}, {0, 2.0}, {kLastStampS, 3.0}};
        const auto pieces = cut(readings, true);
        QCOMPARE(pieces.size(), 2U);
        QCOMPARE(pieces[0].size(), 2U);
    }
};

QTEST_GUILESS_MAIN(AppendPlanTest)
#include "append_plan_test.moc"
