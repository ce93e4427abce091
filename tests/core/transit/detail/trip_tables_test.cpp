// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/feed_reader.h"

#include <QTest>

#include "tests/support/small_feed.h"

using namespace weitblick;
using namespace weitblick::transit;

class TripTablesTest : public QObject {
    Q_OBJECT

private slots:
    void aTripOfAnUnknownRouteOrServiceCannotRun()
    {
        auto texts = test::smallFeed();
        texts["trips.txt"] = "route_id,service_id,trip_id\nX,W,t1\nR,Y,t2\n";
        const FeedReading reading = test::readSmall(texts).value();
        QCOMPARE(reading.findings.count(Defect::UnknownReference), 2); // and not again for each of their stop times
        QCOMPARE(reading.timetable.trips.size(), 0U);
    }
    void theSecondTripOfAnIdIsTold()
    {
        auto texts = test::smallFeed();
        texts["trips.txt"] += "R,W,t1,0\n";
        const FeedReading reading = test::readSmall(texts).value();
        QCOMPARE(reading.findings.count(Defect::DuplicateId), 1);
        QCOMPARE(reading.timetable.trips.size(), 2U);
    }
    void frequenciesThatNeverEndAreRefused()
    {
        auto texts = test::smallFeed();
        texts["frequencies.txt"] =
            "trip_id,start_time,end_time,headway_secs\nt1,06:00:00,08:00:00,0\nt1,08:00:00,06:00:00,600\n"
            "t1,00:00:00,999:00:00,1\nt2,06:00:00,07:00:00,900\n";
        const FeedReading reading = test::readSmall(texts).value();
        QCOMPARE(reading.findings.count(Defect::BadValue), 3);
        QCOMPARE(reading.timetable.frequencies.size(), 1U);
        QCOMPARE(reading.timetable.frequencies[0].headwayS, 900);
    }
    void onlyTheCalendarIsToldWhereItCannotBeRead()
    {
        auto texts = test::smallFeed();
        texts["calendar.txt"] = "service_id,monday,start_date,end_date\nW,1,20250101,20251231\n";
        texts["calendar_dates.txt"] = "service_id,date,exception_type\nV,20250419,1\n";
        const Findings findings = test::readSmall(texts).value().findings;
        QCOMPARE(findings.count(Defect::MissingColumn), 6);
        QCOMPARE(findings.count(Defect::UnknownReference), 0);
    }
};

QTEST_GUILESS_MAIN(TripTablesTest)
#include "trip_tables_test.moc"
