// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensing/series_aggregate.h"

#include <QTest>

#include "tests/support/sensor_town.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;

class SeriesAggregateTest : public QObject {
    Q_OBJECT

private slots:
    void oneNumberAStationWithItsShare()
    {
        AnalysisProject town;
        WB_VERIFY_RESULT(addStations(
            town.project, "luft",
            {{.key = "a", .value = [](std::size_t hour) { return static_cast<double>(hour); }},
             {.key = "b", .value = [](std::size_t hour) { return hour < 10 ? std::optional(5.0) : std::nullopt; }}},
            48));
        WB_VALUE(const auto outcome, town.run(sensing::seriesAggregateAnalysis(), {{"to", std::string("2025-01-01")}}));
        WB_VALUE(const auto rows, rowsOf(town.project, outcome.outputs.at("result").schema.name));
        QCOMPARE(rows.size(), std::size_t(2));
        QVERIFY(rows[0].wkt.starts_with("POINT"));
        QCOMPARE(std::get<std::string>(rows[0].values[1]), std::string("Station a"));
        QCOMPARE(std::get<double>(rows[0].values[5]), 11.5); // mean of 0 to 23
        QCOMPARE(std::get<std::int64_t>(rows[0].values[6]), std::int64_t(24));
        QCOMPARE(std::get<double>(rows[0].values[7]), 100.0);
        QVERIFY(std::holds_alternative<std::monostate>(rows[1].values[5])); // 10 of 24 are too few
        QCOMPARE(outcome.notes.size(), std::size_t(2));
    }
    void percentilesAndExceedances()
    {
        AnalysisProject town;
        WB_VERIFY_RESULT(
            addStations(town.project, "luft",
                        {{.key = "a", .value = [](std::size_t hour) { return static_cast<double>(hour); }}}, 101));
        const auto valueOf = [&](const std::string& statistic, double parameter) {
            const auto rows = [&]() -> Result<std::vector<ReadRow>> {
                WB_TRY(const auto outcome, town.run(sensing::seriesAggregateAnalysis(),
                                                    {{"statistic", statistic}, {"parameter", parameter}}));
                return test::rowsOf(town.project, outcome.outputs.at("result").schema.name);
            }();
            return rows ? std::get<double>(rows->front().values[5]) : -1.0;
        };
        QCOMPARE(valueOf("percentile", 98), 98.0);
        QCOMPARE(valueOf("exceedances", 90), 10.0);
        QCOMPARE(valueOf("last", 0), 100.0);
        QVERIFY(!town.run(sensing::seriesAggregateAnalysis(),
                          {{"statistic", std::string("percentile")}, {"parameter", 101.0}}));
    }
    void newReadingsMakeTheResultStaleAndEndTheCache()
    {
        AnalysisProject town;
        WB_VERIFY_RESULT(addStations(town.project, "luft", {{.key = "a"}}, 24));
        WB_VALUE(const auto first, town.run(sensing::seriesAggregateAnalysis(), {}));
        WB_VALUE(const auto again, town.run(sensing::seriesAggregateAnalysis(), {}));
        QVERIFY(again.fromCache);
        const std::string name = first.outputs.at("result").schema.name;
        WB_VALUE(auto before, town.project.dataset(name));
        QVERIFY(!before.stale);

        WB_VALUE(auto store, series::SeriesStore::open(town.project));
        WB_VALUE(const auto id, store.find("luft", "a:NO2"));
        Job job;
        const series::Reading late{kNewYear2025 + 30 * kHourS, 99.0};
        WB_VERIFY_RESULT(store.append(id.id, std::span(&late, 1), job));
        WB_VALUE(const auto stale, town.project.markStale());
        QCOMPARE(stale, std::vector<std::string>{name});
        WB_VALUE(const auto fresh, town.run(sensing::seriesAggregateAnalysis(), {}));
        QVERIFY(!fresh.fromCache);
        QVERIFY(fresh.runHash != first.runHash);
        WB_VALUE(const auto lineage, town.project.lineage(fresh.outputs.at("result").schema.name));
        QCOMPARE(lineage.record.inputs.size(), std::size_t(2));
        QCOMPARE(lineage.record.inputs[1].dataset, std::string("series/luft"));
    }
};

QTEST_GUILESS_MAIN(SeriesAggregateTest)
#include "series_aggregate_test.moc"
