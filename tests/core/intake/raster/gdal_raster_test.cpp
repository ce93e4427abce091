// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/raster/gdal_raster.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

#include "tests/support/files.h"
#include "tests/support/raster_files.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;
using test::TiffForm;
using workspace::RasterKind;

class GdalRasterTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    Result<RasterMember> describe(const TiffForm& form, const std::vector<double>& values,
                                  const ReadChoices& choices = {})
    {
        prepareGdal();
        const auto file = std::filesystem::path(m_folder.filePath("probe.tif").toStdString());
        std::filesystem::remove(file);
        if (!test::writeTiff(file, form, values)) {
            return Error{.message = {"GDAL schreibt nicht", "GDAL does not write"}};
        }
        return gdalRaster({.file = file,
                           .opening = {.driver = "GTiff", .kind = GDAL_OF_RASTER},
                           .name = "probe.tif",
                           .fileBytes = static_cast<std::int64_t>(std::filesystem::file_size(file))},
                          choices);
    }
    static ReadChoices palette(const std::string& answer)
    {
        ReadChoices choices;
        choices.columnForms["palette"] = answer;
        return choices;
    }
    static TiffForm withPalette()
    {
        return {.type = GDT_Byte, .finish = [](GDALDataset& dataset) {
                    GDALColorTable colours;
                    const GDALColorEntry red{255, 0, 0, 255};
                    colours.SetColorEntry(1, &red);
                    dataset.GetRasterBand(1)->SetColorTable(&colours);
                }};
    }

private slots:
    void heightsAreOneLayerOfValues()
    {
        WB_VALUE(const auto member, describe({.noData = -32768.0}, {1, 2, 3, 4, 5, 6}));
        QCOMPARE(member.layers.size(), std::size_t{1});
        const workspace::RasterGrid& grid = member.layers[0].grid;
        QCOMPARE(grid.kind, RasterKind::Values);
        QCOMPARE(grid.columns, 3);
        QCOMPARE(grid.rows, 2);
        QCOMPARE(grid.west, 500'000.0);
        QCOMPARE(grid.north, 5'600'020.0);
        QCOMPARE(grid.noData, -32768.0F);
        QVERIFY(member.statedCrs.find("25832") != std::string::npos);
    }
    void noDataThatSinglePrecisionCannotSayIsReplaced()
    {
        WB_VALUE(const auto member, describe({.type = GDT_Float64, .noData = 0.1}, {1, 2, 3, 4, 5, 0.1}));
        QCOMPARE(member.layers[0].grid.noData, std::numeric_limits<float>::lowest());
    }
    void colouredBandsAreAPictureAndFurtherOnesValues()
    {
        const std::vector<double> dark(4 * 6, 7.0);
        WB_VALUE(const auto three, describe({.bands = 3, .type = GDT_Byte, .options = {"PHOTOMETRIC=RGB"}},
                                            std::vector<double>(18, 7.0)));
        QCOMPARE(three.layers.size(), std::size_t{1});
        QCOMPARE(three.layers[0].grid.kind, RasterKind::Image);
        QCOMPARE(three.layers[0].grid.bands, 3);
        WB_VALUE(const auto opacity,
                 describe({.bands = 4, .type = GDT_Byte, .options = {"PHOTOMETRIC=RGB", "ALPHA=YES"}}, dark));
        QCOMPARE(opacity.layers.size(), std::size_t{1});
        QCOMPARE(opacity.layers[0].grid.bands, 4);
        WB_VALUE(const auto infrared,
                 describe({.bands = 4, .type = GDT_Byte, .options = {"PHOTOMETRIC=RGB", "ALPHA=NO"}}, dark));
        QCOMPARE(infrared.layers.size(), std::size_t{2});
        QCOMPARE(infrared.layers[0].id, std::string("image"));
        QCOMPARE(infrared.layers[1].id, std::string("4"));
        QCOMPARE(infrared.layers[1].grid.kind, RasterKind::Values);
    }
    void otherBandsAreALayerEach()
    {
        WB_VALUE(const auto member, describe({.bands = 2}, std::vector<double>(12, 7.0)));
        QCOMPARE(member.layers.size(), std::size_t{2});
        QCOMPARE(member.layers[0].id, std::string("1"));
        QCOMPARE(member.layers[1].id, std::string("2"));
    }
    void aPaletteIsAsked()
    {
        const std::vector<double> classes{0, 1, 1, 0, 1, 0};
        WB_VALUE(const auto asked, describe(withPalette(), classes));
        QVERIFY(asked.layers[0].question.has_value());
        QCOMPARE(asked.layers[0].question->id, std::string("column:palette"));
        QCOMPARE(asked.layers[0].question->options.size(), std::size_t{2});
        WB_VALUE(const auto values, describe(withPalette(), classes, palette("values")));
        QVERIFY(!values.layers[0].question);
        QCOMPARE(values.layers[0].grid.kind, RasterKind::Values);
        WB_VALUE(const auto image, describe(withPalette(), classes, palette("image")));
        QCOMPARE(image.layers[0].grid.kind, RasterKind::Image);
        QCOMPARE(describe(withPalette(), classes, palette("bunt")).error().code, ErrorCode::InvalidInput);
    }
    void whatLiesAskewOrNowhereIsRefused()
    {
        const std::vector<double> values{1, 2, 3, 4, 5, 6};
        const auto turned = describe({.place = {500'000, 10, 2, 5'600'020, 2, -10}}, values);
        QVERIFY(!turned);
        QVERIFY(turned.error().message.de.find("gedreht") != std::string::npos);
        const auto mirrored = describe({.place = {500'000, 10, 0, 5'600'020, 0, 10}}, values);
        QVERIFY(!mirrored);
        const auto complex = describe({.type = GDT_CFloat32}, values);
        QVERIFY(!complex);
        QVERIFY(complex.error().message.de.find("komplex") != std::string::npos);
    }
    void aRealHeightModelWithoutPlaceIsRefusedWithAdvice()
    {
        const auto file = test::realFile("06_3d_plans/dem/xplanbox_dem30.tiff");
        if (!std::filesystem::exists(file)) {
            QSKIP("the height model is not here");
        }
        const auto member =
            gdalRaster({.file = file, .opening = {.driver = "GTiff", .kind = GDAL_OF_RASTER}, .name = "dem30"}, {});
        QVERIFY(!member);
        QVERIFY(member.error().message.de.find("keine Lage") != std::string::npos);
        QVERIFY(member.error().advice.de.find(".tfw") != std::string::npos);
    }
    void aHeaderThatPromisesTooMuchMeetsTheBudget()
    {
        const TiffForm huge{
            .columns = 100'000, .rows = 100'000, .type = GDT_Byte, .options = {"SPARSE_OK=TRUE", "TILED=YES"}};
        const auto refused = describe(huge, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Budget);
        // Within the number of cells, but in a file of a few kilobytes.
        const auto tiny = describe({.columns = 40'000, .rows = 40'000, .type = GDT_Byte, .options = huge.options}, {});
        QVERIFY(!tiny);
        QCOMPARE(tiny.error().code, ErrorCode::Budget);
        const auto strip = describe(
            {.columns = 30'000, .rows = 30'000, .type = GDT_Byte, .options = {"SPARSE_OK=TRUE", "BLOCKYSIZE=30000"}},
            {});
        QVERIFY(!strip);
        QCOMPARE(strip.error().code, ErrorCode::Budget);
    }
    void aTextThatIsTooShortForItsHeaderIsCutOff()
    {
        const auto file = test::writeFile(m_folder.path().toStdString(), "kurz.asc",
                                          "ncols 300\nnrows 300\nxllcorner 0\nyllcorner 0\ncellsize 1\n1 2 3\n");
        const auto member = gdalRaster({.file = file,
                                        .opening = {.driver = "AAIGrid", .kind = GDAL_OF_RASTER},
                                        .name = "kurz.asc",
                                        .fileBytes = static_cast<std::int64_t>(std::filesystem::file_size(file)),
                                        .isText = true},
                                       {});
        QVERIFY(!member);
        QVERIFY(member.error().message.de.find("abgeschnitten") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(GdalRasterTest)
#include "gdal_raster_test.moc"
