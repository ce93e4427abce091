// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/general/clip.h"

#include <QTest>

#include "tests/support/analysis_run.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;
using workspace::ColumnType;
using workspace::GeometryType;

namespace {

/// Blocks of 10 m, 100 people each: inside, half outside, across the seam of the two masks, outside, touching.
struct Town : AnalysisProject {
    Town()
    {
        const workspace::LayerSchema blocks{
            .name = "blocks",
            .geometry = GeometryType::Polygon,
            .srsId = 25832,
            .columns = {{"name", ColumnType::Text, "", ""}, {"people", ColumnType::Integer, "Ew", ""}}};
        const auto row = [](const char* name, int x) {
            const std::string a = std::to_string(x);
            const std::string b = std::to_string(x + 10);
            return Row{"POLYGON((" + a + " 0," + b + " 0," + b + " 10," + a + " 10," + a + " 0))",
                       {std::string(name), std::int64_t{100}}};
        };
        const workspace::LayerSchema mask{.name = "mask", .geometry = GeometryType::MultiPolygon, .srsId = 25832};
        added =
            addLayer(project, blocks,
                     {row("inside", 20), row("half", 95), row("seam", 45), row("outside", 200), row("touching", 100)})
                .has_value() &&
            addLayer(project, mask,
                     {{"MULTIPOLYGON(((0 -5,50 -5,50 20,0 20,0 -5)))", {}},
                      {"MULTIPOLYGON(((50 -5,100 -5,100 20,50 20,50 -5)))", {}}})
                .has_value();
    }
    bool added = false;
};

} // namespace

class ClipTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsInsideStaysAndTheRestIsCut()
    {
        Town town;
        QVERIFY(town.added);
        WB_VALUE(
            const auto outcome,
            town.run("clip",
                     {{"layer", "blocks"}, {"mask", "mask"}, {"scale_columns", "people"}, {"share_column", "anteil"}}));
        QCOMPARE(outcome.rowsKept, std::int64_t{3});
        WB_VALUE(const auto rows, rowsOf(town.project, "blocks_zuschnitt"));
        const auto whole = geo::geometryFromWkt("MULTIPOLYGON(((20 0,30 0,30 10,20 10,20 0)))");
        QCOMPARE(rows[0].wkt, geo::wktOf(**whole)); // vertex by vertex as it was
        QCOMPARE(rows[0].values[1], Value(100.0));
        QCOMPARE(rows[0].values[2], Value(1.0));
        QCOMPARE(rows[1].values[0], Value(std::string("half")));
        QCOMPARE(rows[1].values[1], Value(50.0));
        QCOMPARE(rows[1].values[2], Value(0.5));
        QCOMPARE(rows[2].values[0], Value(std::string("seam")));
        QCOMPARE(rows[2].values[2], Value(1.0)); // both sides of the seam together
        QVERIFY(outcome.notes[0].en.starts_with("2 features were cut, 2 lie outside"));
    }
    void columnsStayAsTheyAreWithoutScaling()
    {
        Town town;
        WB_VALUE(const auto rows, town.rows("clip", {{"layer", "blocks"}, {"mask", "mask"}}));
        QCOMPARE(rows[1].values.size(), std::size_t{2});
        QCOMPARE(rows[1].values[1], Value(std::int64_t{100}));
    }
    void linesAreSharedByLengthAndPointsKeptOnTheEdge()
    {
        Town town;
        const workspace::LayerSchema roads{.name = "roads", .geometry = GeometryType::LineString, .srsId = 25832};
        WB_VERIFY_RESULT(
            addLayer(town.project, roads, {{"LINESTRING(80 0,120 0)", {}}, {"LINESTRING(100 -5,100 20)", {}}}));
        WB_VALUE(const auto rows, town.rows("clip", {{"layer", "roads"}, {"mask", "mask"}, {"share_column", "share"}}));
        QCOMPARE(rows.size(), std::size_t{2}); // the one on the edge lies in the closed polygon
        QCOMPARE(rows[0].values[0], Value(0.5));
        const workspace::LayerSchema stops{.name = "stops", .geometry = GeometryType::Point, .srsId = 25832};
        WB_VERIFY_RESULT(
            addLayer(town.project, stops, {{"POINT(100 0)", {}}, {"POINT(100.5 0)", {}}, {"POINT(1 1)", {}}}));
        WB_VALUE(const auto points, town.rows("clip", {{"layer", "stops"}, {"mask", "mask"}}));
        QCOMPARE(points.size(), std::size_t{2});
    }
    void maskOfAnotherCrsIsTransformed()
    {
        AnalysisProject project;
        const workspace::LayerSchema stops{.name = "stops", .geometry = GeometryType::Point, .srsId = 25832};
        const workspace::LayerSchema mask{.name = "mask", .geometry = GeometryType::Polygon, .srsId = 4326};
        // 9° E, 50° N is 500000, 5538630.703 in UTM 32.
        WB_VERIFY_RESULT(
            addLayer(project.project, stops, {{"POINT(500000 5538630)", {}}, {"POINT(510000 5538630)", {}}}));
        WB_VERIFY_RESULT(addLayer(project.project, mask,
                                  {{"POLYGON((8.99 49.99,9.01 49.99,9.01 50.01,8.99 50.01,8.99 49.99))", {}}}));
        WB_VALUE(const auto outcome, project.run("clip", {{"layer", "stops"}, {"mask", "mask"}}));
        QCOMPARE(outcome.rowsKept, std::int64_t{1});
        QVERIFY(outcome.notes[0].de.starts_with("Maske umgerechnet"));
    }
    void shareColumnMustBeNew()
    {
        Town town;
        QVERIFY(!town.run("clip", {{"layer", "blocks"}, {"mask", "mask"}, {"share_column", "people"}}));
    }
    void emptyMaskKeepsNothing()
    {
        Town town;
        const workspace::LayerSchema mask{.name = "nothing", .geometry = GeometryType::Polygon, .srsId = 25832};
        WB_VERIFY_RESULT(addLayer(town.project, mask, {}));
        WB_VALUE(const auto outcome, town.run("clip", {{"layer", "blocks"}, {"mask", "nothing"}}));
        QCOMPARE(outcome.rowsKept, std::int64_t{0});
    }
};

QTEST_GUILESS_MAIN(ClipTest)
#include "clip_test.moc"
