// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/raster/gdal_cells.h"
#include "core/intake/vector/gdal_session.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>

#include "tests/support/raster_files.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;
using test::RasterCollector;
using test::TiffForm;
using workspace::RasterKind;

class GdalCellsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] std::filesystem::path file() const { return m_folder.filePath("probe.tif").toStdString(); }

    Result<RasterCollector::Layer> read(const TiffForm& form, const std::vector<double>& values, RasterKind kind)
    {
        prepareGdal();
        std::filesystem::remove(file());
        if (!test::writeTiff(file(), form, values)) {
            return Error{.message = {"GDAL schreibt nicht", "GDAL does not write"}};
        }
        return readFile(form, kind);
    }
    Result<RasterCollector::Layer> readFile(const TiffForm& form, RasterKind kind)
    {
        WB_TRY(const auto dataset, openWithGdal(file(), {.driver = "GTiff", .kind = GDAL_OF_RASTER}));
        LayerPreview preview{.isRaster = true};
        preview.schema.raster = workspace::RasterGrid{.kind = kind, .columns = form.columns, .rows = form.rows};
        RasterCollector collector;
        WB_CHECK(collector.beginLayer(preview));
        Job job;
        PieceWriter writer(collector, kind, 1, job);
        const GdalPart part{.name = "probe.tif"};
        WB_CHECK(kind == RasterKind::Values ? readNumbers(*dataset, part, writer, collector)
                                            : readPicture(*dataset, part, writer));
        WB_CHECK(writer.finish());
        return std::move(collector.layers.at(0));
    }

private slots:
    void numbersOfEveryTypeArrive_data()
    {
        QTest::addColumn<int>("type");
        for (const auto type : {GDT_Byte, GDT_UInt16, GDT_Int16, GDT_UInt32, GDT_Int32, GDT_Float32, GDT_Float64}) {
            QTest::newRow(GDALGetDataTypeName(type)) << int{type};
        }
    }
    void numbersOfEveryTypeArrive()
    {
        QFETCH(int, type);
        WB_VALUE(const auto layer, read({.type = static_cast<GDALDataType>(type), .noData = 9.0}, {1, 2, 3, 4, 9, 200},
                                        RasterKind::Values));
        QCOMPARE(layer.value(0, 0), 1.0F);
        QCOMPARE(layer.value(0, 1), 4.0F);
        QVERIFY(std::isnan(layer.value(1, 1)));
        QCOMPARE(layer.value(2, 1), 200.0F);
        QVERIFY(layer.lateRemarks.empty());
    }
    void largeRastersArriveWhateverTheirBlocks_data()
    {
        QTest::addColumn<QByteArray>("option");
        QTest::newRow("strips") << QByteArray("BLOCKYSIZE=7");
        QTest::newRow("one strip") << QByteArray("BLOCKYSIZE=700");
        QTest::newRow("tiles") << QByteArray("TILED=YES");
    }
    void largeRastersArriveWhateverTheirBlocks()
    {
        QFETCH(QByteArray, option);
        const TiffForm form{.columns = 1300, .rows = 700, .options = {option.toStdString(), "COMPRESS=DEFLATE"}};
        std::vector<double> values(1300 * 700);
        for (std::size_t cell = 0; cell < values.size(); ++cell) {
            values[cell] = static_cast<double>(cell % 100'003);
        }
        WB_VALUE(const auto layer, read(form, values, RasterKind::Values));
        for (std::size_t cell = 0; cell < values.size(); cell += 11) {
            QCOMPARE(double{std::bit_cast<float>(layer.cells[cell])}, values[cell]);
        }
        QVERIFY(layer.pieces >= 18);
    }
    void scaleOffsetAndNotANumberAreHeeded()
    {
        const TiffForm form{.type = GDT_Float64, .finish = [](GDALDataset& dataset) {
                                dataset.GetRasterBand(1)->SetScale(0.5);
                                dataset.GetRasterBand(1)->SetOffset(100.0);
                            }};
        const double nothing = std::numeric_limits<double>::quiet_NaN();
        WB_VALUE(const auto layer, read(form, {1, nothing, 1e300, 33'554'433.0 * 2, 5, 6}, RasterKind::Values));
        QCOMPARE(layer.value(0, 0), 100.5F);
        QVERIFY(std::isnan(layer.value(1, 0)));
        QVERIFY(std::isnan(layer.value(2, 0)));
        QCOMPARE(layer.lateRemarks.size(), std::size_t{2}); // rounded, and too large
    }
    void coloursArriveWithTheirOpacity()
    {
        std::vector<double> bands;
        for (const double channel : {10.0, 20.0, 30.0, 255.0}) {
            bands.insert(bands.end(), 6, channel);
        }
        bands.back() = 0;
        WB_VALUE(const auto layer, read({.bands = 4, .type = GDT_Byte, .options = {"PHOTOMETRIC=RGB", "ALPHA=YES"}},
                                        bands, RasterKind::Image));
        QCOMPARE(layer.colour(0, 0), 0xFF1E140AU);
        QCOMPARE(layer.colour(2, 1) >> 24U, 0U);
        bands.resize(18);
        WB_VALUE(const auto opaque,
                 read({.bands = 3, .type = GDT_Byte, .options = {"PHOTOMETRIC=RGB"}}, bands, RasterKind::Image));
        QCOMPARE(opaque.colour(2, 1), 0xFF1E140AU);
    }
    void aPaletteBecomesColours()
    {
        const TiffForm form{.type = GDT_Byte, .finish = [](GDALDataset& dataset) {
                                GDALColorTable colours;
                                const GDALColorEntry black{0, 0, 0, 255};
                                const GDALColorEntry orange{255, 128, 0, 255};
                                colours.SetColorEntry(0, &black);
                                colours.SetColorEntry(1, &orange);
                                dataset.GetRasterBand(1)->SetColorTable(&colours);
                            }};
        WB_VALUE(const auto layer, read(form, {0, 1, 1, 0, 1, 0}, RasterKind::Image));
        QCOMPARE(layer.colour(1, 0), 0xFF0080FFU);
        QCOMPARE(layer.colour(0, 0), 0xFF000000U);
    }
    void aFileThatBreaksOffIsAnError()
    {
        const TiffForm form{.columns = 400, .rows = 400, .options = {"BLOCKYSIZE=10"}};
        WB_VERIFY_RESULT(read(form, std::vector<double>(160'000, 5.0), RasterKind::Values));
        // The directory of a GeoTIFF written in one go lies at its start.
        std::filesystem::resize_file(file(), std::filesystem::file_size(file()) / 2);
        const auto layer = readFile(form, RasterKind::Values);
        QVERIFY(!layer);
        QCOMPARE(layer.error().code, ErrorCode::InvalidInput);
        QVERIFY2(layer.error().message.de.find("bricht ab") != std::string::npos, layer.error().message.de.c_str());
    }
};

QTEST_GUILESS_MAIN(GdalCellsTest)
#include "gdal_cells_test.moc"
