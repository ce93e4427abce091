// SPDX-License-Identifier: GPL-3.0-or-later
// What a raster looks like to other programs (GDAL, as QGIS uses it), and that it survives what happens to datasets.
#include "core/workspace/raster_table.h"

#include <QTest>

#include <cpl_conv.h>
#include <gdal.h>

#include <array>
#include <cmath>
#include <memory>

#include "tests/support/small_raster.h"
#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::test;
using namespace weitblick::workspace;

namespace {

using DatasetHandle = std::unique_ptr<void, void (*)(void*)>;

DatasetHandle openWithGdal(const TemporaryProject& project, const std::string& table)
{
    GDALAllRegister();
    const std::string name = "GPKG:" + project.file().string() + ":" + table;
    return {GDALOpen(name.c_str(), GA_ReadOnly), [](void* handle) { GDALClose(handle); }};
}

/// Adds a raster of sevens to a project, as another program would.
bool appendWithGdal(const std::filesystem::path& file, GDALDataType type)
{
    GDALAllRegister();
    const auto close = [](void* handle) { GDALClose(handle); };
    const DatasetHandle source(GDALCreate(GDALGetDriverByName("MEM"), "", 40, 40, 1, type, nullptr), close);
    std::array<double, 6> place{500'000, 10, 0, 5'600'000, 0, -10};
    GDALSetGeoTransform(source.get(), place.data());
    GDALSetProjection(source.get(), "EPSG:25832");
    GDALFillRaster(GDALGetRasterBand(source.get(), 1), 7.0, 0.0);
    const std::array<const char*, 3> options{"RASTER_TABLE=fremdes", "APPEND_SUBDATASET=YES", nullptr};
    const DatasetHandle copy(GDALCreateCopy(GDALGetDriverByName("GPKG"), file.c_str(), source.get(), FALSE,
                                            options.data(), nullptr, nullptr),
                             close);
    return copy != nullptr;
}

std::int64_t registered(TemporaryProject& project, const std::string& table, const std::string& column)
{
    return project.database().scalarInteger("SELECT count(*) FROM " + table + " WHERE " + column + "='berge'").value();
}

bool isFree(TemporaryProject& project)
{
    Job job;
    return project.project().check(job).value().empty();
}

} // namespace

class RasterTableTest : public QObject {
    Q_OBJECT

private slots:
    void gdalReadsTheSameValuesInTheSamePlace()
    {
        TemporaryProject made;
        const auto values = hills(600, 300);
        WB_VERIFY_RESULT(addRaster(made.project(), rasterSchema("berge", 600, 300), values));
        const auto dataset = openWithGdal(made, "berge");
        QVERIFY(dataset != nullptr);
        QCOMPARE(GDALGetRasterXSize(dataset.get()), 600);
        QCOMPARE(GDALGetRasterYSize(dataset.get()), 300);
        QCOMPARE(GDALGetRasterCount(dataset.get()), 1);
        const GDALRasterBandH band = GDALGetRasterBand(dataset.get(), 1);
        QCOMPARE(GDALGetRasterDataType(band), GDT_Float32);
        QCOMPARE(GDALGetRasterNoDataValue(band, nullptr), -9999.0);
        QCOMPARE(GDALGetOverviewCount(band), 2);
        QCOMPARE(std::string(GDALGetRasterUnitType(band)), std::string("m"));
        std::array<double, 6> place{};
        QCOMPARE(GDALGetGeoTransform(dataset.get(), place.data()), CE_None);
        QCOMPARE(place, (std::array<double, 6>{500'000, 10, 0, 5'603'000, 0, -10}));
        QVERIFY(std::string(GDALGetProjectionRef(dataset.get())).find("25832") != std::string::npos);
        std::vector<float> read(values.size());
        QCOMPARE(GDALRasterIO(band, GF_Read, 0, 0, 600, 300, read.data(), 600, 300, GDT_Float32, 0, 0), CE_None);
        for (std::size_t cell = 0; cell < values.size(); ++cell) {
            QCOMPARE(read[cell], std::isnan(values[cell]) ? -9999.0F : values[cell]);
        }
    }
    void gdalReadsAPictureWithItsColours()
    {
        TemporaryProject made;
        auto schema = rasterSchema("bild", 300, 2);
        schema.raster->kind = RasterKind::Image;
        schema.raster->bands = 3;
        WB_VERIFY_RESULT(addPicture(made.project(), schema, std::vector<geo::Rgba>(600, 0xFF302010U)));
        const auto dataset = openWithGdal(made, "bild");
        QVERIFY(dataset != nullptr);
        QCOMPARE(GDALGetRasterXSize(dataset.get()), 300);
        QCOMPARE(GDALGetRasterYSize(dataset.get()), 2);
        std::array<unsigned char, 3> colour{};
        for (int band = 1; band <= 3; ++band) {
            QCOMPARE(GDALRasterIO(GDALGetRasterBand(dataset.get(), band), GF_Read, 299, 1, 1, 1,
                                  &colour.at(static_cast<std::size_t>(band) - 1), 1, 1, GDT_Byte, 0, 0),
                     CE_None);
        }
        QCOMPARE(colour, (std::array<unsigned char, 3>{0x10, 0x20, 0x30}));
    }
    void aRasterIsRenamedRemovedAndRestored()
    {
        TemporaryProject made;
        WB_VALUE(const auto before, addRaster(made.project(), rasterSchema("hügel", 300, 300), hills(300, 300)));
        WB_VERIFY_RESULT(made.project().apply(RenameDataset{.from = "hügel", .to = "berge"}));
        QVERIFY(openWithGdal(made, "berge") != nullptr);
        QVERIFY(isFree(made));
        WB_VERIFY_RESULT(made.project().apply(RemoveDataset{.dataset = "berge"}));
        QVERIFY(made.project().datasets().value().empty());
        for (const auto& [table, column] :
             {std::pair{"gpkg_tile_matrix", "table_name"}, std::pair{"gpkg_tile_matrix_set", "table_name"},
              std::pair{"gpkg_2d_gridded_coverage_ancillary", "tile_matrix_set_name"},
              std::pair{"gpkg_2d_gridded_tile_ancillary", "tpudt_name"}}) {
            QCOMPARE(registered(made, table, column), std::int64_t{0});
        }
        WB_VERIFY_RESULT(made.project().undo());
        WB_VALUE(const auto after, made.project().dataset("berge"));
        QCOMPARE(after.contentHash, before.contentHash);
        QCOMPARE(after.schema.raster, before.schema.raster);
        QCOMPARE(after.extent, before.extent);
        QVERIFY(openWithGdal(made, "berge") != nullptr);
        QVERIFY(isFree(made));
        WB_VERIFY_RESULT(made.project().apply(RemoveDataset{.dataset = "berge"}));
        WB_VERIFY_RESULT(made.project().emptyBin());
        QVERIFY(isFree(made));
    }
    void aDamagedTileIsFound()
    {
        TemporaryProject made;
        WB_VERIFY_RESULT(addRaster(made.project(), rasterSchema("berge", 300, 300), hills(300, 300)));
        WB_VERIFY_RESULT(made.database().execute("UPDATE berge SET tile_data=x'49492A00' WHERE zoom_level=1 AND"
                                                 " tile_column=0"));
        Job job;
        WB_VALUE(const auto findings, made.project().check(job));
        QCOMPARE(findings.size(), std::size_t{1});
        QVERIFY(findings[0].isError);
        QCOMPARE(findings[0].dataset, std::string("berge"));
    }
    void aMissingTileIsFound()
    {
        TemporaryProject made;
        WB_VERIFY_RESULT(addRaster(made.project(), rasterSchema("berge", 300, 300), hills(300, 300)));
        WB_VERIFY_RESULT(made.database().execute("DELETE FROM berge WHERE zoom_level=1 AND tile_column=1"));
        QVERIFY(!isFree(made));
    }
    void theContentIsCountedAndHashedAgainTheSame()
    {
        TemporaryProject made;
        WB_VALUE(const auto dataset, addRaster(made.project(), rasterSchema("berge", 300, 300), hills(300, 300)));
        Job job;
        WB_VALUE(const auto content, contentOfRaster(made.database(), dataset.schema, job));
        QCOMPARE(content.contentHash, dataset.contentHash);
        QCOMPARE(content.rowCount, dataset.rowCount);
    }
    void aRasterOfAnotherProgramIsListed_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<bool>("isReadable");
        QTest::newRow("single precision, as ours") << int{GDT_Float32} << true;
        QTest::newRow("whole numbers with scale and offset") << int{GDT_Int16} << false;
    }
    void aRasterOfAnotherProgramIsListed()
    {
        QFETCH(int, type);
        QFETCH(bool, isReadable);
        TemporaryProject made;
        WB_VERIFY_RESULT(addRaster(made.project(), rasterSchema("eigenes", 30, 30), hills(30, 30)));
        made.close();
        QVERIFY(appendWithGdal(made.file(), static_cast<GDALDataType>(type)));
        made.reopen();
        WB_VALUE(const auto datasets, made.project().datasets());
        QCOMPARE(datasets.size(), std::size_t{2});
        WB_VALUE(const auto foreign, made.project().dataset("fremdes"));
        QVERIFY(foreign.schema.raster.has_value());
        QCOMPARE(foreign.schema.raster->columns, 40);
        QCOMPARE(foreign.schema.srsId, 25832);
        auto reader = made.project().readRaster("fremdes");
        QCOMPARE(reader.has_value(), isReadable);
        if (isReadable) {
            std::vector<double> values;
            WB_VERIFY_RESULT(std::move(reader).value().read({39, 39, 1, 1}, values));
            QCOMPARE(values[0], 7.0);
        } else {
            QVERIFY(!reader.error().advice.empty());
        }
        QVERIFY(made.project().readRaster("eigenes").has_value());
        QVERIFY(isFree(made));
    }
};

QTEST_GUILESS_MAIN(RasterTableTest)
#include "raster_table_test.moc"
