// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/general/buffer.h"

#include <QTest>

#include <cmath>

#include "tests/support/analysis_run.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;
using workspace::ColumnType;
using workspace::GeometryType;

namespace {

/// Area of a regular polygon with 4n corners in a circle: 2 n r² sin(90°/n).
double circleArea(double radiusM, int segments)
{
    return 2.0 * segments * radiusM * radiusM * std::sin(M_PI / 2.0 / segments);
}

double areaOf(const std::string& wkt)
{
    return geo::areaOf(*geo::geometryFromWkt(wkt.c_str()).value());
}

bool isNear(double value, double expected, double tolerance)
{
    return std::abs(value - expected) <= tolerance;
}

/// Three stops with a radius each, 100 m apart; the last without geometry.
struct Stops : AnalysisProject {
    Stops()
    {
        const workspace::LayerSchema schema{
            .name = "stops",
            .geometry = GeometryType::Point,
            .srsId = 25832,
            .columns = {{"name", ColumnType::Text, "", ""}, {"radius", ColumnType::Real, "km", ""}}};
        added = addLayer(project, schema,
                         {{"POINT(500000 5500000)", {std::string("a"), 0.05}},
                          {"POINT(500100 5500000)", {std::string("b"), std::monostate()}},
                          {"", {std::string("c"), 0.2}}})
                    .has_value();
    }
    bool added = false;
};

} // namespace

class BufferTest : public QObject {
    Q_OBJECT

private slots:
    void circleHasTheAreaOfItsPolygon()
    {
        Stops stops;
        QVERIFY(stops.added);
        WB_VALUE(const auto rows, stops.rows("buffer", {{"layer", "stops"}, {"distance", "0,1 km"}}));
        QCOMPARE(rows.size(), std::size_t{2});
        // The text has three decimals: 0.5 mm at each of 32 corners of a circle of 100 m.
        QVERIFY(isNear(areaOf(rows[0].wkt), circleArea(100, 8), 0.2));
        QCOMPARE(rows[0].values[0], Value(std::string("a")));
        WB_VALUE(const auto finer,
                 stops.rows("buffer", {{"layer", "stops"}, {"distance", "100"}, {"segments", std::int64_t{32}}}));
        QVERIFY(isNear(areaOf(finer[0].wkt), circleArea(100, 32), 0.2));
    }
    void distanceColumnIsConvertedToMetres()
    {
        Stops stops;
        WB_VALUE(const auto outcome, stops.run("buffer", {{"layer", "stops"}, {"distance_column", "radius"}}));
        QCOMPARE(outcome.rowsRead, std::int64_t{3});
        QCOMPARE(outcome.rowsKept, std::int64_t{1});
        QCOMPARE(outcome.rowsRejected, std::int64_t{2});
        WB_VALUE(const auto rows, rowsOf(stops.project, "stops_puffer"));
        QVERIFY(isNear(areaOf(rows[0].wkt), circleArea(50, 8), 0.1));
        WB_VALUE(const auto rejected, stops.project.rejected("stops_puffer"));
        QCOMPARE(rejected[0].reasonDe, std::string("kein Abstand"));
        QCOMPARE(rejected[0].line, std::int64_t{2});
        QCOMPARE(rejected[1].reasonEn, std::string("no geometry"));
    }
    void dissolvedBuffersBecomeOneRowOrOneEachArea()
    {
        Stops stops;
        WB_VALUE(const auto apart,
                 stops.rows("buffer", {{"layer", "stops"}, {"distance", "40"}, {"dissolve", "parts"}}));
        QCOMPARE(apart.size(), std::size_t{2});
        WB_VALUE(const auto one, stops.rows("buffer", {{"layer", "stops"}, {"distance", "40"}, {"dissolve", "one"}}));
        QCOMPARE(one.size(), std::size_t{1});
        QVERIFY(isNear(std::get<double>(one[0].values[0]), 2 * circleArea(40, 8), 1e-6));
        WB_VALUE(const auto joined,
                 stops.rows("buffer", {{"layer", "stops"}, {"distance", "60"}, {"dissolve", "parts"}}));
        QCOMPARE(joined.size(), std::size_t{1});
    }
    void lineEndsAndCornersTakeTheirStyle()
    {
        AnalysisProject project;
        const workspace::LayerSchema schema{.name = "line", .geometry = GeometryType::LineString, .srsId = 25832};
        WB_VERIFY_RESULT(addLayer(project.project, schema, {{"LINESTRING(0 0,100 0)", {}}}));
        const auto area = [&](const char* cap) {
            const auto rows = project.rows("buffer", {{"layer", "line"}, {"distance", "10"}, {"cap", cap}});
            return rows ? areaOf((*rows)[0].wkt) : -1.0;
        };
        QVERIFY(isNear(area("flat"), 2000.0, 1e-6));
        QVERIFY(isNear(area("square"), 2400.0, 1e-6));
        QVERIFY(isNear(area("round"), 2000.0 + circleArea(10, 8), 0.05));
    }
    void negativeDistanceShrinksPolygonsUntilTheyVanish()
    {
        AnalysisProject project;
        const workspace::LayerSchema schema{.name = "plots", .geometry = GeometryType::Polygon, .srsId = 25832};
        WB_VERIFY_RESULT(
            addLayer(project.project, schema,
                     {{"POLYGON((0 0,10 0,10 10,0 10,0 0))", {}}, {"POLYGON((20 0,23 0,23 3,20 3,20 0))", {}}}));
        WB_VALUE(const auto outcome,
                 project.run("buffer", {{"layer", "plots"}, {"distance", "-2"}, {"join", "mitre"}}));
        QCOMPARE(outcome.rowsRejected, std::int64_t{1});
        WB_VALUE(const auto rows, rowsOf(project.project, "plots_puffer"));
        QVERIFY(isNear(areaOf(rows[0].wkt), 36.0, 1e-9));
    }
    void invalidPolygonsAreRepairedAndNoted()
    {
        AnalysisProject project;
        const workspace::LayerSchema schema{.name = "plots", .geometry = GeometryType::Polygon, .srsId = 25832};
        WB_VERIFY_RESULT(addLayer(project.project, schema, {{"POLYGON((0 0,10 10,10 0,0 10,0 0))", {}}}));
        WB_VALUE(const auto outcome, project.run("buffer", {{"layer", "plots"}, {"distance", "1"}}));
        QCOMPARE(outcome.notes.size(), std::size_t{1});
        QVERIFY(outcome.notes[0].de.starts_with("1 ungültige"));
    }
    void exactlyOneDistanceIsNeeded()
    {
        Stops stops;
        QVERIFY(!stops.run("buffer", {{"layer", "stops"}}));
        QVERIFY(!stops.run("buffer", {{"layer", "stops"}, {"distance", "1"}, {"distance_column", "radius"}}));
        QVERIFY(!stops.run("buffer", {{"layer", "stops"}, {"distance_column", "name"}}));
    }
};

QTEST_GUILESS_MAIN(BufferTest)
#include "buffer_test.moc"
