// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/theme_picture.h"

#include <QTest>

#include "tests/support/shapes_of.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::map;

namespace {

constexpr std::uint32_t kRed = 0xffff0000;
constexpr std::uint32_t kGreen = 0xff00ff00;
constexpr std::uint32_t kWhite = 0xffffffff;

/// The left half is feature 1, the right half feature 2, around them nothing.
IdRaster twoHalves(std::uint32_t side)
{
    const auto shapes =
        test::shapesOf({"POLYGON((10 10,50 10,50 90,10 90,10 10))", "POLYGON((50 10,90 10,90 90,50 90,50 10))"});
    Job job;
    const MapView view{
        .crs = test::kMetric, .left = 0, .top = 100, .unitsPerPx = 100.0 / side, .widthPx = side, .heightPx = side};
    IdRaster raster;
    (void)burn(shapes, view, {}, raster, job);
    return raster;
}

Theme twoColours()
{
    Theme theme;
    theme.classes = {{.lower = 0, .upper = 1, .color = {255, 0, 0}}, {.lower = 1, .upper = 2, .color = {0, 255, 0}}};
    theme.opacity = 1.0;
    theme.outline = {.isVisible = false, .color = {255, 255, 255}};
    return theme;
}

const std::vector<std::uint8_t> kClasses{kClassNothing, 0, 1};

} // namespace

class ThemePictureTest : public QObject {
    Q_OBJECT

private slots:
    void everyPixelHasTheColourOfItsClass()
    {
        const IdRaster raster = twoHalves(100);
        std::vector<std::uint32_t> out(10'000, 7);
        WB_VERIFY_RESULT(recolour(raster, kClasses, pixelTable(twoColours()), out));
        QCOMPARE(out[50 * 100 + 30], kRed);
        QCOMPARE(out[50 * 100 + 70], kGreen);
        QCOMPARE(out[0], 0U);
    }
    void theBorderLiesBetweenFeatures()
    {
        Theme theme = twoColours();
        theme.outline.isVisible = true;
        std::vector<std::uint32_t> out(10'000, 7);
        WB_VERIFY_RESULT(recolour(twoHalves(100), kClasses, pixelTable(theme), out));
        QCOMPARE(out[50 * 100 + 49], kWhite); // last column of the left half
        QCOMPARE(out[50 * 100 + 48], kRed);
        QCOMPARE(out[50 * 100 + 50], kGreen);
        QCOMPARE(out[50 * 100 + 95], 0U);     // no border around nothing
        QCOMPARE(out[50 * 100 + 10], kWhite); // but around what stands alone, on every side
        QCOMPARE(out[50 * 100 + 89], kWhite);
        QCOMPARE(out[10 * 100 + 30], kWhite);
        QCOMPARE(out[89 * 100 + 30], kWhite);
        QCOMPARE(out[11 * 100 + 30], kRed);
        theme.outline.widthPx = 3;
        WB_VERIFY_RESULT(recolour(twoHalves(100), kClasses, pixelTable(theme), out));
        QCOMPARE(out[50 * 100 + 47], kWhite);
        QCOMPARE(out[50 * 100 + 46], kRed);
    }
    void bordersAreLeftOutWhereTheyWouldHideEverything()
    {
        Theme theme = twoColours();
        theme.outline = {.isVisible = true, .color = {255, 255, 255}, .widthPx = 16};
        std::vector<std::uint32_t> out(400, 7);
        WB_VERIFY_RESULT(recolour(twoHalves(20), kClasses, pixelTable(theme), out));
        QCOMPARE(out[10 * 20 + 6], kRed);
    }
    void transparencyMissingAndHiddenClasses()
    {
        Theme theme = twoColours();
        theme.opacity = 0.5;
        theme.missingColor = std::nullopt;
        theme.classes[1].isVisible = false;
        const PixelTable table = pixelTable(theme);
        QCOMPARE(table.inside[0], 0x80800000U);
        QCOMPARE(table.inside[1], 0U);
        QCOMPARE(table.inside[kClassMissing], 0U);
        QVERIFY(table.inside[kClassOther] != 0);
        QCOMPARE(table.inside[kClassNothing], 0U);
        QCOMPARE(table.border[1], 0U);
    }
    void smoothEdgesAreTheMeanOfFour()
    {
        // A width of 90 at double size: the halves meet in the middle of a pixel.
        const IdRaster raster = twoHalves(190);
        std::vector<std::uint32_t> out(95 * 95, 7);
        WB_VERIFY_RESULT(recolourSmooth(raster, kClasses, pixelTable(twoColours(), 2), out));
        QCOMPARE(out[47 * 95 + 30], kRed);
        QCOMPARE(out[47 * 95 + 47], 0xff808000U);
        QCOMPARE(out[47 * 95 + 48], kGreen);
        QCOMPARE(out[0], 0U);
    }
    void aHighlightHasARimAndATint()
    {
        const IdRaster raster = twoHalves(100);
        std::vector<std::uint32_t> picture(10'000, kWhite);
        const std::vector<std::uint8_t> marked{0, 1, 0};
        WB_VERIFY_RESULT(paintHighlight(raster, marked,
                                        {.tint = {0, 0, 255, 255}, .border = {0, 0, 0, 255}, .borderPx = 2}, picture));
        QCOMPARE(picture[50 * 100 + 30], 0xff0000ffU);
        QCOMPARE(picture[50 * 100 + 49], 0xff000000U);
        QCOMPARE(picture[50 * 100 + 48], 0xff000000U);
        QCOMPARE(picture[50 * 100 + 47], 0xff0000ffU);
        QCOMPARE(picture[50 * 100 + 50], kWhite);
    }
    void layingOverIsWhatPaintersDo()
    {
        QCOMPARE(over(kRed, kGreen), kRed);
        QCOMPARE(over(0, kGreen), kGreen);
        QCOMPARE(over(0x80800000, kWhite), 0xffff7f7fU);
    }
    void whatDoesNotFitIsRefused()
    {
        const IdRaster raster = twoHalves(100);
        std::vector<std::uint32_t> out(9'999, 7);
        QCOMPARE(recolour(raster, kClasses, {}, out).error().code, ErrorCode::InvalidInput);
        out.resize(10'000);
        const std::vector<std::uint8_t> tooFew{kClassNothing, 0};
        QCOMPARE(recolour(raster, tooFew, {}, out).error().code, ErrorCode::InvalidInput);
        QCOMPARE(recolourSmooth(raster, kClasses, {}, out).error().code, ErrorCode::InvalidInput);
        QCOMPARE(paintHighlight(raster, tooFew, {}, out).error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(ThemePictureTest)
#include "theme_picture_test.moc"
