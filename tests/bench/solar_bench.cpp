// SPDX-License-Identifier: GPL-3.0-or-later
// Job f1: a year of hours for many roofs; and the sun of a year once.
#include "core/solar/yield/district_yield.h"

#include <benchmark/benchmark.h>
#include <numeric>
#include <ranges>

#include "tests/bench/solar_roofs.h"
#include "tests/support/synthetic_weather.h"

using namespace weitblick;
using namespace weitblick::solar;

namespace {

const WeatherYear& weather()
{
    static const WeatherYear kYear = test::syntheticWeather();
    return kYear;
}

double hoursWithLight()
{
    return static_cast<double>(
        std::ranges::count_if(weather().hours, [](const WeatherHour& hour) { return hour.globalWM2 > 0.0; }));
}

/// Second argument: threads, 0 for all. Third: Perez instead of Hay-Davies.
void yearOfRoofs(benchmark::State& state)
{
    const RoofSurfaces roofs = bench::someRoofs(static_cast<std::size_t>(state.range(0)));
    PvSystem system;
    system.skyModel = state.range(2) == 0 ? SkyModel::HayDavies : SkyModel::Perez;
    const DistrictYieldOptions options{.takeProfile = {}, .threadLimit = static_cast<unsigned>(state.range(1))};
    double total = 0.0;
    for (auto _ : state) {
        Job job;
        const auto yield = districtYield(roofs, weather(), system, options, job);
        total = std::accumulate(yield->acKWhPerKwp.begin(), yield->acKWhPerKwp.end(), 0.0);
    }
    state.counters["kWh/kWp"] = total / static_cast<double>(state.range(0));
    state.counters["surface-hours"] =
        benchmark::Counter(static_cast<double>(state.range(0)) * hoursWithLight(),
                           benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void sunOfAYear(benchmark::State& state)
{
    for (auto _ : state) {
        benchmark::DoNotOptimize(skyYearOf(weather()));
    }
}

} // namespace

BENCHMARK(yearOfRoofs)->Args({10'000, 1, 0})->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(yearOfRoofs)->Args({1'000'000, 0, 0})->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(yearOfRoofs)->Args({1'000'000, 0, 1})->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(sunOfAYear)->Unit(benchmark::kMillisecond);
BENCHMARK_MAIN();
