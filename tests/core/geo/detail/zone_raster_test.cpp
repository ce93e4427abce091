// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/detail/zone_raster.h"

#include <QTest>

using namespace weitblick::geo;
using namespace weitblick::geo::detail;

namespace {

const GridFrame kUnitCells{
    .minX = 0, .minY = 0, .cellSize = 1.0, .inverseCellSize = 1.0, .margin = 0.001, .columns = 6, .rows = 5};

/// The grid, top row first: '#' covered, 'o' edges and the lower left corner outside, 'i' edges and it inside.
QStringList drawn(const std::vector<Point>& ring, bool cornerInside = false)
{
    ZoneRaster raster(kUnitCells, ring);
    const EdgeRun run{0, static_cast<std::uint32_t>(ring.size() - 1)};
    Envelope box{.minX = 0, .minY = 0, .maxX = 6, .maxY = 5};
    raster.draw({.zone = 7, .runs = std::span(&run, 1), .cornerInside = cornerInside, .box = box});
    QStringList rows(kUnitCells.rows, QString(kUnitCells.columns, u'.'));
    const auto mark = [&](std::uint32_t cell, char16_t sign) {
        rows[kUnitCells.rows - 1 - cell / kUnitCells.columns][cell % kUnitCells.columns] = sign;
    };
    for (const FullSpan& span : raster.fullSpans()) {
        for (std::uint32_t cell = span.firstCell; cell < span.endCell; ++cell) {
            mark(cell, u'#');
        }
    }
    for (const PlacedRun& placed : raster.runs()) {
        mark(placed.cell, placed.run.cornerInside() ? u'i' : u'o');
    }
    return rows;
}

} // namespace

class ZoneRasterTest : public QObject {
    Q_OBJECT

private slots:
    void aSquareHasItsInsideCellsCoveredAndItsRimWithEdges()
    {
        QCOMPARE(drawn({{1.5, 0.5}, {4.5, 0.5}, {4.5, 3.5}, {1.5, 3.5}, {1.5, 0.5}}),
                 (QStringList{"......", //
                              ".oiii.", //
                              ".o##i.", //
                              ".o##i.", //
                              ".oooo."}));
    }
    void edgesOnGridLinesAreInTheCellsOfBothSides()
    {
        QCOMPARE(drawn({{1, 1}, {4, 1}, {4, 3}, {1, 3}, {1, 1}}), (QStringList{"......", //
                                                                               "ooooo.", //
                                                                               "oiiio.", //
                                                                               "oiiio.", //
                                                                               "ooooo."}));
    }
    void consecutiveEdgesInACellAreOneRun()
    {
        const std::vector<Point> ring{{1.2, 1.2}, {1.8, 1.2}, {1.8, 1.8}, {1.2, 1.8}, {1.2, 1.2}};
        ZoneRaster raster(kUnitCells, ring);
        const EdgeRun run{0, 4};
        raster.draw({.zone = 3,
                     .runs = std::span(&run, 1),
                     .cornerInside = false,
                     .box = {.minX = 1.2, .minY = 1.2, .maxX = 1.8, .maxY = 1.8}});
        QCOMPARE(raster.runs().size(), std::size_t{1});
        QCOMPARE(raster.runs()[0].cell, 7U);
        QCOMPARE(raster.runs()[0].run.zone, 3U);
        QCOMPARE(raster.runs()[0].run.edgeCount(), 4U);
    }
    void aGridInsideTheZoneIsCoveredWithoutEdges() { QCOMPARE(drawn({{0, 0}}, true), QStringList(5, "######")); }
    void anEdgeThatEntersFromTheLeftTurnsTheRowsAboveIt()
    {
        // The zone is above the line from (-9, 2.5) to (19, 2.5); the corner of the grid is below it.
        QCOMPARE(drawn({{19, 2.5}, {-9, 2.5}}), (QStringList{"######", "######", "oooooo", "......", "......"}));
    }
};

QTEST_GUILESS_MAIN(ZoneRasterTest)
#include "zone_raster_test.moc"
