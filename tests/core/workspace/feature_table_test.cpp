// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/feature_table.h"
#include "core/workspace/schema.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::workspace;

namespace {

LayerSchema ways(const std::string& name = "Wege")
{
    return {.name = name,
            .geometry = GeometryType::LineString,
            .hasZ = true,
            .srsId = 25832,
            .columns = {{.name = "länge", .type = ColumnType::Real}, {.name = "seit", .type = ColumnType::DateTime}}};
}

} // namespace

class FeatureTableTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        Database empty = Database::open(m_folder.filePath("empty.gpkg").toStdString(), OpenMode::Create).value();
        WB_VERIFY_RESULT(createSchema(empty));
    }
    void init()
    {
        const QString file = m_folder.filePath(QStringLiteral("%1.gpkg").arg(++m_count));
        QVERIFY(QFile::copy(m_folder.filePath("empty.gpkg"), file));
        m_database.emplace(Database::open(file.toStdString(), OpenMode::ReadWrite).value());
    }
    void cleanup() { m_database.reset(); }

    void aTableHasTheColumnsOfItsSchema()
    {
        WB_VERIFY_RESULT(createLayerTable(*m_database, "t", ways()));
        QCOMPARE(text("SELECT group_concat(name||' '||type||' '||pk) FROM pragma_table_info('t')"),
                 std::string("fid INTEGER 1,geom LINESTRING 0,länge REAL 0,seit DATETIME 0"));
        QCOMPARE(text("SELECT sql LIKE '%AUTOINCREMENT NOT NULL%' FROM sqlite_schema WHERE name='t'"),
                 std::string("1"));
        WB_VERIFY_RESULT(addLayerColumn(*m_database, "t", {.name = "art"}));
        QCOMPARE(text("SELECT count(*) FROM pragma_table_info('t')"), std::string("5"));
    }
    void aTableWithoutGeometryHasNoGeometryColumn()
    {
        WB_VERIFY_RESULT(createLayerTable(*m_database, "t", {.name = "t"}));
        QCOMPARE(text("SELECT count(*) FROM pragma_table_info('t')"), std::string("1"));
    }
    void theIndexIsNamedAfterTableAndColumn()
    {
        QCOMPARE(rtreeNameOf("Wege"), std::string("rtree_Wege_geom"));
        WB_VERIFY_RESULT(createRtree(*m_database, "Wege"));
        QCOMPARE(text("SELECT rtreecheck('rtree_Wege_geom')"), std::string("ok"));
    }
    void aTableTakesItsIndexWithIt()
    {
        WB_VERIFY_RESULT(createLayerTable(*m_database, "wb_load_1", ways()));
        WB_VERIFY_RESULT(createRtree(*m_database, "wb_load_1"));
        WB_VERIFY_RESULT(m_database->execute("INSERT INTO rtree_wb_load_1_geom VALUES(7,0,1,0,1)"));
        WB_VERIFY_RESULT(renameLayerTable(*m_database, "wb_load_1", "Wege"));
        QCOMPARE(text("SELECT id FROM \"rtree_Wege_geom\""), std::string("7"));
        QCOMPARE(text("SELECT count(*) FROM sqlite_schema WHERE name LIKE '%wb_load%'"), std::string("0"));
        WB_VERIFY_RESULT(createLayerTable(*m_database, "liste", {.name = "liste"}));
        WB_VERIFY_RESULT(renameLayerTable(*m_database, "liste", "Liste 2"));
        QCOMPARE(text("SELECT count(*) FROM \"Liste 2\""), std::string("0"));
    }
    void noTableIsOverwritten()
    {
        WB_VERIFY_RESULT(createLayerTable(*m_database, "a", ways()));
        WB_VERIFY_RESULT(m_database->execute("CREATE VIEW sicht AS SELECT 1"));
        for (const char* taken : {"a", "A", "wb_dataset", "sicht"}) {
            WB_VERIFY_RESULT(createLayerTable(*m_database, "b", ways()));
            const auto outcome = renameLayerTable(*m_database, "b", taken);
            QVERIFY2(!outcome.has_value(), taken);
            QCOMPARE(outcome.error().code, ErrorCode::InvalidInput);
            WB_VERIFY_RESULT(m_database->execute("DROP TABLE b"));
        }
    }
    void registrationIsThatOfTheSpecification()
    {
        registered({.rowCount = 3, .extent = {.minX = 1, .minY = 2, .maxX = 3, .maxY = 4}});
        QCOMPARE(text("SELECT data_type||' '||identifier||' '||min_x||' '||min_y||' '||max_x||' '||max_y||' '||srs_id"
                      " FROM gpkg_contents WHERE table_name='Wege'"),
                 std::string("features Wege 1.0 2.0 3.0 4.0 25832"));
        QCOMPARE(text("SELECT geometry_type_name||z||m FROM gpkg_geometry_columns"), std::string("LINESTRING20"));
        QCOMPARE(text("SELECT group_concat(name) FROM (SELECT name FROM sqlite_schema WHERE type='trigger' AND"
                      " tbl_name='Wege' ORDER BY name)"),
                 std::string("rtree_Wege_geom_delete,rtree_Wege_geom_insert,rtree_Wege_geom_update1,"
                             "rtree_Wege_geom_update2,rtree_Wege_geom_update3,rtree_Wege_geom_update4,"
                             "trigger_delete_feature_count_Wege,trigger_insert_feature_count_Wege"));
        QCOMPARE(text("SELECT feature_count FROM gpkg_ogr_contents"), std::string("3"));
        QCOMPARE(text("SELECT count(*) FROM pragma_foreign_key_check"), std::string("0"));
    }
    void aLayerWithoutRowsHasNoExtent()
    {
        registered({});
        QCOMPARE(text("SELECT (min_x IS NULL)+(min_y IS NULL)+(max_x IS NULL)+(max_y IS NULL) FROM gpkg_contents"
                      " WHERE table_name='Wege'"),
                 std::string("4"));
    }
    void registeringTwiceIsAnError()
    {
        registered({});
        QVERIFY(!registerLayer(*m_database, ways(), {}).has_value());
    }

private:
    void registered(const LayerContents& contents)
    {
        WB_VERIFY_RESULT(createLayerTable(*m_database, "Wege", ways()));
        WB_VERIFY_RESULT(createRtree(*m_database, "Wege"));
        WB_VERIFY_RESULT(registerLayer(*m_database, ways(), contents));
    }
    std::string text(const std::string& sql) { return m_database->scalarText(sql).value(); }

    QTemporaryDir m_folder;
    int m_count = 0;
    std::optional<Database> m_database;
};

QTEST_GUILESS_MAIN(FeatureTableTest)
#include "feature_table_test.moc"
