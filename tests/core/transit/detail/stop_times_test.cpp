// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/feed_reader.h"

#include <QTest>

#include "tests/support/small_feed.h"

using namespace weitblick;
using namespace weitblick::transit;

class StopTimesTest : public QObject {
    Q_OBJECT

private slots:
    void rowsInAnyOrderGiveTheSameTrips()
    {
        const Timetable ordered = test::readSmall(test::smallFeed()).value().timetable;
        auto texts = test::smallFeed();
        texts["stop_times.txt"] = "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
                                  "t1,07:10:00,07:10:00,c,3\nt2,24:05:00,24:06:00,b,2\nt1,07:00:00,07:00:00,a,1\n"
                                  "t2,24:10:00,24:10:00,a,3\nt2,23:55:00,23:55:00,c,1\nt1,07:05:00,07:06:00,b,2\n";
        const Timetable mixed = test::readSmall(texts).value().timetable;
        QCOMPARE(mixed.stopTimes.stops, ordered.stopTimes.stops);
        QCOMPARE(mixed.stopTimes.arrivalsS, ordered.stopTimes.arrivalsS);
        QCOMPARE(mixed.stopTimes.departuresS, ordered.stopTimes.departuresS);
        QCOMPARE(mixed.trips.firstStopTimes, ordered.trips.firstStopTimes);
        QCOMPARE(mixed.trips.endStopTimes, ordered.trips.endStopTimes);
        QCOMPARE(mixed.stopTimes.lines, (std::vector<std::uint32_t>{4, 7, 2, 6, 3, 5}));
    }
    void timesBetweenTwoKnownOnesAreInterpolated()
    {
        auto texts = test::smallFeed();
        texts["stop_times.txt"] = "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
                                  "t1,07:00:00,07:00:00,a,1\nt1,,,b,2\nt1,,,c,3\nt1,07:09:00,07:09:00,b,4\n"
                                  "t2,08:00:00,,a,1\nt2,,08:05:00,b,2\n";
        const FeedReading reading = test::readSmall(texts).value();
        QVERIFY(reading.findings.empty());
        const StopTimes& times = reading.timetable.stopTimes;
        QCOMPARE(times.arrivalsS[1], 7 * 3600 + 180);
        QCOMPARE(times.departuresS[2], 7 * 3600 + 360);
        QVERIFY((times.rules[1] & kUntimed) != 0);
        QCOMPARE(times.departuresS[4], 8 * 3600);
        QCOMPARE(times.arrivalsS[5], 8 * 3600 + 300);
    }
    void aTripWithoutTimesAtItsEndsIsLeftOut()
    {
        auto texts = test::smallFeed();
        texts["stop_times.txt"] =
            "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
            "t1,,,a,1\nt1,07:05:00,07:05:00,b,2\nt2,08:00:00,08:00:00,a,1\nt2,08:05:00,08:05:00,b,2\n";
        const FeedReading reading = test::readSmall(texts).value();
        QCOMPARE(reading.findings.count(Defect::MissingEndpointTimes), 1);
        QCOMPARE(reading.findings.list().front().line, 2);
        QCOMPARE(reading.timetable.trips.endStopTimes[0], reading.timetable.trips.firstStopTimes[0]);
        QVERIFY(reading.timetable.trips.endStopTimes[1] > reading.timetable.trips.firstStopTimes[1]);
    }
    void rowsThatPointNowhereAreToldAndLeftOut()
    {
        auto texts = test::smallFeed();
        texts["stop_times.txt"] +=
            "t9,08:00:00,08:00:00,a,1\nt1,07:20:00,07:20:00,z,4\nt1,07:2x:00,07:20:00,c,5\nt1,07:20:00,07:20:00,c,x\n";
        const FeedReading reading = test::readSmall(texts).value();
        QCOMPARE(reading.findings.count(Defect::UnknownReference), 2);
        QCOMPARE(reading.findings.count(Defect::BadValue), 2);
    }
    void onDemandAreasAreNoDepartures()
    {
        auto texts = test::smallFeed();
        texts["trips.txt"] += "R,W,flex,0\n";
        texts["stop_times.txt"] = "trip_id,arrival_time,departure_time,stop_id,stop_sequence,location_id,"
                                  "start_pickup_drop_off_window,end_pickup_drop_off_window\n"
                                  "flex,,,,1,area,08:00:00,18:00:00\nflex,,,,2,area,08:00:00,18:00:00\n"
                                  "t1,07:00:00,07:00:00,a,1,,,\nt1,07:05:00,07:05:00,b,2,,,\n"
                                  "t2,07:00:00,07:00:00,b,1,,,\nt2,07:05:00,07:05:00,c,2,,,\n";
        const FeedReading reading = test::readSmall(texts).value();
        QVERIFY(reading.findings.empty());
        QCOMPARE(reading.timetable.flexibleStopTimeCount, 2);
        QCOMPARE(reading.timetable.stopTimes.size(), 4U);
    }
};

QTEST_GUILESS_MAIN(StopTimesTest)
#include "stop_times_test.moc"
