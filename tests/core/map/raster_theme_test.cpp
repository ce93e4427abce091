// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/raster_theme.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::map;

class RasterThemeTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsWrittenIsRead()
    {
        const RasterTheme theme{.layer = "dgm",
                                .look = RasterLook::Ramp,
                                .ramp = "cividis",
                                .lowest = -3.5,
                                .highest = 120,
                                .opacity = 0.5};
        WB_VALUE(const RasterTheme read, rasterThemeFromJson(toJson(theme)));
        QCOMPARE(read, theme);
    }
    void heightsAreReliefsAndTheRestIsGrey()
    {
        QCOMPARE(plainRasterTheme("Höhenmodell").look, RasterLook::Relief);
        QCOMPARE(plainRasterTheme("dgm1").look, RasterLook::Relief);
        QCOMPARE(plainRasterTheme("Temperatur").look, RasterLook::Grey);
    }
    void theHostGetsColoursFromLowToHigh()
    {
        RasterTheme theme{.layer = "a", .look = RasterLook::Grey, .lowest = 1, .highest = 2};
        WB_VALUE(const auto grey, hostStyleOf(theme));
        QCOMPARE(grey.kind, map_link::StyleKind::Raster);
        QCOMPARE(grey.raster.rampArgb, (std::vector<std::uint32_t>{0xff000000, 0xffffffff}));
        QCOMPARE(grey.raster.highest, 2.0);
        theme.look = RasterLook::Ramp;
        WB_VALUE(const auto ramp, hostStyleOf(theme));
        QVERIFY(ramp.raster.rampArgb.size() > 8);
        QCOMPARE(ramp.raster.rampArgb.front(), 0xff440154U); // viridis begins so
        theme.look = RasterLook::Relief;
        WB_VALUE(const auto relief, hostStyleOf(theme));
        QCOMPARE(relief.raster.look, map_link::RasterLook::Relief);
    }
    void anUnknownRampIsToldAbout()
    {
        QCOMPARE(hostStyleOf(RasterTheme{.look = RasterLook::Ramp, .ramp = "virids"}).error().code,
                 ErrorCode::NotFound);
    }
    void damagedTextIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no JSON") << QByteArray("{");
        QTest::newRow("a theme of shapes") << QByteArray("{\"kind\":\"single\"}");
        QTest::newRow("unknown look") << QByteArray("{\"raster\":\"x\",\"lowest\":0,\"highest\":0,\"opacity\":1}");
        QTest::newRow("no numbers") << QByteArray("{\"raster\":\"grey\",\"opacity\":1}");
        QTest::newRow("too opaque") << QByteArray("{\"raster\":\"grey\",\"lowest\":0,\"highest\":0,\"opacity\":2}");
    }
    void damagedTextIsRefused()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!rasterThemeFromJson(text.toStdString()));
    }
};

QTEST_GUILESS_MAIN(RasterThemeTest)
#include "raster_theme_test.moc"
