// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/symbol_size.h"

#include <QTest>

using namespace weitblick::map;

class SymbolSizeTest : public QObject {
    Q_OBJECT

private slots:
    void pointsShrinkOnSmallScalesButNeverVanish()
    {
        const Theme theme{.pointSizePx = 10};
        MapView view{.crs = {"EPSG:25832"}, .unitsPerPx = 1};
        QCOMPARE(pointSizePxAt(theme, view), 10.0);
        view.unitsPerPx = 5;
        QCOMPARE(pointSizePxAt(theme, view), 6.0); // 30 m on the ground
        view.unitsPerPx = 1000;
        QCOMPARE(pointSizePxAt(theme, view), 5.0);
    }
    void smallPointsStaySmall()
    {
        const Theme theme{.pointSizePx = 2};
        QCOMPARE(pointSizePxAt(theme, {.crs = {"EPSG:25832"}, .unitsPerPx = 1000}), 2.0);
    }
    void aDegreeIsAHundredKilometres()
    {
        const Theme theme{.pointSizePx = 10};
        QCOMPARE(pointSizePxAt(theme, {.crs = {"EPSG:4326"}, .unitsPerPx = 1}), 5.0);
    }
    void aDenseScreenHasTheSamePointsInMorePixels()
    {
        const Theme theme{.pointSizePx = 10};
        const MapView view{.crs = {"EPSG:25832"}, .unitsPerPx = 2.5, .density = 2};
        QCOMPARE(pointSizePxAt(theme, view), 12.0);
    }
};

QTEST_GUILESS_MAIN(SymbolSizeTest)
#include "symbol_size_test.moc"
