// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/departures.h"
#include "core/transit/feed_reader.h"
#include "core/transit/feed_repair.h"
#include "core/transit/feed_text.h"
#include "core/transit/trip_matches.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <map>
#include <string>

#include "tests/support/small_feed.h"

using namespace weitblick;
using namespace weitblick::transit;

namespace {

std::map<std::string, int> departuresOn(const Timetable& timetable, const char* day)
{
    std::map<std::string, int> counts;
    eachDeparture(timetable, dayFromIso(day).value(), {},
                  [&](const Departure& departure) { ++counts[timetable.stops.ids[departure.stop]]; });
    return counts;
}

} // namespace

class FeedRepairTest : public QObject {
    Q_OBJECT

private slots:
    void aSoundFeedStaysAsItIs()
    {
        Timetable timetable = test::readSmall(test::smallFeed()).value().timetable;
        const auto before = timetable.stopTimes.departuresS;
        QCOMPARE(repairSafely(timetable, nullptr).total(), 0);
        QCOMPARE(timetable.stopTimes.departuresS, before);
    }
    void stopsAreMergedAndTimesRunForwards()
    {
        auto texts = test::smallFeed();
        texts["stops.txt"] += "b\x02,Markt,50.010,9.000,0,\nb_G,Markt,50.01002,9.000,0,nowhere\n";
        texts["stop_times.txt"] = "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
                                  "t1,07:00:00,07:00:00,a,1\nt1,06:50:00,06:50:00,b\x02,2\nt1,07:10:00,07:10:00,c,3\n"
                                  "t2,08:00:00,08:00:00,c,1\nt2,08:05:00,08:05:00,b_G,2\nt2,08:10:00,08:10:00,a,3\n";
        Timetable timetable = test::readSmall(texts).value().timetable;
        const RepairCounts counts = repairSafely(timetable, nullptr);
        QCOMPARE(counts.of(Defect::HiddenCharacter), 1);
        QCOMPARE(counts.of(Defect::DuplicateStop), 1);
        QCOMPARE(counts.of(Defect::OrphanParent), 1);
        QCOMPARE(counts.of(Defect::TimeRunsBackwards), 1);
        QCOMPARE(counts.total(), 4);
        QCOMPARE(departuresOn(timetable, "2025-03-18"), (std::map<std::string, int>{{"a", 1}, {"b", 2}, {"c", 1}}));
        QCOMPARE(timetable.stopTimes.arrivalsS[1], 7 * 3600 + 300);
    }
    void aRepairedFeedOfTheSampleRegionHasTheTrueDepartures()
    {
        const std::string folder = WB_SOURCE_DIR "/build/sample/town/nahverkehr/";
        if (!QFile::exists(QString::fromStdString(folder + "nvm.gtfs.zip"))) {
            QSKIP("the sample region has not been made");
        }
        Job job;
        const auto read = [&](const char* name) {
            return readTimetable(folder + name, ShapeReading::Skip, job).value().timetable;
        };
        Timetable broken = read("nvm.gtfs.zip");
        const Timetable neighbour = read("mkv.gtfs.zip");
        Timetable truth = read("nvm_vorwoche.gtfs.zip");
        // What only the operator can bring back is taken out of the truth.
        const LostService lost = lostSince(truth, broken);
        std::vector<bool> isLost(truth.trips.size(), false);
        for (std::uint32_t trip = 0; trip < truth.trips.size(); ++trip) {
            isLost[trip] = std::ranges::find(lost.routes, truth.trips.routes[trip]) != lost.routes.end();
        }
        for (const std::uint32_t trip : lost.trips) {
            isLost[trip] = true;
        }
        for (std::uint32_t trip = 0; trip < truth.trips.size(); ++trip) {
            if (isLost[trip]) {
                truth.trips.endStopTimes[trip] = truth.trips.firstStopTimes[trip];
            }
        }
        const RepairCounts counts = repairSafely(broken, &neighbour);
        QCOMPARE(counts.of(Defect::DuplicateTripOfTwoAgencies), 5);
        QCOMPARE(counts.of(Defect::TimeRunsBackwards), 1);
        for (const char* const day : {"2025-03-18", "2025-03-22", "2025-03-23"}) {
            QVERIFY(!departuresOn(truth, day).empty());
            QCOMPARE(departuresOn(broken, day), departuresOn(truth, day));
        }
    }
};

QTEST_GUILESS_MAIN(FeedRepairTest)
#include "feed_repair_test.moc"
