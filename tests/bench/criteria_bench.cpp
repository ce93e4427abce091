// SPDX-License-Identifier: GPL-3.0-or-later
// A weight slider over a grid of criteria, ranks of many features, and draws of weights.
#include "core/base/job.h"
#include "core/decision/rank_acceptability.h"
#include "core/decision/ranking.h"
#include "core/decision/score_grid.h"
#include "core/decision/weight_stability.h"

#include <benchmark/benchmark.h>
#include <memory>
#include <random>

namespace {

using namespace weitblick;
using namespace weitblick::decision;

constexpr std::size_t kCriteria = 8;

std::unique_ptr<ScoreGrid> gridOf(std::size_t cellCount)
{
    auto grid = std::make_unique<ScoreGrid>(cellCount);
    std::minstd_rand random(1);
    for (std::size_t i = 0; i < kCriteria; ++i) {
        std::vector<std::uint8_t> column(cellCount);
        for (std::uint8_t& value : column) {
            value = static_cast<std::uint8_t>(random() >> 8U);
        }
        grid->addCriterion(std::move(column));
    }
    return grid;
}

/// All eight weights anew.
void fullTick(benchmark::State& state)
{
    const auto grid = gridOf(static_cast<std::size_t>(state.range(0)));
    std::uint8_t step = 0;
    for (auto _ : state) {
        step = static_cast<std::uint8_t>((step + 1) % 16);
        const std::vector<std::uint8_t> weights{static_cast<std::uint8_t>(40 - step), 40, 40, 40, 40, 20, 10, step};
        benchmark::DoNotOptimize(grid->setWeights(weights).has_value());
    }
    state.SetBytesProcessed(state.iterations() * state.range(0) * static_cast<std::int64_t>(kCriteria + 2));
}
BENCHMARK(fullTick)->Arg(1'000'000)->Arg(20'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();

/// One weight anew.
void incrementalTick(benchmark::State& state)
{
    const auto grid = gridOf(static_cast<std::size_t>(state.range(0)));
    if (!grid->setWeights(std::vector<std::uint8_t>(kCriteria, 20))) {
        state.SkipWithError("weights");
    }
    std::uint8_t step = 0;
    for (auto _ : state) {
        step = static_cast<std::uint8_t>((step + 1) % 100);
        benchmark::DoNotOptimize(grid->setWeight(3, step).has_value());
    }
    state.SetBytesProcessed(state.iterations() * state.range(0) * 5);
}
BENCHMARK(incrementalTick)->Arg(1'000'000)->Arg(20'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();

DecisionTable tableOf(std::size_t rows, std::size_t criteria)
{
    std::mt19937 random(2);
    std::uniform_real_distribution<double> any;
    DecisionTable table{.criterionCount = criteria, .values = std::vector<double>(rows * criteria)};
    for (double& value : table.values) {
        value = any(random);
    }
    return table;
}

/// Scores and ranks of features.
void rankFeatures(benchmark::State& state)
{
    const DecisionTable table = tableOf(static_cast<std::size_t>(state.range(0)), kCriteria);
    const std::vector<double> weights(kCriteria, 1.0 / kCriteria);
    for (auto _ : state) {
        benchmark::DoNotOptimize(ranksOf(weightedSum(table, weights)).data());
    }
}
BENCHMARK(rankFeatures)->Arg(1'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();

/// A step of a slider over features: sums and ranks.
void rankTick(benchmark::State& state)
{
    const auto grid = gridOf(static_cast<std::size_t>(state.range(0)));
    std::uint8_t step = 0;
    for (auto _ : state) {
        step = static_cast<std::uint8_t>((step + 1) % 100);
        benchmark::DoNotOptimize(grid->setWeight(3, step).has_value());
        benchmark::DoNotOptimize(grid->ranks().data());
    }
}
BENCHMARK(rankTick)->Arg(1'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();

/// 1,000 draws of weights.
void thousandDraws(benchmark::State& state)
{
    const DecisionTable table = tableOf(static_cast<std::size_t>(state.range(0)), kCriteria);
    const std::vector<double> weights(kCriteria, 1.0 / kCriteria);
    for (auto _ : state) {
        Job job;
        benchmark::DoNotOptimize(rankAcceptability(table, weights, {.count = 1000}, 3, job).has_value());
    }
}
BENCHMARK(thousandDraws)->Arg(10'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);

/// Winner and least flip among four options at each place.
void stability(benchmark::State& state)
{
    const DecisionTable table = tableOf(4 * static_cast<std::size_t>(state.range(0)), kCriteria);
    const std::vector<double> weights(kCriteria, 1.0 / kCriteria);
    for (auto _ : state) {
        benchmark::DoNotOptimize(stabilityMap(table, 4, weights).data());
    }
}
BENCHMARK(stability)->Arg(100'000)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace

BENCHMARK_MAIN();
