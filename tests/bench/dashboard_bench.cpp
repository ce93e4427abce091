// SPDX-License-Identifier: GPL-3.0-or-later
// How long a dashboard takes to open: $WEITBLICK_BENCH_PROJECT names a project that packaging/dev/fill_sample made.
#include "core/dashboard/dashboard_store.h"
#include "core/dashboard/filter_model.h"
#include "core/dashboard/tile_answer.h"

#include <benchmark/benchmark.h>
#include <cstdlib>
#include <optional>

using namespace weitblick;
using namespace weitblick::dashboard;

namespace {

std::optional<workspace::Workspace> openProject(benchmark::State& state)
{
    const char* file = std::getenv("WEITBLICK_BENCH_PROJECT");
    auto opened = workspace::Workspace::open(file == nullptr ? "" : file, workspace::Access::ReadOnly);
    if (!opened) {
        state.SkipWithError("WEITBLICK_BENCH_PROJECT names no project");
        return std::nullopt;
    }
    return std::move(opened).value();
}

void answersOfAllTiles(benchmark::State& state)
{
    auto project = openProject(state);
    Job job;
    for (auto turn : state) {
        const auto dashboard = loadDashboard(*project, "ueberblick");
        const auto answers = answerDashboard(*project, *dashboard, {}, job);
        benchmark::DoNotOptimize(answers->size());
        state.counters["tiles"] = static_cast<double>(answers->size());
    }
}

void crossFilterOfAllTiles(benchmark::State& state)
{
    auto project = openProject(state);
    Job job;
    for (auto turn : state) {
        const auto dashboard = loadDashboard(*project, "ueberblick");
        const auto answers = answerDashboard(*project, *dashboard, {}, job);
        const auto model = FilterModel::make(*project, *dashboard, *answers, job);
        benchmark::DoNotOptimize(model.has_value());
    }
}

} // namespace

BENCHMARK(answersOfAllTiles)->Unit(benchmark::kMillisecond);
BENCHMARK(crossFilterOfAllTiles)->Unit(benchmark::kMillisecond);
BENCHMARK_MAIN();
