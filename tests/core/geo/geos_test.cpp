// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/geos.h"

#include <QTest>

#include <thread>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::geo;

namespace {

Geometry fromWkt(const char* wkt)
{
    auto geometry = geometryFromWkt(wkt);
    return geometry ? std::move(geometry).value() : Geometry();
}

} // namespace

class GeosTest : public QObject {
    Q_OBJECT

private slots:
    void aGeometryComesBackFromGeoPackageBinaryAsItWas_data()
    {
        QTest::addColumn<QString>("wkt");
        for (const char* wkt : {"POINT (7 51)", "POINT Z (7 51 3)", "LINESTRING (0 0, 1 1, 2 0)",
                                "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1))",
                                "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))",
                                "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1 0))", "POLYGON EMPTY"}) {
            QTest::newRow(wkt) << wkt;
        }
    }
    void aGeometryComesBackFromGeoPackageBinaryAsItWas()
    {
        QFETCH(QString, wkt);
        const Geometry geometry = fromWkt(qPrintable(wkt));
        QVERIFY(geometry);
        const auto blob = gpkgFromGeometry(*geometry, 25832);
        const auto again = geometryFromGpkg(blob);
        WB_VERIFY_RESULT(again);
        QCOMPARE(QString::fromStdString(wktOf(**again, 0)), wkt);
    }
    void anEmptySpanIsNoGeometry()
    {
        const auto none = geometryFromGpkg({});
        WB_VERIFY_RESULT(none);
        QVERIFY(*none == nullptr);
    }
    void bytesThatAreNoGeometryAreRefused()
    {
        const std::vector<std::byte> noise(40, std::byte{0x5a});
        QCOMPARE(geometryFromGpkg(noise).error().code, ErrorCode::InvalidInput);
        auto cut = gpkgFromGeometry(*fromWkt("LINESTRING (0 0, 1 1, 2 0)"), 25832);
        cut.resize(cut.size() - 9);
        const auto refused = geometryFromGpkg(cut);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
        QVERIFY(!refused.error().message.de.empty());
    }
    void textThatIsNoGeometryIsRefusedWithTheReason()
    {
        const auto refused = geometryFromWkt("POLYGON ((0 0, 1 1");
        QVERIFY(!refused);
        QVERIFY(QString::fromStdString(refused.error().message.en).contains("Expected"));
    }
    void areaLengthAndEnvelopeAreThoseOfTheShape()
    {
        const Geometry square = fromWkt("POLYGON ((10 20, 14 20, 14 23, 10 23, 10 20))");
        QCOMPARE(areaOf(*square), 12.0);
        QCOMPARE(lengthOf(*square), 14.0);
        QCOMPARE(envelopeOf(*square), (Envelope{.minX = 10, .minY = 20, .maxX = 14, .maxY = 23}));
        QVERIFY(envelopeOf(*fromWkt("POLYGON EMPTY")).isEmpty());
    }
    void aBowTieBecomesTwoTriangles()
    {
        const auto valid = madeValid(fromWkt("POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))"));
        WB_VERIFY_RESULT(valid);
        QCOMPARE(GEOSisValid_r(geosContext(), valid->get()), char(1));
        QCOMPARE(areaOf(**valid), 2.0);
    }
    void aValidGeometryStaysWhatItIs()
    {
        Geometry square = fromWkt("POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))");
        const GEOSGeometry* const before = square.get();
        const auto valid = madeValid(std::move(square));
        WB_VERIFY_RESULT(valid);
        QCOMPARE(valid->get(), before);
    }
    void nothingMadeValidIsAnEmptyCollection()
    {
        const auto valid = madeValid(Geometry());
        WB_VERIFY_RESULT(valid);
        QCOMPARE(wktOf(**valid), std::string("GEOMETRYCOLLECTION EMPTY"));
    }
    void eachThreadHasItsOwnContext()
    {
        GEOSContextHandle_t other = nullptr;
        std::thread([&other] { other = geosContext(); }).join();
        QVERIFY(other != geosContext());
        QVERIFY(geosContext() == geosContext());
    }
};

QTEST_GUILESS_MAIN(GeosTest)
#include "geos_test.moc"
