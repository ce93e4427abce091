// SPDX-License-Identifier: GPL-3.0-or-later
// How fast layers are stored and read; performance.md rows a1 and a3.
#include "core/geo/gpkg_geometry.h"
#include "core/geo/hilbert.h"
#include "core/workspace/layer_loader.h"
#include "core/workspace/layer_reader.h"
#include "core/workspace/packed_rtree.h"
#include "core/workspace/row_check.h"
#include "core/workspace/schema.h"

#include <benchmark/benchmark.h>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "tests/bench/sample_buildings.h"

using namespace weitblick;
using namespace weitblick::workspace;

namespace {

constexpr std::size_t kBatchRows = 5000;

template <typename T>
T must(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().message.en.c_str());
        std::abort();
    }
    return std::move(result).value();
}

void must(const Result<void>& result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().message.en.c_str());
        std::abort();
    }
}

std::filesystem::path benchFile(const char* name)
{
    const char* folder = std::getenv("WB_BENCH_FOLDER"); // NOLINT(concurrency-mt-unsafe)
    return std::filesystem::path(folder == nullptr ? "." : folder) / name;
}

/// A project without layers.
Database newProject(const char* name)
{
    const auto file = benchFile(name);
    std::filesystem::remove(file);
    Database database = must(Database::open(file, OpenMode::Create));
    must(createSchema(database));
    return database;
}

std::vector<RowBatch> batches(std::int64_t count)
{
    bench::BuildingSource source;
    std::vector<RowBatch> made(1);
    for (std::int64_t i = 0; i < count; ++i) {
        if (made.back().rowCount() == kBatchRows) {
            made.emplace_back();
        }
        bench::appendRow(made.back(), source.next());
    }
    return made;
}

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Row a1 without reading a file: rows, R-tree, hash, publication, all durable.
void loadBuildings(benchmark::State& state)
{
    const auto rows = batches(state.range(0));
    double append = 0;
    double prepare = 0;
    double publish = 0;
    for (auto _ : state) {
        state.PauseTiming();
        Database database = newProject("load.gpkg");
        state.ResumeTiming();
        Job job;
        auto mark = std::chrono::steady_clock::now();
        LayerLoader loader = must(LayerLoader::start(database, bench::buildingSchema("buildings"), "{}"));
        for (const RowBatch& batch : rows) {
            must(loader.append(batch, job));
        }
        append += secondsSince(mark);
        mark = std::chrono::steady_clock::now();
        must(loader.prepare(job));
        prepare += secondsSince(mark);
        mark = std::chrono::steady_clock::now();
        benchmark::DoNotOptimize(must(loader.finish(job)));
        publish += secondsSince(mark);
    }
    const auto runs = static_cast<double>(state.iterations());
    state.counters["append_s"] = append / runs;
    state.counters["prepare_s"] = prepare / runs;
    state.counters["publish_s"] = publish / runs;
    state.SetItemsProcessed(state.iterations() * state.range(0));
    state.SetComplexityN(state.range(0));
}

/// Row a3: boxes in, R-tree of SQLite out.
void packRtree(benchmark::State& state)
{
    bench::BuildingSource source;
    std::vector<geo::Envelope> boxes;
    for (std::int64_t i = 0; i < state.range(0); ++i) {
        boxes.push_back(bench::envelopeOf(source.next()));
    }
    for (auto _ : state) {
        state.PauseTiming();
        Database database = newProject("pack.gpkg");
        state.ResumeTiming();
        Job job;
        RtreeEntries entries = must(RtreeEntries::create(benchFile(".")));
        std::int64_t fid = 0;
        for (const geo::Envelope& box : boxes) {
            must(entries.add(++fid, box));
        }
        must(database.execute("CREATE VIRTUAL TABLE tree USING rtree(id,minx,maxx,miny,maxy)"));
        must(fillRtree(database, "tree", entries, job));
        state.PauseTiming();
        if (must(database.scalarText("SELECT rtreecheck('tree')")) != "ok") {
            state.SkipWithError("rtreecheck");
        }
        state.ResumeTiming();
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
    state.SetComplexityN(state.range(0));
}

/// The peer of row a3: the same boxes through the virtual table, in one transaction.
void insertIntoRtree(benchmark::State& state)
{
    bench::BuildingSource source;
    std::vector<geo::Envelope> boxes;
    for (std::int64_t i = 0; i < state.range(0); ++i) {
        boxes.push_back(bench::envelopeOf(source.next()));
    }
    for (auto _ : state) {
        state.PauseTiming();
        Database database = newProject("insert.gpkg");
        state.ResumeTiming();
        must(database.execute("CREATE VIRTUAL TABLE tree USING rtree(id,minx,maxx,miny,maxy); BEGIN"));
        {
            Statement insert = must(database.prepare("INSERT INTO tree VALUES(?1,?2,?3,?4,?5)"));
            std::int64_t fid = 0;
            for (const geo::Envelope& box : boxes) {
                insert.bind(1, ++fid).bind(2, box.minX).bind(3, box.maxX).bind(4, box.minY).bind(5, box.maxY);
                must(insert.execute());
            }
        }
        must(database.execute("COMMIT"));
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

void checkRows(benchmark::State& state)
{
    const auto rows = batches(100'000);
    for (auto _ : state) {
        RowCheck check(bench::buildingSchema("buildings"));
        RowBatch out;
        std::int64_t row = 0;
        for (const RowBatch& batch : rows) {
            for (RowCursor cursor(batch); cursor.next();) {
                benchmark::DoNotOptimize(must(check.admit(cursor, ++row, out)));
            }
            out.clear();
        }
    }
    state.SetItemsProcessed(state.iterations() * 100'000);
}

void readBuildings(benchmark::State& state)
{
    Database database = newProject("read.gpkg");
    Job job;
    LayerLoader loader = must(LayerLoader::start(database, bench::buildingSchema("buildings"), "{}"));
    for (const RowBatch& batch : batches(state.range(0))) {
        must(loader.append(batch, job));
    }
    static_cast<void>(must(loader.finish(job)));
    for (auto _ : state) {
        LayerReader reader = must(LayerReader::open(database, bench::buildingSchema("buildings")));
        std::size_t bytes = 0;
        while (must(reader.next())) {
            bytes += reader.geometry().size();
            for (std::size_t column = 0; column < reader.columnCount(); ++column) {
                bytes += reader.value(column).index();
            }
        }
        benchmark::DoNotOptimize(bytes);
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

void hilbertCodes(benchmark::State& state)
{
    const geo::HilbertGrid grid({.minX = 0, .minY = 0, .maxX = 1000, .maxY = 1000});
    double x = 0;
    for (auto _ : state) {
        x = x > 999 ? 0 : x + 0.37;
        benchmark::DoNotOptimize(grid.codeOf(x, 1000 - x));
    }
}

} // namespace

BENCHMARK(loadBuildings)
    ->RangeMultiplier(4)
    ->Range(16'000, 1'024'000)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->Complexity(benchmark::oN);
BENCHMARK(packRtree)
    ->RangeMultiplier(4)
    ->Range(16'000, 1'024'000)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->Complexity(benchmark::oN);
BENCHMARK(insertIntoRtree)->Arg(100'000)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(checkRows)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(readBuildings)->Arg(1'000'000)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(hilbertCodes);

BENCHMARK_MAIN();
