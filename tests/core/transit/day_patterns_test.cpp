// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/day_patterns.h"

#include <QTest>

#include "tests/support/small_feed.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::transit;
using namespace weitblick::test;

namespace {

constexpr Day kTuesday = std::chrono::sys_days(std::chrono::year(2025) / std::chrono::March / 18);
constexpr Day kSunday = std::chrono::sys_days(std::chrono::year(2025) / std::chrono::March / 16);

} // namespace

class DayPatternsTest : public QObject {
    Q_OBJECT

private slots:
    void tripsOfTheEveningBeforeArePartOfTheDay()
    {
        WB_VALUE(const auto reading, readSmall(smallFeed()));
        const DayPatterns patterns = dayPatterns(reading.timetable, kTuesday);
        QCOMPARE(patterns.patterns.size(), 2U); // there and back
        std::size_t trips = 0;
        std::int32_t earliest = 0;
        for (const auto& pattern : patterns.patterns) {
            trips += pattern.tripCount;
            earliest = std::min(earliest, patterns.departuresS[pattern.firstTime]);
        }
        QCOMPARE(trips, 3U); // two of Tuesday, one of Monday that runs past midnight
        QCOMPARE(earliest, -300);
        QVERIFY(dayPatterns(reading.timetable, kSunday).patterns.empty());
    }
    void aTripThatOvertakesStartsAnotherGroup()
    {
        auto texts = smallFeed();
        texts["trips.txt"] = "route_id,service_id,trip_id\nR,W,slow\nR,W,fast\n";
        texts["stop_times.txt"] = "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
                                  "slow,07:00:00,07:00:00,a,1\nslow,07:30:00,07:30:00,c,2\n"
                                  "fast,07:05:00,07:05:00,a,1\nfast,07:10:00,07:10:00,c,2\n";
        WB_VALUE(const auto reading, readSmall(texts));
        QCOMPARE(dayPatterns(reading.timetable, kTuesday).patterns.size(), 2U);
    }
    void stopsKnowTheirPatterns()
    {
        WB_VALUE(const auto reading, readSmall(smallFeed()));
        const DayPatterns patterns = dayPatterns(reading.timetable, kTuesday);
        const std::uint32_t middle = stopOfId(reading.timetable, "b").value();
        QCOMPARE(patterns.stopStarts[middle + 1] - patterns.stopStarts[middle], 2U);
        QCOMPARE(patterns.stopPatterns[patterns.stopStarts[middle]].position, 1U);
    }
    void walksAreNearStopsAndToldTransfers()
    {
        auto texts = smallFeed();
        texts["stops.txt"] =
            "stop_id,stop_name,stop_lat,stop_lon\na,A,50.000,9.000\nb,B,50.001,9.000\nc,C,50.002,9.000\n";
        texts["transfers.txt"] = "from_stop_id,to_stop_id,transfer_type,min_transfer_time\na,c,2,600\na,b,3,\n";
        WB_VALUE(const auto reading, readSmall(texts));
        const StopWalks walks = stopWalks(reading.timetable, {.withinM = 150.0, .detour = 1.0, .speedMPerS = 1.0});
        const std::uint32_t a = stopOfId(reading.timetable, "a").value();
        const std::uint32_t b = stopOfId(reading.timetable, "b").value();
        QCOMPARE(walks.from(a).size(), 1U); // b is forbidden, c told
        QCOMPARE(walks.from(a)[0].walkS, 600);
        QCOMPARE(walks.from(b).size(), 2U);
        QCOMPARE(walks.from(b)[0].walkS, 112); // 111.2 m
    }
};

QTEST_GUILESS_MAIN(DayPatternsTest)
#include "day_patterns_test.moc"
