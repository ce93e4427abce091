// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/geos.h"
#include "core/mobility/point_rows.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::mobility;

namespace {

Result<std::optional<geo::Point>> centre(const char* wkt)
{
    WB_TRY(const auto geometry, geo::geometryFromWkt(wkt));
    return centreOf(geo::gpkgFromGeometry(*geometry, 25832));
}

} // namespace

class PointRowsTest : public QObject {
    Q_OBJECT

private slots:
    void everyFeatureHasItsCentre()
    {
        WB_VALUE(const auto point, centre("POINT(3 4)"));
        QCOMPARE(*point, (geo::Point{3, 4}));
        WB_VALUE(const auto square, centre("POLYGON((0 0,2 0,2 2,0 2,0 0))"));
        QCOMPARE(*square, (geo::Point{1, 1}));
        WB_VALUE(const auto nothing, centre("POLYGON EMPTY"));
        QVERIFY(!nothing.has_value());
    }
    void whatIsNoGeometryIsRefused()
    {
        const std::vector<std::byte> bytes(7);
        QVERIFY(!centreOf(bytes));
    }
};

QTEST_GUILESS_MAIN(PointRowsTest)
#include "point_rows_test.moc"
