// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/route.h"

#include <QTest>

#include <cmath>
#include <random>

#include "tests/support/street_town.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::network;
using namespace weitblick::test;

namespace {

double lengthM(const std::vector<geo::Point>& course)
{
    double sum = 0.0;
    for (std::size_t i = 0; i + 1 < course.size(); ++i) {
        sum += std::hypot(course[i + 1].x - course[i].x, course[i + 1].y - course[i].y);
    }
    return sum;
}

} // namespace

class RouteTest : public QObject {
    Q_OBJECT

private slots:
    void aRouteGoesFromFootToFoot()
    {
        StreetTown town;
        const auto corner = town.point(300, 0);
        town.residential(1, {town.point(0, 0), corner});
        town.residential(2, {corner, town.point(300, 400)});
        const StreetGraph graph = town.graph();
        const auto from = nearestStreet(graph, StreetTown::at(100, 20), Mode::Walk, 100);
        const auto to = nearestStreet(graph, StreetTown::at(310, 200), Mode::Walk, 100);
        Job job;
        Search search(graph, Mode::Walk, Metric::Time);
        WB_VALUE(const auto route, bestRoute(search, *from, *to, {4.8}, kNever - 1, job));
        QVERIFY(route.has_value());
        QVERIFY(std::abs(route->lengthM - 400.0) < 2.0);
        QVERIFY(std::abs(lengthM(route->course) - route->lengthM) < 1.0);
        QCOMPARE(route->course.front(), from->foot);
        QCOMPARE(route->edges.size(), 2U);
        // 400 m and the two approaches of 20 m and 10 m at 4.8 km/h
        QVERIFY(std::abs(route->cost / 1000.0 - 430.0 / 4.8 * 3.6) < 3.0);
        QVERIFY(std::abs(route->timeMs / 1000.0 - 400.0 / 4.8 * 3.6) < 3.0);
    }
    void onOneStreetItDoesNotGoToTheEnd()
    {
        StreetTown town;
        town.residential(1, {town.point(0, 0), town.point(1000, 0)});
        const StreetGraph graph = town.graph();
        const auto from = nearestStreet(graph, StreetTown::at(700, 0), Mode::Walk, 100);
        const auto to = nearestStreet(graph, StreetTown::at(600, 0), Mode::Walk, 100);
        Job job;
        Search search(graph, Mode::Walk, Metric::Distance);
        WB_VALUE(const auto route, bestRoute(search, *from, *to, {4.8}, kNever - 1, job));
        QVERIFY(std::abs(route->lengthM - 100.0) < 1.0);
        QVERIFY(std::abs(lengthM(route->course) - 100.0) < 1.0);
    }
    void coursesCostWhatTheSearchSays()
    {
        const StreetGraph graph = randomTown(25, 11).graph();
        Dice random(5);
        Job job;
        int found = 0;
        for (const Mode mode : {Mode::Car, Mode::Walk, Mode::Bike}) {
            Search search(graph, mode, Metric::Time);
            for (int i = 0; i < 60; ++i) {
                const auto from = nearestStreet(graph, StreetTown::at(random() % 2500, random() % 2500), mode, 5000);
                const auto to = nearestStreet(graph, StreetTown::at(random() % 2500, random() % 2500), mode, 5000);
                WB_VALUE(const auto route, bestRoute(search, *from, *to, {4.8}, kNever - 1, job));
                if (!route) {
                    continue;
                }
                ++found;
                const std::uint32_t approaches =
                    approachCost(*from, Metric::Time, {4.8}) + approachCost(*to, Metric::Time, {4.8});
                QVERIFY(std::abs(double(route->cost) - double(route->timeMs) - approaches) <= 2.0);
                QVERIFY(std::abs(lengthM(route->course) - route->lengthM) < 0.002 * route->lengthM + 1.0);
                QVERIFY(std::hypot(route->course.back().x - to->foot.x, route->course.back().y - to->foot.y) < 0.02);
                for (std::size_t edge = 0; edge + 1 < route->edges.size(); ++edge) { // the course holds together
                    const std::uint32_t one = route->edges[edge];
                    const std::uint32_t next = route->edges[edge + 1];
                    QCOMPARE(one % 2 == 0 ? graph.edge(one / 2).to : graph.edge(one / 2).from,
                             next % 2 == 0 ? graph.edge(next / 2).from : graph.edge(next / 2).to);
                }
            }
        }
        QVERIFY(found > 100);
    }
    void beyondTheLimitThereIsNone()
    {
        StreetTown town;
        town.residential(1, {town.point(0, 0), town.point(1000, 0)});
        town.residential(2, {town.point(0, 500), town.point(1000, 500)});
        const StreetGraph graph = town.graph();
        const auto from = nearestStreet(graph, StreetTown::at(0, 0), Mode::Walk, 100);
        const auto near = nearestStreet(graph, StreetTown::at(900, 0), Mode::Walk, 100);
        const auto apart = nearestStreet(graph, StreetTown::at(900, 500), Mode::Walk, 100);
        Job job;
        Search search(graph, Mode::Walk, Metric::Time);
        WB_VALUE(const auto tooFar, bestRoute(search, *from, *near, {4.8}, 300'000, job));
        QVERIFY(!tooFar);
        WB_VALUE(const auto none, bestRoute(search, *from, *apart, {4.8}, kNever - 1, job));
        QVERIFY(!none);
        std::stop_source stop;
        stop.request_stop();
        Job stopped(stop.get_token(), {});
        QCOMPARE(bestRoute(search, *from, *near, {4.8}, kNever - 1, stopped).error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(RouteTest)
#include "route_test.moc"
