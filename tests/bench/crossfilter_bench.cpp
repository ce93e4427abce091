// SPDX-License-Identifier: GPL-3.0-or-later
// Brushing and switching views, by number of rows. The state takes a byte a row and view.
#include <algorithm>
#include <benchmark/benchmark.h>
#include <chrono>
#include <map>
#include <optional>
#include <random>
#include <vector>

#include "tests/bench/crossfilter_rows.h"

namespace {

using namespace weitblick;
using namespace weitblick::crossfilter;

/// Made once for each size; the larger ones only when they are asked for.
CrossFilter& viewsOver(std::size_t rowCount)
{
    static std::size_t madeFor = 0;
    static std::optional<CrossFilter> views;
    if (madeFor != rowCount) {
        views.reset();
        views.emplace(bench::crossfilterOver(rowCount));
        madeFor = rowCount;
    }
    Job job;
    (void)views->clear(job);
    return *views;
}

void must(const Result<void>& result, benchmark::State& state)
{
    if (!result) {
        state.SkipWithError(result.error().message.en.c_str());
    }
}

void report(benchmark::State& state, std::vector<double> milliseconds)
{
    std::ranges::sort(milliseconds);
    const auto at = [&](double share) {
        return milliseconds[static_cast<std::size_t>(static_cast<double>(milliseconds.size() - 1) * share)];
    };
    state.counters["p50_ms"] = at(0.5);
    state.counters["p99_ms"] = at(0.99);
}

/// A brush of random place and width over five other views; all their counts are new each time.
void brush(benchmark::State& state)
{
    CrossFilter& views = viewsOver(static_cast<std::size_t>(state.range(0)));
    Job job;
    must(views.activate({0, 0}, job), state);
    std::mt19937 random(1);
    std::uniform_int_distribution<std::uint32_t> bin(0, bench::kActiveBins - 1);
    std::vector<double> times;
    for (auto _ : state) {
        const auto [first, last] = std::minmax({bin(random), bin(random)});
        const auto start = std::chrono::steady_clock::now();
        must(views.setFilter({0, 0}, BrushedBins{{{first, last}}}, job), state);
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    benchmark::DoNotOptimize(bench::checksumOf(views));
    report(state, std::move(times));
}

/// The cubes of another view; `filters` other views are brushed meanwhile.
void activate(benchmark::State& state)
{
    CrossFilter& views = viewsOver(static_cast<std::size_t>(state.range(0)));
    Job job;
    for (std::size_t view = 1; view <= static_cast<std::size_t>(state.range(1)); ++view) {
        must(views.setFilter({0, view}, BrushedBins{{{20, 79}}}, job), state);
    }
    std::vector<double> times;
    for (auto _ : state) {
        const auto start = std::chrono::steady_clock::now();
        must(views.activate({0, 0}, job), state);
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    report(state, std::move(times));
    state.counters["ns_per_row_and_view"] =
        benchmark::Counter(static_cast<double>(state.range(0) * 5) * 1e-9,
                           benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

/// What a selection by rows costs, as from the map: everything counted from the rows.
void selectRows(benchmark::State& state)
{
    const auto rowCount = static_cast<std::size_t>(state.range(0));
    CrossFilter& views = viewsOver(rowCount);
    auto rows = std::make_shared<RowMask>(rowCount);
    for (std::size_t row = 0; row < rowCount; row += 3) {
        rows->add(row);
    }
    Job job;
    for (auto _ : state) {
        must(views.setFilter({0, 0}, ChosenRows{.rows = rows, .text = {}}, job), state);
        must(views.setFilter({0, 0}, {}, job), state);
    }
}

/// The mask that colours the map after a brush.
void maskForTheMap(benchmark::State& state)
{
    CrossFilter& views = viewsOver(static_cast<std::size_t>(state.range(0)));
    Job job;
    must(views.setFilter({0, 0}, BrushedBins{{{20, 79}}}, job), state);
    for (auto _ : state) {
        benchmark::DoNotOptimize(views.selectedRows(0, job));
    }
}

constexpr std::int64_t kMillion = 1'000'000;
BENCHMARK(brush)
    ->Arg(kMillion)
    ->Arg(10 * kMillion)
    ->Arg(100 * kMillion)
    ->Iterations(5'000)
    ->Unit(benchmark::kMicrosecond)
    ->UseRealTime();
BENCHMARK(activate)
    ->Args({kMillion, 0})
    ->Args({10 * kMillion, 0})
    ->Args({10 * kMillion, 2})
    ->Args({100 * kMillion, 0})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(selectRows)->Arg(500'000)->Arg(10 * kMillion)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(maskForTheMap)->Arg(500'000)->Arg(10 * kMillion)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace

BENCHMARK_MAIN();
