// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/geos.h"
#include "core/network/reach_area.h"

#include <QTest>

#include <cmath>
#include <numbers>
#include <random>

#include "tests/support/street_town.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::network;
using namespace weitblick::test;

namespace {

/// The streets that are reached from a place, and what it takes.
ReachedStreets reach(const StreetGraph& graph, geo::Point from, Mode mode, std::uint32_t limitMs)
{
    Search search(graph, mode, Metric::Time);
    const Origin origin{*nearestStreet(graph, from, mode, 1000.0), 0};
    search.run(seedsFrom(graph, mode, Metric::Time, origin.place, 0), limitMs);
    return reachedStreets(search, {&origin, 1}, limitMs);
}

AreaMaker::Area areaOf(const ReachedStreets& streets, const AreaOptions& options = {})
{
    AreaMaker maker;
    return maker.areaAround(streets, options);
}

} // namespace

class ReachAreaTest : public QObject {
    Q_OBJECT

private slots:
    void aStreetIsReachedUpToTheLimit()
    {
        StreetTown town;
        town.residential(1, {town.point(0, 0), town.point(1000, 0)});
        const StreetGraph graph = town.graph();
        const ReachedStreets streets = reach(graph, StreetTown::at(500, 0), Mode::Walk, 150'000); // 200 m
        QVERIFY(std::abs(streets.lengthM - 400.0) < 1.0);
        const ReachedStreets all = reach(graph, StreetTown::at(500, 0), Mode::Walk, 1'000'000);
        QVERIFY(std::abs(all.lengthM - 1000.0) < 1.0);
    }
    void reachedLengthsAreThoseOfAWalkAlongEachEdge()
    {
        // Every metre of every edge by its own cost: the better of both ends.
        const StreetGraph graph = randomTown(15, 3).graph();
        for (const Mode mode : {Mode::Walk, Mode::Car}) {
            Search search(graph, mode, Metric::Time);
            const geo::Point from = StreetTown::at(700, 700);
            const Origin origin{*nearestStreet(graph, from, mode, 1000.0), 0};
            const std::uint32_t limit = mode == Mode::Walk ? 400'000 : 80'000;
            search.run(seedsFrom(graph, mode, Metric::Time, origin.place, 0), limit);
            double expectedM = 0.0;
            for (std::uint32_t edge = 0; edge < graph.edgeCount(); ++edge) {
                constexpr int kSteps = 400;
                for (int i = 0; i < kSteps; ++i) {
                    const StreetPlace place{.edge = edge, .share = (i + 0.5) / kSteps};
                    const std::uint32_t cost =
                        std::min(costAt(search, place), costAlong(graph, mode, Metric::Time, origin.place, place));
                    expectedM += cost <= limit ? graph.edge(edge).lengthCm / 100.0 / kSteps : 0.0;
                }
            }
            const ReachedStreets streets = reachedStreets(search, {&origin, 1}, limit);
            QVERIFY2(std::abs(streets.lengthM - expectedM) < 0.005 * expectedM,
                     qPrintable(QStringLiteral("%1 %2").arg(streets.lengthM).arg(expectedM)));
            double drawnM = 0.0;
            for (const auto& segment : streets.segments) {
                drawnM += std::hypot(segment.to.x - segment.from.x, segment.to.y - segment.from.y);
            }
            QVERIFY(std::abs(drawnM - streets.lengthM) < 0.001 * expectedM);
        }
    }
    void theAreaOfOneStreetIsItsBuffer()
    {
        ReachedStreets streets;
        streets.segments.push_back({{1000, 1000}, {1500, 1200}});
        const AreaMaker::Area area = areaOf(streets);
        QCOMPARE(area.polygons.size(), 1U);
        const double expected = std::hypot(500, 200) * 100.0 + std::numbers::pi * 2500.0;
        QVERIFY2(std::abs(area.areaM2 - expected) < 0.01 * expected, qPrintable(QString::number(area.areaM2)));
    }
    void areasAreValidAndAsLargeAsTheySay()
    {
        Dice random(4);
        for (unsigned seed = 1; seed <= 12; ++seed) {
            const StreetGraph graph = randomTown(25, seed).graph();
            const Mode mode = seed % 2 == 0 ? Mode::Walk : Mode::Car;
            const geo::Point from = StreetTown::at(random() % 2500, random() % 2500);
            const ReachedStreets streets = reach(graph, from, mode, mode == Mode::Walk ? 900'000 : 150'000);
            const AreaMaker::Area area = areaOf(streets, {.bufferM = 20.0 + seed, .smallestHoleM2 = 500.0});
            const std::vector<std::byte> blob = gpkgFromArea(area, 25832);
            WB_VALUE(const geo::Geometry geometry, geo::geometryFromGpkg(blob));
            QCOMPARE(int(GEOSisValid_r(geo::geosContext(), geometry.get())), 1);
            QVERIFY(std::abs(geo::areaOf(*geometry) - area.areaM2) < 1e-6 * area.areaM2);
            // Nothing of what was reached lies outside.
            for (const ReachedStreets::Segment& segment : streets.segments) {
                const geo::Geometry point(GEOSGeom_createPointFromXY_r(geo::geosContext(), segment.to.x, segment.to.y));
                QCOMPARE(int(GEOSIntersects_r(geo::geosContext(), geometry.get(), point.get())), 1);
            }
        }
    }
    void theAreaIsThatOfGeos()
    {
        const StreetGraph graph = randomTown(15, 5).graph();
        const ReachedStreets streets = reach(graph, StreetTown::at(700, 700), Mode::Walk, 600'000);
        std::string wkt = "MULTILINESTRING(";
        for (const auto& segment : streets.segments) {
            wkt += (wkt.back() == '(' ? "(" : ",(") + std::to_string(segment.from.x) + " " +
                   std::to_string(segment.from.y) + "," + std::to_string(segment.to.x) + " " +
                   std::to_string(segment.to.y) + ")";
        }
        WB_VALUE(const geo::Geometry lines, geo::geometryFromWkt((wkt + ")").c_str()));
        // Holes as narrow as a cell of the grid come out a little smaller: 2 % where blocks leave 20 m.
        for (const auto& [bufferM, tolerance] : {std::pair(15.0, 0.01), std::pair(40.0, 0.025)}) {
            const AreaMaker::Area area = areaOf(streets, {.bufferM = bufferM, .smallestHoleM2 = 0.0});
            const geo::Geometry buffered(GEOSBuffer_r(geo::geosContext(), lines.get(), bufferM, 16));
            const double expected = geo::areaOf(*buffered);
            QVERIFY2(std::abs(area.areaM2 - expected) < tolerance * expected,
                     qPrintable(QStringLiteral("%1 %2").arg(area.areaM2).arg(expected)));
        }
    }
    void smallHolesAreFilledAndLargeOnesStay()
    {
        ReachedStreets streets; // a square of 400 m
        const std::vector<geo::Point> corners{{0, 0}, {400, 0}, {400, 400}, {0, 400}, {0, 0}};
        for (std::size_t i = 0; i + 1 < corners.size(); ++i) {
            streets.segments.push_back({corners[i], corners[i + 1]});
        }
        const AreaMaker::Area open = areaOf(streets, {.bufferM = 50.0, .smallestHoleM2 = 10'000.0});
        QCOMPARE(open.polygons.front().size(), 2U); // the hole has 300 m
        const AreaMaker::Area filled = areaOf(streets, {.bufferM = 50.0, .smallestHoleM2 = 100'000.0});
        QCOMPARE(filled.polygons.front().size(), 1U);
        QVERIFY(std::abs(filled.areaM2 - open.areaM2 - 90'000.0) < 2'000.0);
    }
    void nothingReachedIsAnEmptyArea()
    {
        const AreaMaker::Area area = areaOf({});
        QVERIFY(area.polygons.empty());
        WB_VALUE(const geo::Geometry geometry, geo::geometryFromGpkg(gpkgFromArea(area, 25832)));
        QCOMPARE(int(GEOSisEmpty_r(geo::geosContext(), geometry.get())), 1);
    }
};

QTEST_GUILESS_MAIN(ReachAreaTest)
#include "reach_area_test.moc"
