// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/reach_people.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

#include "tests/support/street_town.h"

using namespace weitblick;
using namespace weitblick::network;
using namespace weitblick::test;

class ReachPeopleTest : public QObject {
    Q_OBJECT

private slots:
    void everyThingCountsOnceByItsOwnCost()
    {
        const StreetGraph graph = randomTown(20, 13).graph();
        Dice random(3);
        for (const Mode mode : {Mode::Walk, Mode::Car}) {
            std::vector<ThingsAtStreets::Thing> things;
            for (std::uint32_t i = 0; i < 400; ++i) {
                const auto place = nearestStreet(graph, StreetTown::at(random() % 2000, random() % 2000), mode, 5000.0);
                things.push_back({i, *place, double(random() % 50)});
            }
            const ThingsAtStreets at(graph, things, Metric::Time, {4.8});
            ThingsAtStreets::Scratch scratch;
            Search search(graph, mode, Metric::Time);
            for (int round = 0; round < 20; ++round) {
                const std::uint32_t limit = 100'000 + random() % 500'000;
                const auto place = nearestStreet(graph, StreetTown::at(random() % 2000, random() % 2000), mode, 5000.0);
                const Origin origin{*place, approachCost(*place, Metric::Time, {4.8})};
                search.run(seedsFrom(graph, mode, Metric::Time, *place, origin.extra), limit);
                double expected = 0.0;
                std::size_t expectedCount = 0;
                for (const auto& thing : things) {
                    const std::uint32_t along = costAlong(graph, mode, Metric::Time, *place, thing.place);
                    const std::uint64_t over = costAt(search, thing.place);
                    const std::uint64_t direct =
                        along == kNever ? std::uint64_t{kNever} : std::uint64_t{along} + origin.extra;
                    const std::uint64_t cost = std::min(over, direct);
                    if (cost != kNever && cost + approachCost(thing.place, Metric::Time, {4.8}) <= limit) {
                        expected += thing.weight;
                        ++expectedCount;
                    }
                }
                QCOMPARE(at.weightWithin(search, {&origin, 1}, limit, scratch), expected);
                std::vector<ThingsAtStreets::Reached> reached;
                at.appendReached(search, {&origin, 1}, limit, scratch, reached);
                QCOMPARE(reached.size(), expectedCount);
                QVERIFY(std::ranges::all_of(reached, [&](const auto& one) { return one.cost <= limit; }));
            }
        }
    }
    void aThingOnTheOwnStreetIsReachedDirectly()
    {
        StreetTown town;
        town.residential(1, {town.point(0, 0), town.point(2000, 0)});
        const StreetGraph graph = town.graph();
        const auto home = nearestStreet(graph, StreetTown::at(1000, 0), Mode::Walk, 100);
        const auto shop = nearestStreet(graph, StreetTown::at(1080, 0), Mode::Walk, 100);
        const std::vector<ThingsAtStreets::Thing> things{{0, *shop, 7.0}};
        const ThingsAtStreets at(graph, things, Metric::Time, {4.8});
        Search search(graph, Mode::Walk, Metric::Time);
        const Origin origin{*home, 0};
        search.run(seedsFrom(graph, Mode::Walk, Metric::Time, *home, 0), 120'000);
        ThingsAtStreets::Scratch scratch;
        QCOMPARE(at.weightWithin(search, {&origin, 1}, 70'000, scratch), 7.0); // 80 m are 60 s
        QCOMPARE(at.weightWithin(search, {&origin, 1}, 50'000, scratch), 0.0);
    }
};

QTEST_GUILESS_MAIN(ReachPeopleTest)
#include "reach_people_test.moc"
