// SPDX-License-Identifier: GPL-3.0-or-later
// Economics of roofs of any orientation: 10,000 of them are to take at most 5 s, in the detailed mode too.
#include "core/base/parallel.h"
#include "core/energy/cash_flow.h"
#include "core/energy/standard_profiles.h"
#include "core/energy/system_plan.h"

#include <benchmark/benchmark.h>
#include <random>
#include <vector>

#include "tests/support/sunny_year.h"

namespace {

using namespace weitblick;
using namespace weitblick::energy;

struct Town {
    std::vector<Roof> roofs;
    std::vector<RoofSystem> systems;
};

Town townOf(std::size_t roofCount)
{
    std::mt19937 random(5);
    const auto below = [&](unsigned limit) { return static_cast<double>(random() % limit); };
    Town town;
    for (std::size_t i = 0; i < roofCount; ++i) {
        const double powerKwp = 3.0 + below(200) / 10.0;
        Roof roof{
            .fid = static_cast<std::int64_t>(i + 1), .system = i, .powerKwp = powerKwp, .yieldKwh = powerKwp * 930.0};
        roof.orientation = orientationClassOf(below(60), below(360));
        town.roofs.push_back(roof);
        town.systems.push_back({.roofs = {i}, .powerKwp = powerKwp, .yieldKwh = roof.yieldKwh});
    }
    return town;
}

SystemPlan planWith(double batteryKwhPerKwp)
{
    SystemPlan plan;
    plan.tariff.steps = {{10.0, 8.10}, {40.0, 7.06}, {1000.0, 5.84}};
    plan.investment = {{10.0, 1500.0}, {100.0, 1150.0}, {1e9, 900.0}};
    plan.batteryKwhPerKwp = batteryKwhPerKwp;
    plan.batteryEuroPerKwh = 700.0;
    plan.battery = {
        .capacityKwh = 1.0, .chargeKw = 0.5, .dischargeKw = 0.5, .chargeEfficiency = 0.95, .dischargeEfficiency = 0.95};
    plan.runningShare = 0.01;
    plan.ownUseShare = 0.3;
    plan.demandKwh = 3500.0;
    plan.rates = {.gridEuroPerKwh = 0.35, .degradation = 0.005, .priceIncrease = 0.02, .discountRate = 0.03};
    plan.emissionGPerKwh = 363.0;
    return plan;
}

enum Mode : std::uint8_t { Quick, Detailed, WithBattery };

Result<YearShapes> shapesOf(const Town& town, Job& job)
{
    std::vector<OrientationClass> classes;
    for (const Roof& roof : town.roofs) {
        classes.push_back(roof.orientation);
    }
    WB_TRY(const LoadProfile* const household, standardProfile("H25"));
    WB_TRY(const CivilYear year, CivilYear::of(2026, FederalState::Hessen));
    WB_TRY(std::vector<double> load, household->yearKw(year, 1.0));
    WB_TRY(YieldShapes yields, YieldShapes::of(test::sunnyYear(), classes, job));
    return YearShapes{.loadPerKwh = std::move(load), .yields = std::move(yields)};
}

Result<double> allRoofs(const Town& town, Mode mode)
{
    Job job;
    const SystemPlan plan = planWith(mode == WithBattery ? 1.0 : 0.0);
    std::optional<YearShapes> shapes;
    if (mode != Quick) {
        WB_TRY(shapes, shapesOf(town, job));
    }
    std::vector<double> values(town.roofs.size());
    const auto work = [&](const Chunk& chunk) -> Result<void> {
        for (std::size_t i = chunk.begin; i < chunk.end; ++i) {
            WB_TRY(const SystemTerms terms, termsOf(plan, town.systems[i], town.roofs, shapes ? &*shapes : nullptr));
            WB_TRY(const PvEconomics economics, pvEconomics(investmentOf(plan, terms, town.roofs[i])));
            values[i] = economics.netPresentValueEuro;
        }
        return {};
    };
    WB_CHECK(parallelChunks(town.systems.size(), {.chunkSize = 16, .step = "economics"}, job, work));
    double sum = 0.0;
    for (const double value : values) {
        sum += value;
    }
    return sum;
}

void economicsOfRoofs(benchmark::State& state)
{
    const Town town = townOf(static_cast<std::size_t>(state.range(0)));
    for ([[maybe_unused]] auto run : state) {
        const auto sum = allRoofs(town, static_cast<Mode>(state.range(1)));
        if (!sum) {
            state.SkipWithError(sum.error().message.en.c_str());
            return;
        }
        benchmark::DoNotOptimize(*sum);
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

} // namespace

BENCHMARK(economicsOfRoofs)
    ->ArgNames({"roofs", "mode"})
    ->Args({10'000, Quick})
    ->Args({10'000, Detailed})
    ->Args({10'000, WithBattery})
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
