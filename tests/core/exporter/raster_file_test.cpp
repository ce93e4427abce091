// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporter/raster_file.h"

#include <QTest>

#include <gdal_priv.h>

#include <cmath>

#include "tests/support/small_raster.h"
#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::test;
using namespace weitblick::workspace;

class RasterFileTest : public QObject {
    Q_OBJECT

private slots:
    void aGeoTiffHoldsEveryValueInItsPlace()
    {
        TemporaryProject made;
        const auto values = hills(600, 300);
        WB_VALUE(const auto dataset, addRaster(made.project(), rasterSchema("berge", 600, 300), values));
        Job job;
        WB_VALUE(const auto outcome, exporter::exportDataset(made.project(), "berge", made.file("aus.tif"), {}, job));
        QCOMPARE(outcome.rowCount, dataset.rowCount);
        QCOMPARE(outcome.format, std::string("geotiff"));
        GDALAllRegister();
        const GDALDatasetUniquePtr file(GDALDataset::Open(made.file("aus.tif").c_str(), GDAL_OF_RASTER));
        QVERIFY(file);
        std::array<double, 6> place{};
        QCOMPARE(file->GetGeoTransform(place.data()), CE_None);
        QCOMPARE(place, (std::array<double, 6>{500'000, 10, 0, 5'603'000, 0, -10}));
        QVERIFY(std::string(file->GetProjectionRef()).find("25832") != std::string::npos);
        QCOMPARE(file->GetRasterBand(1)->GetNoDataValue(), -9999.0);
        std::vector<float> read(values.size());
        QCOMPARE(file->GetRasterBand(1)->RasterIO(GF_Read, 0, 0, 600, 300, read.data(), 600, 300, GDT_Float32, 0, 0,
                                                  nullptr),
                 CE_None);
        for (std::size_t cell = 0; cell < values.size(); ++cell) {
            QCOMPARE(read[cell], std::isnan(values[cell]) ? -9999.0F : values[cell]);
        }
    }
    void aPictureKeepsItsColours()
    {
        TemporaryProject made;
        auto schema = rasterSchema("bild", 2, 1);
        schema.raster->kind = RasterKind::Image;
        schema.raster->bands = 4;
        WB_VERIFY_RESULT(addPicture(made.project(), schema, std::vector<geo::Rgba>{0xFF302010U, 0U}));
        Job job;
        WB_VALUE(const auto outcome, exporter::exportDataset(made.project(), "bild", made.file("bild.tif"), {}, job));
        QCOMPARE(outcome.rowCount, std::int64_t{1});
        GDALAllRegister();
        const GDALDatasetUniquePtr file(GDALDataset::Open(made.file("bild.tif").c_str(), GDAL_OF_RASTER));
        QVERIFY(file);
        QCOMPARE(file->GetRasterCount(), 4);
        std::array<unsigned char, 4> colour{};
        for (int band = 1; band <= 4; ++band) {
            QCOMPARE(file->GetRasterBand(band)->RasterIO(GF_Read, 0, 0, 1, 1,
                                                         &colour.at(static_cast<std::size_t>(band) - 1), 1, 1, GDT_Byte,
                                                         0, 0, nullptr),
                     CE_None);
        }
        QCOMPARE(colour, (std::array<unsigned char, 4>{0x10, 0x20, 0x30, 0xFF}));
    }
    void whatDoesNotFitTheFormatIsRefused()
    {
        TemporaryProject made;
        WB_VERIFY_RESULT(addRaster(made.project(), rasterSchema("berge", 3, 1), {1.0F, 2.0F, 3.0F}));
        WB_VERIFY_RESULT(made.addPoints("punkte", {1, 2}));
        Job job;
        const auto csv = exporter::exportDataset(made.project(), "berge", made.file("aus.csv"), {}, job);
        QVERIFY(!csv);
        QVERIFY(csv.error().advice.de.find(".tif") != std::string::npos);
        QCOMPARE(exporter::exportDataset(made.project(), "punkte", made.file("aus.tif"), {}, job).error().code,
                 ErrorCode::InvalidInput);
        const auto moved = exporter::exportDataset(made.project(), "berge", made.file("aus.tif"), {.srsId = 4326}, job);
        QVERIFY(!moved);
        QVERIFY(!std::filesystem::exists(made.file("aus.tif")));
    }
    void whoStopsGetsNoFile()
    {
        TemporaryProject made;
        WB_VERIFY_RESULT(addRaster(made.project(), rasterSchema("berge", 3, 1), {1.0F, 2.0F, 3.0F}));
        std::stop_source stop;
        stop.request_stop();
        Job job(stop.get_token(), {});
        QCOMPARE(exporter::exportDataset(made.project(), "berge", made.file("aus.tif"), {}, job).error().code,
                 ErrorCode::Cancelled);
        QVERIFY(!std::filesystem::exists(made.file("aus.tif")));
    }
};

QTEST_GUILESS_MAIN(RasterFileTest)
#include "raster_file_test.moc"
