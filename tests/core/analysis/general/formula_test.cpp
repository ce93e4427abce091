// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/general/formula.h"

#include <QTest>

#include "tests/support/analysis_run.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;
using workspace::ColumnType;
using workspace::GeometryType;

namespace {

struct Houses : AnalysisProject {
    Houses()
    {
        const workspace::LayerSchema schema{.name = "houses",
                                            .geometry = GeometryType::Polygon,
                                            .srsId = 25832,
                                            .columns = {{"heat", ColumnType::Real, "MWh/a", ""},
                                                        {"people", ColumnType::Integer, "Ew", ""},
                                                        {"listed", ColumnType::Boolean, "", ""}}};
        added = addLayer(project, schema,
                         {{"POLYGON((0 0,10 0,10 20,0 20,0 0))", {30.0, std::int64_t{4}, std::int64_t{1}}},
                          {"POLYGON((20 0,30 0,30 10,20 10,20 0))", {10.0, std::int64_t{0}, std::int64_t{0}}},
                          {"", {5.0, std::monostate(), std::monostate()}}})
                    .has_value();
    }
    bool added = false;
};

} // namespace

class FormulaTest : public QObject {
    Q_OBJECT

private slots:
    void heatPerAreaComesInTheUnitAskedFor()
    {
        Houses houses;
        QVERIFY(houses.added);
        WB_VALUE(const auto outcome,
                 houses.run(
                     "formula",
                     {{"layer", "houses"}, {"formula", "heat / area()"}, {"column", "kennwert"}, {"unit", "kWh/m²a"}}));
        const workspace::Column& column = outcome.outputs.at("result").schema.columns.back();
        QCOMPARE(column.name, std::string("kennwert"));
        QCOMPARE(column.unit, std::string("kWh/(m2*a)"));
        WB_VALUE(const auto rows, rowsOf(houses.project, "houses_berechnet"));
        QCOMPARE(rows[0].values[3], Value(150.0));
        QCOMPARE(rows[1].values[3], Value(100.0));
        QCOMPARE(rows[2].values[3], Value());
        QCOMPARE(rows[0].values[1], Value(std::int64_t{4}));
        QVERIFY(outcome.notes[0].en.starts_with("1 rows have no value"));
    }
    void divisionByZeroIsNotedAndEmpty()
    {
        Houses houses;
        WB_VALUE(const auto outcome, houses.run("formula", {{"layer", "houses"}, {"formula", "heat / people"}}));
        QVERIFY(outcome.notes[0].de.starts_with("1 Divisionen durch null"));
        WB_VALUE(const auto rows, rowsOf(houses.project, "houses_berechnet"));
        QCOMPARE(rows[0].values[3], Value(7.5));
        QCOMPARE(rows[1].values[3], Value());
        QCOMPARE(outcome.outputs.at("result").schema.columns.back().unit, std::string("MWh/(a*Ew)"));
    }
    void columnsAreReplacedOnlyOnRequest()
    {
        Houses houses;
        const analysis::Arguments arguments = {{"layer", "houses"}, {"formula", "people * 2"}, {"column", "people"}};
        QVERIFY(!houses.run("formula", arguments));
        analysis::Arguments allowed = arguments;
        allowed["overwrite"] = true;
        allowed["whole_numbers"] = "ja";
        WB_VALUE(const auto rows, houses.rows("formula", allowed));
        QCOMPARE(rows[0].values.size(), std::size_t{3});
        QCOMPARE(rows[0].values[1], Value(std::int64_t{8}));
        QCOMPARE(rows[2].values[1], Value());
    }
    void textsAndTruthsAreResultsToo()
    {
        Houses houses;
        WB_VALUE(const auto texts,
                 houses.rows("formula", {{"layer", "houses"}, {"formula", "wenn(listed; 'ja'; 'nein')"}}));
        QCOMPARE(texts[0].values[3], Value(std::string("ja")));
        QCOMPARE(texts[2].values[3], Value(std::string("nein")));
        WB_VALUE(const auto outcome, houses.run("formula", {{"layer", "houses"}, {"formula", "x() > 20 {m}"}}));
        QCOMPARE(outcome.outputs.at("result").schema.columns.back().type, ColumnType::Boolean);
        WB_VALUE(const auto rows, rowsOf(houses.project, outcome.outputs.at("result").schema.name));
        QCOMPARE(rows[0].values[3], Value(std::int64_t{0}));
        QCOMPARE(rows[1].values[3], Value(std::int64_t{1}));
        QCOMPARE(rows[2].values[3], Value());
    }
    void unitMismatchStopsBeforeAnythingIsWritten()
    {
        Houses houses;
        QVERIFY(!houses.run("formula", {{"layer", "houses"}, {"formula", "heat + area()"}}));
        QVERIFY(!houses.run("formula", {{"layer", "houses"}, {"formula", "heat"}, {"unit", "m"}}));
        QVERIFY(!houses.run("formula", {{"layer", "houses"}, {"formula", "null"}}));
        WB_VALUE(const auto datasets, houses.project.datasets());
        QCOMPARE(datasets.size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(FormulaTest)
#include "formula_test.moc"
