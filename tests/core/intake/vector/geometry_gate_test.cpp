// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/geos.h"
#include "core/geo/gpkg_geometry.h"
#include "core/intake/vector/geometry_gate.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

namespace {

std::vector<std::byte> wkbOf(const char* wkt)
{
    const auto geometry = geo::geometryFromWkt(wkt);
    const auto gpkg = geo::gpkgFromGeometry(**geometry, 25832);
    const auto header = geo::readGpkgHeader(gpkg);
    return {gpkg.begin() + static_cast<std::ptrdiff_t>(header->wkbOffset), gpkg.end()};
}

} // namespace

class GeometryGateTest : public QObject {
    Q_OBJECT

private slots:
    void aPolygonBecomesAMultiPolygonWhereTheLayerHasThese()
    {
        GeometryGate gate(workspace::GeometryType::MultiPolygon, 25832);
        const auto gpkg = gate.toGpkg(wkbOf("POLYGON ((0 0, 2 0, 2 2, 0 0))"));
        WB_VERIFY_RESULT(gpkg);
        const auto geometry = geo::geometryFromGpkg(*gpkg);
        WB_VERIFY_RESULT(geometry);
        QCOMPARE(geo::wktOf(**geometry, 0), "MULTIPOLYGON (((0 0, 2 0, 2 2, 0 0)))");
    }
    void aCrossedPolygonIsKeptAndCounted()
    {
        GeometryGate gate(workspace::GeometryType::Polygon, 25832);
        WB_VERIFY_RESULT(gate.toGpkg(wkbOf("POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))")));
        QVERIFY(!gate.remarks().empty());
    }
    void brokenBytesAndOtherTypesAreRefused()
    {
        GeometryGate gate(workspace::GeometryType::Point, 25832);
        auto wkb = wkbOf("POINT (1 2)");
        WB_VERIFY_RESULT(gate.toGpkg(wkb));
        wkb.resize(12);
        QVERIFY(!gate.toGpkg(wkb));
        QVERIFY(!gate.toGpkg(wkbOf("LINESTRING (0 0, 1 1)")));
    }
};

QTEST_GUILESS_MAIN(GeometryGateTest)
#include "geometry_gate_test.moc"
