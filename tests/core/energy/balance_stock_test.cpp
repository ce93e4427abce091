// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/balance_stock.h"

#include <QTest>

#include "tests/support/analysis_run.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;
using namespace weitblick::energy;
using workspace::ColumnType;
using workspace::GeometryType;

namespace {

/// Writes what the stock says of each building.
Result<void> look(analysis::RunContext& context, Job& job)
{
    const RoofEstimate estimate{
        .kwpPerM2 = 0.2, .usableShare = 0.5, .performanceRatio = 0.8, .lowestIrradiationKwhM2 = 900.0};
    WB_TRY(const BalanceStock stock, readStock(context, estimate, {.gas = 0.2, .oil = 0.3}, job));
    WB_TRY(analysis::OutputLayer* const output,
           context.startOutput("result", {.name = {},
                                          .columns = {{"kind", ColumnType::Integer, "", ""},
                                                      {"co2", ColumnType::Real, "", ""},
                                                      {"kwp", ColumnType::Real, "", ""},
                                                      {"classes", ColumnType::Integer, "", ""},
                                                      {"lost", ColumnType::Integer, "", ""}}}));
    workspace::RowBatch rows;
    for (const BalanceBuilding& building : stock.buildings) {
        rows.beginRow();
        rows.add(static_cast<std::int64_t>(building.kind));
        rows.add(building.heatCo2KgPerKwh);
        rows.add(building.powerKwp);
        rows.add(static_cast<std::int64_t>(building.yieldByClass.size()));
        rows.add(stock.roofsWithoutBuilding);
        rows.endRow();
    }
    return output->append(rows, job);
}

analysis::Descriptor probe()
{
    const auto input = [](const char* id, const char* role) {
        return analysis::Input{.id = id, .title = {"x", "x"}, .help = {"x", "x"}, .role = role};
    };
    return {
        .id = "probe",
        .version = "1",
        .title = {"Probe", "Probe"},
        .summary = {"Probe", "Probe"},
        .group = {"Probe", "Probe"},
        .inputs = {input("buildings", "buildings"),
                   input("roofs", "roofs"),
                   {.id = "area", .title = {"x", "x"}, .help = {"x", "x"}, .presence = analysis::Presence::Optional}},
        .outputs = {{.id = "result", .title = {"x", "x"}, .help = {"x", "x"}, .nameSuffix = "x"}},
        .methodPage = "buffer",
        .run = look};
}

} // namespace

class BalanceStockTest : public QObject {
    Q_OBJECT

private slots:
    void roofsFindTheirBuildingByKeyOrPlace()
    {
        AnalysisProject project;
        const auto buildings = addLayer(project.project,
                                        {.name = "g",
                                         .geometry = GeometryType::Polygon,
                                         .srsId = 25832,
                                         .columns = {{"oid", ColumnType::Text, "", ""},
                                                     {"strom_kwh", ColumnType::Real, "kWh", ""},
                                                     {"gfk", ColumnType::Text, "", ""},
                                                     {"heizung", ColumnType::Text, "", ""}}},
                                        {{"POLYGON((0 0,10 0,10 10,0 10,0 0))",
                                          {std::string("A"), 1000.0, std::string("31001_1010"), std::string("Gas")}},
                                         {"POLYGON((20 0,30 0,30 10,20 10,20 0))",
                                          {std::string("B"), 500.0, std::string("31001_2721"), std::string("Heizöl")}},
                                         {"POLYGON((40 0,50 0,50 10,40 10,40 0))",
                                          {std::string("C"), 100.0, std::string("31001_3020"), std::string("Holz")}}});
        const auto roofs =
            addLayer(project.project,
                     {.name = "d",
                      .geometry = GeometryType::Polygon,
                      .srsId = 25832,
                      .columns = {{"gebaeude", ColumnType::Text, "", ""},
                                  {"flaeche_m2", ColumnType::Real, "m2", ""},
                                  {"einstrahlung", ColumnType::Real, "", ""},
                                  {"neigung_grad", ColumnType::Real, "", ""},
                                  {"azimut_grad", ColumnType::Real, "", ""}}},
                     {{"POLYGON((90 0,95 0,95 5,90 5,90 0))", {std::string("A"), 100.0, 1000.0, 35.0, 180.0}},
                      {"POLYGON((1 1,5 1,5 5,1 5,1 1))", {Value(), 50.0, 1000.0, 35.0, 90.0}},
                      {"POLYGON((21 1,25 1,25 5,21 5,21 1))", {Value(), 40.0, 950.0, 0.0, -1.0}},
                      {"POLYGON((41 1,45 1,45 5,41 5,41 1))", {Value(), 40.0, 700.0, 35.0, 0.0}},
                      {"POLYGON((70 1,75 1,75 5,70 5,70 1))", {Value(), 40.0, 950.0, 35.0, 180.0}}});
        QVERIFY(buildings.has_value() && roofs.has_value());
        WB_VALUE(const auto outcome, project.run(probe(), {{"buildings", "g"}, {"roofs", "d"}}));
        WB_VALUE(const auto rows, rowsOf(project.project, outcome.outputs.at("result").schema.name));
        QCOMPARE(rows.size(), std::size_t{3});
        QCOMPARE(rows[0].values, (std::vector<Value>{std::int64_t{0}, 0.2, 15.0, std::int64_t{2}, std::int64_t{1}}));
        QCOMPARE(rows[1].values, (std::vector<Value>{std::int64_t{2}, 0.3, 4.0, std::int64_t{1}, std::int64_t{1}}));
        QCOMPARE(rows[2].values, (std::vector<Value>{std::int64_t{1}, 0.0, 0.0, std::int64_t{0}, std::int64_t{1}}));
    }
};

QTEST_GUILESS_MAIN(BalanceStockTest)
#include "balance_stock_test.moc"
