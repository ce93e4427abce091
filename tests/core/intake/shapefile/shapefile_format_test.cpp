// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/shapefile/shapefile_format.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/files.h"
#include "tests/support/row_collector.h"
#include "tests/support/shape_bytes.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

namespace {

Result<void> readWith(const Format& format, const std::filesystem::path& file, test::RowCollector& rows)
{
    Job job;
    return format.read(file, {}, rows, job);
}

/// One part: a triangle, its boundary, or a corner of it.
std::string recordOf(int kind)
{
    const test::Corners corners = test::triangle();
    return test::shapeRecord(kind, kind == 1 ? test::Corners{corners.front()} : corners);
}

} // namespace

class ShapefileFormatTest : public QObject {
    Q_OBJECT

private slots:
    void ourReaderAndOgrAgreeOnRealFiles()
    {
        const auto file = test::realFile("02_boundaries/vg5000_gk3/VG5000_KRS.shp");
        if (!std::filesystem::exists(file)) {
            QSKIP("the boundaries of Germany are not here");
        }
        test::RowCollector ours;
        test::RowCollector ogr;
        WB_VERIFY_RESULT(readWith(shapefileFormat(), file, ours));
        WB_VERIFY_RESULT(readWith(shapefileThroughOgr(), file, ogr));
        QCOMPARE(ours.layers.size(), std::size_t{1});
        QCOMPARE(ours.layers[0].rows, ogr.layers[0].rows);
        QCOMPARE(ours.layers[0].geometryBytes, ogr.layers[0].geometryBytes);
        QCOMPARE(ours.layers[0].preview.schema.geometry, ogr.layers[0].preview.schema.geometry);
        QCOMPARE(ours.layers[0].preview.schema.srsId, 31467);
    }
    void bothReadersMakeMultiGeometriesOfSingleOnes_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<workspace::GeometryType>("type");
        QTest::newRow("points") << 1 << workspace::GeometryType::Point;
        QTest::newRow("lines") << 3 << workspace::GeometryType::MultiLineString;
        QTest::newRow("polygons") << 5 << workspace::GeometryType::MultiPolygon;
    }
    void bothReadersMakeMultiGeometriesOfSingleOnes()
    {
        QFETCH(int, kind);
        QFETCH(workspace::GeometryType, type);
        const QTemporaryDir folder;
        const auto file =
            test::writeFile(folder.path().toStdString(), "a.shp", test::shapeFile(kind, {recordOf(kind)}));
        test::writeFile(folder.path().toStdString(), "a.prj", test::kUtm32Prj);
        test::writeFile(folder.path().toStdString(), "a.shx", test::shapeIndex(kind, {recordOf(kind)}));
        test::RowCollector ours;
        test::RowCollector ogr;
        WB_VERIFY_RESULT(readWith(shapefileFormat(), file, ours));
        WB_VERIFY_RESULT(readWith(shapefileThroughOgr(), file, ogr));
        QCOMPARE(ours.layers[0].preview.schema.geometry, type);
        QCOMPARE(ogr.layers[0].preview.schema.geometry, type);
        QCOMPARE(ours.layers[0].geometries, ogr.layers[0].geometries);
        QCOMPARE(ours.layers[0].geometries.size(), std::size_t{1});
    }
    void anIndexThatLiesIsNotBelieved()
    {
        const QTemporaryDir folder;
        const std::vector<std::string> records{recordOf(5), recordOf(5)};
        const auto file = test::writeFile(folder.path().toStdString(), "a.shp", test::shapeFile(5, records));
        test::writeFile(folder.path().toStdString(), "a.prj", test::kUtm32Prj);
        test::writeFile(folder.path().toStdString(), "a.shx", test::shapeIndex(5, {}));
        test::RowCollector rows;
        WB_VERIFY_RESULT(readWith(shapefileFormat(), file, rows));
        QCOMPARE(rows.layers[0].rowsRead, std::int64_t{2});
        QVERIFY(rows.layers[0].remarks().find("Indexdatei") != std::string::npos);
    }
    void aBrokenChainWithoutIndexIsDamage()
    {
        const QTemporaryDir folder;
        const std::string whole = test::shapeFile(5, {recordOf(5), recordOf(5)});
        const auto file =
            test::writeFile(folder.path().toStdString(), "a.shp", std::string_view(whole).substr(0, whole.size() - 9));
        test::RowCollector rows;
        const auto outcome = readWith(shapefileFormat(), file, rows);
        QVERIFY(!outcome.has_value());
        QVERIFY(outcome.error().message.de.find(".shx") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(ShapefileFormatTest)
#include "shapefile_format_test.moc"
