// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/horizon/zone_cells.h"

#include <QTest>

#include "tests/support/random_zones.h"

using namespace weitblick;
using namespace weitblick::solar;

namespace {

const geo::RasterFrame kFrame{.columns = 10, .rows = 10, .west = 0.0, .north = 10.0, .crs = {}};

std::vector<RasterCell> cellsOf(const std::string& wkt)
{
    const geo::PolygonSet set = test::polygonSetFromWkt({wkt});
    return cellsOfZone(set, 0, kFrame);
}

} // namespace

class ZoneCellsTest : public QObject {
    Q_OBJECT

private slots:
    void cellsCountByTheirCentre()
    {
        const std::vector<RasterCell> expected{{1, 7}, {2, 7}, {1, 8}, {2, 8}};
        QCOMPARE(cellsOf("POLYGON((1 1,3 1,3 3,1 3,1 1))"), expected);
        QCOMPARE(cellsOf("POLYGON((0.6 0.6,3.4 0.6,3.4 3.4,0.6 3.4,0.6 0.6))"), expected);
    }
    void holesAndPartsAreSeen()
    {
        QCOMPARE(cellsOf("POLYGON((0 0,4 0,4 4,0 4,0 0),(1 1,3 1,3 3,1 3,1 1))").size(), std::size_t{12});
        QCOMPARE(cellsOf("MULTIPOLYGON(((0 0,1 0,1 1,0 1,0 0)),((8 8,9 8,9 9,8 9,8 8)))").size(), std::size_t{2});
    }
    void aTinyZoneHasTheCellInItsMiddle()
    {
        QCOMPARE(cellsOf("POLYGON((5.1 5.1,5.3 5.1,5.3 5.3,5.1 5.3,5.1 5.1))"), (std::vector<RasterCell>{{5, 4}}));
    }
    void besideTheRasterThereAreNone()
    {
        QVERIFY(cellsOf("POLYGON((20 20,30 20,30 30,20 30,20 20))").empty());
        QCOMPARE(cellsOf("POLYGON((-5 8,1 8,1 15,-5 15,-5 8))").size(), std::size_t{2});
    }
};

QTEST_GUILESS_MAIN(ZoneCellsTest)
#include "zone_cells_test.moc"
