// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/geos.h"
#include "core/workspace/layer_loader.h"
#include "core/workspace/layer_reader.h"
#include "core/workspace/schema.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::workspace;

namespace {

LayerSchema points()
{
    return {.name = "Punkte",
            .geometry = GeometryType::Point,
            .srsId = 25832,
            .columns = {{.name = "nr", .type = ColumnType::Integer},
                        {.name = "wert", .type = ColumnType::Real},
                        {.name = "name"},
                        {.name = "bild", .type = ColumnType::Blob}}};
}

/// 100 points on a diagonal, one metre apart each way; the last without a place.
RowBatch diagonal()
{
    RowBatch batch;
    for (int i = 1; i <= 100; ++i) {
        batch.beginRow();
        if (i < 100) {
            const std::string wkt = "POINT (" + std::to_string(400'000 + i) + " " + std::to_string(5'700'000 + i) + ")";
            batch.geometry(geo::gpkgFromGeometry(*geo::geometryFromWkt(wkt.c_str()).value(), 25832));
        }
        batch.add(std::int64_t{i});
        batch.add(i * 1.0);
        i % 2 == 0 ? batch.addText("gerade") : batch.addNull();
        batch.addBlob({});
        batch.endRow();
    }
    return batch;
}

} // namespace

class LayerReaderTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_database.emplace(Database::open(m_folder.filePath("a.gpkg").toStdString(), OpenMode::Create).value());
        WB_VERIFY_RESULT(createSchema(*m_database));
        Job job;
        LayerLoader loader = LayerLoader::start(*m_database, points(), "{}").value();
        WB_VERIFY_RESULT(loader.append(diagonal(), job));
        WB_VERIFY_RESULT(loader.finish(job));
    }

    void readsAllRowsInTheirOrder()
    {
        LayerReader reader = open();
        QCOMPARE(reader.columnCount(), std::size_t{4});
        QVERIFY(reader.next().value());
        QCOMPARE(reader.fid(), 1);
        QCOMPARE(reader.geometry().size(), std::size_t{29});
        QCOMPARE(std::get<std::int64_t>(reader.value(0)), std::int64_t{1});
        QCOMPARE(std::get<double>(reader.value(1)), 1.0); // SQLite stores it as an integer
        QVERIFY(std::holds_alternative<std::monostate>(reader.value(2)));
        QVERIFY(std::get<std::span<const std::byte>>(reader.value(3)).empty());
        QVERIFY(reader.next().value());
        QCOMPARE(std::get<std::string_view>(reader.value(2)), std::string_view("gerade"));
        QCOMPARE(fidsOf(open()).size(), std::size_t{100});
    }
    void theEndStaysTheEnd()
    {
        LayerReader reader = open({.afterFid = 99});
        QVERIFY(reader.next().value());
        for (int i = 0; i < 3; ++i) {
            QVERIFY(!reader.next().value());
        }
    }
    void aRowWithoutAPlaceHasAnEmptyGeometry()
    {
        LayerReader reader = open({.afterFid = 99});
        QVERIFY(reader.next().value());
        QVERIFY(reader.geometry().empty());
    }
    void columnsComeAsTheyAreAskedFor()
    {
        LayerReader reader = open({.columns = std::vector<std::string>{"name", "nr"}, .geometry = false});
        QVERIFY(reader.next().value());
        QVERIFY(reader.next().value());
        QCOMPARE(reader.columnCount(), std::size_t{2});
        QCOMPARE(reader.columns()[1].name, std::string("nr"));
        QCOMPARE(std::get<std::string_view>(reader.value(0)), std::string_view("gerade"));
        QCOMPARE(std::get<std::int64_t>(reader.value(1)), std::int64_t{2});
        QVERIFY(reader.geometry().empty());
    }
    void noColumnsLeaveTheGeometry()
    {
        LayerReader reader = open({.columns = std::vector<std::string>{}});
        QVERIFY(reader.next().value());
        QCOMPARE(reader.columnCount(), std::size_t{0});
        QCOMPARE(reader.geometry().size(), std::size_t{29});
    }
    void aBoxFindsWhatMeetsIt()
    {
        auto fids = fidsOf(open({.box = std::array{400'010.0, 5'700'000.0, 400'020.0, 5'700'015.0}}));
        std::ranges::sort(fids);
        QCOMPARE(fids, (std::vector<std::int64_t>{10, 11, 12, 13, 14, 15}));
    }
    void aBoxIsNotRounded()
    {
        // In single precision, 5 700 010 and 5 700 009.9 are the same.
        QCOMPARE(fidsOf(open({.box = std::array{400'000.0, 5'700'009.1, 400'020.0, 5'700'009.9}})).size(),
                 std::size_t{0});
    }
    void aBoxWorksWithoutAnIndexAsWell()
    {
        WB_VERIFY_RESULT(m_database->execute("CREATE TABLE ohne(fid INTEGER PRIMARY KEY, geom POINT);"
                                             "INSERT INTO ohne SELECT fid,geom FROM Punkte"));
        const LayerSchema schema{.name = "ohne", .geometry = GeometryType::Point, .srsId = 25832};
        LayerReader reader =
            LayerReader::open(*m_database, schema, {.box = std::array{400'010.0, 5'700'000.0, 400'020.0, 5'700'015.0}})
                .value();
        QCOMPARE(fidsOf(std::move(reader)).size(), std::size_t{6});
    }
    void aTableIsInNoBox()
    {
        const LayerSchema schema{.name = "wb_meta"};
        WB_VERIFY_RESULT(
            m_database->execute("CREATE TABLE liste(fid INTEGER PRIMARY KEY); INSERT INTO liste VALUES(1)"));
        LayerReader reader =
            LayerReader::open(*m_database, {.name = "liste"}, {.box = std::array{0.0, 0.0, 1.0, 1.0}}).value();
        QVERIFY(!reader.next().value());
    }
    void pagesFollowOneAnother()
    {
        const auto first = fidsOf(open({.limit = 30}));
        QCOMPARE(first.size(), std::size_t{30});
        const auto second = fidsOf(open({.limit = 30, .afterFid = first.back()}));
        QCOMPARE(second.front(), 31);
        const auto inBox = fidsOf(
            open({.box = std::array{400'000.0, 5'700'000.0, 400'200.0, 5'700'200.0}, .limit = 3, .afterFid = 50}));
        QCOMPARE(inBox, (std::vector<std::int64_t>{51, 52, 53}));
        QCOMPARE(fidsOf(open({.limit = 0})).size(), std::size_t{0});
    }
    void aColumnThatIsNotThereIsNamed()
    {
        const auto unknown = LayerReader::open(*m_database, points(), {.columns = std::vector<std::string>{"preis"}});
        QVERIFY(!unknown.has_value());
        QCOMPARE(unknown.error().code, ErrorCode::NotFound);
        QVERIFY(unknown.error().message.de.find("preis") != std::string::npos);
        LayerSchema wrong = points();
        wrong.columns.push_back({.name = "preis"}); // SQLite would take it for a text
        const auto missing = LayerReader::open(*m_database, wrong);
        QVERIFY(!missing.has_value());
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
    }
    void aLayerThatIsNotThereIsNamed()
    {
        const auto reader = LayerReader::open(*m_database, {.name = "Wege"});
        QVERIFY(!reader.has_value());
        QCOMPARE(reader.error().code, ErrorCode::NotFound);
        QVERIFY(reader.error().message.de.find("Wege") != std::string::npos);
    }

private:
    LayerReader open(const ReadOptions& options = {})
    {
        return LayerReader::open(*m_database, points(), options).value();
    }
    static std::vector<std::int64_t> fidsOf(LayerReader reader)
    {
        std::vector<std::int64_t> fids;
        while (reader.next().value()) {
            fids.push_back(reader.fid());
        }
        return fids;
    }

    QTemporaryDir m_folder;
    std::optional<Database> m_database;
};

QTEST_GUILESS_MAIN(LayerReaderTest)
#include "layer_reader_test.moc"
