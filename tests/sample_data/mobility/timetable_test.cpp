// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "sample_data/mobility/timetable.h"

using namespace weitblick::sample;

class TimetableTest : public QObject {
    Q_OBJECT

private slots:
    void daysOf2025HaveTheirKind()
    {
        QCOMPARE(dayKindOf(3, 18), DayKind::Weekday); // a Tuesday
        QCOMPARE(dayKindOf(3, 22), DayKind::Saturday);
        QCOMPARE(dayKindOf(3, 23), DayKind::Sunday);
        QCOMPARE(dayKindOf(5, 1), DayKind::Sunday); // a Thursday, but a holiday
        QCOMPARE(dayKindOf(12, 31), DayKind::Weekday);
    }
    void runsGoForthAndBackWithoutTurningTime()
    {
        TransitNetwork network;
        network.stops = {
            {"a", "A", {0, 0}, 0, false}, {"b", "B", {4000, 0}, 0, false}, {"c", "C", {9000, 0}, 0, false}};
        network.lines.push_back({"21", LineKind::Regional, 0, {{0, 0}, {9000, 0}}, {0, 1, 2}, {0.0, 4000.0, 9000.0}});
        const auto trips = runsOf(network);
        QVERIFY(trips.size() > 40);
        for (const TransitTrip& trip : trips) {
            QCOMPARE(trip.stops.size(), std::size_t{3});
            QCOMPARE(trip.stops.front(), trip.isBack ? 2 : 0);
            QVERIFY(trip.timesS[0] < trip.timesS[1] && trip.timesS[1] < trip.timesS[2]);
            // 9 km at 10.5 m/s and two halts of 18 s: 15 minutes.
            QCOMPARE(trip.timesS[2] - trip.timesS[0], 15 * 60);
        }
    }
};

QTEST_GUILESS_MAIN(TimetableTest)
#include "timetable_test.moc"
