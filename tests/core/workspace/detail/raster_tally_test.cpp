// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/detail/raster_tally.h"

#include <QTest>

#include "tests/support/small_raster.h"

using namespace weitblick;
using namespace weitblick::test;
using workspace::detail::RasterTally;

class RasterTallyTest : public QObject {
    Q_OBJECT

private slots:
    void valuesAreCountedWithoutWhatIsMissing()
    {
        RasterTally tally(rasterSchema("a", 300, 3));
        std::vector<float> tile(geo::kTileCells, -9999.0F);
        tile[5] = 2.0F;
        tile[6] = 7.0F;
        tally.add(0, 0, cellsOf(tile));
        tile[6] = -9999.0F;
        tally.add(1, 0, cellsOf(tile));
        QCOMPARE(tally.valueCount(), std::int64_t{3});
        QCOMPARE(tally.minimum(), std::optional(2.0));
        QCOMPARE(tally.maximum(), std::optional(7.0));
        QCOMPARE(tally.mean(), std::optional(11.0 / 3.0));
    }
    void nothingHasNoStatistics()
    {
        RasterTally tally(rasterSchema("a", 3, 3));
        QVERIFY(!tally.minimum() && !tally.mean());
        QCOMPARE(tally.hash().size(), std::size_t{64});
    }
    void theHashKnowsPlaceAndGridButNoName()
    {
        const std::vector<geo::Rgba> tile = cellsOf(std::vector<float>(geo::kTileCells, 1.0F));
        const auto hashOf = [&tile](const workspace::LayerSchema& schema, std::int64_t column) {
            RasterTally tally(schema);
            tally.add(column, 0, tile);
            return tally.hash();
        };
        const std::string first = hashOf(rasterSchema("a", 600, 3), 0);
        QCOMPARE(hashOf(rasterSchema("b", 600, 3), 0), first);
        QVERIFY(hashOf(rasterSchema("a", 600, 3), 1) != first);
        QVERIFY(hashOf(rasterSchema("a", 601, 3), 0) != first);
    }
    void transparentCellsOfAPictureDoNotCount()
    {
        auto schema = rasterSchema("a", 3, 3);
        schema.raster->kind = workspace::RasterKind::Image;
        RasterTally tally(schema);
        std::vector<geo::Rgba> tile(geo::kTileCells, 0);
        tile[0] = 0xFF000000U;
        tally.add(0, 0, tile);
        QCOMPARE(tally.valueCount(), std::int64_t{1});
        QVERIFY(!tally.minimum());
    }
};

QTEST_GUILESS_MAIN(RasterTallyTest)
#include "raster_tally_test.moc"
