// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/cell_index.h"
#include "core/geo/geos.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <random>

#include "tests/support/random_zones.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::geo;
using test::polygonSetFromWkt;

namespace {

/// Every zone of a set as a prepared GEOS geometry: the oracle.
class GeosOracle {
public:
    explicit GeosOracle(const std::vector<std::string>& zones)
    {
        for (const std::string& wkt : zones) {
            m_geometries.push_back(geometryFromWkt(wkt.c_str()).value());
            m_boxes.push_back(envelopeOf(*m_geometries.back()));
            m_prepared.emplace_back(GEOSPrepare_r(geosContext(), m_geometries.back().get()));
        }
    }
    [[nodiscard]] std::vector<ZoneHit> covering(Point point) const
    {
        const Geometry place(GEOSGeom_createPointFromXY_r(geosContext(), point.x, point.y));
        std::vector<ZoneHit> hits;
        for (std::uint32_t zone = 0; zone < m_prepared.size(); ++zone) {
            if (m_boxes[zone].meets({point.x, point.y, point.x, point.y}) &&
                GEOSPreparedCovers_r(geosContext(), m_prepared[zone].get(), place.get()) == 1) {
                const bool inside = GEOSPreparedContains_r(geosContext(), m_prepared[zone].get(), place.get()) == 1;
                hits.push_back({zone, inside ? PointLocation::Inside : PointLocation::Boundary});
            }
        }
        return hits;
    }

private:
    std::vector<Geometry> m_geometries;
    std::vector<PreparedGeometry> m_prepared;
    std::vector<Envelope> m_boxes;
};

/// Places where a sloppy test goes wrong: vertices, middles and other parts of edges, and a hair beside them.
std::vector<Point> adversarialPoints(const PolygonSet& zones, std::mt19937_64& random)
{
    std::vector<Point> points;
    const auto around = [&](Point point) {
        points.push_back(point);
        if (point.x != 0.0 && point.y != 0.0) { // beside 0 are subnormal numbers, whose products underflow
            points.push_back({std::nextafter(point.x, 1e300), point.y});
            points.push_back({point.x, std::nextafter(point.y, -1e300)});
        }
        points.push_back({point.x + 0.001, point.y});
        points.push_back({point.x, point.y - 0.001});
    };
    for (std::size_t ring = 0; ring + 1 < zones.ringStarts.size(); ++ring) {
        for (std::uint32_t vertex = zones.ringStarts[ring]; vertex + 1 < zones.ringStarts[ring + 1]; ++vertex) {
            const Point a = zones.vertices[vertex];
            const Point b = zones.vertices[vertex + 1];
            const double share = static_cast<double>(random() % 1000) / 1000.0;
            around(a);
            around({0.5 * (a.x + b.x), 0.5 * (a.y + b.y)});
            around({a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)});
            points.push_back({a.x - 7.0, a.y}); // level with a vertex
            points.push_back({a.x, a.y + 3.0});
        }
    }
    return points;
}

void compareWithGeos(const std::vector<std::string>& wkt, std::size_t randomPoints, std::uint64_t seed)
{
    const PolygonSet zones = polygonSetFromWkt(wkt);
    Job job;
    const auto index = CellIndex::build(zones, job);
    WB_VERIFY_RESULT(index);
    const GeosOracle oracle(wkt);
    std::mt19937_64 random(seed);
    std::vector<Point> points = adversarialPoints(zones, random);
    Envelope box;
    for (const Envelope& envelope : zones.envelopes) {
        box.include(envelope);
    }
    std::uniform_real_distribution<double> share(-0.05, 1.05);
    for (std::size_t count = 0; count < randomPoints; ++count) {
        points.push_back(
            {box.minX + share(random) * (box.maxX - box.minX), box.minY + share(random) * (box.maxY - box.minY)});
    }
    const auto all = index->covering(points, job);
    const auto first = index->firstCovering(std::span<const Point>(points), job);
    WB_VERIFY_RESULT(all);
    WB_VERIFY_RESULT(first);
    for (std::size_t place = 0; place < points.size(); ++place) {
        const std::vector<ZoneHit> expected = oracle.covering(points[place]);
        const std::vector<ZoneHit> found(all->zones.begin() + static_cast<std::ptrdiff_t>(all->starts[place]),
                                         all->zones.begin() + static_cast<std::ptrdiff_t>(all->starts[place + 1]));
        std::vector<ZoneHit> single;
        index->appendCovering(points[place], single);
        const QString text = QStringLiteral("point %1 %2: %3 zones, GEOS %4")
                                 .arg(points[place].x, 0, 'g', 17)
                                 .arg(points[place].y, 0, 'g', 17)
                                 .arg(found.size())
                                 .arg(expected.size());
        QVERIFY2(found == expected && single == expected, qPrintable(text));
        QCOMPARE((*first)[place], expected.empty() ? kNoZone : expected.front().zone);
        QCOMPARE(index->firstCovering(points[place]), (*first)[place]);
    }
}

} // namespace

class CellIndexTest : public QObject {
    Q_OBJECT

private slots:
    void aPointOnACommonEdgeIsInBothZonesAndCountedInTheFirst()
    {
        const PolygonSet zones =
            polygonSetFromWkt({"POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))", "POLYGON ((4 0, 8 0, 8 4, 4 4, 4 0))"});
        Job job;
        const auto index = CellIndex::build(zones, job);
        WB_VERIFY_RESULT(index);
        std::vector<ZoneHit> hits;
        index->appendCovering({4, 2}, hits);
        QCOMPARE(hits, (std::vector<ZoneHit>{{0, PointLocation::Boundary}, {1, PointLocation::Boundary}}));
        QCOMPARE(index->firstCovering({4, 2}), 0U);
        QCOMPARE(index->firstCovering({4.001, 2}), 1U);
        QCOMPARE(index->firstCovering({8.001, 2}), kNoZone);
    }
    void everyPointOfATessellationHasOneOwner()
    {
        const PolygonSet zones = polygonSetFromWkt(test::squares(3, 10.0, {0, 0}));
        Job job;
        WB_VALUE(const auto index, CellIndex::build(zones, job));
        for (double x = 0.0; x < 30.0; x += 2.5) {
            for (double y = 0.0; y < 30.0; y += 2.5) {
                std::vector<std::uint32_t> owners;
                index.appendOwning({x, y}, owners);
                const auto square = static_cast<std::uint32_t>(std::floor(y / 10.0) * 3 + std::floor(x / 10.0));
                QCOMPARE(owners, std::vector<std::uint32_t>{square});
            }
        }
        std::vector<std::uint32_t> outside;
        index.appendOwning({30, 15}, outside);
        QVERIFY(outside.empty());
        QCOMPARE(index.uniformZone({.minX = 4, .minY = 4, .maxX = 5, .maxY = 5}), std::optional<std::uint32_t>(0));
        QCOMPARE(index.uniformZone({.minX = 9, .minY = 4, .maxX = 11, .maxY = 5}), std::optional<std::uint32_t>());
        QCOMPARE(index.box(), (Envelope{.minX = 0, .minY = 0, .maxX = 30, .maxY = 30}));
    }
    void aCoordinateThatIsNoNumberIsInNoZone()
    {
        const PolygonSet zones = polygonSetFromWkt({"POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))"});
        Job job;
        const auto index = CellIndex::build(zones, job);
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const double infinity = std::numeric_limits<double>::infinity();
        for (const Point point : {Point{nan, 1}, Point{1, nan}, Point{infinity, 1}, Point{1, -infinity}}) {
            QCOMPARE(index->firstCovering(point), kNoZone);
        }
    }
    void noZonesGiveNoHits()
    {
        Job job;
        const PolygonSet none;
        const auto index = CellIndex::build(none, job);
        WB_VERIFY_RESULT(index);
        QCOMPARE(index->firstCovering({0, 0}), kNoZone);
        const PolygonSet emptyZone = polygonSetFromWkt({"POLYGON EMPTY"});
        const auto other = CellIndex::build(emptyZone, job);
        WB_VERIFY_RESULT(other);
        QCOMPARE(other->firstCovering({0, 0}), kNoZone);
    }
    void aStoppedJobBuildsNothing()
    {
        std::stop_source stop;
        stop.request_stop();
        Job job(stop.get_token(), {});
        const PolygonSet zones = polygonSetFromWkt({"POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))"});
        QCOMPARE(CellIndex::build(zones, job).error().code, ErrorCode::Cancelled);
    }
    void itAgreesWithGeosOnATessellation()
    {
        compareWithGeos(test::tessellation({.zonesPerSide = 5, .edgeLevels = 3}), 1000, 11);
    }
    void itAgreesWithGeosOnAGridOfSquares()
    {
        compareWithGeos(test::squares(9, 100.0, {356000.0, 5645000.0}), 2000, 12);
    }
    void itAgreesWithGeosOnOverlappingStars()
    {
        compareWithGeos(test::stars({.count = 40, .vertices = 20, .extentM = 2000.0, .radiusM = 400.0}), 1000, 13);
    }
    void itAgreesWithGeosOnHolesAndPartsAndIslands()
    {
        compareWithGeos({"POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0), (20 20, 20 80, 80 80, 80 20, 20 20))",
                         "MULTIPOLYGON (((30 30, 70 30, 70 70, 30 70, 30 30)), ((200 0, 210 0, 205 9, 200 0)))",
                         "POLYGON ((20 20, 80 20, 80 80, 20 80, 20 20))", "POLYGON EMPTY",
                         "POLYGON ((0 0, 0 100, 100 100, 100 0, 0 0))"},
                        5000, 14);
    }
    void itAgreesWithGeosOnSliversAndNearlyCollinearEdges()
    {
        compareWithGeos({"POLYGON ((0 0, 1000 0.001, 1000 0.002, 0 0))",
                         "POLYGON ((356000.123 5645000.456, 356900.124 5645000.457, 356900.123 5645000.458, "
                         "356000.123 5645000.456))",
                         "POLYGON ((356000 5645000, 356001 5646000, 356001.001 5646000, 356000 5645000))"},
                        2000, 15);
    }
    void crowdedPlacesAmongLargeZonesAgreeWithGeos()
    {
        std::vector<std::string> zones = test::stars({.count = 60, .vertices = 20, .extentM = 40.0, .radiusM = 6.0});
        zones.emplace_back("POLYGON ((-50000 -50000, 50000 -50000, 50000 50000, -50000 50000, -50000 -50000))");
        zones.push_back(test::star({0, 0}, 30'000.0, 500, 5));
        compareWithGeos(zones, 1500, 16);
    }
    void manyZonesThatMeetInOnePointAgreeWithGeos() { compareWithGeos(test::pieSlices(150, 1000.0), 1000, 17); }
    void coordinatesFarFromTheOriginWithTinyZonesAgreeWithGeos()
    {
        compareWithGeos(
            test::stars({.count = 12, .vertices = 20, .extentM = 1e-3, .radiusM = 3e-4, .origin = {4.5e6, 5.6e6}}), 500,
            18);
        compareWithGeos(
            test::stars({.count = 12, .vertices = 20, .extentM = 1e9, .radiusM = 3e8, .origin = {-1e9, 1e9}}), 500, 19);
    }
};

QTEST_GUILESS_MAIN(CellIndexTest)
#include "cell_index_test.moc"
