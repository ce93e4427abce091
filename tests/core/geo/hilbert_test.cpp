// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/hilbert.h"

#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <map>
#include <utility>
#include <vector>

using namespace weitblick::geo;

namespace {

/// The textbook form: https://en.wikipedia.org/wiki/Hilbert_curve, xy2d, for n = 65536.
std::uint32_t textbookCode(std::uint32_t x, std::uint32_t y)
{
    std::uint32_t code = 0;
    for (std::uint32_t s = 32768; s > 0; s /= 2) {
        const std::uint32_t rx = (x & s) > 0 ? 1 : 0;
        const std::uint32_t ry = (y & s) > 0 ? 1 : 0;
        code += s * s * ((3 * rx) ^ ry);
        if (ry == 0) {
            if (rx == 1) {
                x = 65535 - x;
                y = 65535 - y;
            }
            std::swap(x, y);
        }
    }
    return code;
}

} // namespace

class HilbertTest : public QObject {
    Q_OBJECT

private slots:
    void agreesWithTheTextbook()
    {
        std::uint32_t random = 1;
        for (int i = 0; i < 20000; ++i) {
            random = random * 1664525U + 1013904223U;
            const auto x = static_cast<std::uint16_t>(random >> 16U);
            random = random * 1664525U + 1013904223U;
            const auto y = static_cast<std::uint16_t>(random >> 16U);
            QCOMPARE(hilbertCode(x, y), textbookCode(x, y));
        }
    }
    void beginsAndEndsAtTheLowerCorners()
    {
        QCOMPARE(hilbertCode(0, 0), 0U);
        QCOMPARE(hilbertCode(65535, 0), 0xFFFFFFFFU);
    }
    void neighboursOnTheCurveAreNeighboursOnTheGround()
    {
        // The first 4^5 codes fill a square of 32 x 32 cells at the origin.
        std::map<std::uint32_t, std::pair<int, int>> cells;
        for (int x = 0; x < 32; ++x) {
            for (int y = 0; y < 32; ++y) {
                cells[hilbertCode(static_cast<std::uint16_t>(x), static_cast<std::uint16_t>(y))] = {x, y};
            }
        }
        QCOMPARE(cells.size(), std::size_t{1024});
        QCOMPARE(cells.rbegin()->first, 1023U);
        for (auto cell = std::next(cells.begin()); cell != cells.end(); ++cell) {
            const auto [x, y] = cell->second;
            const auto [lastX, lastY] = std::prev(cell)->second;
            QCOMPARE(std::abs(x - lastX) + std::abs(y - lastY), 1);
        }
    }
    void theGridReachesFromEdgeToEdge()
    {
        const HilbertGrid grid({.minX = 100, .minY = 200, .maxX = 300, .maxY = 600});
        QCOMPARE(grid.codeOf(100, 200), hilbertCode(0, 0));
        QCOMPARE(grid.codeOf(300, 600), hilbertCode(65535, 65535));
        QCOMPARE(grid.codeOf(200, 400), hilbertCode(32767, 32767));
    }
    void placesOutsideCountAsOnTheEdge()
    {
        const HilbertGrid grid({.minX = 0, .minY = 0, .maxX = 1, .maxY = 1});
        QCOMPARE(grid.codeOf(-5, 1e300), hilbertCode(0, 65535));
        QCOMPARE(grid.codeOf(std::numeric_limits<double>::quiet_NaN(), 0), hilbertCode(0, 0));
    }
    void anExtentWithoutWidthIsOneCell()
    {
        const HilbertGrid grid({.minX = 7, .minY = 3, .maxX = 7, .maxY = 3});
        QCOMPARE(grid.codeOf(7, 3), 0U);
        QCOMPARE(HilbertGrid({}).codeOf(7, 3), 0U);
    }
};

QTEST_GUILESS_MAIN(HilbertTest)
#include "hilbert_test.moc"
