// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/region/inequality_analysis.h"

#include <QTest>

#include <cmath>

#include "tests/support/analysis_run.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;

namespace {

struct Ways : AnalysisProject {
    Ways()
    {
        using workspace::ColumnType;
        added = addLayer(project,
                         {.name = "wege",
                          .columns = {{"weg_m", ColumnType::Real, "m", ""},
                                      {"einwohner", ColumnType::Integer, "", ""},
                                      {"typ", ColumnType::Text, "", ""}}},
                         {{"", {500.0, std::int64_t{30}, std::string("Kern")}},
                          {"", {500.0, std::int64_t{10}, std::string("Kern")}},
                          {"", {2000.0, std::int64_t{40}, std::string("Streu")}},
                          {"", {std::monostate(), std::int64_t{20}, std::string("Streu")}}})
                    .has_value();
    }
    bool added = false;
};

const analysis::Arguments kArguments{
    {"layer", "wege"}, {"value", "weg_m"}, {"people", "einwohner"}, {"group_by", "typ"}, {"standard", "1000"}};

} // namespace

class InequalityAnalysisTest : public QObject {
    Q_OBJECT

private slots:
    void groupsAndAllTogether()
    {
        Ways ways;
        QVERIFY(ways.added);
        WB_VALUE(const auto outcome, ways.run(region::inequalityAnalysis(), kArguments));
        WB_VALUE(const auto rows, rowsOf(ways.project, outcome.outputs.at("result").schema.name));
        // group, people, without, mean, median, p90, gini, palma, within
        QCOMPARE(rows.size(), std::size_t{3});
        QCOMPARE(rows[0].values[0], Value(std::string("alle")));
        QCOMPARE(rows[0].values[1], Value(100.0));
        QCOMPARE(rows[0].values[2], Value(20.0));
        QCOMPARE(rows[0].values[3], Value(1250.0));
        QVERIFY(std::abs(std::get<double>(rows[0].values[6]) - 0.3) < 1e-12); // 0.5 of the people, 0.2 of the way
        QCOMPARE(rows[0].values[8], Value(40.0));
        QCOMPARE(rows[1].values[0], Value(std::string("Kern")));
        QCOMPARE(rows[1].values[6], Value(0.0));
        QCOMPARE(rows[1].values[8], Value(100.0));
        QCOMPARE(rows[2].values[8], Value(0.0));
        WB_VALUE(const auto curve, rowsOf(ways.project, outcome.outputs.at("lorenz").schema.name));
        QCOMPARE(curve.size(), std::size_t{3 + 2 + 2});
    }
    void negativeAmountsAreRefused()
    {
        Ways ways;
        WB_VERIFY_RESULT(addLayer(ways.project,
                                  {.name = "saldo", .columns = {{"wert", workspace::ColumnType::Real, "", ""}}},
                                  {{"", {-1.0}}, {"", {2.0}}}));
        QCOMPARE(ways.run(region::inequalityAnalysis(), {{"layer", "saldo"}, {"value", "wert"}}).error().code,
                 ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(InequalityAnalysisTest)
#include "inequality_analysis_test.moc"
