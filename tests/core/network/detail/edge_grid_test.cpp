// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>

#include "tests/support/street_town.h"

using namespace weitblick;
using namespace weitblick::network;
using namespace weitblick::test;

class EdgeGridTest : public QObject {
    Q_OBJECT

private slots:
    void everyPointOfAStreetFindsItInItsCell()
    {
        const StreetGraph graph = randomTown(12, 5).graph();
        const EdgeGrid& grid = graph.grid();
        for (std::uint32_t edge = 0; edge < graph.edgeCount(); ++edge) {
            const geo::Point a = metresOf(graph.course(edge).front());
            const geo::Point b = metresOf(graph.course(edge).back());
            for (int i = 0; i <= 20; ++i) {
                const double x = a.x + (b.x - a.x) * i / 20.0;
                const double y = a.y + (b.y - a.y) * i / 20.0;
                const auto column = static_cast<std::size_t>((x - grid.minX) / grid.cellM);
                const auto row = static_cast<std::size_t>((y - grid.minY) / grid.cellM);
                const std::size_t cell = row * grid.columns + column;
                const auto own = grid.edges.subspan(grid.starts[cell], grid.starts[cell + 1] - grid.starts[cell]);
                QVERIFY(std::ranges::find(own, edge) != own.end());
            }
        }
    }
    void aVeryLongStreetKeepsTheGridSmall()
    {
        StreetTown town;
        town.residential(1, {town.point(0, 0), town.point(400'000, 300'000)});
        const StreetGraph graph = town.graph();
        QVERIFY(std::size_t{graph.grid().columns} * graph.grid().rows < 20'000'000U);
        QVERIFY(graph.grid().edges.size() < 100'000U);
    }
};

QTEST_GUILESS_MAIN(EdgeGridTest)
#include "edge_grid_test.moc"
