// SPDX-License-Identifier: GPL-3.0-or-later
// Reach, sums and matrices on a network of 211,600 junctions and 400,000 edges (rows d1 to d3), the town of the peers.
//   build/release/bin/bench.network
#include "core/base/parallel.h"
#include "core/network/graph_build.h"
#include "core/network/reach_area.h"
#include "core/network/reach_people.h"
#include "core/network/travel_matrix.h"

#include <benchmark/benchmark.h>
#include <chrono>
#include <memory>
#include <random>
#include <vector>

using namespace weitblick;
using namespace weitblick::network;

namespace {

constexpr int kSize = 460;
constexpr std::uint32_t kQuarterHourMs = 900'000;

const StreetRules& rules()
{
    static const StreetRules kRules = shippedStreetRules(std::chrono::year(2026) / std::chrono::November / 23).value();
    return kRules;
}

/// Streets every 100 m with junctions moved at random; some are main roads, some pieces are missing.
StreetMap town()
{
    std::mt19937 random(5);
    std::uniform_real_distribution<double> shift(-0.3, 0.3);
    StreetMap map;
    for (int y = 0; y < kSize; ++y) {
        for (int x = 0; x < kSize; ++x) {
            map.longitudesDeg.push_back(8.0 + (x + shift(random)) * 0.0013);
            map.latitudesDeg.push_back(47.0 + (y + shift(random)) * 0.0009);
        }
    }
    map.blockedModes.assign(map.nodeCount(), 0);
    const auto way = [&](std::uint32_t from, std::uint32_t to, const char* highway) {
        StreetMap::Way one{.id = static_cast<std::int64_t>(map.ways.size()) + 1,
                           .firstNode = static_cast<std::uint32_t>(map.wayNodes.size()),
                           .nodeCount = 2,
                           .use = useOf({{"highway", highway}}, rules())};
        map.wayNodes.insert(map.wayNodes.end(), {from, to});
        map.ways.push_back(one);
    };
    const auto classOf = [](int line) {
        return line % 24 == 0 ? "primary"
                              : (line % 12 == 0 ? "secondary" : (line % 6 == 0 ? "tertiary" : "residential"));
    };
    for (int y = 0; y < kSize; ++y) {
        for (int x = 0; x < kSize; ++x) {
            const auto here = static_cast<std::uint32_t>(y * kSize + x);
            if (x + 1 < kSize && random() % 100 >= 7) {
                way(here, here + 1, classOf(y));
            }
            if (y + 1 < kSize && random() % 100 >= 7) {
                way(here, here + kSize, classOf(x));
            }
        }
    }
    return map;
}

const StreetGraph& graph()
{
    static const StreetGraph kGraph = [] {
        Job job;
        return StreetGraph::fromBytes(buildStreetGraph(town(), rules(), {}, job).value()).value();
    }();
    return kGraph;
}

std::vector<MaybePlace> randomPlaces(std::size_t count, Mode mode, unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<geo::Point> points;
    for (std::size_t i = 0; i < count; ++i) {
        points.push_back(metresOf(graph().node(static_cast<std::uint32_t>(random() % graph().nodeCount()))));
        points.back().x += double(random() % 60);
        points.back().y += double(random() % 60);
    }
    Job job;
    return placesOf(graph(), points, mode, 1000.0, job).value();
}

Origin originAt(const StreetPlace& place)
{
    return {place, approachCost(place, Metric::Time, {})};
}

/// Time limit in minutes; mode by its number.
void isochroneWithPolygon(benchmark::State& state)
{
    const auto mode = static_cast<Mode>(state.range(0));
    const auto limit = static_cast<std::uint32_t>(state.range(1)) * 60'000U;
    const auto places = randomPlaces(500, mode, 1);
    Search search(graph(), mode, Metric::Time);
    AreaMaker maker;
    std::size_t next = 0;
    std::size_t labels = 0;
    for (auto _ : state) {
        const Origin origin = originAt(*places[next++ % places.size()]);
        search.run(seedsFrom(graph(), mode, Metric::Time, origin.place, origin.extra), limit);
        benchmark::DoNotOptimize(maker.areaAround(reachedStreets(search, {&origin, 1}, limit), {}));
        labels += search.labels().size();
    }
    state.counters["nodes"] = double(labels) / double(state.iterations());
}
BENCHMARK(isochroneWithPolygon)
    ->Args({int(Mode::Walk), 15})
    ->Args({int(Mode::Bike), 15})
    ->Args({int(Mode::Car), 15})
    ->Unit(benchmark::kMillisecond);

/// The search alone.
void isochroneSearch(benchmark::State& state)
{
    const auto places = randomPlaces(500, Mode::Walk, 1);
    Search search(graph(), Mode::Walk, Metric::Time);
    std::size_t next = 0;
    std::int64_t labels = 0;
    for (auto _ : state) {
        const Origin origin = originAt(*places[next++ % places.size()]);
        search.run(seedsFrom(graph(), Mode::Walk, Metric::Time, origin.place, origin.extra), kQuarterHourMs);
        labels += static_cast<std::int64_t>(search.labels().size());
    }
    state.SetItemsProcessed(labels);
}
BENCHMARK(isochroneSearch)->Unit(benchmark::kMicrosecond);

/// 10,000 origins on all cores, 200,000 places with inhabitants: goal d2, no more than 0.2 s.
void populationSums(benchmark::State& state)
{
    const auto origins = randomPlaces(10'000, Mode::Walk, 2);
    const auto homes = randomPlaces(200'000, Mode::Walk, 3);
    std::vector<ThingsAtStreets::Thing> things;
    for (std::uint32_t i = 0; i < homes.size(); ++i) {
        things.push_back({i, *homes[i], double(i % 7)});
    }
    const ThingsAtStreets people(graph(), things, Metric::Time, {});
    for (auto _ : state) {
        Job job;
        std::vector<double> sums(origins.size());
        const ParallelOptions options{.chunkSize = 64};
        const unsigned threads = threadCountFor(origins.size(), options);
        std::vector<std::unique_ptr<Search>> searches;
        for (unsigned thread = 0; thread < threads; ++thread) {
            searches.push_back(std::make_unique<Search>(graph(), Mode::Walk, Metric::Time));
        }
        std::vector<ThingsAtStreets::Scratch> scratches(threads);
        const auto done = parallelChunks(origins.size(), options, job, [&](const Chunk& chunk) -> Result<void> {
            for (std::size_t i = chunk.begin; i < chunk.end; ++i) {
                const Origin origin = originAt(*origins[i]);
                Search& search = *searches[chunk.thread];
                search.run(seedsFrom(graph(), Mode::Walk, Metric::Time, origin.place, origin.extra), kQuarterHourMs);
                sums[i] = people.weightWithin(search, {&origin, 1}, kQuarterHourMs, scratches[chunk.thread]);
            }
            return {};
        });
        benchmark::DoNotOptimize(done);
        benchmark::DoNotOptimize(sums);
    }
}
BENCHMARK(populationSums)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime();

/// Goal d3: 20 times Valhalla's 122.7 s of processor time.
void carMatrix(benchmark::State& state)
{
    const auto places = randomPlaces(static_cast<std::size_t>(state.range(0)), Mode::Car, 4);
    for (auto _ : state) {
        Job job;
        benchmark::DoNotOptimize(travelMatrix(graph(), places, places, {.mode = Mode::Car}, job));
    }
}
BENCHMARK(carMatrix)->Arg(300)->Unit(benchmark::kSecond)->UseRealTime()->MeasureProcessCPUTime();

void buildNetwork(benchmark::State& state)
{
    const StreetMap map = town();
    for (auto _ : state) {
        Job job;
        benchmark::DoNotOptimize(buildStreetGraph(map, rules(), {}, job));
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * map.ways.size()));
}
BENCHMARK(buildNetwork)->Unit(benchmark::kSecond);

/// Every index is checked when a network is opened.
void openNetwork(benchmark::State& state)
{
    const std::vector<std::byte> bytes(graph().bytes().begin(), graph().bytes().end());
    for (auto _ : state) {
        state.PauseTiming();
        auto copy = bytes;
        state.ResumeTiming();
        benchmark::DoNotOptimize(StreetGraph::fromBytes(std::move(copy)));
    }
    state.counters["MB"] = double(bytes.size()) / 1e6;
}
BENCHMARK(openNetwork)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
