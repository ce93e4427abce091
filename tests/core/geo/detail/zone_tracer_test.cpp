// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/detail/zone_tracer.h"

#include <QTest>

#include "tests/support/random_zones.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::geo;
using namespace weitblick::geo::detail;

class ZoneTracerTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_zones = test::polygonSetFromWkt(test::squares(2, 10.0, {0, 0}));
        Job job;
        m_index.emplace(CellIndex::build(m_zones, job).value());
    }
    void aPointOnABorderIsInExactlyOneZone()
    {
        const ZoneTracer tracer(*m_index);
        for (const Point point : {Point{10, 5}, Point{5, 10}, Point{10, 10}, Point{0, 0}, Point{3, 3}}) {
            std::vector<std::uint32_t> zones;
            tracer.appendCovering(point, zones);
            QCOMPARE(zones.size(), std::size_t{1});
        }
        std::vector<std::uint32_t> outside;
        tracer.appendCovering({20, 5}, outside); // shifted to the right it is out
        tracer.appendCovering({21, 5}, outside);
        QVERIFY(outside.empty());
    }
    void aCrossingKnowsItsPlaceAndItsDirection()
    {
        const ZoneTracer tracer(*m_index);
        std::vector<ZoneCrossing> crossings;
        tracer.appendCrossings({8, 2}, {16, 2}, 3, crossings);
        std::ranges::sort(crossings, {}, &ZoneCrossing::zone);
        const auto end = std::ranges::unique(crossings, {}, &ZoneCrossing::zone).begin();
        QCOMPARE(std::distance(crossings.begin(), end), std::ptrdiff_t{2});
        QCOMPARE(crossings[0].zone, 0U);
        QVERIFY(!crossings[0].pathEnters);
        QCOMPARE(crossings[1].zone, 1U);
        QVERIFY(crossings[1].pathEnters);
        QCOMPARE(crossings[0].pathEdge, 3U);
        QCOMPARE(crossings[0].pathShare, 0.25);
        QCOMPARE(crossings[0].zoneShare, 0.2);
    }
    void edgesNearABoxAreFound()
    {
        const ZoneTracer tracer(*m_index);
        std::vector<ZoneEdge> edges;
        tracer.appendEdges({.minX = 9, .minY = 3, .maxX = 11, .maxY = 4}, edges);
        std::ranges::sort(edges);
        edges.erase(std::ranges::unique(edges).begin(), edges.end());
        QCOMPARE(edges.size(), std::size_t{2});
        QCOMPARE(edges[0].zone, 0U);
        QCOMPARE(edges[1].zone, 1U);
    }
    void aBoxAwayFromAllEdgesHasOneAnswer()
    {
        const ZoneTracer tracer(*m_index);
        QCOMPARE(tracer.uniformZone({.minX = 4, .minY = 4, .maxX = 5, .maxY = 5}), std::optional<std::uint32_t>(0));
        QCOMPARE(tracer.uniformZone({.minX = 94, .minY = 4, .maxX = 95, .maxY = 5}),
                 std::optional<std::uint32_t>(kNoZone));
        QCOMPARE(tracer.uniformZone({.minX = 8, .minY = 4, .maxX = 12, .maxY = 5}), std::optional<std::uint32_t>());
    }

private:
    PolygonSet m_zones;
    std::optional<CellIndex> m_index;
};

QTEST_GUILESS_MAIN(ZoneTracerTest)
#include "zone_tracer_test.moc"
