// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spatial/reprojection.h"
#include "core/geo/geos.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::analysis::spatial;

namespace {

std::vector<std::byte> blobOf(const char* wkt)
{
    return geo::gpkgFromGeometry(*geo::geometryFromWkt(wkt).value(), 31467);
}

} // namespace

class ReprojectionTest : public QObject {
    Q_OBJECT

private slots:
    void gaussKruegerBecomesUtm()
    {
        WB_VALUE(auto reprojection, Reprojection::between(31467, 25832));
        QVERIFY(!reprojection.isIdentity());
        const auto blob = blobOf("POINT (3475200 5526800)");
        WB_VALUE(const auto bytes, reprojection.apply(blob));
        WB_VALUE(const auto point, geo::geometryFromGpkg(bytes));
        const geo::Envelope place = geo::envelopeOf(*point);
        QVERIFY(std::abs(place.minX - 475134.850) < 0.1); // BETA2007, as published for this pair
        QVERIFY(std::abs(place.minY - 5525029.050) < 0.1);
    }
    void equalSystemsLeaveTheBytesAlone()
    {
        WB_VALUE(auto reprojection, Reprojection::between(25832, 25832));
        QVERIFY(reprojection.isIdentity());
        const auto blob = blobOf("POINT (1 2)");
        WB_VALUE(const auto bytes, reprojection.apply(blob));
        QVERIFY(bytes.data() == blob.data());
    }
    void anUnknownSystemIsRefused()
    {
        const auto refused = Reprojection::between(25832, 1);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::UnsupportedCrs);
    }
    void bytesThatAreNoGeometryAreRefused()
    {
        WB_VALUE(auto reprojection, Reprojection::between(31467, 25832));
        auto blob = blobOf("LINESTRING (3475200 5526800, 3475201 5526800)");
        blob.resize(blob.size() - 5);
        const auto refused = reprojection.apply(blob);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(ReprojectionTest)
#include "reprojection_test.moc"
