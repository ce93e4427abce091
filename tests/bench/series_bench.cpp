// SPDX-License-Identifier: GPL-3.0-or-later
// The time series store by itself: packing, unpacking, aggregates, a step of the slider. 200 series of a year.
#include "core/series/aggregation.h"
#include "core/series/time_slices.h"

#include <benchmark/benchmark.h>
#include <memory>

#include "tests/bench/series_rows.h"

namespace {

using namespace weitblick;
using namespace weitblick::bench;
using namespace weitblick::series;

constexpr std::int64_t kSensors = 200;

std::shared_ptr<const SeriesColumns> columnsOf(Shape shape)
{
    static std::array<std::shared_ptr<const SeriesColumns>, 3> made;
    auto& columns = made[static_cast<std::size_t>(shape)];
    if (!columns) {
        SeriesColumns fresh;
        for (std::int64_t sensor = 0; sensor < kSensors; ++sensor) {
            fresh.series.push_back({.description = {.intervalS = 900}, .chunks = {}});
            fresh.series.back().chunks.push_back(Chunk::of(yearOf(sensor, kQuartersOfYear, shape)));
        }
        columns = std::make_shared<const SeriesColumns>(std::move(fresh));
    }
    return columns;
}

void packYear(benchmark::State& state)
{
    const auto readings = yearOf(1, kQuartersOfYear, static_cast<Shape>(state.range(0)));
    const auto clock = BerlinClock::over(readings.front().utcS, readings.back().utcS);
    std::size_t bytes = 0;
    for (auto _ : state) {
        const StoredChunk stored = pack(Chunk::of(readings), *clock);
        bytes = stored.payload.size() + stored.totals.size();
    }
    state.counters["bytes_a_reading"] = static_cast<double>(bytes) / static_cast<double>(readings.size());
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(readings.size()));
}
BENCHMARK(packYear)->DenseRange(0, 2)->Unit(benchmark::kMicrosecond);

void unpackYear(benchmark::State& state)
{
    const auto readings = yearOf(1, kQuartersOfYear, static_cast<Shape>(state.range(0)));
    const auto clock = BerlinClock::over(readings.front().utcS, readings.back().utcS);
    const StoredChunk stored = pack(Chunk::of(readings), *clock);
    for (auto _ : state) {
        benchmark::DoNotOptimize(unpackChunk(stored.payload));
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(readings.size()));
}
BENCHMARK(unpackYear)->DenseRange(0, 2)->Unit(benchmark::kMicrosecond);

void hourlyMeans(benchmark::State& state)
{
    const auto columns = columnsOf(static_cast<Shape>(state.range(0)));
    const AggregateRequest request;
    const auto bins = binsFor(request, *columns);
    Job job;
    for (auto _ : state) {
        (void)aggregateEach(*columns, *bins, request, job, [](std::size_t, BinValues& values) -> Result<void> {
            benchmark::DoNotOptimize(values.values.data());
            return {};
        });
    }
    state.SetItemsProcessed(state.iterations() * columns->readingCount());
}
BENCHMARK(hourlyMeans)->DenseRange(0, 2)->Unit(benchmark::kMillisecond)->UseRealTime();

void daysOfAll(benchmark::State& state)
{
    const auto columns = columnsOf(static_cast<Shape>(state.range(0)));
    const auto bins = civilBins(CivilStep::Day, columns->span());
    Job job;
    for (auto _ : state) {
        benchmark::DoNotOptimize(summarize(*columns, *bins, job));
    }
    state.SetItemsProcessed(state.iterations() * columns->readingCount());
}
BENCHMARK(daysOfAll)->DenseRange(0, 2)->Unit(benchmark::kMillisecond)->UseRealTime();

void sliderStep(benchmark::State& state)
{
    auto slices = TimeSlices::over(columnsOf(Shape::Even), {.step = CivilStep::Hour});
    if (!slices) {
        state.SkipWithError("no slices");
        return;
    }
    TimeSlices moving = std::move(slices).value();
    Job job;
    std::size_t bin = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(moving.at(bin, job));
        bin = (bin + 1) % moving.bins().binCount;
    }
}
BENCHMARK(sliderStep)->Unit(benchmark::kMicrosecond)->UseRealTime();

} // namespace

BENCHMARK_MAIN();
