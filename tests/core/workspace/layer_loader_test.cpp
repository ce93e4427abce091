// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/geo/gpkg_geometry.h"
#include "core/workspace/layer_loader.h"
#include "core/workspace/layer_reader.h"
#include "core/workspace/layer_table.h"
#include "core/workspace/schema.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <cstring>
#include <limits>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::workspace;

namespace {

using Bytes = std::vector<std::byte>;

Bytes squareAt(double x, double y)
{
    const std::array<double, 10> corners{x, y, x + 10, y, x + 10, y + 10, x, y + 10, x, y};
    Bytes wkb(13 + sizeof corners);
    wkb[0] = wkb[5] = std::byte{1}; // little endian; one ring
    wkb[1] = std::byte{3};
    wkb[9] = std::byte{5};
    std::memcpy(&wkb[13], corners.data(), sizeof corners);
    Bytes blob;
    geo::appendGpkg(blob, wkb, 25832, {.minX = x, .minY = y, .maxX = x + 10, .maxY = y + 10}, false);
    return blob;
}

LayerSchema buildings(const std::string& name = "Gebäude")
{
    return {.name = name,
            .geometry = GeometryType::MultiPolygon,
            .srsId = 25832,
            .columns = {{.name = "nummer", .type = ColumnType::Integer},
                        {.name = "höhe", .type = ColumnType::Real, .unit = "m"},
                        {.name = "nutzung"},
                        {.name = "denkmal", .type = ColumnType::Boolean},
                        {.name = "erbaut", .type = ColumnType::Date},
                        {.name = "foto", .type = ColumnType::Blob}}};
}

/// `count` buildings in a row; every seventh without a place, every fifth value missing.
RowBatch someBuildings(int count, int first = 0)
{
    RowBatch batch;
    for (int i = first; i < first + count; ++i) {
        batch.beginRow();
        if (i % 7 != 3) {
            batch.geometry(squareAt(400'000 + 20.0 * i, 5'700'000));
        }
        batch.add(std::int64_t{i});
        batch.add(i % 4 == 0 ? std::numeric_limits<double>::quiet_NaN() : i * 0.5 - 0.5); // -0.5, 0, …
        i % 5 == 0 ? batch.addNull() : batch.addText("Wohnhäuser");
        batch.add(std::int64_t{i % 2});
        batch.addText("1950-01-02");
        batch.addBlob({});
        batch.endRow();
    }
    return batch;
}

std::string number(std::int64_t value)
{
    return std::to_string(value);
}

} // namespace

class LayerLoaderTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        Database empty = Database::open(m_folder.filePath("empty.gpkg").toStdString(), OpenMode::Create).value();
        WB_VERIFY_RESULT(createSchema(empty));
    }
    void init()
    {
        m_file = m_folder.filePath(QStringLiteral("%1.gpkg").arg(++m_count));
        QVERIFY(QFile::copy(m_folder.filePath("empty.gpkg"), m_file));
        m_database.emplace(Database::open(m_file.toStdString(), OpenMode::ReadWrite).value());
    }
    void cleanup() { m_database.reset(); }

    void publishesALayerAsTheSpecificationSays()
    {
        const LoadedLayer loaded = load(buildings(), someBuildings(100));
        QCOMPARE(loaded.table, std::string("Gebäude"));
        QCOMPARE(loaded.rowCount, 100);
        QCOMPARE(loaded.minX, 400'000.0);
        QCOMPARE(loaded.maxX, 400'000.0 + 99 * 20 + 10);
        QCOMPARE(loaded.minY, 5'700'000.0);
        QCOMPARE(loaded.maxY, 5'700'010.0);
        QCOMPARE(
            text("SELECT data_type||srs_id||identifier||min_x||max_y FROM gpkg_contents WHERE table_name='Gebäude'"),
            std::string("features25832Gebäude400000.05700010.0"));
        QCOMPARE(text("SELECT column_name||geometry_type_name||srs_id||z||m FROM gpkg_geometry_columns"),
                 std::string("geomMULTIPOLYGON2583200"));
        QCOMPARE(text("SELECT table_name||column_name||scope FROM gpkg_extensions"
                      " WHERE extension_name='gpkg_rtree_index'"),
                 std::string("Gebäudegeomwrite-only"));
        QCOMPARE(text("SELECT feature_count FROM gpkg_ogr_contents WHERE table_name='Gebäude'"), std::string("100"));
        QCOMPARE(text("SELECT rtreecheck('rtree_Gebäude_geom')"), std::string("ok"));
        QCOMPARE(text("SELECT count(*) FROM \"rtree_Gebäude_geom\""), number(100 - 14));
        QCOMPARE(text("SELECT min(fid)||' '||max(fid)||' '||count(*) FROM \"Gebäude\""), std::string("1 100 100"));
        QCOMPARE(text("PRAGMA integrity_check"), std::string("ok"));
        QCOMPARE(text("SELECT count(*) FROM pragma_foreign_key_check"), std::string("0"));
        QCOMPARE(text("SELECT count(*) FROM wb_staging"), std::string("0"));
        QCOMPARE(text("SELECT count(*) FROM sqlite_schema WHERE name LIKE '%wb_load%' OR sql LIKE '%wb_load%'"),
                 std::string("0"));
    }
    void hashIsThatOfTheRowsAsTheyAreStored()
    {
        const LoadedLayer loaded = load(buildings(), someBuildings(1000));
        Job job;
        const auto content = contentOfTable(*m_database, buildings(), job);
        WB_VERIFY_RESULT(content);
        QCOMPARE(loaded.contentHash, content->contentHash);
        QCOMPARE(content->rowCount, 1000);
    }
    void hashIsSha256OverSchemaAndRowBytes()
    {
        const LayerSchema schema{.name = "t", .columns = {{.name = "a", .type = ColumnType::Integer}}};
        RowBatch batch;
        batch.beginRow();
        batch.add(std::int64_t{258});
        batch.endRow();
        const LoadedLayer loaded = load(schema, batch);
        const std::string bytes("TABLE 0 \"a\" INTEGER \"\"\n"
                                "\x0d\x00\x00\x00\x00\x00\x00\x00\x01\x02\x01\x00\x00\x00\x00\x00\x00",
                                24 + 17 - 1);
        QCOMPARE(loaded.contentHash, sha256Of(bytes));
    }
    void hashDoesNotDependOnHowRowsArrive()
    {
        const LoadedLayer atOnce = load(buildings("eins"), someBuildings(90));
        Job job;
        LayerLoader loader = LayerLoader::start(*m_database, buildings("zwei"), "{}").value();
        for (int part = 0; part < 9; ++part) {
            WB_VERIFY_RESULT(loader.append(someBuildings(10, part * 10), job));
        }
        const auto inParts = loader.finish(job);
        WB_VERIFY_RESULT(inParts);
        QCOMPARE(inParts->contentHash, atOnce.contentHash);
    }
    void largeLoadsGoInSeveralTransactions()
    {
        Job job;
        LayerLoader loader = LayerLoader::start(*m_database, buildings(), "{}").value();
        const RowBatch part = someBuildings(20'000);
        for (int i = 0; i < 10; ++i) { // 40 MB
            WB_VERIFY_RESULT(loader.append(part, job));
        }
        QVERIFY(m_database->scalarInteger("SELECT count(*) FROM wb_load_1").value() > 70'000);
        QVERIFY(sqliteIsIdle());
        const auto loaded = loader.finish(job);
        WB_VERIFY_RESULT(loaded);
        QCOMPARE(loaded->rowCount, 200'000);
        QCOMPARE(text("SELECT rtreecheck('rtree_Gebäude_geom')"), std::string("ok"));
        QCOMPARE(contentOfTable(*m_database, buildings(), job)->contentHash, loaded->contentHash);
    }

    void editsKeepTheIndexAndTheCount()
    {
        load(buildings(), someBuildings(100));
        const TriggerTrust trust(*m_database);
        WB_VERIFY_RESULT(m_database->execute(
            "DELETE FROM \"Gebäude\" WHERE fid<=10;"
            "UPDATE \"Gebäude\" SET geom=(SELECT geom FROM \"Gebäude\" WHERE fid=50) WHERE fid=11;"
            "UPDATE \"Gebäude\" SET geom=NULL WHERE fid=12; UPDATE \"Gebäude\" SET fid=1000 WHERE fid=13;"
            "INSERT INTO \"Gebäude\"(geom) SELECT geom FROM \"Gebäude\" WHERE fid=60"));
        QCOMPARE(text("SELECT rtreecheck('rtree_Gebäude_geom')"), std::string("ok"));
        QCOMPARE(text("SELECT count(*) FROM \"Gebäude\" l LEFT JOIN \"rtree_Gebäude_geom\" r ON r.id=l.fid"
                      " WHERE (geom IS NULL) <> (r.id IS NULL)"),
                 std::string("0"));
        QCOMPARE(text("SELECT r.minx=s.minx FROM \"rtree_Gebäude_geom\" r, \"rtree_Gebäude_geom\" s"
                      " WHERE r.id=11 AND s.id=50"),
                 std::string("1"));
        QCOMPARE(text("SELECT feature_count FROM gpkg_ogr_contents"), text("SELECT count(*) FROM \"Gebäude\""));
        QCOMPARE(text("SELECT max(fid) FROM \"Gebäude\""), std::string("1001"));
    }
    void idsAreNeverUsedTwice()
    {
        load(buildings(), someBuildings(10));
        const TriggerTrust trust(*m_database);
        WB_VERIFY_RESULT(
            m_database->execute("DELETE FROM \"Gebäude\" WHERE fid=10; INSERT INTO \"Gebäude\"(nummer) VALUES(1)"));
        QCOMPARE(text("SELECT max(fid) FROM \"Gebäude\""), std::string("11"));
    }
    void takesAnyName_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("quotes") << QByteArray("a\"b'c`d[e]");
        QTest::newRow("injection") << QByteArray("x\"); DROP TABLE gpkg_contents; --");
        QTest::newRow("injection of a text") << QByteArray("x'); DROP TABLE gpkg_contents; --");
        QTest::newRow("reserved word") << QByteArray("select");
        QTest::newRow("placeholder") << QByteArray("$tree $table $BOX ?1 %q");
        QTest::newRow("emoji and spaces") << QByteArray(" 🌳 Bäume ");
        QTest::newRow("dots") << QByteArray("main.t");
        QTest::newRow("long") << QByteArray(1000, 'n');
    }
    void takesAnyName()
    {
        QFETCH(QByteArray, name);
        LayerSchema schema = buildings(name.toStdString());
        schema.columns[2].name = name.toStdString();
        const LoadedLayer loaded = load(schema, someBuildings(60));
        Job job;
        QCOMPARE(contentOfTable(*m_database, schema, job)->contentHash, loaded.contentHash);
        auto check = m_database->prepare("SELECT rtreecheck(?1)").value();
        QVERIFY(check.bind(1, "rtree_" + name.toStdString() + "_geom").step().value());
        QCOMPARE(check.text(0), std::string_view("ok"));
        check.reset();
        const TriggerTrust trust(*m_database);
        WB_VERIFY_RESULT(m_database->execute("DELETE FROM " + quoteIdentifier(schema.name) + " WHERE fid<20"));
        QCOMPARE(text("SELECT feature_count FROM gpkg_ogr_contents"), std::string("41"));
        QCOMPARE(text("PRAGMA integrity_check"), std::string("ok"));
    }
    void aTableWithoutGeometryHasNoIndex()
    {
        const LayerSchema schema{.name = "Preise", .columns = {{.name = "wert", .type = ColumnType::Real}}};
        RowBatch batch;
        batch.beginRow();
        batch.add(2.5);
        batch.endRow();
        const LoadedLayer loaded = load(schema, batch);
        QCOMPARE(loaded.maxX, 0.0);
        QCOMPARE(text("SELECT data_type||(min_x IS NULL) FROM gpkg_contents WHERE table_name='Preise'"),
                 std::string("attributes1"));
        QCOMPARE(text("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'rtree_%'"), std::string("0"));
    }
    void anEmptyLayerIsALayer()
    {
        const LoadedLayer loaded = load(buildings(), {});
        QCOMPARE(loaded.rowCount, 0);
        Job job;
        QCOMPARE(contentOfTable(*m_database, buildings(), job)->contentHash, loaded.contentHash);
        QCOMPARE(text("SELECT rtreecheck('rtree_Gebäude_geom')"), std::string("ok"));
        load({.name = "nichts"}, {});
        QCOMPARE(text("SELECT count(*) FROM nichts"), std::string("0"));
    }
    void rowsWithoutColumnsAreRows()
    {
        RowBatch batch;
        batch.beginRow();
        batch.endRow();
        QCOMPARE(load({.name = "leer"}, batch).rowCount, 1);
    }
    void columnsMayComeLate()
    {
        Job job;
        LayerLoader loader = LayerLoader::start(*m_database, {.name = "spät"}, "{}").value();
        WB_VERIFY_RESULT(loader.addColumn({.name = "a", .type = ColumnType::Integer}));
        RowBatch batch;
        batch.beginRow();
        batch.add(std::int64_t{1});
        batch.endRow();
        WB_VERIFY_RESULT(loader.append(batch, job));
        WB_VERIFY_RESULT(loader.addColumn({.name = "b"}));
        QCOMPARE(loader.schema().columns.size(), std::size_t{2});
        batch.clear();
        batch.beginRow();
        batch.add(std::int64_t{2});
        batch.addText("zwei");
        batch.endRow();
        WB_VERIFY_RESULT(loader.append(batch, job));
        QVERIFY(!loader.addColumn({.name = "A"}).has_value());
    }
    void aLateColumnIsInTheHash()
    {
        Job job;
        const auto rows = [](bool wide) {
            RowBatch batch;
            batch.beginRow();
            batch.add(std::int64_t{1});
            if (wide) {
                batch.addNull();
            }
            batch.endRow();
            return batch;
        };
        const LayerSchema narrow{.name = "spät", .columns = {{.name = "a", .type = ColumnType::Integer}}};
        LayerSchema wide{.name = "früh", .columns = {narrow.columns[0], {.name = "b"}}};
        LayerLoader loader = LayerLoader::start(*m_database, narrow, "{}").value();
        WB_VERIFY_RESULT(loader.append(rows(false), job));
        WB_VERIFY_RESULT(loader.addColumn({.name = "b"}));
        WB_VERIFY_RESULT(loader.append(rows(true), job));
        const auto late = loader.finish(job);
        WB_VERIFY_RESULT(late);
        RowBatch both = rows(true);
        both.appendRow(both.bytes());
        QCOMPARE(late->contentHash, load(wide, both).contentHash);
    }

    void nobodySeesALayerBeforeItsEnd()
    {
        Job job;
        LayerLoader loader = LayerLoader::start(*m_database, buildings(), R"({"source":"a.shp"})").value();
        WB_VERIFY_RESULT(loader.append(someBuildings(100), job));
        WB_VERIFY_RESULT(loader.prepare(job));
        QVERIFY(sqliteIsIdle());
        QCOMPARE(text("SELECT count(*) FROM gpkg_contents WHERE data_type='features'"), std::string("0"));
        QCOMPARE(text("SELECT table_name||layer||purpose FROM wb_staging"),
                 std::string(R"(wb_load_1Gebäude{"source":"a.shp"})"));
        WB_VERIFY_RESULT(loader.finish(job));
        QCOMPARE(text("SELECT count(*) FROM gpkg_contents WHERE data_type='features'"), std::string("1"));
    }
    void withoutFinishNothingRemains()
    {
        const std::string before = text("SELECT group_concat(name) FROM sqlite_schema");
        {
            Job job;
            LayerLoader loader = LayerLoader::start(*m_database, buildings(), "{}").value();
            WB_VERIFY_RESULT(loader.append(someBuildings(100), job));
            WB_VERIFY_RESULT(loader.prepare(job));
        }
        QCOMPARE(text("SELECT group_concat(name) FROM sqlite_schema"), before);
        QCOMPARE(text("SELECT count(*) FROM wb_staging"), std::string("0"));
        QCOMPARE(text("PRAGMA integrity_check"), std::string("ok"));
    }
    void twoLoadsRunSideBySide()
    {
        Job job;
        LayerLoader one = LayerLoader::start(*m_database, buildings("eins"), "{}").value();
        LayerLoader two = LayerLoader::start(*m_database, buildings("zwei"), "{}").value();
        WB_VERIFY_RESULT(one.append(someBuildings(10), job));
        WB_VERIFY_RESULT(two.append(someBuildings(20), job));
        WB_VERIFY_RESULT(one.append(someBuildings(10, 10), job));
        QCOMPARE(one.finish(job)->contentHash, two.finish(job)->contentHash);
    }
    void whatIsDoneInCommitIsDoneWithTheLayer()
    {
        Job job;
        LayerLoader loader = LayerLoader::start(*m_database, buildings(), "{}").value();
        WB_VERIFY_RESULT(loader.append(someBuildings(5), job));
        std::int64_t seen = 0;
        WB_VERIFY_RESULT(loader.finish(job, [&](const LoadedLayer& loaded) -> Result<void> {
            seen = m_database->scalarInteger("SELECT count(*) FROM gpkg_contents WHERE table_name='Gebäude'").value() *
                   loaded.rowCount;
            return m_database->execute("INSERT INTO wb_meta(key,value) VALUES('manifest','1')");
        }));
        QCOMPARE(seen, 5);
        QCOMPARE(text("SELECT value FROM wb_meta WHERE key='manifest'"), std::string("1"));
    }
    void aFailureInCommitLeavesNoLayer()
    {
        Job job;
        {
            LayerLoader loader = LayerLoader::start(*m_database, buildings(), "{}").value();
            WB_VERIFY_RESULT(loader.append(someBuildings(5), job));
            const auto outcome = loader.finish(job, [](const LoadedLayer&) -> Result<void> {
                return Error{.code = ErrorCode::NoSpace, .message = {"voll", "full"}};
            });
            QVERIFY(!outcome.has_value());
            QCOMPARE(outcome.error().code, ErrorCode::NoSpace);
        }
        QCOMPARE(text("SELECT count(*) FROM sqlite_schema WHERE name LIKE '%Geb%' OR name LIKE 'wb_load%'"),
                 std::string("0"));
    }
    void aTakenNameIsAnErrorAtTheEnd()
    {
        load(buildings(), someBuildings(5));
        Job job;
        LayerLoader loader = LayerLoader::start(*m_database, buildings("GEBäUDE"), "{}").value();
        const auto outcome = loader.finish(job);
        QVERIFY(!outcome.has_value());
        QCOMPARE(outcome.error().code, ErrorCode::InvalidInput);
        QCOMPARE(outcome.error().subject, std::string("GEBäUDE"));
    }
    void aTransactionOfTheCallerDecides()
    {
        Job job;
        {
            LayerLoader loader = LayerLoader::start(*m_database, buildings(), "{}").value();
            WB_VERIFY_RESULT(loader.append(someBuildings(5), job));
            WB_VERIFY_RESULT(loader.prepare(job));
            auto transaction = Transaction::begin(*m_database);
            WB_VERIFY_RESULT(transaction);
            WB_VERIFY_RESULT(loader.finish(job));
            QCOMPARE(text("SELECT count(*) FROM \"Gebäude\""), std::string("5"));
            // not committed: rolled back here, then the loader goes
        }
        QCOMPARE(text("SELECT count(*) FROM sqlite_schema WHERE name LIKE '%Geb%' OR name LIKE 'wb_load%'"),
                 std::string("0"));
        QCOMPARE(text("SELECT count(*) FROM wb_staging"), std::string("0"));
    }
    void aBrokenViewOfOthersDoesNotDisturb()
    {
        WB_VERIFY_RESULT(m_database->execute("CREATE TABLE gone(a); CREATE VIEW broken AS SELECT a FROM gone;"
                                             "DROP TABLE gone"));
        load(buildings(), someBuildings(5));
        QCOMPARE(text("PRAGMA legacy_alter_table"), std::string("0"));
    }
    void anIdentifierThatIsTakenIsLeftOut()
    {
        WB_VERIFY_RESULT(
            m_database->execute("UPDATE gpkg_contents SET identifier='Gebäude' WHERE table_name='wb_role'"));
        load(buildings(), someBuildings(5));
        QCOMPARE(text("SELECT identifier IS NULL FROM gpkg_contents WHERE table_name='Gebäude'"), std::string("1"));
    }

    void aBadRowEndsTheLoad()
    {
        Job job;
        LayerLoader loader = LayerLoader::start(*m_database, {.name = "t", .columns = {{.name = "a"}}}, "{}").value();
        RowBatch batch;
        batch.beginRow();
        batch.addText("gut");
        batch.endRow();
        batch.beginRow();
        batch.add(1.5);
        batch.endRow();
        const auto outcome = loader.append(batch, job);
        QVERIFY(!outcome.has_value());
        QCOMPARE(outcome.error().code, ErrorCode::InvalidInput);
        QVERIFY(outcome.error().message.en.find("record 2, column \"a\"") == 0);
        QVERIFY(!loader.append({}, job).has_value());
        QVERIFY(!loader.finish(job).has_value());
    }
    void aStoppedJobEndsTheLoad()
    {
        std::stop_source stop;
        Job job(stop.get_token(), {});
        LayerLoader loader = LayerLoader::start(*m_database, buildings(), "{}").value();
        WB_VERIFY_RESULT(loader.append(someBuildings(5'000), job));
        stop.request_stop();
        const auto outcome = loader.finish(job);
        QVERIFY(!outcome.has_value());
        QCOMPARE(outcome.error().code, ErrorCode::Cancelled);
    }
    void anImpossibleSchemaIsRefused()
    {
        const auto reserved = LayerLoader::start(*m_database, {.name = "gpkg_contents"}, "{}");
        QVERIFY(!reserved.has_value());
        QCOMPARE(reserved.error().code, ErrorCode::InvalidInput);
        LayerSchema unknownSystem = buildings();
        unknownSystem.srsId = 999'999;
        const auto unknown = LayerLoader::start(*m_database, unknownSystem, "{}");
        QVERIFY(!unknown.has_value());
        QCOMPARE(unknown.error().code, ErrorCode::UnsupportedCrs);
        QCOMPARE(text("SELECT count(*) FROM wb_staging"), std::string("0"));
    }

    void gdalSeesWhatWasLoaded()
    {
        const QString ogrinfo = QStandardPaths::findExecutable(QStringLiteral("ogrinfo"));
        if (ogrinfo.isEmpty()) {
            QSKIP("ogrinfo is not installed");
        }
        load(buildings(), someBuildings(100));
        m_database.reset();
        QProcess process;
        process.start(ogrinfo, {"-ro", "-so", m_file, QStringLiteral("Gebäude")});
        QVERIFY(process.waitForFinished());
        const QString says = QString::fromUtf8(process.readAllStandardOutput());
        QVERIFY2(process.readAllStandardError().isEmpty(), qPrintable(says));
        for (const char* line :
             {"Geometry: Multi Polygon", "Feature Count: 100",
              "Extent: (400000.000000, 5700000.000000) - "
              "(401990.000000, 5700010.000000)",
              "FID Column = fid", "höhe: Real", "denkmal: Integer(Boolean)", "erbaut: Date", "foto: Binary"}) {
            QVERIFY2(says.contains(QString::fromUtf8(line)), line);
        }
        process.start(ogrinfo, {"-ro", "-al", "-q", "-spat", "400040", "5700000", "400095", "5700001", m_file,
                                QStringLiteral("Gebäude")});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.readAllStandardOutput().count("OGRFeature"), 2); // 2 and 4: 3 has no place
    }

private:
    LoadedLayer load(const LayerSchema& schema, const RowBatch& rows)
    {
        Job job;
        LoadedLayer loaded;
        [&] {
            auto loader = LayerLoader::start(*m_database, schema, "{}");
            WB_VERIFY_RESULT(loader);
            LayerLoader started = std::move(loader).value();
            WB_VERIFY_RESULT(started.append(rows, job));
            const auto finished = started.finish(job);
            WB_VERIFY_RESULT(finished);
            loaded = *finished;
        }();
        return loaded;
    }
    std::string text(const std::string& sql) { return m_database->scalarText(sql).value(); }
    bool sqliteIsIdle() { return m_database->execute("BEGIN; END").has_value(); }

    QTemporaryDir m_folder;
    QString m_file;
    int m_count = 0;
    std::optional<Database> m_database;
};

QTEST_GUILESS_MAIN(LayerLoaderTest)
#include "layer_loader_test.moc"
