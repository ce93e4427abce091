// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spatial/zone_shares.h"
#include "core/geo/geos.h"

#include <QTest>

#include "tests/support/random_zones.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::analysis::spatial;

namespace {

std::vector<std::byte> blobOf(const char* wkt)
{
    return geo::gpkgFromGeometry(*geo::geometryFromWkt(wkt).value(), 25832);
}

/// Two squares of 10 m side by side.
struct Squares {
    geo::PolygonSet zones =
        test::polygonSetFromWkt({"POLYGON ((0 0,10 0,10 10,0 10,0 0))", "POLYGON ((10 0,20 0,20 10,10 10,10 0))"});
    Job job;
    geo::CellIndex index = geo::CellIndex::build(zones, job).value();
};

} // namespace

class ZoneSharesTest : public QObject {
    Q_OBJECT

private slots:
    void featuresOfAllKindsKeepTheirOrder()
    {
        Squares squares;
        ZoneShareFinder finder(squares.index);
        for (const char* wkt :
             {"LINESTRING (5 5, 15 5)", "POINT (12 3)", "POLYGON ((8 2, 12 2, 12 4, 8 4, 8 2))",
              "MULTIPOINT ((1 1), (2 2), (11 1), (99 99))", "POLYGON EMPTY", "LINESTRING (18 5, 38 5)"}) {
            WB_VERIFY_RESULT(finder.add(blobOf(wkt)));
        }
        WB_VALUE(const auto shares, finder.take(squares.job));
        QCOMPARE(shares.starts, (std::vector<std::size_t>{0, 2, 3, 5, 7, 7, 8}));
        QCOMPARE(shares.of(0)[0].share, 0.5);
        QCOMPARE(shares.of(0)[1].measure, 5.0);
        QCOMPARE(shares.of(1)[0].zone, 1U);
        QCOMPARE(shares.of(1)[0].share, 1.0);
        QCOMPARE(shares.of(2)[0].measure, 4.0);
        QCOMPARE(shares.of(3)[0].share, 0.5);
        QCOMPARE(shares.of(3)[1].share, 0.25);
        QCOMPARE(shares.of(5)[0].share, 0.1);
        QCOMPARE(shares.measures, (std::vector<double>{10, 0, 8, 0, 0, 20}));
        QCOMPARE(finder.size(), std::size_t{0});
    }
    void whatHasNoExtentCountsAsAPoint()
    {
        Squares squares;
        ZoneShareFinder finder(squares.index);
        WB_VERIFY_RESULT(finder.add(blobOf("LINESTRING (5 5, 5 5)")));
        WB_VALUE(const auto shares, finder.take(squares.job));
        QCOMPARE(shares.of(0).size(), std::size_t{1});
        QCOMPARE(shares.of(0)[0].zone, 0U);
        QCOMPARE(shares.of(0)[0].share, 1.0);
    }
    void aPolygonThatIsNotValidIsRepaired()
    {
        Squares squares;
        ZoneShareFinder finder(squares.index);
        WB_VERIFY_RESULT(finder.add(blobOf("POLYGON ((1 1, 3 3, 3 1, 1 3, 1 1))")));
        WB_VALUE(const auto shares, finder.take(squares.job));
        QCOMPARE(finder.repairedCount(), std::int64_t{1});
        QCOMPARE(shares.measures[0], 2.0);
        QCOMPARE(shares.of(0)[0].share, 1.0);
    }
    void overlappingZonesReduceTheShares()
    {
        const geo::PolygonSet zones =
            test::polygonSetFromWkt({"POLYGON ((0 0,10 0,10 10,0 10,0 0))", "POLYGON ((5 0,15 0,15 10,5 10,5 0))"});
        Job job;
        const auto index = geo::CellIndex::build(zones, job);
        ZoneShareFinder finder(*index);
        WB_VERIFY_RESULT(finder.add(blobOf("POLYGON ((5 0,10 0,10 10,5 10,5 0))")));
        WB_VERIFY_RESULT(finder.add(blobOf("POLYGON ((0 0,5 0,5 10,0 10,0 0))")));
        WB_VALUE(const auto shares, finder.take(job));
        QCOMPARE(shares.of(0)[0].share, 0.5);
        QCOMPARE(shares.of(0)[1].share, 0.5);
        QCOMPARE(shares.of(1).size(), std::size_t{1});
        QCOMPARE(shares.overlaid, (std::vector<std::size_t>{0}));
    }
    void mixedAndBrokenGeometriesAreRefused()
    {
        Squares squares;
        ZoneShareFinder finder(squares.index);
        QCOMPARE(finder.add(blobOf("GEOMETRYCOLLECTION (POINT (1 1), LINESTRING (0 0, 1 1))")).error().code,
                 ErrorCode::InvalidInput);
        QCOMPARE(finder.add(std::vector<std::byte>(9)).error().code, ErrorCode::InvalidInput);
        QCOMPARE(finder.size(), std::size_t{0});
    }
};

QTEST_GUILESS_MAIN(ZoneSharesTest)
#include "zone_shares_test.moc"
