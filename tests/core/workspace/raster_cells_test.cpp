// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/raster_cells.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

#include "tests/support/small_raster.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;
using namespace weitblick::workspace;

namespace {

Result<void> write(RasterCells& cells, const geo::RasterWindow& window, const std::vector<float>& values)
{
    return cells.write(window, std::as_bytes(std::span(values)));
}

float at(const RasterCells& cells, int column, int row)
{
    const auto tile = cells.tile(column / geo::kTileEdge, row / geo::kTileEdge);
    const auto place = static_cast<std::size_t>(row % geo::kTileEdge * geo::kTileEdge + column % geo::kTileEdge);
    return tile.empty() ? kNoValue : std::bit_cast<float>(tile[place]);
}

} // namespace

class RasterCellsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] RasterCells cells(int columns, int rows) const
    {
        return RasterCells::create(m_folder.path().toStdString(), RasterKind::Values, columns, rows).value();
    }

private slots:
    void aPieceAcrossTilesIsSortedIntoThem()
    {
        RasterCells all = cells(600, 300);
        QCOMPARE(all.tileColumns(), 3);
        QCOMPARE(all.tileRows(), 2);
        std::vector<float> values;
        for (int number = 0; number < 400 * 10; ++number) {
            values.push_back(static_cast<float>(number));
        }
        WB_VERIFY_RESULT(write(all, {150, 250, 400, 10}, values));
        QCOMPARE(at(all, 150, 250), 0.0F);
        QCOMPARE(at(all, 549, 250), 399.0F);
        QCOMPARE(at(all, 255, 256), 6 * 400 + 105.0F);
        QCOMPARE(at(all, 549, 259), 3999.0F);
        QVERIFY(std::isnan(at(all, 149, 250)));
        QVERIFY(!all.tile(2, 1).empty());
    }
    void tilesThatNothingWasWrittenToTakeNoRoom()
    {
        RasterCells all = cells(100'000, 100'000);
        WB_VERIFY_RESULT(write(all, {99'999, 99'999, 1, 1}, {5.0F}));
        QCOMPARE(at(all, 99'999, 99'999), 5.0F);
        QVERIFY(all.tile(0, 0).empty());
    }
    void theFirstValueStaysAndOthersAreCounted()
    {
        RasterCells all = cells(10, 10);
        WB_VERIFY_RESULT(write(all, {0, 0, 3, 1}, {1.0F, kNoValue, 3.0F}));
        WB_VERIFY_RESULT(write(all, {0, 0, 3, 1}, {1.0F, 2.0F, 4.0F}));
        WB_VERIFY_RESULT(write(all, {0, 0, 3, 1}, {kNoValue, kNoValue, kNoValue}));
        QCOMPARE(at(all, 0, 0), 1.0F);
        QCOMPARE(at(all, 1, 0), 2.0F);
        QCOMPARE(at(all, 2, 0), 3.0F);
        QCOMPARE(all.conflicts(), std::int64_t{1});
    }
    void piecesOutsideAreRefused_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<int>("columns");
        QTest::addColumn<int>("values");
        QTest::newRow("beyond the rim") << 8 << 3 << 3;
        QTest::newRow("negative") << -1 << 3 << 3;
        QTest::newRow("too few cells") << 0 << 3 << 2;
        QTest::newRow("nothing") << 0 << 0 << 0;
        QTest::newRow("wraps around") << 2'147'483'647 << 2 << 2;
    }
    void piecesOutsideAreRefused()
    {
        QFETCH(int, column);
        QFETCH(int, columns);
        QFETCH(int, values);
        RasterCells all = cells(10, 10);
        const auto outcome =
            write(all, {column, 0, columns, 1}, std::vector<float>(static_cast<std::size_t>(values), 1.0F));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::InvalidInput);
    }
    void halvingTakesTheMeanOfWhatHasAValue()
    {
        std::vector<float> tile(geo::kTileCells, kNoValue);
        tile[0] = 1.0F;
        tile[1] = 2.0F;
        tile[256] = 6.0F;
        const auto half = halved(RasterKind::Values, cellsOf(tile));
        QCOMPARE(half.size(), geo::kTileCells / 4);
        QCOMPARE(std::bit_cast<float>(half[0]), 3.0F);
        QVERIFY(std::isnan(std::bit_cast<float>(half[1])));
        std::vector<geo::Rgba> colours(geo::kTileCells, 0);
        colours[0] = 0xFF0000FFU;
        colours[1] = 0xFF000001U;
        QCOMPARE(halved(RasterKind::Image, colours)[0], 0x80000080U); // the mean of two, half of it opaque
    }
};

QTEST_GUILESS_MAIN(RasterCellsTest)
#include "raster_cells_test.moc"
