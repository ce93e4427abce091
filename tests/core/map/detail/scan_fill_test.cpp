// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/detail/scan_fill.h"

#include <QTest>

#include <cmath>
#include <numbers>
#include <random>
#include <string>

using namespace weitblick::map::detail;

namespace {

struct Sheet {
    std::vector<std::uint32_t> ids;
    IdTarget target;

    Sheet(std::int64_t width, std::int64_t height) : ids(static_cast<std::size_t>(width * height), 0)
    {
        target = {.rect = {0, 0, width, height}, .ids = ids.data(), .stride = static_cast<std::size_t>(width)};
    }
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;

    [[nodiscard]] std::string drawn() const
    {
        std::string text;
        for (std::size_t i = 0; i < ids.size(); ++i) {
            text += ids[i] == 0 ? '.' : static_cast<char>('0' + ids[i]);
            if ((i + 1) % target.stride == 0) {
                text += '\n';
            }
        }
        return text;
    }
};

bool isInside(const std::vector<PixelPoint>& ring, double x, double y)
{
    bool inside = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        if ((ring[i].y > y) != (ring[j].y > y) &&
            x < (ring[j].x - ring[i].x) * (y - ring[i].y) / (ring[j].y - ring[i].y) + ring[i].x) {
            inside = !inside;
        }
    }
    return inside;
}

} // namespace

class ScanFillTest : public QObject {
    Q_OBJECT

private slots:
    void aSquareTakesThePixelsWhoseCentresItCovers()
    {
        Sheet sheet(6, 4);
        ScanFill fill(sheet.target);
        const std::vector<PixelPoint> square{{1.4, 1}, {4.6, 1}, {4.6, 3}, {1.4, 3}};
        fill.polygon(square, std::vector<std::uint32_t>{4}, 1);
        QCOMPARE(sheet.drawn(), std::string("......\n.1111.\n.1111.\n......\n"));
    }
    void holesStayOpen()
    {
        Sheet sheet(6, 6);
        ScanFill fill(sheet.target);
        const std::vector<PixelPoint> rings{{0, 0}, {6, 0}, {6, 6}, {0, 6}, {2, 2}, {4, 2}, {4, 4}, {2, 4}};
        fill.polygon(rings, std::vector<std::uint32_t>{4, 8}, 1);
        QCOMPARE(sheet.drawn(), std::string("111111\n111111\n11..11\n11..11\n111111\n111111\n"));
    }
    void everyPixelOfAStarAgreesWithTheTextbook()
    {
        std::mt19937 random(23);
        std::uniform_real_distribution<double> radius(5, 60);
        for (int round = 0; round < 60; ++round) {
            std::vector<PixelPoint> star;
            const int corners = 3 + round * 3;
            for (int i = 0; i < corners; ++i) {
                const double angle = 2 * std::numbers::pi * i / corners;
                const double r = radius(random);
                star.push_back({50.3 + r * std::cos(angle), 47.1 + r * std::sin(angle)});
            }
            Sheet sheet(100, 90);
            ScanFill fill(sheet.target);
            fill.polygon(star, std::vector<std::uint32_t>{static_cast<std::uint32_t>(star.size())}, 1);
            for (int row = 0; row < 90; ++row) {
                for (int column = 0; column < 100; ++column) {
                    QCOMPARE(sheet.ids[static_cast<std::size_t>(row * 100 + column)] == 1,
                             isInside(star, column + 0.5, row + 0.5));
                }
            }
        }
    }
    void neighboursLeaveNoGapAndDoNotOverlap()
    {
        // Triangles around a shared middle, each edge walked in both directions.
        std::mt19937 random(5);
        std::uniform_real_distribution<double> place(0, 64);
        std::vector<PixelPoint> rim;
        for (int i = 0; i < 40; ++i) {
            const double angle = 2 * std::numbers::pi * i / 40;
            rim.push_back({32 + 31.7 * std::cos(angle), 32 + 31.7 * std::sin(angle)});
        }
        const PixelPoint middle{20 + place(random) / 4, 20 + place(random) / 4};
        Sheet whole(64, 64);
        ScanFill(whole.target).polygon(rim, std::vector<std::uint32_t>{40}, 1);
        std::vector<int> hits(64 * 64, 0);
        for (std::size_t i = 0; i < rim.size(); ++i) {
            Sheet one(64, 64);
            const std::vector<PixelPoint> triangle{middle, rim[i], rim[(i + 1) % rim.size()]};
            ScanFill(one.target).polygon(triangle, std::vector<std::uint32_t>{3}, 1);
            for (std::size_t pixel = 0; pixel < hits.size(); ++pixel) {
                hits[pixel] += static_cast<int>(one.ids[pixel]);
            }
        }
        for (std::size_t pixel = 0; pixel < hits.size(); ++pixel) {
            QCOMPARE(hits[pixel], static_cast<int>(whole.ids[pixel]));
        }
    }
    void theLargerIdStays()
    {
        Sheet sheet(2, 1);
        ScanFill fill(sheet.target);
        fill.setPixel(0, 0, 5);
        fill.setPixel(0, 0, 3);
        fill.setPixel(1, 0, 3);
        fill.setPixel(1, 0, 5);
        QCOMPARE(sheet.drawn(), std::string("55\n"));
    }
    void nothingIsDrawnOutside()
    {
        std::vector<std::uint32_t> ids(12 * 12, 0);
        const IdTarget inner{.rect = {2, 3, 8, 9}, .ids = ids.data() + 3 * 12 + 2, .stride = 12};
        ScanFill fill(inner);
        fill.polygon(std::vector<PixelPoint>{{-1e12, -1e12}, {1e12, -1e12}, {1e12, 1e12}, {-1e12, 1e12}},
                     std::vector<std::uint32_t>{4}, 1);
        fill.segment({-50, 5}, {50, 5}, 9, 2);
        fill.disc({8, 9}, 30, 3);
        fill.setPixel(1, 3, 4);
        fill.setPixel(8, 3, 4);
        for (int row = 0; row < 12; ++row) {
            for (int column = 0; column < 12; ++column) {
                const bool within = column >= 2 && column < 8 && row >= 3 && row < 9;
                QCOMPARE(ids[static_cast<std::size_t>(row * 12 + column)] != 0, within);
            }
        }
    }
    void aThinLineHasNoHoles()
    {
        std::mt19937 random(2);
        std::uniform_real_distribution<double> place(5, 95);
        for (int round = 0; round < 50; ++round) {
            const PixelPoint from{place(random), place(random)};
            const PixelPoint to{place(random), place(random)};
            Sheet sheet(100, 100);
            ScanFill fill(sheet.target);
            fill.segment(from, to, 1.0, 1);
            const bool steep = std::abs(to.y - from.y) > std::abs(to.x - from.x);
            const auto low = firstCentre(steep ? std::min(from.y, to.y) : std::min(from.x, to.x)) + 1;
            const auto high = firstCentre(steep ? std::max(from.y, to.y) : std::max(from.x, to.x)) - 1;
            for (auto along = low; along < high; ++along) {
                bool found = false;
                for (std::int64_t across = 0; across < 100; ++across) {
                    const auto index = steep ? along * 100 + across : across * 100 + along;
                    found = found || sheet.ids[static_cast<std::size_t>(index)] == 1;
                }
                QVERIFY(found);
            }
        }
    }
    void aDiscHasTheAreaOfADisc()
    {
        Sheet sheet(100, 100);
        ScanFill fill(sheet.target);
        fill.disc({50, 50}, 60, 1);
        const auto area = static_cast<double>(std::ranges::count(sheet.ids, 1U));
        QVERIFY(std::abs(area / (std::numbers::pi * 900) - 1) < 0.01);
    }
    void whetherACentreIsCoveredIsKnownWithoutDrawing()
    {
        Sheet sheet(4, 4);
        ScanFill fill(sheet.target);
        const std::vector<std::uint32_t> ends{3};
        QVERIFY(fill.coversACentre(std::vector<PixelPoint>{{0, 0}, {2, 0}, {0, 2}}, ends));
        QVERIFY(!fill.coversACentre(std::vector<PixelPoint>{{0.6, 0.6}, {0.9, 0.6}, {0.6, 0.9}}, ends));
        QVERIFY(fill.coversACentre(std::vector<PixelPoint>{{100.4, 100.4}, {100.7, 100.4}, {100.4, 100.7}}, ends));
    }
};

QTEST_GUILESS_MAIN(ScanFillTest)
#include "scan_fill_test.moc"
