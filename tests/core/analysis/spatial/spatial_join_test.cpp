// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spatial/spatial_join.h"

#include <QTest>

#include "tests/support/analysis_run.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;
using workspace::ColumnType;
using workspace::GeometryType;

namespace {

struct Town : AnalysisProject {
    Town()
    {
        added = addLayer(project,
                         {.name = "zonen",
                          .geometry = GeometryType::Polygon,
                          .srsId = 25832,
                          .columns = {{"name", ColumnType::Text, "", ""}}},
                         {{"POLYGON((0 0,100 0,100 100,0 100,0 0))", {std::string("West")}},
                          {"POLYGON((100 0,200 0,200 100,100 100,100 0))", {std::string("Ost")}},
                          {"POLYGON((500 0,600 0,600 100,500 0))", {std::string("Fern")}}})
                    .has_value() &&
                addLayer(project,
                         {.name = "felder",
                          .geometry = GeometryType::Polygon,
                          .srsId = 25832,
                          .columns = {{"ew", ColumnType::Integer, "Ew", ""}, {"art", ColumnType::Text, "", ""}}},
                         {{"POLYGON((50 0,150 0,150 10,50 10,50 0))", {std::int64_t{40}, std::string("Wohnen")}},
                          {"POLYGON((10 50,20 50,20 60,10 60,10 50))", {std::int64_t{6}, std::string("Park")}},
                          {"POLYGON((190 50,210 50,210 60,190 60,190 50))", {std::int64_t{10}, std::monostate()}}})
                    .has_value() &&
                addLayer(project,
                         {.name = "haltestellen",
                          .geometry = GeometryType::Point,
                          .srsId = 25832,
                          .columns = {{"stop", ColumnType::Text, "", ""}}},
                         {{"POINT(50 50)", {std::string("Markt")}}, {"POINT(100 50)", {std::string("Grenze")}}})
                    .has_value();
    }
    bool added = false;
};

} // namespace

class SpatialJoinTest : public QObject {
    Q_OBJECT

private slots:
    void sumsByShareDivideTheOtherFeatures()
    {
        Town town;
        QVERIFY(town.added);
        WB_VALUE(const auto rows, town.rows("spatial_join", {{"layer", "zonen"},
                                                             {"join_layer", "felder"},
                                                             {"weighting", "share"},
                                                             {"sum_columns", "ew"},
                                                             {"mean_columns", "ew"},
                                                             {"first_columns", "art"}}));
        QCOMPARE(rows[0].values[1], Value(std::int64_t{2}));
        QCOMPARE(rows[0].values[2], Value(26.0)); // half of 40, and 6
        QVERIFY(std::abs(std::get<double>(rows[0].values[3]) - (40.0 * 500 + 6.0 * 100) / 600) < 1e-9);
        QCOMPARE(rows[0].values[4], Value(std::string("Wohnen")));
        QVERIFY(std::abs(std::get<double>(rows[1].values[2]) - 25.0) < 1e-9); // half of 40, half of 10
        QCOMPARE(rows[2].values, (std::vector<Value>{std::string("Fern"), std::int64_t{0}, std::monostate(),
                                                     std::monostate(), std::monostate()}));
    }
    void unweightedStatisticsCountWholeFeatures()
    {
        Town town;
        WB_VALUE(const auto rows, town.rows("spatial_join", {{"layer", "zonen"},
                                                             {"join_layer", "felder"},
                                                             {"sum_columns", "ew"},
                                                             {"min_columns", "ew"},
                                                             {"max_columns", "ew"}}));
        QCOMPARE(rows[0].values, (std::vector<Value>{std::string("West"), std::int64_t{2}, std::int64_t{46},
                                                     std::int64_t{6}, std::int64_t{40}}));
        QCOMPARE(rows[1].values[2], Value(std::int64_t{50}));
    }
    void pointsGetTheColumnsOfTheZoneTheyAreIn()
    {
        Town town;
        WB_VALUE(
            const auto touching,
            town.rows("spatial_join", {{"layer", "haltestellen"}, {"join_layer", "zonen"}, {"first_columns", "name"}}));
        QCOMPARE(touching[0].values, (std::vector<Value>{std::string("Markt"), std::int64_t{1}, std::string("West")}));
        QCOMPARE(touching[1].values, (std::vector<Value>{std::string("Grenze"), std::int64_t{2}, std::string("West")}));
        WB_VALUE(const auto within, town.rows("spatial_join", {{"layer", "haltestellen"},
                                                               {"join_layer", "zonen"},
                                                               {"predicate", "within"},
                                                               {"first_columns", "name"}}));
        QCOMPARE(within[1].values[1], Value(std::int64_t{0}));
    }
    void pointsInPolygonsAreCounted()
    {
        Town town;
        WB_VALUE(
            const auto rows,
            town.rows("spatial_join", {{"layer", "zonen"}, {"join_layer", "haltestellen"}, {"predicate", "contains"}}));
        QCOMPARE(rows[0].values[1], Value(std::int64_t{1}));
        QCOMPARE(rows[1].values[1], Value(std::int64_t{0}));
    }
    void theNearestBringsItsDistance()
    {
        Town town;
        WB_VALUE(const auto rows, town.rows("spatial_join", {{"layer", "felder"},
                                                             {"join_layer", "haltestellen"},
                                                             {"predicate", "nearest"},
                                                             {"first_columns", "stop"}}));
        QCOMPARE(rows[1].values[3], Value(std::string("Markt")));
        QCOMPARE(rows[1].values[4], Value(30.0));
        QCOMPARE(rows[2].values[3], Value(std::string("Grenze")));
        QCOMPARE(rows[2].values[4], Value(90.0));
    }
    void weightsWithoutAMeasureAreRefused()
    {
        Town town;
        const auto points =
            town.run("spatial_join", {{"layer", "zonen"}, {"join_layer", "haltestellen"}, {"weighting", "share"}});
        QCOMPARE(points.error().code, ErrorCode::InvalidInput);
        const auto nearest =
            town.run("spatial_join",
                     {{"layer", "zonen"}, {"join_layer", "felder"}, {"weighting", "share"}, {"predicate", "nearest"}});
        QCOMPARE(nearest.error().code, ErrorCode::InvalidInput);
        QVERIFY(addLayer(town.project, {.name = "wege", .geometry = GeometryType::LineString, .srsId = 25832},
                         {{"LINESTRING(0 0,9 9)", {}}})
                    .has_value());
        const auto sum =
            town.run("spatial_join",
                     {{"layer", "wege"}, {"join_layer", "felder"}, {"weighting", "share"}, {"sum_columns", "ew"}});
        QCOMPARE(sum.error().subject, std::string("sum_columns"));
    }
};

QTEST_GUILESS_MAIN(SpatialJoinTest)
#include "spatial_join_test.moc"
