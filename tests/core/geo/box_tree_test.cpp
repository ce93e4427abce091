// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/box_tree.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace weitblick::geo;

namespace {

Envelope boxAround(double x, double y, double half = 0.0)
{
    return {.minX = x - half, .minY = y - half, .maxX = x + half, .maxY = y + half};
}

std::vector<Envelope> randomBoxes(std::size_t count)
{
    std::mt19937_64 random(5);
    std::uniform_real_distribution<double> place(0.0, 1000.0);
    std::vector<Envelope> boxes;
    for (std::size_t item = 0; item < count; ++item) {
        boxes.push_back(item % 50 == 49 ? Envelope() : boxAround(place(random), place(random), 0.01 * place(random)));
    }
    return boxes;
}

} // namespace

class BoxTreeTest : public QObject {
    Q_OBJECT

private slots:
    void boxesThatMeetAreFoundLikeByLookingAtAll()
    {
        const std::vector<Envelope> boxes = randomBoxes(3000);
        const BoxTree tree(boxes);
        QCOMPARE(tree.size(), std::size_t{2940});
        for (double x = 0.0; x < 1000.0; x += 37.0) {
            const Envelope window = boxAround(x, 1000.0 - x, 25.0);
            std::vector<std::uint32_t> found;
            tree.appendMeeting(window, found);
            std::ranges::sort(found);
            std::vector<std::uint32_t> expected;
            for (std::uint32_t item = 0; item < boxes.size(); ++item) {
                if (!boxes[item].isEmpty() && boxes[item].meets(window)) {
                    expected.push_back(item);
                }
            }
            QCOMPARE(found, expected);
        }
    }
    void theNearestAreThoseOfASortedListOfAll()
    {
        const std::vector<Envelope> boxes = randomBoxes(2000);
        const BoxTree tree(boxes);
        for (double x = -50.0; x < 1050.0; x += 61.0) {
            const Envelope from = boxAround(x, 0.5 * x);
            std::vector<Neighbour> all;
            for (std::uint32_t item = 0; item < boxes.size(); ++item) {
                all.push_back({item, distanceBetween(from, boxes[item])});
            }
            std::ranges::sort(all, {}, [](const Neighbour& one) { return std::pair(one.distance, one.item); });
            all.resize(12);
            const auto found = tree.nearest(from, {.count = 12},
                                            [&](std::uint32_t item) { return distanceBetween(from, boxes[item]); });
            QCOMPARE(found, all);
        }
    }
    void equalDistancesComeInTheOrderOfTheItems()
    {
        std::vector<Envelope> boxes;
        for (int item = 0; item < 100; ++item) {
            boxes.push_back(boxAround(3.0 * std::cos(item), 3.0 * std::sin(item)));
        }
        const BoxTree tree(boxes);
        const auto found = tree.nearest(boxAround(0, 0), {.count = 3}, [](std::uint32_t) { return 3.5; });
        QCOMPARE(found, (std::vector<Neighbour>{{0, 3.5}, {1, 3.5}, {2, 3.5}}));
    }
    void nothingFartherThanTheLimitIsFound()
    {
        const std::vector<Envelope> boxes{boxAround(0, 0), boxAround(3, 4), boxAround(6, 8)};
        const BoxTree tree(boxes);
        const auto distance = [&](std::uint32_t item) { return distanceBetween(boxAround(0, 0), boxes[item]); };
        QCOMPARE(tree.nearest(boxAround(0, 0), {.count = 9, .within = 5.0}, distance),
                 (std::vector<Neighbour>{{0, 0.0}, {1, 5.0}}));
        QVERIFY(tree.nearest(boxAround(0, 0), {.count = 9, .within = 5.0}, [](std::uint32_t) { return 5.1; }).empty());
    }
    void anEmptyTreeFindsNothing()
    {
        const BoxTree tree(std::vector<Envelope>{});
        std::vector<std::uint32_t> found;
        tree.appendMeeting(boxAround(0, 0, 9), found);
        QVERIFY(found.empty());
        QVERIFY(tree.nearest(boxAround(0, 0), {}, [](std::uint32_t) { return 0.0; }).empty());
    }
};

QTEST_GUILESS_MAIN(BoxTreeTest)
#include "box_tree_test.moc"
