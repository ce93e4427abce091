// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/raster_tile.h"

#include <QTest>

#include <bit>
#include <cmath>
#include <limits>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::geo;

class RasterTileTest : public QObject {
    Q_OBJECT

private slots:
    void numbersComeBackBitForBit()
    {
        std::vector<float> cells(kTileCells);
        for (std::size_t cell = 0; cell < cells.size(); ++cell) {
            cells[cell] = 123.45F + static_cast<float>(cell) / 3.0F;
        }
        cells[0] = -9999.0F;
        cells[1] = std::numeric_limits<float>::lowest();
        cells[2] = std::numeric_limits<float>::denorm_min();
        cells[3] = -0.0F;
        WB_VALUE(const auto tile, encodeValueTile(cells));
        std::vector<float> back(kTileCells);
        WB_VERIFY_RESULT(decodeValueTile(tile, back));
        for (std::size_t cell = 0; cell < cells.size(); ++cell) {
            QCOMPARE(std::bit_cast<std::uint32_t>(back[cell]), std::bit_cast<std::uint32_t>(cells[cell]));
        }
    }
    void aTileOfNumbersIsATiffWithLzw()
    {
        WB_VALUE(const auto tile, encodeValueTile(std::vector<float>(kTileCells, 7.0F)));
        QVERIFY(tile.size() < 4096); // it is packed
        QCOMPARE(std::to_integer<char>(tile[0]), 'I');
        QCOMPARE(std::to_integer<char>(tile[2]), '*');
    }
    void coloursComeBackWithAndWithoutTransparency()
    {
        std::vector<Rgba> cells(kTileCells);
        for (std::size_t cell = 0; cell < cells.size(); ++cell) {
            cells[cell] = 0xFF000000U | static_cast<Rgba>(cell * 2654435761U % 0xFFFFFFU);
        }
        WB_VALUE(const auto opaque, encodeImageTile(cells));
        std::vector<Rgba> back(kTileCells);
        WB_VERIFY_RESULT(decodeImageTile(opaque, back));
        QVERIFY(back == cells);
        cells[17] = 0;
        cells[18] = 0x80112233U;
        WB_VALUE(const auto holed, encodeImageTile(cells));
        WB_VERIFY_RESULT(decodeImageTile(holed, back));
        QVERIFY(back == cells);
    }
    void whatIsNoTileIsRefused()
    {
        std::vector<float> numbers(kTileCells);
        std::vector<Rgba> colours(kTileCells);
        WB_VALUE(auto tile, encodeValueTile(numbers));
        WB_VALUE(const auto picture, encodeImageTile(colours));
        QCOMPARE(decodeValueTile({}, numbers).error().code, ErrorCode::InvalidInput);
        QCOMPARE(decodeValueTile(picture, numbers).error().code, ErrorCode::InvalidInput);
        QCOMPARE(decodeImageTile(tile, colours).error().code, ErrorCode::InvalidInput);
        tile.resize(tile.size() / 2);
        QVERIFY(!decodeValueTile(tile, numbers));
    }
};

QTEST_GUILESS_MAIN(RasterTileTest)
#include "raster_tile_test.moc"
