// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensing/series_aggregate.h"
#include "core/sensing/station_readings.h"

#include <QTest>

#include "tests/support/sensor_town.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;

class StationReadingsTest : public QObject {
    Q_OBJECT

private slots:
    void aQuantityThatIsNotMeasuredIsAnsweredWithThoseThatAre()
    {
        AnalysisProject town;
        WB_VERIFY_RESULT(addStations(town.project, "luft", {{.key = "a"}}, 24));
        const auto outcome = town.run(sensing::seriesAggregateAnalysis(), {{"quantity", std::string("Ozon")}});
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::NotFound);
        QVERIFY(QString::fromStdString(outcome.error().advice.en).contains(QLatin1String("NO2")));
    }
    void aLayerWithoutReadingsSaysSo()
    {
        AnalysisProject town;
        const workspace::LayerSchema schema{.name = "orte", .columns = {{.name = "kennung"}}};
        WB_VERIFY_RESULT(addLayer(town.project, schema, {{.wkt = "", .values = {std::string("a")}}}));
        const auto outcome = town.run(sensing::seriesAggregateAnalysis(), {{"sites", std::string("orte")}});
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::NotFound);
    }
    void datesAreDaysInGermany()
    {
        AnalysisProject town;
        WB_VERIFY_RESULT(addStations(town.project, "luft", {{.key = "a"}}, 24 * 120));
        // 30 March 2025 has 23 hours.
        WB_VALUE(const auto outcome, town.run(sensing::seriesAggregateAnalysis(), {{"from", std::string("2025-03-30")},
                                                                                   {"to", std::string("2025-03-30")}}));
        WB_VALUE(const auto rows, rowsOf(town.project, outcome.outputs.at("result").schema.name));
        QCOMPARE(std::get<std::int64_t>(rows[0].values[6]), std::int64_t(23));
        QVERIFY(!town.run(sensing::seriesAggregateAnalysis(), {{"from", std::string("gestern")}}));
        QVERIFY(!town.run(sensing::seriesAggregateAnalysis(),
                          {{"from", std::string("2025-03-30")}, {"to", std::string("2025-03-29")}}));
    }
};

QTEST_GUILESS_MAIN(StationReadingsTest)
#include "station_readings_test.moc"
