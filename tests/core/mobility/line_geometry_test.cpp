// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/geos.h"
#include "core/mobility/line_geometry.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::mobility;

class LineGeometryTest : public QObject {
    Q_OBJECT

private slots:
    void aLineIsReadBack()
    {
        const std::vector<geo::Point> course{{1, 2}, {3, 4}, {5, 4}};
        WB_VALUE(const auto line, geo::geometryFromGpkg(gpkgFromLine(course, 25832)));
        QCOMPARE(geo::wktOf(*line, 0), std::string("LINESTRING (1 2, 3 4, 5 4)"));
    }
    void aSinglePointIsDoubled()
    {
        const std::vector<geo::Point> course{{1, 2}};
        WB_VALUE(const auto line, geo::geometryFromGpkg(gpkgFromLine(course, 25832)));
        QCOMPARE(geo::wktOf(*line, 0), std::string("LINESTRING (1 2, 1 2)"));
    }
    void aPointIsReadBack()
    {
        WB_VALUE(const auto point, geo::geometryFromGpkg(gpkgFromPoint({7, 8}, 25832)));
        QCOMPARE(geo::wktOf(*point, 0), std::string("POINT (7 8)"));
    }
};

QTEST_GUILESS_MAIN(LineGeometryTest)
#include "line_geometry_test.moc"
