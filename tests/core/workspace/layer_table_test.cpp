// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/layer_table.h"

#include <QTest>

#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::workspace;

class LayerTableTest : public QObject {
    Q_OBJECT

private slots:
    void theSchemaOfATableIsThatOfItsLayer()
    {
        test::TemporaryProject made;
        const auto dataset = made.addPoints("punkte", {1, 2});
        WB_VERIFY_RESULT(dataset);
        LayerSchema expected = dataset->schema;
        expected.columns[1].unit.clear(); // no table of the GeoPackage knows units
        QCOMPARE(*schemaOfTable(made.database(), "punkte"), expected);
        QCOMPARE(schemaOfTable(made.database(), "nichts").error().code, ErrorCode::NotFound);
    }
    void tablesOfOtherProgramsAreUnderstood()
    {
        test::TemporaryProject made;
        WB_VERIFY_RESULT(made.database().execute(
            "CREATE TABLE fremd(fid INTEGER PRIMARY KEY, geom BLOB, a MEDIUMINT, b DOUBLE, c TEXT(20), d WEIRD);"
            "INSERT INTO gpkg_contents(table_name,data_type,srs_id) VALUES('fremd','features',25832);"
            "INSERT INTO gpkg_geometry_columns VALUES('fremd','geom','MULTIPOLYGON',25832,1,0)"));
        const auto schema = schemaOfTable(made.database(), "fremd");
        WB_VERIFY_RESULT(schema);
        QCOMPARE(schema->geometry, GeometryType::MultiPolygon);
        QVERIFY(schema->hasZ);
        std::vector<ColumnType> types;
        for (const Column& column : schema->columns) {
            types.push_back(column.type);
        }
        QVERIFY((types == std::vector{ColumnType::Integer, ColumnType::Real, ColumnType::Text, ColumnType::Text}));
        QVERIFY(*isReadable(made.database(), "fremd"));
        WB_VERIFY_RESULT(made.database().execute("UPDATE gpkg_geometry_columns SET column_name='shape'"));
        QVERIFY(!*isReadable(made.database(), "fremd"));
        WB_VERIFY_RESULT(made.database().execute("CREATE TABLE andere(id INTEGER PRIMARY KEY)"));
        QVERIFY(!*isReadable(made.database(), "andere"));
    }
    void readingATableThroughGivesTheHashOfItsLoad()
    {
        test::TemporaryProject made;
        const auto dataset = made.addPoints("punkte", {1, 2, 3});
        WB_VERIFY_RESULT(dataset);
        Job job;
        const auto content = contentOfTable(made.database(), dataset->schema, job);
        WB_VERIFY_RESULT(content);
        QCOMPARE(content->rowCount, 3);
        QCOMPARE(content->contentHash, dataset->contentHash);
        const TriggerTrust trust(made.database());
        WB_VERIFY_RESULT(made.database().execute("UPDATE punkte SET wert=wert+1 WHERE fid=2"));
        QVERIFY(contentOfTable(made.database(), dataset->schema, job)->contentHash != dataset->contentHash);
    }
    void aStoppedJobEndsTheReading()
    {
        test::TemporaryProject made;
        const auto dataset = made.addPoints("punkte", {1});
        std::stop_source source;
        source.request_stop();
        Job job(source.get_token(), {});
        QCOMPARE(contentOfTable(made.database(), dataset->schema, job).error().code, ErrorCode::Cancelled);
    }
    void aColumnThatIsMissingIsSaidSo()
    {
        test::TemporaryProject made;
        auto schema = made.addPoints("punkte", {1})->schema;
        schema.columns.push_back({.name = "weg"});
        Job job;
        QCOMPARE(contentOfTable(made.database(), schema, job).error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(LayerTableTest)
#include "layer_table_test.moc"
