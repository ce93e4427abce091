// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/raptor.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <array>
#include <cstdio>
#include <random>
#include <string>

#include "tests/support/small_feed.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::transit;
using namespace weitblick::test;

namespace {

constexpr Day kTuesday = std::chrono::sys_days(std::chrono::year(2025) / std::chrono::March / 18);

std::string clockText(int minutes)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%02d:%02d:00", minutes / 60, minutes % 60);
    return text.data();
}

/// Lines over random stops, with overtaking, boarding bans, trips past midnight, frequencies and transfers.
Timetable randomTimetable(unsigned seed)
{
    std::mt19937 engine(seed);
    const auto random = [&] { return static_cast<unsigned>(engine()); };
    auto texts = smallFeed();
    constexpr unsigned kStops = 9;
    texts["stops.txt"] = "stop_id,stop_name,stop_lat,stop_lon\n";
    for (unsigned i = 0; i < kStops; ++i) {
        texts["stops.txt"] += "s" + std::to_string(i) + ",Halt " + std::to_string(i) + ",50.0" +
                              std::to_string(10 + random() % 30) + ",9.0" + std::to_string(10 + random() % 30) + "\n";
    }
    texts["trips.txt"] = "route_id,service_id,trip_id\n";
    texts["stop_times.txt"] = "trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type\n";
    texts["frequencies.txt"] = "trip_id,start_time,end_time,headway_secs\n";
    for (int line = 0; line < 5; ++line) {
        std::vector<unsigned> course;
        for (unsigned i = 0; i < 3 + random() % 4; ++i) {
            course.push_back(random() % kStops);
        }
        for (int run = 0; run < 4; ++run) {
            const std::string id = "t" + std::to_string(line) + "_" + std::to_string(run);
            texts["trips.txt"] += "R,W," + id + "\n";
            int minute = (random() % 5 == 0 ? 1435 : 420) + static_cast<int>(random() % 60);
            for (std::size_t i = 0; i < course.size(); ++i) {
                const int stay = static_cast<int>(random() % 2);
                texts["stop_times.txt"] += id + "," + clockText(minute) + "," + clockText(minute + stay) + ",s" +
                                           std::to_string(course[i]) + "," + std::to_string(i + 1) + "," +
                                           (line == 1 && i == 1 ? "1" : "0") + "," + (line == 2 && i == 2 ? "1" : "0") +
                                           "\n";
                minute += stay + 2 + static_cast<int>(random() % 9);
            }
            if (line == 3 && run == 0) {
                texts["frequencies.txt"] += id + ",07:00:00,08:00:00,900\n";
            }
        }
    }
    texts["transfers.txt"] = "from_stop_id,to_stop_id,transfer_type,min_transfer_time\ns0,s1,2,120\ns2,s3,3,\n";
    return readSmall(std::move(texts)).value().timetable;
}

/// One trip with its stop times, by the clock of the day.
struct PlainTrip {
    std::vector<std::uint32_t> stops;
    std::vector<std::int32_t> arrivals, departures;
    std::vector<std::uint8_t> rules;
};

std::vector<PlainTrip> plainTrips(const Timetable& timetable)
{
    std::vector<PlainTrip> trips;
    for (const int before : {0, 1}) {
        for (std::uint32_t trip = 0; trip < timetable.trips.size(); ++trip) {
            if (!runsOn(timetable.services, timetable.trips.services[trip], kTuesday - std::chrono::days(before))) {
                continue;
            }
            std::vector<std::int32_t> shifts{-86'400 * before};
            const std::uint32_t first = timetable.trips.firstStopTimes[trip];
            for (const Frequency& one : timetable.frequencies) {
                if (one.trip == trip) {
                    shifts.clear();
                    for (std::int32_t start = one.startS; start < one.endS; start += one.headwayS) {
                        shifts.push_back(start - timetable.stopTimes.departuresS[first] - 86'400 * before);
                    }
                }
            }
            for (const std::int32_t shift : shifts) {
                PlainTrip plain;
                for (std::uint32_t i = first; i < timetable.trips.endStopTimes[trip]; ++i) {
                    plain.stops.push_back(timetable.stopTimes.stops[i]);
                    plain.arrivals.push_back(timetable.stopTimes.arrivalsS[i] + shift);
                    plain.departures.push_back(timetable.stopTimes.departuresS[i] + shift);
                    plain.rules.push_back(timetable.stopTimes.rules[i]);
                }
                trips.push_back(std::move(plain));
            }
        }
    }
    return trips;
}

/// Every boarding and every getting off of every trip, ride by ride.
std::vector<std::int32_t> bruteForce(const std::vector<PlainTrip>& trips, const StopWalks& walks, std::size_t stopCount,
                                     std::span<const StopAccess> access, std::int32_t timeS, const JourneyRules& rules)
{
    std::vector<std::int32_t> here(stopCount, kUnreached);
    std::vector<std::int32_t> byVehicle(stopCount, kUnreached);
    for (const StopAccess& one : access) {
        here[one.stop] = std::min(here[one.stop], timeS + one.walkS);
    }
    for (int ride = 1; ride <= rules.mostRides; ++ride) {
        const std::vector<std::int32_t> before = here;
        for (const PlainTrip& trip : trips) {
            for (std::size_t i = 0; i < trip.stops.size(); ++i) {
                const std::int32_t at = before[trip.stops[i]];
                if (at == kUnreached || (trip.rules[i] & kNoPickup) != 0 ||
                    at + (ride > 1 ? rules.changeS : 0) > trip.departures[i]) {
                    continue;
                }
                for (std::size_t j = i + 1; j < trip.stops.size(); ++j) {
                    if ((trip.rules[j] & kNoDropOff) == 0) {
                        byVehicle[trip.stops[j]] = std::min(byVehicle[trip.stops[j]], trip.arrivals[j]);
                    }
                }
            }
        }
        for (std::uint32_t stop = 0; stop < stopCount; ++stop) {
            here[stop] = std::min(here[stop], byVehicle[stop]);
            for (const StopWalks::Walk& walk : walks.from(stop)) {
                if (byVehicle[stop] != kUnreached) {
                    here[walk.to] = std::min(here[walk.to], byVehicle[stop] + walk.walkS);
                }
            }
        }
    }
    for (std::int32_t& arrival : here) {
        arrival = arrival != kUnreached && arrival - timeS <= rules.limitS ? arrival - timeS : kUnreached;
    }
    return here;
}

} // namespace

class RaptorTest : public QObject {
    Q_OBJECT

private slots:
    void everyMinuteEqualsBruteForce()
    {
        std::size_t reached = 0;
        for (unsigned seed = 1; seed <= 40; ++seed) {
            const Timetable timetable = randomTimetable(seed);
            const DayPatterns patterns = dayPatterns(timetable, kTuesday);
            const StopWalks walks = stopWalks(timetable, {.withinM = 600.0});
            const auto trips = plainTrips(timetable);
            const JourneyRules rules{
                .mostRides = 1 + int(seed % 4), .changeS = seed % 2 == 0 ? 120 : 0, .limitS = 5400};
            Raptor raptor(patterns, walks, rules);
            const std::vector<StopAccess> access{{seed % 9, 60}, {(seed + 4) % 9, 300}};
            for (const DepartureWindow& window :
                 {DepartureWindow{6 * 3600 + 1800, 8 * 3600, 60}, DepartureWindow{0, 3600, 60}}) {
                std::vector<std::int32_t> times;
                raptor.travelTimes(access, window, times);
                for (std::size_t i = 0; i < window.count(); ++i) {
                    const std::int32_t timeS = window.fromS + std::int32_t(i) * window.stepS;
                    const auto expected = bruteForce(trips, walks, timetable.stops.size(), access, timeS, rules);
                    for (std::size_t stop = 0; stop < expected.size(); ++stop) {
                        QCOMPARE(times[i * expected.size() + stop], expected[stop]);
                        reached += expected[stop] != kUnreached ? 1 : 0;
                    }
                }
            }
        }
        QVERIFY(reached > 10'000);
    }
    void theSmallFeedIsAsPeopleReadIt()
    {
        WB_VALUE(const auto reading, readSmall(smallFeed()));
        const DayPatterns patterns = dayPatterns(reading.timetable, kTuesday);
        const StopWalks walks = stopWalks(reading.timetable, {});
        Raptor raptor(patterns, walks, {});
        const std::uint32_t from = stopOfId(reading.timetable, "a").value();
        const std::uint32_t to = stopOfId(reading.timetable, "c").value();
        std::vector<std::int32_t> times;
        const StopAccess access{from, 0};
        raptor.travelTimes({&access, 1}, {6 * 3600 + 3000, 7 * 3600 + 600, 300}, times);
        const std::size_t stops = reading.timetable.stops.size();
        QCOMPARE(times[0 * stops + to], 20 * 60); // 6:50, the bus leaves at 7:00 and arrives at 7:10
        QCOMPARE(times[2 * stops + to], 10 * 60);
        QCOMPARE(times[3 * stops + to], kUnreached); // 7:05: gone
    }
    void aRealCityIsReached()
    {
        const QString file = QStringLiteral(WB_SOURCE_DIR "/../shared/data/01_gtfs/TANK-GTFS.zip");
        if (!QFile::exists(file)) {
            QSKIP("no shared data");
        }
        Job job;
        WB_VALUE(const auto reading, readTimetable(file.toStdString(), ShapeReading::Skip, job));
        const auto day = typicalDay(reading.timetable, DayKind::Workday);
        const DayPatterns patterns = dayPatterns(reading.timetable, *day);
        const StopWalks walks = stopWalks(reading.timetable, {});
        const JourneyRules rules{.mostRides = 3};
        Raptor raptor(patterns, walks, rules);
        const StopAccess access{patterns.stops.front(), 0};
        std::vector<std::int32_t> times;
        const DepartureWindow window{8 * 3600, 8 * 3600 + 600, 300};
        raptor.travelTimes({&access, 1}, window, times);
        const auto reached = std::ranges::count_if(times, [](std::int32_t time) { return time != kUnreached; });
        QVERIFY2(reached > 200, qPrintable(QString::number(reached)));
    }
};

QTEST_GUILESS_MAIN(RaptorTest)
#include "raptor_test.moc"
