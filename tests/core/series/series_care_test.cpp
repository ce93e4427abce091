// SPDX-License-Identifier: GPL-3.0-or-later
// Compaction and check; damage of readings is in series_store_test.cpp.
#include "core/series/series_store.h"

#include <QTest>

#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::series;

class SeriesCareTest : public QObject {
    Q_OBJECT

private slots:
    void smallChunksBecomeOne()
    {
        test::TemporaryProject project;
        auto opened = SeriesStore::open(project.project());
        QVERIFY(opened);
        SeriesStore store = std::move(opened).value();
        Job job;
        QCOMPARE(*store.compact(job), 0);
        WB_VERIFY_RESULT(store.putSet({.name = "a"}));
        const auto id = store.putSeries({.set = "a", .key = "1"});
        for (int i = 0; i < 40; ++i) {
            const Reading reading{i * 900, i * 0.5};
            WB_VERIFY_RESULT(store.append(*id, std::span(&reading, 1), job));
        }
        const auto before = *store.scan(*id);
        QVERIFY(store.size()->chunkCount > 1);
        const std::int64_t chunks = store.size()->chunkCount;
        QCOMPARE(*store.compact(job), chunks - 1);
        QCOMPARE(store.size()->chunkCount, 1);
        QVERIFY(*store.scan(*id) == before);
        QVERIFY(store.check(job)->empty());
    }
    void totalsThatDisagreeAreFound()
    {
        test::TemporaryProject project;
        auto opened = SeriesStore::open(project.project());
        SeriesStore store = std::move(opened).value();
        Job job;
        WB_VERIFY_RESULT(store.putSet({.name = "a"}));
        const auto one = store.putSeries({.set = "a", .key = "1"});
        const auto other = store.putSeries({.set = "a", .key = "2"});
        const std::vector<Reading> low = {{0, 1.0}, {900, 2.0}};
        const std::vector<Reading> high = {{0, 10.0}, {900, 20.0}};
        WB_VERIFY_RESULT(store.append(*one, low, job));
        WB_VERIFY_RESULT(store.append(*other, high, job));
        QVERIFY(store.check(job)->empty());
        WB_VERIFY_RESULT(project.database().execute("UPDATE wb_series_chunk SET totals=(SELECT totals FROM "
                                                    "wb_series_chunk WHERE series_id=2) WHERE series_id=1"));
        const auto findings = store.check(job);
        QCOMPARE(findings->size(), 1U);
        QCOMPARE(findings->front().series, std::string("a/1"));
    }
};

QTEST_GUILESS_MAIN(SeriesCareTest)
#include "series_care_test.moc"
