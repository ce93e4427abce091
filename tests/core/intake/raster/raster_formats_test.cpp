// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/raster/raster_formats.h"
#include "core/intake/vector/gdal_session.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

#include "tests/support/files.h"
#include "tests/support/raster_files.h"
#include "tests/support/verify_result.h"
#include "tests/support/zip_file.h"

using namespace weitblick;
using namespace weitblick::intake;
using test::RasterCollector;

namespace {

const std::string kAscHead = "ncols 3\nnrows 2\nxllcorner 500000\nyllcorner 5600000\ncellsize 10\nNODATA_value -1\n";

} // namespace

class RasterFormatsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    [[nodiscard]] std::filesystem::path folder() const { return m_temporary.path().toStdString(); }

    static Result<RasterCollector::Layer> read(const Format& format, const std::filesystem::path& file,
                                               const ReadChoices& choices = {.crs = "EPSG:25832"})
    {
        Job job;
        RasterCollector collector;
        WB_CHECK(format.read(file, choices, collector, job));
        return std::move(collector.layers.at(0));
    }

private slots:
    void anAsciiGridIsRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("points") << QByteArray::fromStdString(kAscHead + "1.5 2 3\n4 -1 6.25\n");
        QTest::newRow("commas") << QByteArray::fromStdString(kAscHead + "1,5 2 3\n4 -1 6,25\n");
        QTest::newRow("capitals, centre")
            << QByteArray("NCOLS 3\r\nNROWS 2\r\nXLLCENTER 500005\r\nYLLCENTER 5600005\r\n"
                          "CELLSIZE 10\r\nNODATA_VALUE -1\r\n1.5 2 3\r\n4 -1 6.25\r\n");
        QTest::newRow("commas in the header")
            << QByteArray("ncols 3\nnrows 2\nxllcorner 500000,0\nyllcorner 5600000,0\ncellsize 10,0\n"
                          "NODATA_value -1,0\n1,5 2 3\n4 -1,0 6,25\n");
        // The first numbers are whole, which must not make the others so.
        QTest::newRow("first whole") << QByteArray::fromStdString(kAscHead + "1.5 2 3 4 -1 6.25");
    }
    void anAsciiGridIsRead()
    {
        QFETCH(QByteArray, text);
        const auto file = test::writeFile(folder(), "dgm.asc", text.toStdString());
        WB_VALUE(const auto layer, read(asciiGridFormat(), file));
        const workspace::RasterGrid& grid = layer.preview.schema.raster.value();
        QCOMPARE(grid.west, 500'000.0);
        QCOMPARE(grid.north, 5'600'020.0);
        QCOMPARE(layer.value(0, 0), 1.5F);
        QVERIFY(std::isnan(layer.value(1, 1)));
        QCOMPARE(layer.value(2, 1), 6.25F);
        QCOMPARE(layer.preview.schema.name, std::string("dgm"));
    }
    void wholeNumbersFirstAndDecimalsFarBehind()
    {
        std::string text = "ncols 1000\nnrows 200\nxllcorner 0\nyllcorner 0\ncellsize 1\n";
        for (int cell = 0; cell < 199'999; ++cell) {
            text += "7\n";
        }
        const auto file = test::writeFile(folder(), "spät.asc", text + "7.75\n");
        WB_VALUE(const auto layer, read(asciiGridFormat(), file));
        QCOMPARE(layer.value(999, 199), 7.75F);
    }
    void aGridWithoutPrjAsksForItsSystem()
    {
        const auto file = test::writeFile(folder(), "ohne.asc", kAscHead + "1 2 3\n4 5 6\n");
        Job job;
        WB_VALUE(const auto preview, asciiGridFormat().preview(file, {}, job));
        QCOMPARE(preview.layers.at(0).questions.at(0).id, std::string("crs"));
        test::writeFile(folder(), "ohne.prj",
                        "PROJCS[\"ETRS_1989_UTM_Zone_32N\",GEOGCS[\"GCS_ETRS_1989\",DATUM[\"D_ETRS_1989\",SPHEROID["
                        "\"GRS_1980\",6378137.0,298.257222101]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\","
                        "0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"False_Easting\","
                        "500000.0],PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",9.0],PARAMETER["
                        "\"Scale_Factor\",0.9996],PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]");
        WB_VALUE(const auto found, asciiGridFormat().preview(file, {}, job));
        QVERIFY(found.layers.at(0).questions.empty());
        QCOMPARE(found.layers.at(0).schema.srsId, 25832);
    }
    void aGridWithTooFewValuesIsAnError()
    {
        const auto file = test::writeFile(folder(), "kurz.asc", kAscHead + "1.5 2.5 3.5\n4.5 5.5\n");
        const auto layer = read(asciiGridFormat(), file);
        QVERIFY(!layer);
        QCOMPARE(layer.error().code, ErrorCode::InvalidInput);
        const auto archive = folder() / "kurz.zip";
        QVERIFY(test::writeZip(archive.string(), {{"kurz.asc", kAscHead + "1.5 2.5 3.5\n4.5 5.5\n"}}));
        QVERIFY(!read(rasterArchiveFormat(), archive));
    }
    void aGeoTiffIsRead()
    {
        prepareGdal();
        const auto file = folder() / "dom.tif";
        QVERIFY(test::writeTiff(file, {}, {1, 2, 3, 4, 5, 6.5}));
        WB_VALUE(const auto layer, read(geoTiffFormat(), file, {}));
        QCOMPARE(layer.preview.schema.srsId, 25832);
        QCOMPARE(layer.value(2, 1), 6.5F);
    }
    void tilesInAnArchiveMakeOneRaster()
    {
        const auto file = folder() / "dgm1_32_500_5600_1_nw.zip";
        QVERIFY(test::writeZip(file.string(), {{"dgm1/a.xyz", "500000.5 5600000.5 1\n500001.5 5600000.5 2\n"},
                                               {"dgm1/b.xyz", "500002.5 5600001.5 3\n500003.5 5600001.5 4,5\n"},
                                               {"dgm1/meta.csv", "a;b\n1;2\n"},
                                               {"dgm1/c.asc", "ncols 1\nnrows 1\nxllcorner 500005\nyllcorner 5600000\n"
                                                              "cellsize 1\n7.5\n"}}));
        WB_VALUE(const auto layer, read(rasterArchiveFormat(), file));
        QCOMPARE(layer.preview.schema.raster->columns, 6);
        QCOMPARE(layer.preview.schema.raster->rows, 2);
        QCOMPARE(layer.value(0, 1), 1.0F);
        QCOMPARE(layer.value(3, 0), 4.5F);
        QCOMPARE(layer.value(5, 1), 7.5F);
        QVERIFY(std::isnan(layer.value(0, 0)));
    }
    void geoTiffsInAnArchiveAreReadToo()
    {
        prepareGdal();
        QVERIFY(test::writeTiff(folder() / "west.tif", {}, {1, 2, 3, 4, 5, 6}));
        QVERIFY(test::writeTiff(folder() / "ost.tif", {.place = {500'030, 10, 0, 5'600'020, 0, -10}},
                                {7, 8, 9, 10, 11, 12}));
        const auto file = folder() / "dom.zip";
        QVERIFY(test::writeZip(file.string(), {{"west.tif", test::contentOf(folder() / "west.tif")},
                                               {"ost.tif", test::contentOf(folder() / "ost.tif")}}));
        WB_VALUE(const auto layer, read(rasterArchiveFormat(), file, {}));
        QCOMPARE(layer.preview.schema.raster->columns, 6);
        QCOMPARE(layer.value(0, 0), 1.0F);
        QCOMPARE(layer.value(5, 1), 12.0F);
    }
    void anArchiveWithoutTilesSaysSo()
    {
        const auto file = folder() / "texte.zip";
        QVERIFY(test::writeZip(file.string(), {{"lies.txt", "hallo"}}));
        const auto layer = read(rasterArchiveFormat(), file);
        QVERIFY(!layer);
        QVERIFY(layer.error().message.de.find("keine Rasterkacheln") != std::string::npos);
    }
    void aBombIsNotInflated()
    {
        const auto file = folder() / "bombe.zip";
        QVERIFY(test::writeZip(file.string(), {{"a.xyz", std::string(60 << 20, '\n')}}));
        const auto layer = read(rasterArchiveFormat(), file);
        QVERIFY(!layer);
        QCOMPARE(layer.error().code, ErrorCode::Budget);
    }
    void theFormatsAreToldByTheirContent()
    {
        QVERIFY(geoTiffFormat().recognises(std::string_view("II*\0abcd", 8), "bild.jpg"));
        QVERIFY(asciiGridFormat().recognises("ncols 3\n", "x.txt"));
        QVERIFY(xyzFormat().recognises("1 2 3\n", "x.XYZ"));
        QVERIFY(!xyzFormat().recognises("1 2 3\n", "x.csv"));
        QVERIFY(rasterArchiveFormat().recognises("PK\x03\x04", "a.zip"));
        QVERIFY(!rasterArchiveFormat().recognises("PK\x03\x04", "a.docx"));
    }
};

QTEST_GUILESS_MAIN(RasterFormatsTest)
#include "raster_formats_test.moc"
