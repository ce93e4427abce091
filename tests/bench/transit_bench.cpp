// SPDX-License-Identifier: GPL-3.0-or-later
// Reading a timetable and looking up classes of service.
//   WB_BENCH_FEED=feed.zip build/release/bin/bench.transit
#include "core/mobility/class_lookup.h"
#include "core/transit/feed_reader.h"
#include "core/transit/raptor.h"

#include <benchmark/benchmark.h>
#include <cstdlib>
#include <random>
#include <vector>

using namespace weitblick;

namespace {

/// A feed of 1.26 million stop times (3,025 stops, 45,600 trips) takes no more than 0.4 s: goal e3.
void readFeed(benchmark::State& state)
{
    const char* const file = std::getenv("WB_BENCH_FEED");
    if (file == nullptr) {
        state.SkipWithError("WB_BENCH_FEED names no feed");
        return;
    }
    std::int64_t stopTimes = 0;
    for (auto _ : state) {
        Job job;
        const auto reading = transit::readTimetable(file, transit::ShapeReading::Skip, job);
        if (!reading) {
            state.SkipWithError("the feed cannot be read");
            return;
        }
        stopTimes = static_cast<std::int64_t>(reading->timetable.stopTimes.size());
    }
    state.counters["stop_times"] = static_cast<double>(stopTimes);
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * stopTimes);
}
BENCHMARK(readFeed)->Unit(benchmark::kMillisecond)->UseRealTime();

/// 1,000,000 buildings of a Landkreis (40 km by 40 km) with 1,500 stops of four rings: goal e4, no more than 0.1 s with
/// the grid made.
void classesOfBuildings(benchmark::State& state)
{
    std::mt19937 random(5);
    std::uniform_real_distribution<double> place(0.0, 40'000.0);
    std::vector<mobility::ClassDisc> discs;
    for (int stop = 0; stop < 1'500; ++stop) {
        const geo::Point centre{place(random), place(random)};
        const auto best = static_cast<std::uint8_t>(stop % 3);
        for (std::uint8_t ring = 0; ring < 4; ++ring) {
            discs.push_back({centre, 300.0 + 233.0 * ring, static_cast<std::uint8_t>(best + ring)});
        }
    }
    std::vector<geo::Point> buildings(static_cast<std::size_t>(state.range(0)));
    for (geo::Point& building : buildings) {
        building = {place(random), place(random)};
    }
    for (auto _ : state) {
        Job job;
        const mobility::ClassLookup lookup(discs);
        benchmark::DoNotOptimize(lookup.ranksAt(buildings, job));
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * state.range(0));
}
BENCHMARK(classesOfBuildings)
    ->Arg(250'000)
    ->Arg(1'000'000)
    ->Arg(4'000'000)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

/// From random stops to all stops, every minute of two hours: goals e1 (0.4 ms a departure) and, for all stops, e2.
void reachOfTwoHours(benchmark::State& state)
{
    const char* const file = std::getenv("WB_BENCH_FEED");
    Job job;
    const auto reading = file == nullptr ? Result<transit::FeedReading>(Error{})
                                         : transit::readTimetable(file, transit::ShapeReading::Skip, job);
    if (!reading) {
        state.SkipWithError("WB_BENCH_FEED names no feed that can be read");
        return;
    }
    const auto day = transit::typicalDay(reading->timetable, transit::DayKind::Workday);
    const transit::DayPatterns patterns = transit::dayPatterns(reading->timetable, *day);
    const transit::StopWalks walks = transit::stopWalks(reading->timetable, {});
    transit::Raptor raptor(patterns, walks, {.mostRides = static_cast<int>(state.range(0)), .limitS = 7200});
    const transit::DepartureWindow window{8 * 3600, 10 * 3600, 60};
    std::mt19937 random(3);
    std::vector<std::int32_t> times;
    for (auto _ : state) {
        const transit::StopAccess access{static_cast<std::uint32_t>(random() % patterns.stopCount), 0};
        raptor.travelTimes({&access, 1}, window, times);
        benchmark::DoNotOptimize(times.data());
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * window.count()));
}
BENCHMARK(reachOfTwoHours)->Arg(2)->Arg(4)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
