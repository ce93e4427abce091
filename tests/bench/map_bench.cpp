// SPDX-License-Identifier: GPL-3.0-or-later
// How fast the theme of a map is there, moves and changes: performance.md row
// h1, goals of "The map" in architecture.md. One million buildings at 1920 x
// 1080, beside QGIS (through the map host) in the same run.
#include "core/map/host_style.h"
#include "core/map/theme_canvas.h"
#include "core/map/theme_choice.h"
#include "core/map_link/waiting.h"
#include "core/workspace/workspace.h"

#include <algorithm>
#include <benchmark/benchmark.h>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include "tests/bench/sample_buildings.h"

using namespace weitblick;

namespace {

constexpr std::int64_t kBuildings = 1'000'000;
constexpr map::PixelSize kFullHd{.width = 1920, .height = 1080};
const geo::Crs kCrs{"EPSG:25832"};

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

std::filesystem::path folder()
{
    const char* given = std::getenv("WB_BENCH_FOLDER"); // NOLINT(concurrency-mt-unsafe)
    return std::filesystem::absolute(given == nullptr ? "." : given);
}

/// A project with the buildings; made once, found again by the next run.
const std::filesystem::path& projectFile()
{
    static const std::filesystem::path file = [] {
        auto path = folder() / "bench_map.gpkg";
        if (std::filesystem::exists(path)) {
            return path;
        }
        auto project = must(workspace::Workspace::create(path, {.title = "bench"}));
        auto loader = must(project.load(bench::buildingSchema("buildings"), "{}"));
        bench::BuildingSource source;
        Job job;
        for (std::int64_t made = 0; made < kBuildings;) {
            workspace::RowBatch batch;
            for (; batch.rowCount() < 5000; ++made) {
                bench::appendRow(batch, source.next());
            }
            must(loader.append(batch, job));
        }
        must(project.publish(std::move(loader), {}, job));
        return path;
    }();
    return file;
}

map::FeatureSource source()
{
    return {.file = projectFile(), .layer = "buildings", .column = "height", .crs = kCrs};
}

std::shared_ptr<const map::LayerFeatures> features()
{
    static const auto shared = [] {
        Job job;
        return std::make_shared<const map::LayerFeatures>(must(map::readFeatures(source(), job)));
    }();
    return shared;
}

map::Theme themeOf(const map::LayerFeatures& layer, const char* ramp = "viridis")
{
    Job job;
    return must(map::chosenTheme("buildings", "height", layer.values,
                                 {.method = map::ClassMethod::EqualInterval, .ramp = ramp}, job));
}

map::MapView wholeView()
{
    return map::viewShowing(features()->shapes.extent(), kFullHd, kCrs);
}

/// From the file (in the page cache) to pixels: what a user waits for when a
/// theme is switched on.
void firstPaintFromFile(benchmark::State& state)
{
    (void)projectFile();
    std::vector<std::uint32_t> picture(std::size_t{kFullHd.width} * kFullHd.height);
    for (auto _ : state) {
        Job job;
        auto layer = std::make_shared<const map::LayerFeatures>(must(map::readFeatures(source(), job)));
        map::ThemeCanvas canvas(layer, themeOf(*layer));
        must(canvas.show(map::viewShowing(layer->shapes.extent(), kFullHd, kCrs), map::EdgeQuality::Quick, job));
        must(canvas.paint(picture));
    }
}

/// The same with the geometries in memory already (another column, another
/// view, after a restart of the host …).
void firstPaintFromMemory(benchmark::State& state)
{
    const auto layer = features();
    const auto theme = themeOf(*layer);
    std::vector<std::uint32_t> picture(std::size_t{kFullHd.width} * kFullHd.height);
    const auto view =
        wholeView().zoomed(static_cast<double>(state.range(0)), kFullHd.width / 2.0, kFullHd.height / 2.0);
    for (auto _ : state) {
        Job job;
        map::ThemeCanvas canvas(layer, theme);
        must(canvas.show(view, map::EdgeQuality::Quick, job));
        must(canvas.paint(picture));
    }
}

void recolourOnly(benchmark::State& state)
{
    const auto layer = features();
    map::ThemeCanvas canvas(layer, themeOf(*layer));
    const map::Theme themes[2] = {themeOf(*layer, "viridis"), themeOf(*layer, "ylorrd")};
    std::vector<std::uint32_t> picture(std::size_t{kFullHd.width} * kFullHd.height);
    Job job;
    must(canvas.show(wholeView().zoomed(static_cast<double>(state.range(0)), 960, 540), map::EdgeQuality::Quick, job));
    std::size_t turn = 0;
    for (auto _ : state) {
        canvas.setTheme(themes[++turn % 2]);
        must(canvas.paint(picture));
    }
}

/// Other class bounds for all features, and the picture.
void reclassify(benchmark::State& state)
{
    const auto layer = features();
    const map::Theme theme = themeOf(*layer);
    map::ThemeCanvas canvas(layer, theme);
    std::vector<std::uint32_t> picture(std::size_t{kFullHd.width} * kFullHd.height);
    Job job;
    must(canvas.show(wholeView(), map::EdgeQuality::Quick, job));
    double shift = 0.0;
    for (auto _ : state) {
        map::Theme other = theme;
        shift = shift > 1 ? 0.0 : shift + 0.01;
        other.classes[0].upper += shift;
        other.classes[1].lower += shift;
        canvas.setTheme(other);
        must(canvas.paint(picture));
    }
}

/// A hand that drags the map: 200 moves of some pixels, at the 50th and the
/// 99th percentile.
void warmPan(benchmark::State& state)
{
    const auto layer = features();
    map::ThemeCanvas canvas(layer, themeOf(*layer));
    std::vector<std::uint32_t> picture(std::size_t{kFullHd.width} * kFullHd.height);
    Job job;
    auto view = wholeView().zoomed(static_cast<double>(state.range(0)), 960, 540);
    must(canvas.show(view, map::EdgeQuality::Quick, job));
    std::vector<double> frames;
    int step = 0;
    for (auto _ : state) {
        ++step;
        view = view.panned((step % 80 < 40 ? 1 : -1) * (4 + step % 29), (step % 34 < 17 ? 1 : -1) * (3 + step % 17));
        const auto start = std::chrono::steady_clock::now();
        must(canvas.show(view, map::EdgeQuality::Quick, job));
        must(canvas.paint(picture));
        frames.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::ranges::sort(frames);
    state.counters["p50_ms"] = frames[frames.size() / 2];
    state.counters["p99_ms"] = frames[static_cast<std::size_t>(static_cast<double>(frames.size() - 1) * 0.99)];
}

/// What is shown at once when the scale changes, before the exact picture.
void zoomPreview(benchmark::State& state)
{
    const auto layer = features();
    map::ThemeCanvas canvas(layer, themeOf(*layer));
    std::vector<std::uint32_t> picture(std::size_t{kFullHd.width} * kFullHd.height);
    Job job;
    must(canvas.show(wholeView(), map::EdgeQuality::Quick, job));
    for (auto _ : state) {
        canvas.showApproximately(wholeView().zoomed(1.2, 500, 400));
        must(canvas.paint(picture));
    }
}

/// The same classes drawn by QGIS in the map host; the layer is open before the
/// clock starts.
void qgisFrame(benchmark::State& state)
{
    const char* program = std::getenv("WB_MAP_HOST"); // NOLINT(concurrency-mt-unsafe)
    if (program == nullptr) {
        state.SkipWithError("WB_MAP_HOST is not set to weitblick-maphost");
        return;
    }
    const auto layer = features();
    const auto theme = themeOf(*layer);
    const auto view = wholeView();
    const auto staging = folder() / "bench_staging";
    std::filesystem::create_directories(staging);
    map_link::MapHost host({.program = program, .readable = {projectFile()}, .stagingFolder = staging});
    must(host.start());
    map_link::SetLayers layers;
    layers.layers.push_back({.id = "buildings",
                             .file = projectFile().string(),
                             .table = "buildings",
                             .crs = kCrs.definition,
                             .style = map::hostStyleOf(theme, {}, Language::English)});
    Job job;
    must(map_link::answerTo<map_link::LayersSet>(host, host.setLayers(layers), job));
    for (auto _ : state) {
        const auto request = host.render({.widthPx = view.widthPx,
                                          .heightPx = view.heightPx,
                                          .left = view.left,
                                          .top = view.top,
                                          .unitsPerPx = view.unitsPerPx,
                                          .crs = kCrs.definition});
        must(map_link::answerTo<map_link::FrameReady>(host, request, job));
    }
}

BENCHMARK(firstPaintFromFile)->Unit(benchmark::kMillisecond)->Iterations(5)->UseRealTime();
BENCHMARK(firstPaintFromMemory)->Arg(1)->Arg(2)->Arg(5)->Arg(50)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(recolourOnly)->Arg(1)->Arg(20)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(reclassify)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(warmPan)->Arg(1)->Arg(5)->Arg(50)->Unit(benchmark::kMillisecond)->Iterations(400)->UseRealTime();
BENCHMARK(zoomPreview)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(qgisFrame)->Unit(benchmark::kMillisecond)->Iterations(2)->UseRealTime();

} // namespace

BENCHMARK_MAIN();
