// SPDX-License-Identifier: GPL-3.0-or-later
// Job b1: points in zones, the building of the index included and apart.
#include "core/geo/cell_index.h"

#include <algorithm>
#include <benchmark/benchmark.h>
#include <cmath>
#include <map>
#include <random>

#include "tests/support/random_zones.h"

using namespace weitblick;
using namespace weitblick::geo;

namespace {

constexpr test::Tessellation kShape{};

/// `zoneCount` zones of 64 edges without gaps, as job b1 has them.
const PolygonSet& zonesOf(std::int64_t zoneCount)
{
    static std::map<std::int64_t, PolygonSet> sets;
    const auto found = sets.find(zoneCount);
    if (found != sets.end()) {
        return found->second;
    }
    test::Tessellation shape = kShape;
    shape.zonesPerSide = static_cast<int>(std::lround(std::sqrt(static_cast<double>(zoneCount))));
    return sets[zoneCount] = test::polygonSetFromWkt(test::tessellation(shape));
}

/// A cluster of small zones in a corner of a large one, and one zone with 10^5 vertices.
const PolygonSet& skewedZones()
{
    static const PolygonSet kSet = [] {
        test::Tessellation shape = kShape;
        shape.sizeM = 500.0;
        shape.zonesPerSide = 100;
        auto zones = test::tessellation(shape);
        zones.push_back(test::star({375'000.0, 5'625'000.0}, 25'000.0, 100'000, 1, {.roughness = 0.01}));
        return test::polygonSetFromWkt(zones);
    }();
    return kSet;
}

std::vector<Point> randomPoints(std::size_t count, double sizeM)
{
    std::mt19937_64 random(3);
    std::uniform_real_distribution<double> share(0.001, 0.999);
    std::vector<Point> points(count);
    for (Point& point : points) {
        point = {kShape.origin.x + sizeM * share(random), kShape.origin.y + sizeM * share(random)};
    }
    return points;
}

void buildIndex(benchmark::State& state)
{
    const PolygonSet& zones = zonesOf(state.range(0));
    Job job;
    for (auto step : state) {
        benchmark::DoNotOptimize(CellIndex::build(zones, job));
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(zones.edgeCount()));
}

void joinPoints(benchmark::State& state)
{
    const PolygonSet& zones = zonesOf(state.range(0));
    const auto points = randomPoints(static_cast<std::size_t>(state.range(1)), kShape.sizeM);
    Job job;
    const auto index = CellIndex::build(zones, job);
    std::size_t hits = 0;
    for (auto step : state) {
        const auto found = index->firstCovering(std::span<const Point>(points), job);
        hits = points.size() - static_cast<std::size_t>(std::ranges::count(*found, kNoZone));
    }
    state.SetItemsProcessed(state.iterations() * state.range(1));
    state.counters["hits"] = static_cast<double>(hits);
}

void buildAndJoinPoints(benchmark::State& state)
{
    const PolygonSet& zones = zonesOf(state.range(0));
    const auto points = randomPoints(static_cast<std::size_t>(state.range(1)), kShape.sizeM);
    Job job;
    for (auto step : state) {
        const auto index = CellIndex::build(zones, job);
        benchmark::DoNotOptimize(index->firstCovering(std::span<const Point>(points), job));
    }
    state.SetItemsProcessed(state.iterations() * state.range(1));
}

void joinAllZones(benchmark::State& state)
{
    const PolygonSet& zones = zonesOf(state.range(0));
    const auto points = randomPoints(static_cast<std::size_t>(state.range(1)), kShape.sizeM);
    Job job;
    const auto index = CellIndex::build(zones, job);
    for (auto step : state) {
        benchmark::DoNotOptimize(index->covering(points, job));
    }
    state.SetItemsProcessed(state.iterations() * state.range(1));
}

void buildAndJoinSkewed(benchmark::State& state)
{
    const PolygonSet& zones = skewedZones();
    auto points = randomPoints(static_cast<std::size_t>(state.range(0)), 500.0);
    const auto wide = randomPoints(points.size() / 10, kShape.sizeM);
    points.insert(points.end(), wide.begin(), wide.end());
    Job job;
    for (auto step : state) {
        const auto index = CellIndex::build(zones, job);
        benchmark::DoNotOptimize(index->firstCovering(std::span<const Point>(points), job));
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(points.size()));
}

BENCHMARK(buildIndex)->Arg(100)->Arg(400)->Arg(1'600)->Arg(10'000)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(joinPoints)
    ->ArgsProduct({{10'000}, {62'500, 250'000, 1'000'000, 4'000'000}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(buildAndJoinPoints)->Args({10'000, 1'000'000})->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(joinAllZones)->Args({10'000, 1'000'000})->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(buildAndJoinSkewed)->Arg(1'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace

BENCHMARK_MAIN();
