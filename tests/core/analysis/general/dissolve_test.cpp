// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/general/dissolve.h"

#include <QTest>

#include <cmath>

#include "tests/support/analysis_run.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;
using workspace::ColumnType;
using workspace::GeometryType;

namespace {

/// Four fields of 10 m: two of Nord side by side, one of Süd, one without a district.
struct Fields : AnalysisProject {
    Fields()
    {
        const workspace::LayerSchema schema{.name = "fields",
                                            .geometry = GeometryType::Polygon,
                                            .srsId = 25832,
                                            .columns = {{"district", ColumnType::Text, "", ""},
                                                        {"people", ColumnType::Integer, "Ew", ""},
                                                        {"rent", ColumnType::Real, "€/m2", ""}}};
        added = addLayer(project, schema,
                         {{"POLYGON((0 0,10 0,10 10,0 10,0 0))", {std::string("Nord"), std::int64_t{5}, 8.0}},
                          {"POLYGON((50 0,60 0,60 10,50 10,50 0))", {std::string("Süd"), std::int64_t{7}, 12.0}},
                          {"POLYGON((10 0,20 0,20 10,10 10,10 0))",
                           {std::string("Nord"), std::int64_t{6}, std::monostate()}},
                          {"POLYGON((80 0,90 0,90 10,80 10,80 0))", {std::monostate(), std::int64_t{1}, 3.0}}})
                    .has_value();
    }
    bool added = false;
};

double areaOf(const std::string& wkt)
{
    return geo::areaOf(*geo::geometryFromWkt(wkt.c_str()).value());
}

} // namespace

class DissolveTest : public QObject {
    Q_OBJECT

private slots:
    void groupsKeepAreaCountAndTotals()
    {
        Fields fields;
        QVERIFY(fields.added);
        WB_VALUE(const auto outcome, fields.run("dissolve", {{"layer", "fields"},
                                                             {"columns", "district"},
                                                             {"sum_columns", "people"},
                                                             {"mean_columns", "rent"},
                                                             {"min_columns", "people; rent"},
                                                             {"max_columns", "people"}}));
        const auto& columns = outcome.outputs.at("result").schema.columns;
        QCOMPARE(columns.size(), std::size_t{7});
        QCOMPARE(columns[1].name, std::string("anzahl"));
        QCOMPARE(columns[3].name, std::string("rent_mean"));
        QCOMPARE(columns[3].unit, std::string("€/m2"));
        WB_VALUE(const auto rows, rowsOf(fields.project, "fields_zusammengefasst"));
        QCOMPARE(rows.size(), std::size_t{3});
        QCOMPARE(rows[0].values, (std::vector<Value>{std::string("Nord"), std::int64_t{2}, std::int64_t{11}, 8.0,
                                                     std::int64_t{5}, 8.0, std::int64_t{6}}));
        QCOMPARE(areaOf(rows[0].wkt), 200.0);
        QVERIFY(rows[0].wkt.starts_with("MULTIPOLYGON (((") && rows[0].wkt.find(")), ((") == std::string::npos);
        QCOMPARE(rows[1].values[0], Value(std::string("Süd")));
        QCOMPARE(rows[2].values[0], Value());
    }
    void withoutColumnsEverythingBecomesOneFeature()
    {
        Fields fields;
        WB_VALUE(const auto rows, fields.rows("dissolve", {{"layer", "fields"}, {"sum_columns", "people"}}));
        QCOMPARE(rows.size(), std::size_t{1});
        QCOMPARE(rows[0].values, (std::vector<Value>{std::int64_t{4}, std::int64_t{19}}));
        QCOMPARE(areaOf(rows[0].wkt), 400.0);
    }
    void overlapsAreNoted()
    {
        AnalysisProject project;
        const workspace::LayerSchema schema{.name = "plots", .geometry = GeometryType::Polygon, .srsId = 25832};
        WB_VERIFY_RESULT(
            addLayer(project.project, schema,
                     {{"POLYGON((0 0,10 0,10 10,0 10,0 0))", {}}, {"POLYGON((5 0,15 0,15 10,5 10,5 0))", {}}}));
        WB_VALUE(const auto outcome, project.run("dissolve", {{"layer", "plots"}}));
        QCOMPARE(outcome.notes.size(), std::size_t{1});
        QVERIFY(outcome.notes[0].de.find("um zusammen 50 ") != std::string::npos);
    }
    void invalidPolygonsAreRepairedAndNoted()
    {
        AnalysisProject project;
        const workspace::LayerSchema schema{.name = "plots", .geometry = GeometryType::Polygon, .srsId = 25832};
        WB_VERIFY_RESULT(addLayer(project.project, schema, {{"POLYGON((0 0,10 10,10 0,0 10,0 0))", {}}}));
        WB_VALUE(const auto outcome, project.run("dissolve", {{"layer", "plots"}}));
        QVERIFY(outcome.notes[0].en.starts_with("1 invalid"));
        WB_VALUE(const auto rows, rowsOf(project.project, "plots_zusammengefasst"));
        QCOMPARE(areaOf(rows[0].wkt), 50.0);
    }
    void mixedLayersKeepAllParts()
    {
        AnalysisProject project;
        const workspace::LayerSchema schema{.name = "mixed", .geometry = GeometryType::Geometry, .srsId = 25832};
        WB_VERIFY_RESULT(
            addLayer(project.project, schema,
                     {{"POINT(1 1)", {}}, {"LINESTRING(0 0,5 0)", {}}, {"LINESTRING(5 0,9 0)", {}}, {"", {}}}));
        WB_VALUE(const auto rows, project.rows("dissolve", {{"layer", "mixed"}}));
        QVERIFY(rows[0].wkt.starts_with("GEOMETRYCOLLECTION (MULTIPOINT"));
        QCOMPARE(rows[0].values[0], Value(std::int64_t{4}));
    }
    void columnNamesMustNotCollide()
    {
        Fields fields;
        const auto outcome =
            fields.run("dissolve", {{"layer", "fields"}, {"columns", "district"}, {"count_column", "district"}});
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(DissolveTest)
#include "dissolve_test.moc"
