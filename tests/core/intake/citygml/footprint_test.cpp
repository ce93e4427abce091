// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/geos.h"
#include "core/intake/citygml/footprint.h"

#include <QTest>

using namespace weitblick;
using namespace weitblick::intake;

namespace {

/// A rectangle at one height.
BuildingPolygon flat(BuildingSurface surface, double x, double width, double z, int level = 2)
{
    return {.id = {},
            .surface = surface,
            .levelOfDetail = level,
            .rings = {{{x, 0, z}, {x + width, 0, z}, {x + width, 10, z}, {x, 10, z}, {x, 0, z}}}};
}

BuildingPolygon upright(double x, double width, double bottom, double top)
{
    return {.id = {},
            .surface = BuildingSurface::Shell,
            .levelOfDetail = 1,
            .rings = {{{x, 0, bottom}, {x + width, 0, bottom}, {x + width, 0, top}, {x, 0, top}, {x, 0, bottom}}}};
}

geo::Geometry geometryOf(const Building& building)
{
    const auto wkb = footprintOf(building);
    const auto* bytes = reinterpret_cast<const unsigned char*>(wkb.data());
    return geo::Geometry(wkb.empty() ? nullptr : GEOSGeomFromWKB_buf_r(geo::geosContext(), bytes, wkb.size()));
}

double areaOf(const Building& building)
{
    const geo::Geometry geometry = geometryOf(building);
    return geometry ? geo::areaOf(*geometry) : 0.0;
}

} // namespace

class FootprintTest : public QObject {
    Q_OBJECT

private slots:
    void groundSurfacesComeBeforeAllElse()
    {
        Building building;
        building.polygons = {flat(BuildingSurface::Shell, 0, 12, 8), flat(BuildingSurface::Ground, 0, 10, 3),
                             flat(BuildingSurface::FootPrint, 0, 11, 0, 0)};
        QCOMPARE(areaOf(building), 100.0);
    }
    void ofSeveralLevelsTheSecondCounts()
    {
        Building building;
        building.polygons = {flat(BuildingSurface::Ground, 0, 10, 3, 2), flat(BuildingSurface::Ground, 0, 20, 3, 3)};
        QCOMPARE(areaOf(building), 100.0);
        building.polygons[0].levelOfDetail = 1;
        QCOMPARE(areaOf(building), 200.0);
    }
    void aSolidStandsOnItsLowestFaces()
    {
        Building building;
        building.polygons = {flat(BuildingSurface::Shell, 0, 10, 3, 1), flat(BuildingSurface::Shell, 0, 10, 9, 1),
                             upright(0, 10, 3, 9)};
        QCOMPARE(areaOf(building), 100.0);
        // Without any height nothing says which face is the ground.
        building.polygons = {flat(BuildingSurface::Shell, 0, 10, 3, 1)};
        QCOMPARE(areaOf(building), 0.0);
        building.polygons.push_back(flat(BuildingSurface::RoofEdge, 0, 7, 9, 0));
        QCOMPARE(areaOf(building), 70.0);
    }
    void partsThatTouchOrOverlapBecomeOneValidArea()
    {
        Building building;
        building.parts = 2;
        building.polygons = {flat(BuildingSurface::Ground, 0, 10, 3), flat(BuildingSurface::Ground, 10, 10, 5),
                             flat(BuildingSurface::Ground, 15, 10, 5)};
        building.polygons[1].body = 1;
        building.polygons[2].body = 2;
        QCOMPARE(areaOf(building), 250.0);
        QCOMPARE(GEOSisValid_r(geo::geosContext(), geometryOf(building).get()), char{1});
    }
    void partsWithoutGroundStandOnTheirSolids()
    {
        Building building;
        building.parts = 1;
        building.polygons = {flat(BuildingSurface::Ground, 0, 10, 3), flat(BuildingSurface::Shell, 20, 5, 30, 1),
                             flat(BuildingSurface::Shell, 20, 5, 40, 1)};
        building.polygons[1].body = building.polygons[2].body = 1;
        QCOMPARE(areaOf(building), 150.0);
    }
    void uprightAndDegenerateFacesCoverNothing()
    {
        Building building;
        building.polygons = {upright(0, 10, 3, 9), {.surface = BuildingSurface::Ground, .rings = {}}};
        building.polygons[0].surface = BuildingSurface::Ground;
        QVERIFY(footprintOf(building).empty());
        QVERIFY(footprintOf({}).empty());
    }
    void openRingsAreClosedAndHolesStay()
    {
        Building building;
        building.polygons = {flat(BuildingSurface::Ground, 0, 10, 3)};
        building.polygons[0].rings[0].pop_back();
        building.polygons[0].rings.push_back({{1, 1, 3}, {2, 1, 3}, {2, 2, 3}, {1, 2, 3}});
        QCOMPARE(areaOf(building), 99.0);
    }
};

QTEST_GUILESS_MAIN(FootprintTest)
#include "footprint_test.moc"
