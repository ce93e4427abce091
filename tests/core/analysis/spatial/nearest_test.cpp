// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spatial/nearest.h"

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
        added = addLayer(project, {.name = "haeuser", .geometry = GeometryType::Polygon, .srsId = 25832},
                         {{"POLYGON((0 0,10 0,10 10,0 10,0 0))", {}}, {"POLYGON((900 0,910 0,910 10,900 0))", {}}})
                    .has_value() &&
                addLayer(project,
                         {.name = "kitas",
                          .geometry = GeometryType::Point,
                          .srsId = 25832,
                          .columns = {{"name", ColumnType::Text, "", ""}}},
                         {{"POINT(13 14)", {std::string("Eins")}},
                          {"POINT(-3 5)", {std::string("Zwei")}},
                          {"POINT(5 5)", {std::string("Drei")}}})
                    .has_value();
    }
    bool added = false;
};

} // namespace

class NearestTest : public QObject {
    Q_OBJECT

private slots:
    void theNearestComesWithFidDistanceAndColumns()
    {
        Town town;
        QVERIFY(town.added);
        WB_VALUE(const auto rows,
                 town.rows("nearest", {{"layer", "haeuser"}, {"other_layer", "kitas"}, {"columns", "name"}}));
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows[0].values, (std::vector<Value>{std::int64_t{3}, 0.0, std::string("Drei")}));
        QCOMPARE(rows[1].values[0], Value(std::int64_t{1}));
        QVERIFY(std::abs(std::get<double>(rows[1].values[1]) - std::hypot(887.0, 14.0)) < 1.0);
    }
    void severalNearestComeByRankWithinTheDistance()
    {
        Town town;
        WB_VALUE(const auto rows, town.rows("nearest", {{"layer", "haeuser"},
                                                        {"other_layer", "kitas"},
                                                        {"columns", "name"},
                                                        {"count", "5"},
                                                        {"distance", "0,0049 km"}}));
        QCOMPARE(rows.size(), std::size_t{3});
        QCOMPARE(rows[0].values, (std::vector<Value>{std::int64_t{1}, std::int64_t{3}, 0.0, std::string("Drei")}));
        QCOMPARE(rows[1].values, (std::vector<Value>{std::int64_t{2}, std::int64_t{2}, 3.0, std::string("Zwei")}));
        QCOMPARE(rows[2].values,
                 (std::vector<Value>{std::monostate(), std::monostate(), std::monostate(), std::monostate()}));
    }
    void degreesAreRefused()
    {
        Town town;
        QVERIFY(addLayer(town.project, {.name = "grad", .geometry = GeometryType::Point, .srsId = 4326},
                         {{"POINT(7 51)", {}}})
                    .has_value());
        QCOMPARE(town.run("nearest", {{"layer", "grad"}, {"other_layer", "kitas"}}).error().code,
                 ErrorCode::UnsupportedCrs);
    }
};

QTEST_GUILESS_MAIN(NearestTest)
#include "nearest_test.moc"
