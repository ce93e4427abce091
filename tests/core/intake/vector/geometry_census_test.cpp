// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/vector/geometry_census.h"

#include <QTest>

using namespace weitblick;
using namespace weitblick::intake;

class GeometryCensusTest : public QObject {
    Q_OBJECT

private slots:
    void singleStaysSingleAndMixedBecomesMulti()
    {
        GeometryCensus census;
        census.see(3);
        QCOMPARE(census.type(workspace::GeometryType::Geometry), workspace::GeometryType::Polygon);
        census.see(6);
        QCOMPARE(census.type(workspace::GeometryType::Geometry), workspace::GeometryType::MultiPolygon);
        census.see(1);
        QCOMPARE(census.type(workspace::GeometryType::Point), workspace::GeometryType::Geometry);
    }
    void withoutGeometriesTheSourceIsBelieved()
    {
        QCOMPARE(GeometryCensus().type(workspace::GeometryType::LineString), workspace::GeometryType::LineString);
    }
};

QTEST_GUILESS_MAIN(GeometryCensusTest)
#include "geometry_census_test.moc"
