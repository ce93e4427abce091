// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/dataset_move.h"
#include "core/workspace/dataset_store.h"

#include <QTest>

#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::workspace;

namespace {

constexpr auto kForeign =
    "CREATE TABLE fremd(fid INTEGER PRIMARY KEY, a TEXT); INSERT INTO fremd(a) VALUES('x'),('y');"
    "INSERT INTO gpkg_contents(table_name,data_type,identifier,description) VALUES('fremd','attributes','f','Titel');";

/// What another program does that keeps to the rules of the GeoPackage.
constexpr auto kChangedByOthers = "DELETE FROM punkte WHERE fid=1;"
                                  "UPDATE gpkg_contents SET last_change='2031-01-01T00:00:00.000Z'"
                                  " WHERE table_name='punkte'";

} // namespace

class DatasetStoreTest : public QObject {
    Q_OBJECT

private slots:
    void datasetsAreListedByNameWithoutOurOwnTables()
    {
        test::TemporaryProject made;
        WB_VERIFY_RESULT(made.addPoints("b", {1}));
        WB_VERIFY_RESULT(made.addPoints("A", {1, 2}));
        WB_VERIFY_RESULT(made.database().execute(kForeign));
        const auto datasets = shownDatasets(made.database());
        WB_VERIFY_RESULT(datasets);
        QCOMPARE(datasets->size(), std::size_t{3});
        QCOMPARE((*datasets)[0].schema.name, "A");
        QCOMPARE((*datasets)[1].schema.name, "b");
        QCOMPARE((*datasets)[1].schema.columns[1].unit, "m");
        QCOMPARE((*datasets)[2].rowCount, 2);
        QCOMPARE((*datasets)[2].entry.title, "Titel");
        QVERIFY((*datasets)[2].contentHash.empty());
    }
    void viewsAndTablesThatAreGoneAreNotListed()
    {
        test::TemporaryProject made;
        WB_VERIFY_RESULT(made.database().execute(
            "CREATE VIEW sicht AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT i AS fid FROM n;"
            "INSERT INTO gpkg_contents(table_name,data_type) VALUES('sicht','attributes'),('weg','attributes')"));
        QVERIFY(shownDatasets(made.database())->empty());
        QCOMPARE(shownDataset(made.database(), "sicht").error().code, ErrorCode::NotFound);
        QCOMPARE(shownSchema(made.database(), "weg").error().code, ErrorCode::NotFound);
    }
    void anotherProgramsTableIsReadThroughAndTakenUp()
    {
        test::TemporaryProject made;
        WB_VERIFY_RESULT(made.database().execute(kForeign));
        const auto before = shownDataset(made.database(), "fremd");
        WB_VERIFY_RESULT(before);
        QCOMPARE(before->rowCount, 2);
        QCOMPARE(before->contentHash.size(), std::size_t{64});
        QCOMPARE(*knownDatasetId(made.database(), "fremd"), 0);
        const auto id = datasetId(made.database(), "FREMD");
        WB_VERIFY_RESULT(id);
        QVERIFY(*id > 0);
        QCOMPARE(*datasetId(made.database(), "fremd"), *id);
        QCOMPARE(shownDatasets(made.database())->front().contentHash, before->contentHash);
        QCOMPARE(catalogueEntry(made.database(), *id)->title, "Titel");
    }
    void aTableLaidOutOtherwiseIsCountedOnly()
    {
        test::TemporaryProject made;
        WB_VERIFY_RESULT(made.database().execute(
            "CREATE TABLE kacheln(id INTEGER PRIMARY KEY, tile_data BLOB); INSERT INTO kacheln VALUES(1,x'00');"
            "INSERT INTO gpkg_contents(table_name,data_type) VALUES('kacheln','tiles')"));
        const auto dataset = shownDataset(made.database(), "kacheln");
        WB_VERIFY_RESULT(dataset);
        QCOMPARE(dataset->rowCount, 1);
        QVERIFY(dataset->contentHash.empty());
    }
    void changesOfOtherProgramsAreNoticed()
    {
        test::TemporaryProject made;
        const auto before = made.addPoints("punkte", {1, 2, 3});
        QVERIFY(!*isChangedByOthers(made.database(), "punkte"));
        QVERIFY(!*refreshDataset(made.database(), "punkte"));
        const TriggerTrust trust(made.database());
        WB_VERIFY_RESULT(made.database().execute(kChangedByOthers));
        QVERIFY(*isChangedByOthers(made.database(), "punkte"));
        const auto now = shownDataset(made.database(), "punkte");
        QCOMPARE(now->rowCount, 2);
        QVERIFY(now->contentHash != before->contentHash);
        QCOMPARE(now->schema, before->schema);
        QVERIFY(*refreshDataset(made.database(), "punkte"));
        QVERIFY(!*isChangedByOthers(made.database(), "punkte"));
        QCOMPARE(shownDatasets(made.database())->front().contentHash, now->contentHash);
    }
    void aColumnThatAnotherProgramAddedIsSeen()
    {
        test::TemporaryProject made;
        WB_VERIFY_RESULT(made.addPoints("punkte", {1}));
        WB_VERIFY_RESULT(made.database().execute("ALTER TABLE punkte ADD COLUMN neu INTEGER"));
        WB_VERIFY_RESULT(made.database().execute("UPDATE gpkg_contents SET last_change='2031-01-01T00:00:00.000Z'"
                                                 " WHERE table_name='punkte'"));
        const auto schema = shownSchema(made.database(), "punkte");
        QCOMPARE(schema->columns.size(), std::size_t{3});
        QCOMPARE(schema->columns[1].unit, "m");
        QCOMPARE(schema->columns[2].type, ColumnType::Integer);
    }
    void whatOthersDroppedIsForgottenWithItsName()
    {
        test::TemporaryProject made;
        WB_VERIFY_RESULT(made.addPoints("punkte", {1}));
        const auto id = datasetId(made.database(), "punkte");
        WB_VERIFY_RESULT(made.database().execute(
            "DROP TABLE punkte; DROP TABLE rtree_punkte_geom; DELETE FROM gpkg_geometry_columns;"
            "DELETE FROM gpkg_extensions WHERE table_name='punkte'; DELETE FROM gpkg_contents WHERE"
            " table_name='punkte'; DELETE FROM gpkg_ogr_contents"));
        QVERIFY(shownDatasets(made.database())->empty());
        WB_VERIFY_RESULT(made.addPoints("punkte", {1, 2}));
        QVERIFY(*datasetId(made.database(), "punkte") != *id);
        QCOMPARE(*made.database().scalarInteger("SELECT count(*) FROM wb_dataset"), 1);
    }
    void theBinKnowsTheNewestOfAName()
    {
        test::TemporaryProject made;
        QCOMPARE(placeInBin(made.database(), "a").error().code, ErrorCode::NotFound);
        for (int round = 0; round < 12; ++round) {
            WB_VERIFY_RESULT(made.addPoints("a", {1}));
            WB_VERIFY_RESULT(removeToBin(made.database(), "a"));
        }
        QCOMPARE(placesInBin(made.database())->size(), std::size_t{12});
        QCOMPARE(placeInBin(made.database(), "a")->table, "wb_bin_12");
    }
};

QTEST_GUILESS_MAIN(DatasetStoreTest)
#include "dataset_store_test.moc"
