// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spatial/aggregate_by_key.h"

#include <QTest>

#include "tests/support/analysis_run.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;
using workspace::ColumnType;
using workspace::GeometryType;

namespace {

struct Register : AnalysisProject {
    Register()
    {
        const workspace::LayerSchema chargers{
            .name = "saeulen", .columns = {{"plz", ColumnType::Text, "", ""}, {"kw", ColumnType::Real, "kW", ""}}};
        const workspace::LayerSchema areas{.name = "plz_gebiete",
                                           .geometry = GeometryType::Polygon,
                                           .srsId = 25833,
                                           .columns = {{"plz", ColumnType::Text, "", ""}}};
        added = addLayer(project, chargers,
                         {{"", {std::string("10115"), 22.1}},
                          {"", {std::string(" 10115 "), 0.2}},
                          {"", {std::string("01067"), 11.0}},
                          {"", {std::string("99999"), 50.0}},
                          {"", {std::monostate(), 3.7}},
                          {"", {std::string("10115"), std::monostate()}}})
                    .has_value() &&
                addLayer(project, areas,
                         {{"POLYGON((0 0,1 0,1 1,0 0))", {std::string("01067")}},
                          {"POLYGON((5 0,6 0,6 1,5 0))", {std::string("10115")}},
                          {"POLYGON((7 0,8 0,8 1,7 0))", {std::string("12345")}}})
                    .has_value();
    }
    bool added = false;
};

} // namespace

class AggregateByKeyTest : public QObject {
    Q_OBJECT

private slots:
    void withoutZonesThereIsARowForEachKey()
    {
        Register charging;
        QVERIFY(charging.added);
        WB_VALUE(const auto rows, charging.rows("aggregate_by_key",
                                                {{"layer", "saeulen"}, {"key_column", "plz"}, {"sum_columns", "kw"}}));
        QCOMPARE(rows.size(), std::size_t{3});
        QCOMPARE(rows[0].values, (std::vector<Value>{std::string("01067"), std::int64_t{1}, 11.0}));
        QCOMPARE(rows[1].values, (std::vector<Value>{std::string("10115"), std::int64_t{3}, 22.3}));
        QCOMPARE(rows[2].values, (std::vector<Value>{std::string("99999"), std::int64_t{1}, 50.0}));
        WB_VALUE(const auto balance, rowsOf(charging.project, "saeulen_bilanz"));
        QCOMPARE(balance[0].values,
                 (std::vector<Value>{std::string("Objekte"), std::monostate(), 6.0, 5.0, 1.0, std::int64_t{0}}));
        QCOMPARE(balance[1].values,
                 (std::vector<Value>{std::string("kw"), std::string("kW"), 87.0, 83.3, 3.7, std::int64_t{1}}));
    }
    void zonesGetTheSumsOfTheirKeyAndTheRestIsNamed()
    {
        Register charging;
        WB_VALUE(const auto outcome, charging.run("aggregate_by_key", {{"layer", "saeulen"},
                                                                       {"key_column", "plz"},
                                                                       {"zones", "plz_gebiete"},
                                                                       {"zone_key_column", "plz"},
                                                                       {"sum_columns", "kw"}}));
        WB_VALUE(const auto rows, rowsOf(charging.project, outcome.outputs.at("result").schema.name));
        QCOMPARE(rows.size(), std::size_t{3});
        QVERIFY(!rows[0].wkt.empty());
        QCOMPARE(rows[0].values, (std::vector<Value>{std::string("01067"), std::int64_t{1}, 11.0}));
        QCOMPARE(rows[1].values, (std::vector<Value>{std::string("10115"), std::int64_t{3}, 22.3}));
        QCOMPARE(rows[2].values, (std::vector<Value>{std::string("12345"), std::int64_t{0}, 0.0}));
        WB_VALUE(const auto balance, rowsOf(charging.project, "saeulen_bilanz"));
        QCOMPARE(balance[1].values[4], Value(53.7));
        QVERIFY(std::ranges::any_of(outcome.notes,
                                    [](const Text& note) { return note.de.find("99999") != std::string::npos; }));
    }
    void aKeyThatTwoZonesHaveIsRefused()
    {
        Register charging;
        QVERIFY(addLayer(charging.project, {.name = "doppelt", .columns = {{"plz", ColumnType::Text, "", ""}}},
                         {{"", {std::string("10115")}}, {"", {std::string("10115")}}})
                    .has_value());
        const auto refused = charging.run(
            "aggregate_by_key",
            {{"layer", "saeulen"}, {"key_column", "plz"}, {"zones", "doppelt"}, {"zone_key_column", "plz"}});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
        QVERIFY(refused.error().message.de.find("10115") != std::string::npos);
    }
    void zonesWithoutAKeyColumnAreRefused()
    {
        Register charging;
        const auto refused =
            charging.run("aggregate_by_key", {{"layer", "saeulen"}, {"key_column", "plz"}, {"zones", "plz_gebiete"}});
        QVERIFY(!refused);
        QCOMPARE(refused.error().subject, std::string("zone_key_column"));
    }
};

QTEST_GUILESS_MAIN(AggregateByKeyTest)
#include "aggregate_by_key_test.moc"
