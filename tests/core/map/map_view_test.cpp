// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/map_view.h"

#include <QTest>

#include <cmath>

using namespace weitblick;
using namespace weitblick::map;

namespace {

const MapView kView{.crs = {"EPSG:25832"}, .left = 1000, .top = 2000, .unitsPerPx = 2, .widthPx = 100, .heightPx = 50};

} // namespace

class MapViewTest : public QObject {
    Q_OBJECT

private slots:
    void cornersAreWhereTheyShouldBe()
    {
        QCOMPARE(kView.extent(), (geo::Envelope{1000, 1900, 1200, 2000}));
        QCOMPARE(kView.mapPointAt(0, 0), (geo::Point{1000, 2000}));
        QCOMPARE(kView.mapPointAt(100, 50), (geo::Point{1200, 1900}));
        QCOMPARE(kView.pixelAt({1200, 1900}), (geo::Point{100, 50}));
    }
    void panningMovesByPixels()
    {
        const MapView moved = kView.panned(10, -5);
        QCOMPARE(moved.mapPointAt(0, 0), kView.mapPointAt(10, -5));
        QCOMPARE(moved.panned(-10, 5), kView);
    }
    void zoomingKeepsThePlaceUnderThePointer()
    {
        const MapView near = kView.zoomed(2, 30, 40);
        QCOMPARE(near.unitsPerPx, 1.0);
        const auto before = kView.mapPointAt(30, 40);
        const auto after = near.mapPointAt(30, 40);
        QVERIFY(std::abs(before.x - after.x) < 1e-9 && std::abs(before.y - after.y) < 1e-9);
    }
    void finerShowsTheSameExtent()
    {
        QCOMPARE(kView.finer(2).extent(), kView.extent());
        QCOMPARE(kView.finer(2).widthPx, 200U);
    }
    void allOfAnExtentIsShownCentred()
    {
        const MapView view = viewShowing({0, 0, 100, 10}, {200, 100}, {"EPSG:25832"}, 0.0);
        QCOMPARE(view.unitsPerPx, 0.5);
        QCOMPARE(view.extent(), (geo::Envelope{0, -20, 100, 30}));
        const MapView wide = viewShowing({0, 0, 100, 10}, {200, 100}, {"EPSG:25832"}, 0.1);
        QVERIFY(wide.extent().minX < -10 && wide.extent().maxX > 110);
    }
    void anExtentWithoutAreaIsShownAtAll()
    {
        const MapView view = viewShowing({5, 5, 5, 5}, {200, 100}, {"EPSG:25832"});
        QCOMPARE(view.unitsPerPx, 0.5);
        QCOMPARE(view.mapPointAt(100, 50), (geo::Point{5, 5}));
    }
};

QTEST_GUILESS_MAIN(MapViewTest)
#include "map_view_test.moc"
