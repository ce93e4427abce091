// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/stations.h"
#include "core/transit/feed_text.h"

#include <QTest>

#include "tests/support/small_feed.h"

using namespace weitblick;
using namespace weitblick::mobility;

namespace {

QualityScheme busScheme()
{
    return {.directions = Directions::HalvedUnlessSingle,
            .modes = {{3, 3, 1}},
            .categories = {{.limit = 1000, .categories = {1}}},
            .classes = {{1, 300, 0}},
            .classNames = {"A"}};
}

} // namespace

class StationsTest : public QObject {
    Q_OBJECT

private slots:
    void platformsBelongToTheirStationAndNeighboursOfOneNameTogether()
    {
        auto texts = test::smallFeed();
        texts["stops.txt"] += "b2,Markt,50.0105,9.0005,0,\nb3,Markt,50.0140,9.000,0,\n"; // 66 m and 445 m from b
        const auto stops = test::readSmall(texts).value().timetable.stops;
        const auto stations = stationsOfStops(stops);
        QCOMPARE(stations[1], stations[0]); // platform and station
        QCOMPARE(stations[4], stations[2]);
        QVERIFY(stations[5] != stations[2]);
        QVERIFY(stations[3] != stations[2]);
    }
    void departuresOfADayAreCountedInTheHours()
    {
        const auto timetable = test::readSmall(test::smallFeed()).value().timetable;
        const StationWish wish{.day = transit::dayFromIso("2025-03-18").value(), .span = {6 * 3600, 20 * 3600}};
        const auto stations = stationsWith(timetable, busScheme(), wish);
        QCOMPARE(stations.size(), 2U); // t1 leaves the station and the market; its last stop has no departure
        QCOMPARE(stations[0].id, std::string("S"));
        QCOMPARE(stations[0].departures, 1);
        QCOMPARE(stations[0].latitudeDeg, 50.0);
        QCOMPARE(stations[1].id, std::string("b"));
        QCOMPARE(stations[1].headwayMin, 840.0);
        QCOMPARE(stations[1].category, 1);
    }
    void modesThatDoNotCountHaveNoStations()
    {
        const auto timetable = test::readSmall(test::smallFeed()).value().timetable;
        QualityScheme rail = busScheme();
        rail.modes = {{2, 2, 1}};
        QVERIFY(stationsWith(timetable, rail, {.day = transit::dayFromIso("2025-03-18").value()}).empty());
    }
};

QTEST_GUILESS_MAIN(StationsTest)
#include "stations_test.moc"
