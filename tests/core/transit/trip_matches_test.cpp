// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/trip_matches.h"

#include <QTest>

#include "tests/support/small_feed.h"

using namespace weitblick;
using namespace weitblick::transit;

class TripMatchesTest : public QObject {
    Q_OBJECT

private slots:
    void theSameRunHasTheSameKeyWhateverItIsCalled()
    {
        auto texts = test::smallFeed();
        texts["trips.txt"] += "R,W,t3,0\n";
        texts["stop_times.txt"] += "t3,07:00:00,07:00:00,a,1\nt3,07:05:00,07:06:00,b,2\nt3,07:10:00,07:10:00,c,3\n";
        const Timetable timetable = test::readSmall(texts).value().timetable;
        const auto keys = runKeys(timetable);
        QCOMPARE(keys[2], keys[0]);
        QVERIFY(keys[1] != keys[0]);
        QCOMPARE(duplicateTrips(timetable), (std::vector<TripPair>{{0, 2, TripPair::Agencies::Same}}));
    }
    void tripsOnDifferentDaysAreNoCopies()
    {
        auto texts = test::smallFeed();
        texts["calendar.txt"] += "E,0,0,0,0,0,0,1,20250101,20251231\n";
        texts["trips.txt"] += "R,E,t3,0\n";
        texts["stop_times.txt"] += "t3,07:00:00,07:00:00,a,1\nt3,07:05:00,07:06:00,b,2\nt3,07:10:00,07:10:00,c,3\n";
        const Timetable timetable = test::readSmall(texts).value().timetable;
        QVERIFY(duplicateTrips(timetable).empty());
        QVERIFY(!shareADay(timetable.services, 0, timetable.services, 1));
    }
    void aTripOfTheNeighbourUnderOurNameIsFound()
    {
        const Timetable ours = test::readSmall(test::smallFeed()).value().timetable;
        auto texts = test::smallFeed();
        texts["agency.txt"] =
            "agency_id,agency_name,agency_url,agency_timezone\nA,Nachbar,https://b.example,Europe/Berlin\n";
        const Timetable theirs = test::readSmall(texts).value().timetable;
        QCOMPARE(tripsOfNeighbour(ours, theirs).size(), 2U);
        QVERIFY(tripsOfNeighbour(ours, ours).empty());
    }
    void whatThePreviousDeliveryHadIsMissed()
    {
        auto before = test::smallFeed();
        before["routes.txt"] += "Q,A,2,,3\n";
        before["trips.txt"] += "R,W,t3,0\nQ,W,q1,0\n";
        before["stop_times.txt"] +=
            "t3,09:00:00,09:00:00,a,1\nt3,09:05:00,09:06:00,b,2\nq1,09:00:00,09:00:00,a,1\nq1,09:09:00,09:09:00,c,2\n";
        auto after = test::smallFeed();
        after["trips.txt"] = "route_id,service_id,trip_id,direction_id\nR,W,renamed,0\nR,W,t2,1\n";
        after["stop_times.txt"].replace(after["stop_times.txt"].find("t1,"), 2, "renamed");
        after["stop_times.txt"].replace(after["stop_times.txt"].find("t1,"), 2, "renamed");
        after["stop_times.txt"].replace(after["stop_times.txt"].find("t1,"), 2, "renamed");
        const Timetable previous = test::readSmall(before).value().timetable;
        const LostService lost = lostSince(previous, test::readSmall(after).value().timetable);
        QCOMPARE(lost.routes.size(), 1U);
        QCOMPARE(previous.routes.ids[lost.routes[0]], std::string("Q"));
        QCOMPARE(lost.trips.size(), 1U); // t1 has another id, but runs
        QCOMPARE(previous.trips.ids[lost.trips[0]], std::string("t3"));
    }
};

QTEST_GUILESS_MAIN(TripMatchesTest)
#include "trip_matches_test.moc"
