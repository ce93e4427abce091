// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/series_columns.h"
#include "core/series/series_store.h"

#include <QTest>

#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::series;

class SeriesColumnsTest : public QObject {
    Q_OBJECT

private slots:
    void readingsLieInMemoryInTheOrderAsked()
    {
        test::TemporaryProject project;
        auto opened = SeriesStore::open(project.project());
        SeriesStore store = std::move(opened).value();
        Job job;
        QVERIFY(store.columns({}, {}, job)->series.empty());
        QVERIFY(store.days({}, job)->series.empty());
        WB_VERIFY_RESULT(store.putSet({.name = "a"}));
        const auto first = store.putSeries({.set = "a", .key = "1"});
        const auto second = store.putSeries({.set = "a", .key = "2"});
        std::vector<Reading> readings;
        for (int i = 0; i < 80'000; ++i) {
            readings.push_back({i * 60, i % 100 / 10.0});
        }
        WB_VERIFY_RESULT(store.append(*first, readings, job));
        const std::vector<SeriesId> ids = {*second, *first};
        const auto columns = store.columns(ids, {}, job);
        QVERIFY(columns);
        QCOMPARE(columns->series[0].readingCount(), 0);
        QCOMPARE(columns->series[1].readingCount(), 80'000);
        QCOMPARE(columns->readingCount(), 80'000);
        QVERIFY(columns->memoryBytes() <= 80'000);
        QCOMPARE(columns->span().toUtcS, 79'999 * 60 + 1);
        QVERIFY(!columns->series[0].lastAt(1000));
        QVERIFY(!columns->series[1].lastAt(-1));
        QVERIFY(*columns->series[1].lastAt(0) == readings[0]);
        QVERIFY(*columns->series[1].lastAt(40'000 * 60 + 59) == readings[40'000]);
        QVERIFY(*columns->series[1].lastAt(1'000'000'000) == readings.back());
        QCOMPARE(store.columns(ids, {0, 100}, job)->series[1].chunks.size(), 1U);
        const std::vector<SeriesId> missing = {{99}};
        QCOMPARE(store.columns(missing, {}, job).error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(SeriesColumnsTest)
#include "series_columns_test.moc"
