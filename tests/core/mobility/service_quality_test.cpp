// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/indicator/result_table.h"
#include "core/mobility/service_quality.h"

#include <QTest>

#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include "tests/support/analysis_run.h"
#include "tests/support/feed_zip.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::mobility;
using namespace weitblick::test;

namespace {

/// Inhabitants around the middle stop: 10 at 299 m, 20 at 301 m, 30 at 499 m, 40 at 700 m, 50 at 2 km, one withheld.
struct Town : AnalysisProject {
    Town()
    {
        const workspace::LayerSchema schema{.name = "einwohner",
                                            .geometry = workspace::GeometryType::Point,
                                            .srsId = 25832,
                                            .columns = {{"inhabitants", workspace::ColumnType::Integer, "", ""}}};
        std::vector<Row> rows = {{"POINT(500001 5540001)", {std::monostate()}}};
        const std::vector<std::pair<int, std::int64_t>> people = {
            {299, 10}, {301, 20}, {499, 30}, {700, 40}, {2000, 50}};
        for (const auto& [eastM, count] : people) {
            rows.push_back({"POINT(" + std::to_string(500'000 + eastM) + " 5540000)", {count}});
        }
        isReady = addLayer(project, schema, rows).has_value() && writeFeedZip(path("every30.zip"), busLine(1800)) &&
                  writeFeedZip(path("every60.zip"), busLine(3600));
    }
    [[nodiscard]] std::string path(const char* name) const { return folder.filePath(name).toStdString(); }
    bool isReady = false;
};

double number(const Value& value)
{
    const auto* whole = std::get_if<std::int64_t>(&value);
    return whole == nullptr ? std::get<double>(value) : double(*whole);
}

bool isNear(double value, double expected)
{
    return std::abs(value - expected) <= 1e-4 * std::max(1.0, std::abs(expected));
}

} // namespace

class ServiceQualityTest : public QObject {
    Q_OBJECT

private slots:
    void aBusEveryHalfHourGivesItsRingsAndPeople()
    {
        Town town;
        QVERIFY(town.isReady);
        WB_VALUE(const auto outcome,
                 town.run(serviceQualityAnalysis(),
                          {{"feed", town.path("every30.zip")}, {"population", "einwohner"}, {"date", "2025-03-18"}}));
        WB_VALUE(const auto classes, rowsOf(town.project, outcome.outputs.at("classes").schema.name));
        // A to F and the rest: three stations of category 5 with D to 300 m, E to 500 m, F to 750 m.
        const std::vector<double> people = {0, 0, 0, 10, 50, 40, 50};
        QCOMPARE(classes.size(), people.size());
        double sum = 0.0;
        for (std::size_t i = 0; i < people.size(); ++i) {
            QCOMPARE(number(classes[i].values[3]), people[i]);
            sum += number(classes[i].values[3]);
        }
        QCOMPARE(sum, 150.0);
        QCOMPARE(classes[6].values[0], Value(std::string("ohne Güteklasse")));
        QVERIFY(isNear(number(classes[3].values[2]), 3 * std::numbers::pi * 0.09));
        QVERIFY(isNear(number(classes[4].values[2]), 3 * std::numbers::pi * 0.16));
        QVERIFY(isNear(number(classes[6].values[4]), 100.0 / 3.0));
    }
    void stopsHaveTheirHeadwayAndCategory()
    {
        Town town;
        WB_VALUE(const auto outcome, town.run(serviceQualityAnalysis(), {{"feed", town.path("every30.zip")}}));
        WB_VALUE(const auto stops, rowsOf(town.project, outcome.outputs.at("stops").schema.name));
        QCOMPARE(stops.size(), 3U);
        QCOMPARE(stops[0].values[1], Value(std::string("Mitte")));
        const geo::Envelope place = geo::envelopeOf(*geo::geometryFromWkt(stops[0].wkt.c_str()).value());
        QVERIFY(std::abs(place.minX - 500'000.0) < 0.01 && std::abs(place.minY - 5'540'000.0) < 0.01);
        QCOMPARE(number(stops[0].values[2]), 56.0);
        QCOMPARE(number(stops[0].values[3]), 30.0);
        QCOMPARE(number(stops[0].values[5]), 5.0);
        QCOMPARE(stops[0].values[6], Value(std::string("D")));
        QCOMPARE(number(stops[1].values[2]), 28.0); // Ost: one stop, not halved
        QCOMPARE(number(stops[1].values[3]), 30.0);
        WB_VALUE(const auto areas, rowsOf(town.project, outcome.outputs.at("areas").schema.name));
        QCOMPARE(areas.size(), 3U);
        QCOMPARE(areas[0].values[3], Value(std::monostate())); // no population was given
    }
    void austriaHalvesAtTheEndsToo()
    {
        Town town;
        WB_VALUE(const auto outcome,
                 town.run(serviceQualityAnalysis(), {{"feed", town.path("every30.zip")}, {"scheme", "oerok"}}));
        WB_VALUE(const auto stops, rowsOf(town.project, outcome.outputs.at("stops").schema.name));
        QCOMPARE(number(stops[0].values[5]), 5.0);
        QCOMPARE(number(stops[1].values[3]), 60.0);
        QCOMPARE(number(stops[1].values[5]), 7.0); // exactly 60: the next row
    }
    void indicatorsAreSharesOfThePeople()
    {
        Town town;
        WB_VALUE(const auto outcome,
                 town.run(serviceQualityAnalysis(), {{"feed", town.path("every30.zip")}, {"population", "einwohner"}}));
        Job job;
        WB_VALUE(const auto rows,
                 analysis::indicator::readResults(town.project, outcome.outputs.at("indicators").schema.name, job));
        QCOMPARE(rows.size(), 3U);
        QCOMPARE(rows[0].indicator, std::string("pt_well_served"));
        QCOMPARE(rows[0].value.value(), 0.0);
        QVERIFY(isNear(rows[1].value.value(), 100.0 / 3.0));
        QVERIFY(isNear(rows[2].value.value(), 112.0 / 150.0 * 1000.0)); // 56 + 2 x 28 departures
    }
    void aDayWithoutServiceIsRefusedWithTheValidity()
    {
        Town town;
        const auto outcome =
            town.run(serviceQualityAnalysis(), {{"feed", town.path("every30.zip")}, {"date", "2026-03-18"}});
        QVERIFY(!outcome);
        QVERIFY(outcome.error().message.de.find("2025-01-01") != std::string::npos);
        QVERIFY(!town.run(serviceQualityAnalysis(), {{"feed", town.path("every30.zip")}, {"date", "18.03.2025"}}));
        QVERIFY(!town.run(serviceQualityAnalysis(), {{"feed", town.path("every30.zip")}, {"day", "sunday"}}));
        QVERIFY(!town.run(
            serviceQualityAnalysis(),
            {{"feed", town.path("every30.zip")}, {"from_hour", std::int64_t{20}}, {"to_hour", std::int64_t{6}}}));
    }
};

QTEST_GUILESS_MAIN(ServiceQualityTest)
#include "service_quality_test.moc"
