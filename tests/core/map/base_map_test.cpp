// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/base_map.h"

#include <QTest>

#include <algorithm>
#include <cmath>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::map;

namespace {

const BaseMap kTiles{
    .id = "osm", .kind = BaseMapKind::Xyz, .address = "https://t.example/{z}/{x}/{y}.png", .mostZoom = 19};
const BaseMap kServer{.id = "wms",
                      .kind = BaseMapKind::Wms,
                      .address = "https://w.example/wms",
                      .layers = "farbe",
                      .format = "image/png",
                      .systems = {25832},
                      .mostZoom = 20};

} // namespace

class BaseMapTest : public QObject {
    Q_OBJECT

private slots:
    void tilesAreThoseOfTheSlippyMap()
    {
        // Berlin, Brandenburger Tor (13.3777 E, 52.5163 N) at zoom 15: 17601/10746
        // (wiki.openstreetmap.org, Slippy map tilenames: lon2tile, lat2tile).
        WB_VALUE(const auto grid, BaseMapGrid::create(kTiles, {"EPSG:3857"}));
        const MapView view{.crs = {"EPSG:3857"},
                           .left = 1489199.3 - 50,
                           .top = 6894013.0 + 50,
                           .unitsPerPx = 156543.033928 / std::pow(2, 15),
                           .widthPx = 20,
                           .heightPx = 20};
        const auto tiles = grid.tilesFor(view);
        QVERIFY(!tiles.empty());
        QCOMPARE(tiles.front().address, std::string("https://t.example/15/17601/10746.png"));
    }
    void tilesOfAnotherSystemAreQuadrilaterals()
    {
        WB_VALUE(const auto grid, BaseMapGrid::create(kTiles, {"EPSG:25832"}));
        const MapView view{
            .crs = {"EPSG:25832"}, .left = 512'000, .top = 5'615'000, .unitsPerPx = 5, .widthPx = 800, .heightPx = 600};
        const auto tiles = grid.tilesFor(view);
        QVERIFY(tiles.size() > 4);
        QVERIFY(tiles.size() <= BaseMapGrid::kMostTiles);
        // The one in the middle holds the middle of the view.
        const geo::Point middle = view.mapPointAt(400, 300);
        const auto& corners = tiles.front().corners;
        QVERIFY(corners[0].x < middle.x && corners[2].x > middle.x);
        QVERIFY(corners[0].y > middle.y && corners[2].y < middle.y);
        // Web Mercator stretches by 1 / cos(50.7°) = 1.58: a tile of zoom 14 is about 1.55 km on the ground.
        QVERIFY(std::abs((corners[1].x - corners[0].x) - 1547) < 30);
    }
    void aServerIsAskedInTheSystemOfTheMap()
    {
        WB_VALUE(const auto grid, BaseMapGrid::create(kServer, {"EPSG:25832"}));
        const MapView view{
            .crs = {"EPSG:25832"}, .left = 512'000, .top = 5'615'000, .unitsPerPx = 5, .widthPx = 800, .heightPx = 600};
        const auto tiles = grid.tilesFor(view);
        QVERIFY(!tiles.empty());
        const std::string& address = tiles.front().address;
        QVERIFY2(address.starts_with("https://w.example/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap"),
                 address.c_str());
        QVERIFY2(address.find("&CRS=EPSG:25832&BBOX=") != std::string::npos, address.c_str());
        geo::Envelope covered;
        for (const BaseTile& tile : tiles) {
            covered.include(tile.corners[0].x, tile.corners[0].y);
            covered.include(tile.corners[2].x, tile.corners[2].y);
        }
        const geo::Envelope all = view.extent();
        QVERIFY(covered.minX <= all.minX && covered.maxX >= all.maxX && covered.minY <= all.minY &&
                covered.maxY >= all.maxY);
    }
    void aMovedViewAsksForTheSameTilesAgain()
    {
        WB_VALUE(const auto grid, BaseMapGrid::create(kServer, {"EPSG:25832"}));
        MapView view{
            .crs = {"EPSG:25832"}, .left = 512'000, .top = 5'615'000, .unitsPerPx = 5, .widthPx = 800, .heightPx = 600};
        const auto before = grid.tilesFor(view);
        view = view.panned(37, 11);
        const auto after = grid.tilesFor(view);
        const auto again = std::ranges::count_if(after, [&](const BaseTile& tile) {
            return std::ranges::find(before, tile.address, &BaseTile::address) != before.end();
        });
        QVERIFY(again >= static_cast<std::ptrdiff_t>(before.size()) / 2);
    }
    void aHugeViewAsksForCoarseTiles()
    {
        WB_VALUE(const auto grid, BaseMapGrid::create(kServer, {"EPSG:25832"}));
        const MapView view{.crs = {"EPSG:25832"},
                           .left = 400'000,
                           .top = 5'700'000,
                           .unitsPerPx = 0.05,
                           .widthPx = 16'000,
                           .heightPx = 16'000};
        QVERIFY(grid.tilesFor(view).size() <= BaseMapGrid::kMostTiles);
    }
    void theHostOfAnAddressIsWhatItSays()
    {
        QCOMPARE(hostOf("https://a.example/b?c=https://d.example"), std::string("a.example"));
        QCOMPARE(hostOf("https://a.example:8443"), std::string("a.example:8443"));
        QVERIFY(hostOf("https://a.example@b.example/").empty());
        QVERIFY(hostOf("a.example").empty());
    }
    void anUnknownSystemIsRefused()
    {
        QCOMPARE(BaseMapGrid::create(kTiles, {"EPSG:1"}).error().code, ErrorCode::UnsupportedCrs);
    }
};

QTEST_GUILESS_MAIN(BaseMapTest)
#include "base_map_test.moc"
