// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/feed_text.h"
#include "core/transit/timetable.h"

#include <QTest>

#include "tests/support/small_feed.h"

using namespace weitblick;
using namespace weitblick::transit;

class TimetableTest : public QObject {
    Q_OBJECT

private slots:
    void servicesRunByWeekdayAndException()
    {
        const Timetable timetable = test::readSmall(test::smallFeed()).value().timetable;
        QVERIFY(runsOn(timetable.services, 0, dayFromIso("2025-04-17").value()));  // Thursday
        QVERIFY(!runsOn(timetable.services, 0, dayFromIso("2025-04-18").value())); // Good Friday, taken out
        QVERIFY(runsOn(timetable.services, 0, dayFromIso("2025-04-19").value()));  // Saturday, put in
        QVERIFY(!runsOn(timetable.services, 0, dayFromIso("2025-04-20").value()));
        QVERIFY(!runsOn(timetable.services, 0, dayFromIso("2026-01-01").value()));
        QCOMPARE(servicesOn(timetable.services, dayFromIso("2025-04-17").value()), std::vector<bool>{true});
    }
    void validityIsFromTheFirstToTheLastDay()
    {
        const Timetable timetable = test::readSmall(test::smallFeed()).value().timetable;
        const DaySpan span = validityOf(timetable.services).value();
        QCOMPARE(isoOf(span.first), std::string("2025-01-01"));
        QCOMPARE(isoOf(span.last), std::string("2025-12-31"));
        QVERIFY(!validityOf(Services()).has_value());
    }
    void aTypicalWorkdayIsTuesdayToThursday()
    {
        const Timetable timetable = test::readSmall(test::smallFeed()).value().timetable;
        QCOMPARE(isoOf(typicalDay(timetable, DayKind::Workday).value()), std::string("2025-01-01")); // a Wednesday
        QCOMPARE(isoOf(typicalDay(timetable, DayKind::Saturday).value()), std::string("2025-04-19"));
        QVERIFY(!typicalDay(timetable, DayKind::Sunday).has_value());
        QCOMPARE(tripsOn(timetable, dayFromIso("2025-04-17").value()), 2);
    }
    void tripsWithAFrequencyCountForEachRun()
    {
        auto texts = test::smallFeed();
        texts["frequencies.txt"] = "trip_id,start_time,end_time,headway_secs\nt1,06:00:00,08:00:00,1800\n";
        const Timetable timetable = test::readSmall(texts).value().timetable;
        QCOMPARE(tripsOn(timetable, dayFromIso("2025-04-17").value()), 4 + 1);
    }
    void aPlatformBelongsToItsStation()
    {
        const Timetable timetable = test::readSmall(test::smallFeed()).value().timetable;
        const std::uint32_t platform = stopOfId(timetable, "a").value();
        QCOMPARE(stationOf(timetable.stops, platform), stopOfId(timetable, "S").value());
        QCOMPARE(stationOf(timetable.stops, stopOfId(timetable, "b").value()), stopOfId(timetable, "b").value());
        QVERIFY(!stopOfId(timetable, "none").has_value());
        QVERIFY(sizeBytes(timetable) > 0);
    }
};

QTEST_GUILESS_MAIN(TimetableTest)
#include "timetable_test.moc"
