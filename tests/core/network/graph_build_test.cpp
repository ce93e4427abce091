// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/graph_build.h"

#include <QTest>

#include <algorithm>
#include <cmath>

#include "tests/support/street_town.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::network;
using namespace weitblick::test;

class GraphBuildTest : public QObject {
    Q_OBJECT

private slots:
    void edgesLieBetweenJunctions()
    {
        StreetTown town;
        const auto a = town.point(0, 0);
        const auto bend = town.point(100, 10);
        const auto middle = town.point(200, 0);
        const auto b = town.point(400, 0);
        const auto c = town.point(200, 150);
        town.residential(1, {a, bend, middle, b});
        town.residential(2, {middle, c});
        const StreetGraph graph = town.graph();
        QCOMPARE(graph.nodeCount(), 4U); // the bend is no junction
        QCOMPARE(graph.edgeCount(), 3U);
        std::vector<std::uint32_t> lengths;
        for (std::uint32_t i = 0; i < 3; ++i) {
            lengths.push_back(graph.edge(i).lengthCm);
        }
        std::ranges::sort(lengths);
        QVERIFY(std::abs(double(lengths[0]) - 15'000.0) < 20.0);
        QVERIFY(std::abs(double(lengths[1]) - 20'000.0) < 20.0);
        QVERIFY(std::abs(double(lengths[2]) - 20'100.0) < 20.0); // 2 x hypot(100, 10)
    }
    void timesFollowFromLengthAndSpeed()
    {
        StreetTown town;
        town.residential(1, {town.point(0, 0), town.point(1000, 0)});
        const StreetGraph graph = town.graph();
        const double lengthM = graph.edge(0).lengthCm / 100.0;
        QCOMPARE(graph.of(Mode::Walk).edgeCosts[0], std::uint32_t(std::lround(lengthM / 4.8 * 3600.0)));
        QCOMPARE(graph.of(Mode::Car).edgeCosts[1], std::uint32_t(std::lround(lengthM / 25.0 * 3600.0)));
    }
    void lengthsAreThoseOfTheEllipsoid()
    {
        // Source: GeographicLib, GeodSolve -i: 50 9 to 50 9.01 and to 50.01 9, WGS 84.
        QVERIFY(std::abs(ellipsoidLengthM(9.0, 50.0, 9.01, 50.0) - 716.9578) < 0.01);
        QVERIFY(std::abs(ellipsoidLengthM(9.0, 50.0, 9.0, 50.01) - 1112.2979) < 0.01);
    }
    void aBarrierStopsWhoCannotPass()
    {
        StreetTown town;
        const auto a = town.point(0, 0);
        const auto bollard = town.point(100, 0, 1U << indexOf(Mode::Car));
        const auto b = town.point(200, 0);
        town.residential(1, {a, bollard, b});
        const StreetGraph graph = town.graph();
        QCOMPARE(graph.edgeCount(), 2U);
        QCOMPARE(graph.of(Mode::Walk).arcs.size(), 4U);
        QCOMPARE(graph.of(Mode::Car).arcs.size(), 2U); // up to the bollard from both sides, not on
    }
    void aTurnRestrictionWhoseStreetsDoNotMeetIsADefect()
    {
        StreetTown town;
        const auto a = town.point(0, 0);
        const auto b = town.point(100, 0);
        const auto c = town.point(200, 0);
        town.residential(1, {a, b});
        town.residential(2, {b, c});
        town.turn(TurnRule::Kind::Forbidden, 1, a, 2);
        const StreetGraph graph = town.graph();
        QCOMPARE(graph.sourceDefects().size(), 1U);
        QCOMPARE(graph.sourceDefects()[0].kind, DefectKind::UnusedTurnRule);
    }
    void theZoneFollowsFromThePlace()
    {
        QCOMPARE(utmSrsId(9.0, 50.0), 25832);
        QCOMPARE(utmSrsId(13.4, 52.5), 25833);
        QCOMPARE(utmSrsId(-84.5, 39.0), 32616);
        QCOMPARE(utmSrsId(151.0, -33.9), 32756);
        Job job;
        StreetTown town;
        town.residential(1, {town.point(0, 0), town.point(100, 0)});
        WB_VALUE(auto bytes, buildStreetGraph(town.map, shippedRules(), {}, job));
        WB_VALUE(const StreetGraph graph, StreetGraph::fromBytes(std::move(bytes)));
        QCOMPARE(graph.srsId(), 25832);
    }
    void degreesAndEmptyMapsAreRefused()
    {
        Job job;
        StreetTown town;
        QCOMPARE(buildStreetGraph(town.map, shippedRules(), {}, job).error().code, ErrorCode::InvalidInput);
        town.residential(1, {town.point(0, 0), town.point(100, 0)});
        QCOMPARE(buildStreetGraph(town.map, shippedRules(), {.srsId = 4326}, job).error().code,
                 ErrorCode::UnsupportedCrs);
        std::stop_source stop;
        stop.request_stop();
        Job stopped(stop.get_token(), {});
        QCOMPARE(buildStreetGraph(town.map, shippedRules(), {}, stopped).error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(GraphBuildTest)
#include "graph_build_test.moc"
