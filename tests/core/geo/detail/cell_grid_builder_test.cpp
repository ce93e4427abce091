// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/detail/cell_grid_builder.h"

#include <QTest>

#include <algorithm>

#include "tests/support/random_zones.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::geo;
using namespace weitblick::geo::detail;

namespace {

std::uint32_t largestEdgeCount(const CellGrid& grid)
{
    std::uint32_t largest = 0;
    for (const CellCode code : grid.cells) {
        if (code.kind() == CellCode::Kind::Child) {
            largest = std::max(largest, largestEdgeCount(grid.children[code.value()]));
        }
        if (code.kind() == CellCode::Kind::Runs) {
            std::uint32_t edges = 0;
            for (const CellRun& run : grid.runsOf(code)) {
                edges += run.edgeCount();
            }
            largest = std::max(largest, edges);
        }
    }
    return largest;
}

} // namespace

class CellGridBuilderTest : public QObject {
    Q_OBJECT

private slots:
    void everyCellInsideATessellationKnowsItsZones()
    {
        const PolygonSet zones = test::polygonSetFromWkt(test::tessellation({.zonesPerSide = 6}));
        Job job;
        const auto grid = buildCellGrid(zones, job);
        WB_VERIFY_RESULT(grid);
        QVERIFY(grid->cells.size() > zones.edgeCount());
        const auto full = std::ranges::count(grid->cells, CellCode::Kind::Full, &CellCode::kind);
        QVERIFY(static_cast<std::size_t>(full) > grid->cells.size() / 2);
    }
    void runsOfACellAscendByZoneAndEndWithAMark()
    {
        const PolygonSet zones =
            test::polygonSetFromWkt(test::stars({.count = 40, .vertices = 12, .extentM = 500.0, .radiusM = 200.0}));
        Job job;
        const auto grid = buildCellGrid(zones, job);
        WB_VERIFY_RESULT(grid);
        for (const CellCode code : grid->cells) {
            if (code.kind() == CellCode::Kind::Runs) {
                const auto runs = grid->runsOf(code);
                QVERIFY(std::ranges::is_sorted(runs, {}, &CellRun::zone));
                QVERIFY(runs.back().isLastOfCell());
            }
        }
    }
    void crowdedCellsBecomeFinerGrids()
    {
        std::vector<std::string> wkt = test::tessellation({.zonesPerSide = 12, .sizeM = 100.0});
        wkt.push_back(test::polygonWkt({{0, 5'000'000}, {700'000, 5'000'000}, {700'000, 6'000'000}, {0, 6'000'000}}));
        const PolygonSet zones = test::polygonSetFromWkt(wkt);
        Job job;
        const auto grid = buildCellGrid(zones, job);
        WB_VERIFY_RESULT(grid);
        QVERIFY(!grid->children.empty());
        QVERIFY(largestEdgeCount(*grid) <= 2 * kCrowdedEdges);
    }
    void manyEqualZonesDoNotExplodeTheGrid()
    {
        const std::vector<std::string> equal(500, test::star({1000, 1000}, 800.0, 100, 4));
        const PolygonSet zones = test::polygonSetFromWkt(equal);
        Job job;
        const auto grid = buildCellGrid(zones, job);
        WB_VERIFY_RESULT(grid);
        std::size_t runs = grid->runCapacity;
        for (const CellGrid& child : grid->children) {
            runs += child.runCapacity;
        }
        QVERIFY(runs < 40 * zones.edgeCount() + 2'000'000);
    }
    void aStoppedJobEndsTheBuilding()
    {
        std::stop_source stop;
        stop.request_stop();
        Job job(stop.get_token(), {});
        const PolygonSet zones = test::polygonSetFromWkt(test::squares(2, 10.0, {0, 0}));
        QCOMPARE(buildCellGrid(zones, job).error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(CellGridBuilderTest)
#include "cell_grid_builder_test.moc"
