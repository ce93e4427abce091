// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/general/geometry_parts.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::analysis::general;
using workspace::GeometryType;

namespace {

geo::Geometry geometry(const char* wkt)
{
    return geo::geometryFromWkt(wkt).value();
}

std::vector<geo::Geometry> geometries(std::initializer_list<const char*> wkts)
{
    std::vector<geo::Geometry> all;
    for (const char* wkt : wkts) {
        all.push_back(geometry(wkt));
    }
    return all;
}

int typeOf(const GEOSGeometry& shape)
{
    return GEOSGeomTypeId_r(geo::geosContext(), &shape);
}

constexpr const char* kLeft = "POLYGON((0 0,10 0,10 10,0 10,0 0))";
constexpr const char* kRight = "POLYGON((10 0,20 0,20 10,10 10,10 0))";

} // namespace

class GeometryPartsTest : public QObject {
    Q_OBJECT

private slots:
    void collectionsAreTakenApartByDimension()
    {
        const geo::Geometry mixed = geometry(
            "GEOMETRYCOLLECTION(POINT(1 1),LINESTRING(0 0,5 0),GEOMETRYCOLLECTION(POLYGON((0 0,1 0,1 1,0 0))))");
        WB_VALUE(const geo::Geometry areas, partsOf(*mixed, Dimension::Area));
        QCOMPARE(typeOf(*areas), int(GEOS_MULTIPOLYGON));
        QCOMPARE(geo::areaOf(*areas), 0.5);
        WB_VALUE(const geo::Geometry lines, partsOf(*mixed, Dimension::Line));
        QCOMPARE(geo::lengthOf(*lines), 5.0);
        WB_VALUE(const geo::Geometry points, partsOf(*mixed, Dimension::Point));
        QCOMPARE(typeOf(*points), int(GEOS_MULTIPOINT));
    }
    void neighboursUniteToOnePolygonWithTheSumOfAreas()
    {
        WB_VALUE(const geo::Geometry united, unionOf(geometries({kLeft, kRight}), Dimension::Area));
        QCOMPARE(GEOSGetNumGeometries_r(geo::geosContext(), united.get()), 1);
        QCOMPARE(geo::areaOf(*united), 200.0);
    }
    void overlapsCountOnce()
    {
        WB_VALUE(const geo::Geometry united,
                 unionOf(geometries({kLeft, "POLYGON((5 0,15 0,15 10,5 10,5 0))"}), Dimension::Area));
        QCOMPARE(geo::areaOf(*united), 150.0);
        WB_VALUE(const geo::Geometry twice, unionOf(geometries({kLeft, kLeft}), Dimension::Area));
        QCOMPARE(geo::areaOf(*twice), 100.0);
    }
    void neighboursWithUnequalVerticesUnite()
    {
        WB_VALUE(const geo::Geometry united,
                 unionOf(geometries({kLeft, "POLYGON((10 2,20 2,20 8,10 8,10 2))"}), Dimension::Area));
        QCOMPARE(GEOSGetNumGeometries_r(geo::geosContext(), united.get()), 1);
        QCOMPARE(geo::areaOf(*united), 160.0);
    }
    void holesBetweenNeighboursStay()
    {
        WB_VALUE(
            const geo::Geometry united,
            unionOf(geometries({"POLYGON((0 0,30 0,30 10,0 10,0 0))", "POLYGON((0 10,10 10,10 20,0 20,0 10))",
                                "POLYGON((20 10,30 10,30 20,20 20,20 10))", "POLYGON((0 20,30 20,30 30,0 30,0 20))"}),
                    Dimension::Area));
        QCOMPARE(geo::areaOf(*united), 800.0);
    }
    void linesAreMergedAndPointsListedOnce()
    {
        WB_VALUE(const geo::Geometry lines,
                 unionOf(geometries({"LINESTRING(0 0,5 0)", "LINESTRING(5 0,9 0)"}), Dimension::Line));
        QCOMPARE(GEOSGetNumGeometries_r(geo::geosContext(), lines.get()), 1);
        QCOMPARE(geo::lengthOf(*lines), 9.0);
        WB_VALUE(const geo::Geometry points,
                 unionOf(geometries({"POINT(1 1)", "POINT(1 1)", "POINT(2 2)"}), Dimension::Point));
        QCOMPARE(measureOf(*points, Dimension::Point), 2.0);
    }
    void invalidGeometryIsRepairedAndCounted()
    {
        const auto bowTie = geo::gpkgFromGeometry(*geometry("POLYGON((0 0,10 10,10 0,0 10,0 0))"), 25832);
        std::int64_t repaired = 0;
        WB_VALUE(const geo::Geometry valid, validGeometry(bowTie, repaired));
        QCOMPARE(repaired, std::int64_t{1});
        QCOMPARE(geo::areaOf(*valid), 50.0);
        WB_VALUE(const geo::Geometry none, validGeometry({}, repaired));
        QVERIFY(!none);
        QVERIFY(!validGeometry(std::vector<std::byte>(5), repaired));
    }
    void resultsHoldMultiGeometries()
    {
        QCOMPARE(resultTypeOf(GeometryType::Polygon), GeometryType::MultiPolygon);
        QCOMPARE(resultTypeOf(GeometryType::LineString), GeometryType::MultiLineString);
        QCOMPARE(resultTypeOf(GeometryType::Geometry), GeometryType::Geometry);
        QCOMPARE(multiTypeOf(Dimension::Point), GeometryType::MultiPoint);
    }
};

QTEST_GUILESS_MAIN(GeometryPartsTest)
#include "geometry_parts_test.moc"
