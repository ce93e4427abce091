// SPDX-License-Identifier: GPL-3.0-or-later
// Job b2: area of the intersections of buildings and zones.
#include "core/geo/overlay.h"

#include <benchmark/benchmark.h>
#include <cmath>
#include <numbers>
#include <random>

#include "tests/support/random_zones.h"

using namespace weitblick;
using namespace weitblick::geo;

namespace {

constexpr test::Tessellation kShape{.zonesPerSide = 100};

const PolygonSet& zones()
{
    static const PolygonSet kSet = test::polygonSetFromWkt(test::tessellation(kShape));
    return kSet;
}

/// Turned rectangles and L-shapes of 10 to 30 m, as job b2 has them.
PolygonSet buildings(std::int64_t count)
{
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> share(0.0, 1.0);
    std::vector<std::string> wkt;
    for (std::int64_t number = 0; number < count; ++number) {
        const double x = kShape.origin.x + kShape.sizeM * (0.001 + 0.998 * share(random));
        const double y = kShape.origin.y + kShape.sizeM * (0.001 + 0.998 * share(random));
        const double w = 5.0 + 10.0 * share(random);
        const double h = 5.0 + 10.0 * share(random);
        const double angle = 2.0 * std::numbers::pi * share(random);
        std::vector<Point> ring{{-w, -h}, {w, -h}, {w, h}, {-w, h}};
        if (share(random) < 0.5) {
            ring = {{-w, -h}, {w, -h}, {w, 0}, {0, 0}, {0, h}, {-w, h}};
        }
        for (Point& point : ring) {
            point = {x + point.x * std::cos(angle) - point.y * std::sin(angle),
                     y + point.x * std::sin(angle) + point.y * std::cos(angle)};
        }
        wkt.push_back(test::polygonWkt(ring));
    }
    return test::polygonSetFromWkt(wkt);
}

void report(benchmark::State& state, const Overlay& overlay)
{
    double total = 0.0;
    for (const ZonePart& part : overlay.parts) {
        total += part.measure;
    }
    state.counters["pairs"] = static_cast<double>(overlay.parts.size());
    state.counters["crossing"] = static_cast<double>(overlay.crossingPairs);
    state.counters["area_m2"] = total;
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

void overlayWithIndexBuild(benchmark::State& state)
{
    const PolygonSet features = buildings(state.range(0));
    benchmark::DoNotOptimize(zones());
    Job job;
    Overlay last;
    for (auto step : state) {
        const auto index = CellIndex::build(zones(), job);
        last = intersectionAreas(features, *index, job).value();
    }
    report(state, last);
}

void overlayAlone(benchmark::State& state)
{
    const PolygonSet features = buildings(state.range(0));
    Job job;
    const auto index = CellIndex::build(zones(), job);
    Overlay last;
    for (auto step : state) {
        last = intersectionAreas(features, *index, job).value();
    }
    report(state, last);
}

void zonesOnThemselves(benchmark::State& state)
{
    Job job;
    const auto index = CellIndex::build(zones(), job);
    for (auto step : state) {
        benchmark::DoNotOptimize(intersectionAreas(zones(), *index, job));
    }
}

void checkThatZonesAreSimple(benchmark::State& state)
{
    for (auto step : state) {
        std::size_t simple = 0;
        for (std::size_t zone = 0; zone < zones().zoneCount(); ++zone) {
            simple += isPlainlySimple(zones(), zone) ? 1 : 0;
        }
        benchmark::DoNotOptimize(simple);
    }
}

BENCHMARK(overlayWithIndexBuild)->Arg(100'000)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(overlayAlone)
    ->Arg(6'250)
    ->Arg(25'000)
    ->Arg(100'000)
    ->Arg(400'000)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(zonesOnThemselves)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(checkThatZonesAreSimple)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace

BENCHMARK_MAIN();
