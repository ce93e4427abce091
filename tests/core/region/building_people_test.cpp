// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/region/building_people.h"

#include <QTest>

#include <algorithm>

#include "tests/support/analysis_run.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;
using workspace::ColumnType;
using workspace::GeometryType;

namespace {

/// Three cells of 100 m as centres and as squares, and four buildings.
struct Village : AnalysisProject {
    Village()
    {
        const std::vector<workspace::Column> columns{{"einwohner", ColumnType::Integer, "", ""}};
        const auto people = [](const char* wkt, Value value) { return Row{wkt, {std::move(value)}}; };
        added =
            addLayer(project, {.name = "gitter", .geometry = GeometryType::Point, .srsId = 25832, .columns = columns},
                     {people("POINT(500050 5600050)", std::int64_t{12}),
                      people("POINT(500150 5600050)", std::monostate()),
                      people("POINT(500250 5600050)", std::int64_t{5})})
                .has_value() &&
            addLayer(project, {.name = "zonen", .geometry = GeometryType::Polygon, .srsId = 25832, .columns = columns},
                     {people("POLYGON((500000 5600000,500100 5600000,500100 5600100,500000 5600100,500000 5600000))",
                             std::int64_t{12})})
                .has_value() &&
            addLayer(project,
                     {.name = "häuser",
                      .geometry = GeometryType::Polygon,
                      .srsId = 25832,
                      .columns = {{"wohnungen", ColumnType::Integer, "", ""}}},
                     {{"POLYGON((500010 5600010,500020 5600010,500020 5600020,500010 5600020,500010 5600010))",
                       {std::int64_t{1}}},
                      {"POLYGON((500050 5600010,500080 5600010,500080 5600020,500050 5600020,500050 5600010))",
                       {std::int64_t{2}}},
                      {"POLYGON((500110 5600010,500120 5600010,500120 5600020,500110 5600020,500110 5600010))",
                       {std::int64_t{1}}},
                      {"POLYGON((500900 5600010,500910 5600010,500910 5600020,500900 5600020,500900 5600010))",
                       {std::int64_t{9}}}})
                .has_value();
    }
    Result<std::vector<ReadRow>> distributed(const analysis::Arguments& more)
    {
        analysis::Arguments arguments{{"buildings", "häuser"}};
        arguments.insert(more.begin(), more.end());
        WB_TRY(const auto outcome, run(region::peopleOnBuildingsAnalysis(), arguments));
        return rowsOf(project, outcome.outputs.at("result").schema.name);
    }
    bool added = false;
};

} // namespace

class BuildingPeopleTest : public QObject {
    Q_OBJECT

private slots:
    void cellsOfAGridGoToTheirBuildings()
    {
        Village village;
        QVERIFY(village.added);
        WB_VALUE(const auto rows, village.distributed({{"cells", "gitter"}}));
        // dwellings, expected, least, most
        QCOMPARE(rows[0].values[1], Value(4.0));
        QCOMPARE(rows[1].values[1], Value(8.0));
        QCOMPARE(rows[2].values[2], Value(0.0)); // withheld: 0 to 2
        QCOMPARE(rows[2].values[3], Value(2.0));
        QCOMPARE(rows[3].values[1], Value(0.0));
        QVERIFY(!rows[0].wkt.empty());
    }
    void zonesAreCellsToo()
    {
        Village village;
        WB_VALUE(const auto rows, village.distributed({{"cells", "zonen"}, {"weight", "wohnungen"}}));
        QCOMPARE(rows[0].values[3], Value(4.0));
        QCOMPARE(rows[2].values[1], Value(0.0));
    }
    void anyAreaIsCountedFromBuildings()
    {
        Village village;
        WB_VALUE(const auto outcome,
                 village.run(region::peopleOnBuildingsAnalysis(), {{"cells", "gitter"}, {"buildings", "häuser"}}));
        const std::string people = outcome.outputs.at("result").schema.name;
        WB_VERIFY_RESULT(
            addLayer(village.project, {.name = "gezeichnet", .geometry = GeometryType::Polygon, .srsId = 25832},
                     {{"POLYGON((500040 5600000,500200 5600000,500200 5600100,500040 5600100,500040 5600000))", {}}}));
        WB_VALUE(const auto area, village.run("aggregate_to_zones", {{"layer", people},
                                                                     {"zones", "gezeichnet"},
                                                                     {"sum_columns", "einwohner_von; einwohner_bis"}}));
        WB_VALUE(const auto rows, rowsOf(village.project, area.outputs.at("result").schema.name));
        QVERIFY(std::ranges::find(rows[0].values, Value(8.0)) != rows[0].values.end());
        QVERIFY(std::ranges::find(rows[0].values, Value(10.0)) != rows[0].values.end());
    }
    void aGridWithoutInhabitantsIsRefused()
    {
        Village village;
        WB_VERIFY_RESULT(
            addLayer(village.project, {.name = "leer", .geometry = GeometryType::Point, .srsId = 25832}, {}));
        QCOMPARE(village.distributed({{"cells", "leer"}}).error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(BuildingPeopleTest)
#include "building_people_test.moc"
