// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/gpkg_geometry.h"
#include "core/intake/citygml/polygon_wkb.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

class PolygonWkbTest : public QObject {
    Q_OBJECT

    BuildingPolygon m_roof{.rings = {{{0, 0, 1}, {4, 0, 2}, {4, 4, 3}}, {{1, 1, 1}, {2, 1, 1}}}};

private slots:
    void heightsAreKeptOrDropped()
    {
        WB_VALUE(const auto high, geo::checkWkb(multiPolygonWkb({&m_roof}, Heights::Kept)));
        QCOMPARE(high.type, 6U);
        QVERIFY(high.hasZ);
        WB_VALUE(const auto plan, geo::checkWkb(multiPolygonWkb({&m_roof}, Heights::Dropped)));
        QVERIFY(!plan.hasZ);
        QCOMPARE(plan.envelope.maxX, 4.0);
    }
    void ringsAreClosedAndShortOnesLeftOut()
    {
        WB_VALUE(const auto open, geo::checkWkb(multiPolygonWkb({&m_roof}, Heights::Kept)));
        QCOMPARE(open.vertexCount, std::size_t{4});
        BuildingPolygon closed = m_roof;
        closed.rings[0].push_back(closed.rings[0].front());
        QCOMPARE(multiPolygonWkb({&closed}, Heights::Kept), multiPolygonWkb({&m_roof}, Heights::Kept));
    }
    void severalFacesAreMembers()
    {
        WB_VALUE(const auto two, geo::checkWkb(multiPolygonWkb({&m_roof, &m_roof}, Heights::Dropped)));
        QCOMPARE(two.vertexCount, std::size_t{8});
        WB_VALUE(const auto none, geo::checkWkb(multiPolygonWkb({}, Heights::Dropped)));
        QVERIFY(none.isEmpty);
    }
};

QTEST_GUILESS_MAIN(PolygonWkbTest)
#include "polygon_wkb_test.moc"
