// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/potential_stock.h"
#include "core/geo/geos.h"

#include <QTest>

using namespace weitblick;
using namespace weitblick::energy;

class PotentialStockTest : public QObject {
    Q_OBJECT

    static std::optional<geo::Point> middleOfWkt(const char* wkt)
    {
        const auto geometry = geo::geometryFromWkt(wkt);
        return geometry ? middleOf(geo::gpkgFromGeometry(**geometry, 25832)) : std::nullopt;
    }

private slots:
    // What is read from layers: solar_potential_built_test.cpp.
    void daysAreNumbers()
    {
        QCOMPARE(dayNumberOf("2021-06-30"), 20210630);
        QCOMPARE(dayNumberOf("2021-06-30T12:00:00Z"), 20210630);
        for (const char* text : {"", "30.06.2021", "2021-13-01", "2021-00-10", "0000-01-01", "2021-06"}) {
            QCOMPARE(dayNumberOf(text), 0);
        }
    }
    void theMiddleIsThatOfTheBox()
    {
        const auto middle = middleOfWkt("POLYGON((0 0,10 0,10 4,0 4,0 0))");
        QVERIFY(middle.has_value());
        QCOMPARE(middle->x, 5.0);
        QCOMPARE(middle->y, 2.0);
        QCOMPARE(middleOfWkt("POINT(3 7)")->y, 7.0);
        QVERIFY(!middleOfWkt("POLYGON EMPTY"));
        QVERIFY(!middleOf({}));
    }
};

QTEST_GUILESS_MAIN(PotentialStockTest)
#include "potential_stock_test.moc"
