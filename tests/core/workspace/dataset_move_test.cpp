// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/dataset_move.h"
#include "core/workspace/dataset_store.h"

#include <QTest>

#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::workspace;

namespace {

/// Everything that speaks of layers, as one text; the bin's own names left out.
std::string everything(Database& database)
{
    const auto text = database.scalarText(
        "SELECT group_concat(line,char(10)) FROM ("
        "SELECT type||' '||name||' '||tbl_name||' '||ifnull(sql,'') AS line FROM sqlite_schema WHERE name NOT LIKE"
        " 'sqlite%'"
        " UNION ALL SELECT 'c '||table_name||data_type||ifnull(identifier,'')||description||last_change||"
        "ifnull(min_x,'')||ifnull(max_y,'')||ifnull(srs_id,'') FROM gpkg_contents"
        " UNION ALL SELECT 'g '||table_name||column_name||geometry_type_name||srs_id||z||m FROM gpkg_geometry_columns"
        " UNION ALL SELECT 'e '||ifnull(table_name,'')||ifnull(column_name,'')||extension_name FROM gpkg_extensions"
        " UNION ALL SELECT 'o '||table_name||feature_count FROM gpkg_ogr_contents"
        " UNION ALL SELECT 'd '||name||table_name||in_bin||row_count||content_hash||contents_change FROM wb_dataset"
        " ORDER BY 1)");
    return text ? *text : text.error().message.en;
}

} // namespace

class DatasetMoveTest : public QObject {
    Q_OBJECT

private slots:
    void thereAndBackLeavesEverythingAsItWas_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"punkte", "ümläut 🏠", "a\"b'c; drop table x; --", "select", "$table"}) {
            QTest::newRow(name) << QString(name);
        }
    }
    void thereAndBackLeavesEverythingAsItWas()
    {
        QFETCH(QString, name);
        const std::string layer = name.toStdString();
        test::TemporaryProject made;
        const auto before = made.addPoints(layer, {1, 2, 3});
        WB_VERIFY_RESULT(before);
        const std::string all = everything(made.database());
        WB_VERIFY_RESULT(renameDataset(made.database(), layer, "anders"));
        QVERIFY(everything(made.database()) != all);
        QCOMPARE(made.project().dataset("anders")->contentHash, before->contentHash);
        WB_VERIFY_RESULT(renameDataset(made.database(), "anders", layer));
        QCOMPARE(everything(made.database()), all);
        WB_VERIFY_RESULT(removeToBin(made.database(), layer));
        QVERIFY(made.project().datasets()->empty());
        QCOMPARE(*made.database().scalarInteger("SELECT count(*) FROM gpkg_contents WHERE table_name NOT LIKE 'wb%'"),
                 0);
        WB_VERIFY_RESULT(restoreFromBin(made.database(), layer));
        QCOMPARE(everything(made.database()), all);
        Job job;
        QVERIFY(made.project().check(job)->empty());
    }
    void aNameMayChangeInItsCaseOnly()
    {
        test::TemporaryProject made;
        WB_VERIFY_RESULT(made.addPoints("punkte", {1}));
        WB_VERIFY_RESULT(renameDataset(made.database(), "punkte", "Punkte"));
        QCOMPARE(made.project().datasets()->front().schema.name, "Punkte");
        QCOMPARE(*made.database().scalarText("SELECT tbl_name FROM sqlite_schema WHERE name='rtree_Punkte_geom'"),
                 "rtree_Punkte_geom");
    }
    void theSpatialIndexFollowsAndIsKeptUp()
    {
        test::TemporaryProject made;
        WB_VERIFY_RESULT(made.addPoints("punkte", {1, 50}));
        WB_VERIFY_RESULT(renameDataset(made.database(), "punkte", "neu"));
        {
            const TriggerTrust trust(made.database());
            WB_VERIFY_RESULT(made.database().execute("DELETE FROM neu WHERE fid=1; UPDATE neu SET geom=geom"));
        }
        QCOMPARE(*made.database().scalarText("SELECT group_concat(id) FROM rtree_neu_geom"), "2");
        QCOMPARE(*made.database().scalarInteger("SELECT feature_count FROM gpkg_ogr_contents"), 1);
    }
    void badNamesAreRefusedAndChangeNothing()
    {
        test::TemporaryProject made;
        WB_VERIFY_RESULT(made.addPoints("a", {1}));
        WB_VERIFY_RESULT(made.addPoints("b", {1}));
        const std::string all = everything(made.database());
        for (const char* name : {"", "b", "B", "wb_x", "gpkg_contents", "sqlite_x", "rtree_b_geom", "wb_meta"}) {
            QCOMPARE(renameDataset(made.database(), "a", name).error().code, ErrorCode::InvalidInput);
        }
        QCOMPARE(renameDataset(made.database(), "nichts", "c").error().code, ErrorCode::NotFound);
        QCOMPARE(removeToBin(made.database(), "nichts").error().code, ErrorCode::NotFound);
        QCOMPARE(removeToBin(made.database(), "wb_meta").error().code, ErrorCode::NotFound);
        QCOMPARE(restoreFromBin(made.database(), "a").error().code, ErrorCode::NotFound);
        QCOMPARE(everything(made.database()), all);
    }
    void aNameThatIsTakenMeanwhileIsNotTakenAway()
    {
        test::TemporaryProject made;
        WB_VERIFY_RESULT(made.addPoints("a", {1}));
        WB_VERIFY_RESULT(removeToBin(made.database(), "a"));
        WB_VERIFY_RESULT(made.addPoints("a", {1, 2}));
        QCOMPARE(restoreFromBin(made.database(), "a").error().code, ErrorCode::InvalidInput);
        QCOMPARE(made.project().dataset("a")->rowCount, 2);
    }
    void stylesAndTitlesOfOtherProgramsGoWithTheLayer()
    {
        test::TemporaryProject made;
        WB_VERIFY_RESULT(made.addPoints("a", {1}));
        WB_VERIFY_RESULT(made.database().execute(
            "CREATE TABLE layer_styles(id INTEGER PRIMARY KEY, f_table_name TEXT, styleQML TEXT, useAsDefault BOOLEAN);"
            "INSERT INTO layer_styles VALUES(7,'a','<qgis/>',1);"
            "CREATE TABLE gpkg_data_columns(table_name TEXT, column_name TEXT, title TEXT);"
            "INSERT INTO gpkg_data_columns VALUES('a','wert','Der Wert')"));
        WB_VERIFY_RESULT(renameDataset(made.database(), "a", "b"));
        QCOMPARE(*made.database().scalarText("SELECT f_table_name||styleQML||useAsDefault FROM layer_styles"),
                 "b<qgis/>1");
        WB_VERIFY_RESULT(removeToBin(made.database(), "b"));
        QCOMPARE(*made.database().scalarInteger("SELECT count(*) FROM layer_styles"), 0);
        WB_VERIFY_RESULT(restoreFromBin(made.database(), "b"));
        QCOMPARE(*made.database().scalarText("SELECT table_name||title FROM gpkg_data_columns"), "bDer Wert");
        QCOMPARE(*made.database().scalarInteger("SELECT id FROM layer_styles"), 7);
    }
    void aLayerWithoutASpatialIndexGetsOne()
    {
        test::TemporaryProject made;
        WB_VERIFY_RESULT(made.addPoints("a", {1, 2}));
        WB_VERIFY_RESULT(made.database().execute(
            "CREATE TABLE fremd(fid INTEGER PRIMARY KEY, geom BLOB); INSERT INTO fremd SELECT fid,geom FROM a;"
            "INSERT INTO gpkg_contents(table_name,data_type,srs_id) VALUES('fremd','features',25832);"
            "INSERT INTO gpkg_geometry_columns VALUES('fremd','geom','POINT',25832,0,0)"));
        WB_VERIFY_RESULT(renameDataset(made.database(), "fremd", "unser"));
        QCOMPARE(*made.database().scalarInteger("SELECT count(*) FROM rtree_unser_geom"), 2);
    }
    void whatIsLaidOutOtherwiseIsLeftAlone()
    {
        test::TemporaryProject made;
        WB_VERIFY_RESULT(
            made.database().execute("CREATE TABLE kacheln(id INTEGER PRIMARY KEY);"
                                    "INSERT INTO gpkg_contents(table_name,data_type) VALUES('kacheln','tiles')"));
        QCOMPARE(removeToBin(made.database(), "kacheln").error().code, ErrorCode::InvalidInput);
        QVERIFY(*made.database().hasTable("kacheln"));
    }
    void anEmptiedBinHoldsNothing()
    {
        test::TemporaryProject made;
        WB_VERIFY_RESULT(made.addPoints("a", {1}));
        WB_VERIFY_RESULT(made.addPoints("b", {1}));
        WB_VERIFY_RESULT(removeToBin(made.database(), "a"));
        WB_VERIFY_RESULT(emptyDatasetBin(made.database()));
        QCOMPARE(*made.database().scalarInteger("SELECT count(*) FROM sqlite_schema WHERE name LIKE '%wb!_bin%'"
                                                " ESCAPE '!'"),
                 0);
        QVERIFY(placesInBin(made.database())->empty());
        QCOMPARE(made.project().datasets()->size(), std::size_t{1});
        WB_VERIFY_RESULT(emptyDatasetBin(made.database()));
    }
};

QTEST_GUILESS_MAIN(DatasetMoveTest)
#include "dataset_move_test.moc"
