// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spatial/feature_layer.h"

#include <QTest>

#include "tests/support/run_inside.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::analysis;
using namespace weitblick::analysis::spatial;
using namespace weitblick::test;
using workspace::ColumnType;

class FeatureLayerTest : public QObject {
    Q_OBJECT

private slots:
    void featuresAreFoundByTheirBoxesAndKeepTheirColumns()
    {
        AnalysisProject town;
        QVERIFY(addLayer(town.project,
                         {.name = "orte",
                          .geometry = workspace::GeometryType::Geometry,
                          .srsId = 25832,
                          .columns = {{"name", ColumnType::Text, "", ""},
                                      {"ew", ColumnType::Integer, "", ""},
                                      {"wert", ColumnType::Real, "", ""}}},
                         {{"POINT(3 4)", {std::string("a"), std::int64_t{7}, 0.5}},
                          {"", {std::string("b"), std::monostate(), 1.5}},
                          {"LINESTRING(10 10,20 20)", {std::monostate(), std::int64_t{9}, 2.5}}})
                    .has_value());
        WB_VERIFY_RESULT(runInside(town, "orte", [](RunContext& context, Job& job) -> Result<void> {
            WB_TRY(const FeatureLayer layer, FeatureLayer::read(context, "layer", 25832, {"wert", "name"}, job));
            [&] {
                QCOMPARE(layer.size(), std::size_t{3});
                QCOMPARE(layer.fid(2), std::int64_t{3});
                QCOMPARE(std::get<double>(layer.value(0, 0)), 0.5);
                QCOMPARE(std::get<std::string>(layer.value(1, 1)), std::string("b"));
                QVERIFY(std::holds_alternative<std::monostate>(layer.value(2, 1)));
                QVERIFY(layer.box(1).isEmpty());
                std::vector<std::uint32_t> found;
                layer.tree().appendMeeting({.minX = 12, .minY = 0, .maxX = 13, .maxY = 99}, found);
                QCOMPARE(found, std::vector<std::uint32_t>{2});
                const auto line = layer.geometry(2, 0);
                QVERIFY(line);
                QVERIFY(geo::lengthOf(**line) > 14.0);
                QCOMPARE(*layer.geometry(2, 0), *line);
            }();
            return {};
        }));
    }
    void aLayerIsReadInOtherCoordinates()
    {
        AnalysisProject town;
        QVERIFY(addLayer(town.project, {.name = "gk", .geometry = workspace::GeometryType::Point, .srsId = 31467},
                         {{"POINT(3475200 5526800)", {}}})
                    .has_value());
        WB_VALUE(const auto outcome, runInside(town, "gk", [](RunContext& context, Job& job) -> Result<void> {
                     WB_TRY(const FeatureLayer layer, FeatureLayer::read(context, "layer", 25832, {}, job));
                     [&] { QVERIFY(std::abs(layer.box(0).minX - 475134.850) < 0.1); }();
                     return {};
                 }));
        QVERIFY(!outcome.notes.empty());
    }
    void aStoppedJobEndsTheReading()
    {
        AnalysisProject town;
        QVERIFY(addLayer(town.project, {.name = "p", .geometry = workspace::GeometryType::Point, .srsId = 25832},
                         {{"POINT(1 1)", {}}})
                    .has_value());
        WB_VERIFY_RESULT(runInside(town, "p", [](RunContext& context, Job&) -> Result<void> {
            std::stop_source stop;
            stop.request_stop();
            Job stopped(stop.get_token(), {});
            const auto layer = FeatureLayer::read(context, "layer", 25832, {}, stopped);
            [&] { QCOMPARE(layer.error().code, ErrorCode::Cancelled); }();
            return {};
        }));
    }
    void keptValuesAreWrittenAsTheyWere()
    {
        workspace::RowBatch rows;
        rows.beginRow();
        addKept(rows, std::int64_t{4});
        addKept(rows, 0.5);
        addKept(rows, std::string("x"));
        addKept(rows, std::monostate());
        rows.endRow();
        workspace::RowCursor cursor(rows);
        QVERIFY(cursor.next());
        QCOMPARE(std::get<std::int64_t>(cursor.nextValue()), std::int64_t{4});
        QCOMPARE(std::get<double>(cursor.nextValue()), 0.5);
        QCOMPARE(std::get<std::string_view>(cursor.nextValue()), std::string_view("x"));
        QVERIFY(std::holds_alternative<std::monostate>(cursor.nextValue()));
    }
};

QTEST_GUILESS_MAIN(FeatureLayerTest)
#include "feature_layer_test.moc"
