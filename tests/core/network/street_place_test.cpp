// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/street_place.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <random>

#include "tests/support/street_town.h"

using namespace weitblick;
using namespace weitblick::network;
using namespace weitblick::test;

class StreetPlaceTest : public QObject {
    Q_OBJECT

private slots:
    void theNearestStreetIsFoundAmongAll()
    {
        const StreetGraph graph = randomTown(12, 5).graph();
        Dice random(2);
        for (int i = 0; i < 300; ++i) {
            const geo::Point point = StreetTown::at(double(random() % 1400) - 100.0, double(random() % 1400) - 100.0);
            double best = std::numeric_limits<double>::infinity();
            for (std::uint32_t edge = 0; edge < graph.edgeCount(); ++edge) {
                best = std::min(best, distanceToEdgeM(graph, edge, point));
            }
            const auto place = nearestStreet(graph, point, Mode::Walk, 1000.0);
            QVERIFY(place.has_value());
            QCOMPARE(place->approachM, best);
        }
    }
    void onlyStreetsOfTheModeCount()
    {
        StreetTown town;
        town.street(1, {town.point(0, 0), town.point(100, 0)}, {{"highway", "footway"}});
        town.residential(2, {town.point(0, 50), town.point(100, 50)});
        const StreetGraph graph = town.graph();
        const geo::Point point = StreetTown::at(50, 10);
        QCOMPARE(graph.edge(nearestStreet(graph, point, Mode::Walk, 500)->edge).way, std::int64_t{1});
        QCOMPARE(graph.edge(nearestStreet(graph, point, Mode::Car, 500)->edge).way, std::int64_t{2});
    }
    void whatIsTooFarOrNowhereHasNoStreet()
    {
        StreetTown town;
        town.residential(1, {town.point(0, 0), town.point(100, 0)});
        const StreetGraph graph = town.graph();
        QVERIFY(!nearestStreet(graph, StreetTown::at(50, 200), Mode::Walk, 100));
        QVERIFY(nearestStreet(graph, StreetTown::at(50, 90), Mode::Walk, 100));
        QVERIFY(!nearestStreet(graph, {std::nan(""), 0.0}, Mode::Walk, 100));
        QVERIFY(!nearestStreet(graph, {1e12, -1e12}, Mode::Walk, 100));
        QVERIFY(!nearestStreet(graph, StreetTown::at(50, 5), Mode::Bike, 1.0));
    }
    void costsArePartsOfTheEdge()
    {
        StreetTown town;
        town.residential(1, {town.point(0, 0), town.point(480, 0)});
        const StreetGraph graph = town.graph();
        const StreetPlace place{.edge = 0, .share = 0.25, .approachM = 40.0};
        QCOMPARE(approachCost(place, Metric::Time, {4.8}), 30'000U);
        QCOMPARE(approachCost(place, Metric::Distance, {4.8}), 4'000U);
        const auto seeds = seedsFrom(graph, Mode::Walk, Metric::Time, place, 1'000);
        QCOMPARE(seeds.size(), 2U);
        const std::uint32_t whole = graph.of(Mode::Walk).edgeCosts[0];
        for (const Seed& seed : seeds) {
            const double share = seed.node == graph.edge(0).to ? 0.75 : 0.25;
            QCOMPARE(seed.cost, static_cast<std::uint32_t>(std::lround(whole * share)) + 1'000);
        }
        const StreetPlace other{.edge = 0, .share = 0.75};
        QCOMPARE(costAlong(graph, Mode::Walk, Metric::Time, place, other), (whole + 1) / 2);
        QCOMPARE(costAlong(graph, Mode::Walk, Metric::Time, other, place), (whole + 1) / 2);
    }
    void aOneWayHasOneSeedAndOneDirection()
    {
        StreetTown town;
        town.street(1, {town.point(0, 0), town.point(480, 0)}, {{"highway", "residential"}, {"oneway", "yes"}});
        const StreetGraph graph = town.graph();
        const StreetPlace place{.edge = 0, .share = 0.25};
        const StreetPlace other{.edge = 0, .share = 0.75};
        QCOMPARE(seedsFrom(graph, Mode::Car, Metric::Time, place, 0).size(), 1U);
        QVERIFY(costAlong(graph, Mode::Car, Metric::Time, place, other) != kNever);
        QCOMPARE(costAlong(graph, Mode::Car, Metric::Time, other, place), kNever);
    }
    void aBarrierAtTheEndIsNotPassedByAnArrival()
    {
        StreetTown town;
        const auto bollard = town.point(100, 0, 1U << indexOf(Mode::Car));
        town.residential(1, {town.point(0, 0), bollard});
        town.residential(2, {bollard, town.point(200, 0)});
        const StreetGraph graph = town.graph();
        const auto from = nearestStreet(graph, StreetTown::at(20, 0), Mode::Car, 50);
        const auto to = nearestStreet(graph, StreetTown::at(180, 0), Mode::Car, 50);
        for (const Mode mode : {Mode::Car, Mode::Walk}) {
            Search search(graph, mode, Metric::Time);
            search.run(seedsFrom(graph, mode, Metric::Time, *from, 0), kNever);
            QCOMPARE(costAt(search, *to) == kNever, mode == Mode::Car);
        }
    }
    void aStartOnAStreetObeysTheTurnAtItsEnd()
    {
        StreetTown town;
        const auto middle = town.point(100, 0);
        town.residential(1, {town.point(0, 0), middle});
        town.residential(2, {middle, town.point(100, 100)});
        town.turn(TurnRule::Kind::Forbidden, 1, middle, 2);
        const StreetGraph graph = town.graph();
        const auto from = nearestStreet(graph, StreetTown::at(20, 0), Mode::Car, 50);
        const auto to = nearestStreet(graph, StreetTown::at(100, 80), Mode::Car, 50);
        Search car(graph, Mode::Car, Metric::Time);
        car.run(seedsFrom(graph, Mode::Car, Metric::Time, *from, 0), kNever);
        QCOMPARE(costAt(car, *to), kNever);
        car.run(seedsFrom(graph, Mode::Car, Metric::Time, *to, 0), kNever);
        QVERIFY(costAt(car, *from) != kNever);
    }
};

QTEST_GUILESS_MAIN(StreetPlaceTest)
#include "street_place_test.moc"
