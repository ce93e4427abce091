// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spatial/aggregate_to_zones.h"

#include <QTest>

#include "tests/support/analysis_run.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;
using workspace::ColumnType;
using workspace::GeometryType;

namespace {

/// Two zones side by side, 100 m x 100 m each, and a third without geometry.
struct Town : AnalysisProject {
    Town()
    {
        const workspace::LayerSchema zones{.name = "zonen",
                                           .geometry = GeometryType::Polygon,
                                           .srsId = 25832,
                                           .columns = {{"name", ColumnType::Text, "", ""}}};
        added = addLayer(project, zones,
                         {{"POLYGON((0 0,100 0,100 100,0 100,0 0))", {std::string("West")}},
                          {"POLYGON((100 0,200 0,200 100,100 100,100 0))", {std::string("Ost")}},
                          {"", {std::string("ohne")}}})
                    .has_value();
    }
    bool add(const std::string& name, GeometryType geometry, const std::vector<Row>& rows, int srsId = 25832)
    {
        const workspace::LayerSchema schema{
            .name = name,
            .geometry = geometry,
            .srsId = srsId,
            .columns = {{"ew", ColumnType::Integer, "Ew", ""}, {"kwh", ColumnType::Real, "kWh", ""}}};
        return addLayer(project, schema, rows).has_value();
    }
    Result<std::vector<ReadRow>> balance(const std::string& layer) { return rowsOf(project, layer + "_bilanz"); }
    bool added = false;
};

analysis::Arguments argumentsFor(const std::string& layer, const std::string& assignment = "share")
{
    return {{"layer", layer}, {"zones", "zonen"}, {"sum_columns", "ew; kwh"}, {"assignment", assignment}};
}

} // namespace

class AggregateToZonesTest : public QObject {
    Q_OBJECT

private slots:
    void pointsAreCountedAndSummedAndTheRestIsReported()
    {
        Town town;
        QVERIFY(town.added);
        QVERIFY(town.add("punkte", GeometryType::Point,
                         {{"POINT(10 10)", {std::int64_t{3}, 0.1}},
                          {"POINT(20 10)", {std::int64_t{4}, 0.2}},
                          {"POINT(100 50)", {std::int64_t{10}, 0.4}}, // on the border: the first zone
                          {"POINT(150 50)", {std::monostate(), 1.0}},
                          {"POINT(500 50)", {std::int64_t{5}, 0.7}},
                          {"", {std::int64_t{6}, 0.05}}}));
        WB_VALUE(const auto rows, town.rows("aggregate_to_zones", argumentsFor("punkte")));
        QCOMPARE(rows.size(), std::size_t{3});
        QCOMPARE(rows[0].values, (std::vector<Value>{std::string("West"), std::int64_t{3}, std::int64_t{17}, 0.7}));
        QCOMPARE(rows[1].values, (std::vector<Value>{std::string("Ost"), std::int64_t{1}, std::int64_t{0}, 1.0}));
        QCOMPARE(rows[2].values, (std::vector<Value>{std::string("ohne"), std::int64_t{0}, std::int64_t{0}, 0.0}));
        WB_VALUE(const auto balance, town.balance("punkte"));
        QCOMPARE(balance.size(), std::size_t{3});
        QCOMPARE(balance[0].values,
                 (std::vector<Value>{std::string("Objekte"), std::monostate(), 6.0, 4.0, 2.0, std::int64_t{0}}));
        QCOMPARE(balance[1].values,
                 (std::vector<Value>{std::string("ew"), std::string("Ew"), 28.0, 17.0, 11.0, std::int64_t{1}}));
        QCOMPARE(balance[2].values,
                 (std::vector<Value>{std::string("kwh"), std::string("kWh"), 2.45, 1.7, 0.75, std::int64_t{0}}));
    }
    void areasAreDividedByArea()
    {
        Town town;
        QVERIFY(town.add("flaechen", GeometryType::Polygon,
                         {{"POLYGON((80 0,120 0,120 10,80 10,80 0))", {std::int64_t{10}, 1.0}},
                          {"POLYGON((170 90,210 90,210 110,170 110,170 90))", {std::int64_t{80}, 8.0}}}));
        WB_VALUE(const auto rows, town.rows("aggregate_to_zones", argumentsFor("flaechen")));
        QCOMPARE(rows[0].values,
                 (std::vector<Value>{std::string("West"), std::int64_t{1}, std::int64_t{5}, 0.5, 200.0}));
        // 30 m x 10 m of 800 m² are inside: three eighths of 80
        QCOMPARE(rows[1].values,
                 (std::vector<Value>{std::string("Ost"), std::int64_t{2}, std::int64_t{35}, 3.5, 500.0}));
        WB_VALUE(const auto balance, town.balance("flaechen"));
        QCOMPARE(balance[1].values[4], Value(50.0));
        QCOMPARE(balance[2].values[4], Value(5.0));
    }
    void linesAreDividedByLength()
    {
        Town town;
        QVERIFY(town.add("linien", GeometryType::LineString, {{"LINESTRING(50 50,250 50)", {std::int64_t{4}, 2.0}}}));
        WB_VALUE(const auto rows, town.rows("aggregate_to_zones", argumentsFor("linien")));
        QCOMPARE(rows[0].values,
                 (std::vector<Value>{std::string("West"), std::int64_t{1}, std::int64_t{1}, 0.5, 50.0}));
        QCOMPARE(rows[1].values,
                 (std::vector<Value>{std::string("Ost"), std::int64_t{1}, std::int64_t{2}, 1.0, 100.0}));
    }
    void theLargestShareTakesItAll()
    {
        Town town;
        QVERIFY(town.add("flaechen", GeometryType::Polygon,
                         {{"POLYGON((80 0,110 0,110 10,80 10,80 0))", {std::int64_t{10}, 1.0}},
                          {"POLYGON((90 0,110 0,110 10,90 10,90 0))", {std::int64_t{7}, 1.0}}}));
        WB_VALUE(const auto rows, town.rows("aggregate_to_zones", argumentsFor("flaechen", "largest")));
        QCOMPARE(rows[0].values, (std::vector<Value>{std::string("West"), std::int64_t{2}, std::int64_t{17}, 2.0}));
        QCOMPARE(rows[1].values, (std::vector<Value>{std::string("Ost"), std::int64_t{0}, std::int64_t{0}, 0.0}));
    }
    void thirdsAddUpToTheWholeExactly()
    {
        Town town;
        std::vector<Row> rows;
        for (int number = 0; number < 60; ++number) {
            const std::string y = std::to_string(number);
            rows.push_back({"POLYGON((80 " + y + ",140 " + y + ",140 " + y + ".7,80 " + y + ".7,80 " + y + "))",
                            {std::int64_t{1}, 0.1}});
        }
        QVERIFY(town.add("drittel", GeometryType::Polygon, rows));
        WB_VALUE(const auto zones, town.rows("aggregate_to_zones", argumentsFor("drittel")));
        QVERIFY(std::abs(std::get<double>(zones[0].values[2]) - 20.0) < 1e-4);
        WB_VALUE(const auto balance, town.balance("drittel"));
        QCOMPARE(balance[1].values[3], Value(60.0));
        QCOMPARE(balance[1].values[4], Value(0.0));
        QCOMPARE(balance[2].values[3], Value(6.0));
    }
    void overlappingZonesShareWhatTheyHaveInCommon()
    {
        Town town;
        QVERIFY(addLayer(town.project, {.name = "doppelt", .geometry = GeometryType::Polygon, .srsId = 25832},
                         {{"POLYGON((0 0,10 0,10 10,0 10,0 0))", {}}, {"POLYGON((0 0,10 0,10 10,0 10,0 0))", {}}})
                    .has_value());
        QVERIFY(
            town.add("feld", GeometryType::Polygon, {{"POLYGON((0 0,10 0,10 10,0 10,0 0))", {std::int64_t{8}, 1.0}}}));
        WB_VALUE(const auto outcome,
                 town.run("aggregate_to_zones", {{"layer", "feld"}, {"zones", "doppelt"}, {"sum_columns", "ew"}}));
        WB_VALUE(const auto rows, rowsOf(town.project, outcome.outputs.at("result").schema.name));
        QCOMPARE(rows[0].values[1], Value(std::int64_t{4}));
        QCOMPARE(rows[1].values[1], Value(std::int64_t{4}));
        QVERIFY(std::ranges::any_of(outcome.notes,
                                    [](const Text& note) { return note.en.find("overlap") != std::string::npos; }));
    }
    void aLayerInOtherCoordinatesIsTransformed()
    {
        Town town;
        QVERIFY(
            addLayer(town.project, {.name = "gebiet", .geometry = GeometryType::Polygon, .srsId = 25832},
                     {{"POLYGON((356000 5645000,357000 5645000,357000 5646000,356000 5646000,356000 5645000))", {}}})
                .has_value());
        // 356500 5645500 in UTM 32 is 50.942956 N, 6.956845 E or nearly so: well inside the square kilometre
        QVERIFY(town.add("grad", GeometryType::Point, {{"POINT(6.9568 50.9430)", {std::int64_t{3}, 1.0}}}, 4326));
        WB_VALUE(const auto rows,
                 town.rows("aggregate_to_zones", {{"layer", "grad"}, {"zones", "gebiet"}, {"sum_columns", "ew"}}));
        QCOMPARE(rows[0].values[0], Value(std::int64_t{1}));
    }
    void zonesInDegreesAreRefused()
    {
        Town town;
        QVERIFY(addLayer(town.project, {.name = "grad", .geometry = GeometryType::Polygon, .srsId = 4326},
                         {{"POLYGON((7 51,8 51,8 52,7 51))", {}}})
                    .has_value());
        QVERIFY(town.add("punkte", GeometryType::Point, {{"POINT(10 10)", {std::int64_t{3}, 0.1}}}));
        const auto refused = town.run("aggregate_to_zones", {{"layer", "punkte"}, {"zones", "grad"}});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::UnsupportedCrs);
    }
};

QTEST_GUILESS_MAIN(AggregateToZonesTest)
#include "aggregate_to_zones_test.moc"
