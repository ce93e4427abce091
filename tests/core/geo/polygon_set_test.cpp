// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/geos.h"
#include "core/geo/polygon_set.h"

#include <QTest>

#include "tests/support/random_zones.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::geo;

namespace {

std::vector<std::byte> blobOf(const char* wkt)
{
    return gpkgFromGeometry(*geometryFromWkt(wkt).value(), 25832);
}

} // namespace

class PolygonSetTest : public QObject {
    Q_OBJECT

private slots:
    void ringsAreTurnedSoThatTheInsideIsOnTheLeft()
    {
        PolygonSet set;
        WB_VERIFY_RESULT(
            appendPolygon(set, 4, blobOf("POLYGON ((0 0, 0 10, 10 10, 10 0, 0 0), (2 2, 4 2, 4 4, 2 4, 2 2))")));
        QCOMPARE(set.fids, std::vector<std::int64_t>{4});
        QCOMPARE(set.ringStarts, (std::vector<std::uint32_t>{0, 5, 10}));
        QCOMPARE(doubledSignedArea(std::span(set.vertices).subspan(0, 5)), 200.0);
        QCOMPARE(doubledSignedArea(std::span(set.vertices).subspan(5, 5)), -8.0);
        QCOMPARE(areaOf(set, 0), 96.0);
        QCOMPARE(set.envelopes[0], (Envelope{.minX = 0, .minY = 0, .maxX = 10, .maxY = 10}));
    }
    void partsOfAMultipolygonBelongToOneZone()
    {
        PolygonSet set;
        WB_VERIFY_RESULT(appendPolygon(set, 1, blobOf("POLYGON ((0 0, 1 0, 1 1, 0 0))")));
        WB_VERIFY_RESULT(
            appendPolygon(set, 2, blobOf("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 7 5, 7 7, 5 7, 5 5)))")));
        QCOMPARE(set.zoneCount(), std::size_t{2});
        QCOMPARE(set.zoneStarts, (std::vector<std::uint32_t>{0, 1, 3}));
        QCOMPARE(areaOf(set, 1), 4.5);
        QCOMPARE(set.edgeCount(), std::size_t{3 + 3 + 4});
    }
    void thirdDimensionIsLeftOutAndCollectionsGiveTheirPolygons()
    {
        PolygonSet set;
        WB_VERIFY_RESULT(appendPolygon(set, 1, blobOf("POLYGON Z ((0 0 9, 1 0 9, 1 1 9, 0 0 9))")));
        WB_VERIFY_RESULT(appendPolygon(set, 2,
                                       blobOf("GEOMETRYCOLLECTION (POINT (3 3), LINESTRING (0 0, 1 1), "
                                              "MULTIPOINT ((1 1)), POLYGON ((0 0, 2 0, 2 2, 0 0)))")));
        QCOMPARE(areaOf(set, 0), 0.5);
        QCOMPARE(areaOf(set, 1), 2.0);
    }
    void noGeometryIsAZoneWithoutParts()
    {
        PolygonSet set;
        WB_VERIFY_RESULT(appendPolygon(set, 1, {}));
        WB_VERIFY_RESULT(appendPolygon(set, 2, blobOf("POLYGON EMPTY")));
        QCOMPARE(set.zoneCount(), std::size_t{2});
        QCOMPARE(areaOf(set, 1), 0.0);
        QVERIFY(set.envelopes[1].isEmpty());
    }
    void whatIsNoPolygonIsRefusedAndLeavesTheSetAsItWas()
    {
        PolygonSet set;
        WB_VERIFY_RESULT(appendPolygon(set, 1, blobOf("POLYGON ((0 0, 1 0, 1 1, 0 0))")));
        QCOMPARE(appendPolygon(set, 2, blobOf("LINESTRING (0 0, 1 1)")).error().code, ErrorCode::InvalidInput);
        auto cut = blobOf("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 7 5, 7 7, 5 7, 5 5)))");
        cut.resize(cut.size() - 8);
        QCOMPARE(appendPolygon(set, 3, cut).error().code, ErrorCode::InvalidInput);
        auto open = blobOf("POLYGON ((0 0, 1 0, 1 1, 0 0))");
        open[open.size() - 1] = std::byte{0x40}; // the last y is 2 now
        QCOMPARE(appendPolygon(set, 4, open).error().code, ErrorCode::InvalidInput);
        QCOMPARE(set.zoneCount(), std::size_t{1});
        QCOMPARE(set.vertices.size(), std::size_t{4});
        QCOMPARE(set.ringStarts.size(), std::size_t{2});
    }
    void theLastZoneCanBeTakenOutAgain()
    {
        PolygonSet set = test::polygonSetFromWkt({"POLYGON ((0 0, 1 0, 1 1, 0 0))"});
        const PolygonSet before = set;
        for (const char* wkt :
             {"MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 7 5, 7 7, 5 7, 5 5)))", "POLYGON EMPTY"}) {
            WB_VERIFY_RESULT(appendPolygon(set, 2, blobOf(wkt)));
            dropLastZone(set);
            QCOMPARE(set.vertices, before.vertices);
            QCOMPARE(set.ringStarts, before.ringStarts);
            QCOMPARE(set.partStarts, before.partStarts);
            QCOMPARE(set.zoneStarts, before.zoneStarts);
            QCOMPARE(set.zoneCount(), std::size_t{1});
        }
    }
    void areasOfLargeCoordinatesKeepTheirDigits()
    {
        const PolygonSet set = test::polygonSetFromWkt(
            {"POLYGON ((356000.001 5645000.001, 356000.011 5645000.001, 356000.011 5645000.011, "
             "356000.001 5645000.011, 356000.001 5645000.001))"});
        QVERIFY(std::abs(areaOf(set, 0) - 1e-4) < 1e-10); // a square centimetre; the coordinates are rounded to 1e-9
    }
    void simpleRingsAreKnownAsSimple_data()
    {
        QTest::addColumn<QString>("wkt");
        QTest::addColumn<bool>("simple");
        QTest::newRow("square") << "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))" << true;
        QTest::newRow("collinear vertex") << "POLYGON ((0 0, 2 0, 4 0, 4 4, 0 4, 0 0))" << true;
        QTest::newRow("bow tie") << "POLYGON ((0 0, 4 4, 4 0, 0 4, 0 0))" << false;
        QTest::newRow("spike") << "POLYGON ((0 0, 4 0, 4 4, 4 9, 4 4, 0 4, 0 0))" << false;
        QTest::newRow("touches itself") << "POLYGON ((0 0, 4 0, 2 2, 4 4, 0 4, 2 2, 0 0))" << false;
        QTest::newRow("vertex on edge") << "POLYGON ((0 0, 4 0, 4 4, 2 0, 0 4, 0 0))" << false;
        QTest::newRow("repeated vertex") << "POLYGON ((0 0, 4 0, 4 0, 4 4, 0 4, 0 0))" << false;
        QTest::newRow("hole") << "POLYGON ((0 0, 9 0, 9 9, 0 0), (4 2, 5 2, 5 3, 4 2))" << false;
        QTest::newRow("collapsed") << "POLYGON ((0 0, 4 0, 0 0, 0 0))" << false;
    }
    void simpleRingsAreKnownAsSimple()
    {
        QFETCH(QString, wkt);
        QFETCH(bool, simple);
        QCOMPARE(isPlainlySimple(test::polygonSetFromWkt({wkt.toStdString()}), 0), simple);
    }
    void whatIsPlainlySimpleIsValidForGeos()
    {
        for (const std::string& wkt : test::tessellation({.zonesPerSide = 6, .amplitude = 0.2})) {
            const bool valid = GEOSisValid_r(geosContext(), geometryFromWkt(wkt.c_str()).value().get()) == 1;
            QCOMPARE(isPlainlySimple(test::polygonSetFromWkt({wkt}), 0), valid);
        }
    }
};

QTEST_GUILESS_MAIN(PolygonSetTest)
#include "polygon_set_test.moc"
