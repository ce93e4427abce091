// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/option_stability.h"

#include <QTest>

#include <cmath>
#include <fstream>

#include "tests/support/analysis_run.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;

namespace {

/// Three criteria with the weights 0.5, 0.3, 0.2; each option is good in one of them.
struct Land : AnalysisProject {
    Land()
    {
        std::ofstream(criteria) << "title: {de: Nutzung, en: Use}\ncriteria:\n";
        std::ofstream more(criteria, std::ios::app);
        const std::vector<std::pair<std::string, int>> weights{{"a", 50}, {"b", 30}, {"c", 20}};
        for (const auto& [id, weight] : weights) {
            more << "  - {id: " << id << ", title: {de: Kriterium " << id << ", en: criterion " << id
                 << "}, weight: " << weight << ", column: " << id
                 << ", value: {kind: linear, worst: 0, best: 100}, exclude: {above: 150}}\n";
        }
        more.close();
        workspace::LayerSchema schema{.name = "orte"};
        for (const std::string option : {"wohnen", "gewerbe", "wald"}) {
            for (const std::string criterion : {"a", "b", "c"}) {
                schema.columns.push_back({option + "_" + criterion, workspace::ColumnType::Real, "", ""});
            }
        }
        added = addLayer(project, schema,
                         {{"", {100.0, 0.0, 0.0, 0.0, 100.0, 0.0, 0.0, 0.0, 100.0}},
                          {"", {200.0, 0.0, 0.0, 0.0, 100.0, 0.0, 0.0, 0.0, 100.0}},
                          {"", {100.0, 100.0, 100.0, 50.0, 50.0, 50.0, 0.0, 0.0, 0.0}},
                          {"", {std::monostate(), 0.0, 0.0, std::monostate(), 0.0, 0.0, std::monostate(), 0.0, 0.0}}})
                    .has_value();
    }
    Result<std::vector<ReadRow>> answers(const std::string& options)
    {
        WB_TRY(const auto outcome, run(decision::optionStabilityAnalysis(),
                                       {{"layer", "orte"}, {"criteria", criteria}, {"options", options}}));
        return rowsOf(project, outcome.outputs.at("result").schema.name);
    }
    std::string criteria = folder.filePath("nutzung.yaml").toStdString();
    bool added = false;
};

} // namespace

class OptionStabilityTest : public QObject {
    Q_OBJECT

private slots:
    void theAnalyticCaseIsExact()
    {
        Land land;
        QVERIFY(land.added);
        WB_VALUE(const auto rows, land.answers("wohnen; gewerbe; wald"));
        // winner, rival, weight that would have to move, where to, scores
        QCOMPARE(rows[0].values[9], Value(std::string("wohnen")));
        QCOMPARE(rows[0].values[10], Value(std::string("gewerbe")));
        QVERIFY(std::abs(std::get<double>(rows[0].values[11]) - 10.0) < 1e-12);
        QCOMPARE(rows[0].values[12], Value(std::string("Kriterium b")));
        QCOMPARE(rows[0].values[13], Value(0.5));
    }
    void whatIsRuledOutIsNoOption()
    {
        Land land;
        WB_VALUE(const auto rows, land.answers("wohnen; gewerbe; wald"));
        QCOMPARE(rows[1].values[9], Value(std::string("gewerbe")));
        QCOMPARE(rows[1].values[10], Value(std::string("wald")));
        QVERIFY(std::abs(std::get<double>(rows[1].values[11]) - 5.0) < 1e-12);
        QCOMPARE(rows[1].values[13], Value(std::monostate()));
        QCOMPARE(rows[3].values[9], Value(std::monostate()));
    }
    void whoIsBestEverywhereCannotBeCaught()
    {
        Land land;
        WB_VALUE(const auto rows, land.answers("wohnen; gewerbe; wald"));
        QCOMPARE(rows[2].values[9], Value(std::string("wohnen")));
        QCOMPARE(rows[2].values[11], Value(std::monostate()));
    }
    void optionsNeedTheirColumns()
    {
        Land land;
        QCOMPARE(land.answers("wohnen").error().code, ErrorCode::InvalidInput);
        const auto missing = land.answers("wohnen; waldd");
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        QVERIFY(missing.error().advice.de.find("wald_a") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(OptionStabilityTest)
#include "option_stability_test.moc"
