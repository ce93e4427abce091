// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/indicator/result_table.h"
#include "core/region/municipality_profile.h"
#include "core/region/peer_rows.h"

#include <QTest>

#include <algorithm>

#include "tests/core/region/towns.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;
using analysis::indicator::Level;

namespace {

/// A result of the indicators: five municipalities and a district.
Result<void> addResults(workspace::Workspace& project)
{
    workspace::LayerSchema schema = analysis::indicator::resultSchema();
    schema.name = "kennzahlen";
    workspace::RowBatch rows;
    for (int i = 1; i <= 5; ++i) {
        const std::string key = "0643500" + std::to_string(i);
        analysis::indicator::addRow(rows,
                                    {.level = Level::Zones,
                                     .zoneKey = key,
                                     .zoneName = "Ort " + std::to_string(i),
                                     .indicator = "gigabit_share",
                                     .value = 10.0 * i,
                                     .unit = "%"},
                                    {"Gigabit", "Gigabit"});
    }
    analysis::indicator::addRow(rows,
                                {.level = Level::Districts,
                                 .zoneKey = "0643500101",
                                 .zoneName = "Mitte",
                                 .indicator = "gigabit_share",
                                 .value = 99.0,
                                 .unit = "%"},
                                {"Gigabit", "Gigabit"});
    Job job;
    WB_TRY(auto loader, project.load(schema, R"({"source":"test"})"));
    WB_CHECK(loader.append(rows, job));
    const workspace::LineageRecord lineage{.dataset = schema.name, .activity = "import", .activityVersion = "1"};
    WB_TRY(const auto dataset,
           project.publish(std::move(loader), {.entry = {.title = schema.name}, .lineage = lineage}, job));
    (void)dataset;
    return {};
}

} // namespace

class PeerRowsTest : public QObject {
    Q_OBJECT

private slots:
    void resultsOfIndicatorsAreMunicipalities()
    {
        Towns towns;
        WB_VERIFY_RESULT(addResults(towns.project));
        WB_VALUE(const auto outcome, towns.run(region::municipalityProfileAnalysis(),
                                               {{"peers", "kennzahlen"}, {"municipality", "Ort 5"}}));
        WB_VALUE(const auto rows, rowsOf(towns.project, outcome.outputs.at("result").schema.name));
        QCOMPARE(rows.size(), std::size_t{1});
        QCOMPARE(rows[0].values[3], Value(std::string("Stärke"))); // the library says that more is better
        QCOMPARE(rows[0].values[4], Value(50.0));
        QCOMPARE(rows[0].values[10], Value(std::int64_t{4}));
    }
    void twoRowsOfOneKeyAreRefused()
    {
        Towns towns;
        WB_VERIFY_RESULT(addLayer(
            towns.project,
            {.name = "doppelt",
             .columns = {{"AGS", workspace::ColumnType::Text, "", ""}, {"wert", workspace::ColumnType::Real, "", ""}}},
            {{"", {std::string("06435001"), 1.0}}, {"", {std::string("6435001"), 2.0}}}));
        const auto refused =
            towns.run(region::municipalityProfileAnalysis(), {{"peers", "doppelt"}, {"municipality", "06435001"}});
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
        QVERIFY(refused.error().message.de.find("06435001") != std::string::npos);
    }
    void peersAreTheOthersOfTheGroup()
    {
        const region::PeerTable table{.features = {{.id = "typ", .kind = region::FeatureKind::Category}},
                                      .keys = {"a", "b", "c"},
                                      .names = {"a", "b", "c"},
                                      .values = {0, 1, 0}};
        WB_VALUE(const auto all, region::peersOf(table, 0, ""));
        QCOMPARE(all, (std::vector<std::size_t>{1, 2}));
        WB_VALUE(const auto equal, region::peersOf(table, 0, "typ"));
        QCOMPARE(equal, std::vector<std::size_t>{2});
        QVERIFY(!region::peersOf(table, 0, "art"));
    }
};

QTEST_GUILESS_MAIN(PeerRowsTest)
#include "peer_rows_test.moc"
