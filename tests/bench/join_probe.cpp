// SPDX-License-Identifier: GPL-3.0-or-later
// Points in zones and areas of intersections with the kernels of core/geo, for the side-by-side jobs b1 and b2:
//   bench.join_probe points POINTS.gpkg ZONES.gpkg      layers "points" and "zones" (column id)
//   bench.join_probe areas  BUILDINGS.gpkg ZONES.gpkg   layers "buildings" and "zones"
// Prints one line of JSON; reading the files is not timed (the servers have them loaded and indexed), building the
// index of the zones is.
#include "core/geo/cell_index.h"
#include "core/geo/gpkg_geometry.h"
#include "core/geo/overlay.h"
#include "core/workspace/layer_reader.h"

#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "tests/bench/stopwatch.h"

using namespace weitblick;
using namespace weitblick::workspace;

namespace {

template <typename T>
T must(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "join_probe: %s\n", result.error().message.en.c_str());
        std::exit(1); // NOLINT(concurrency-mt-unsafe)
    }
    if constexpr (!std::is_void_v<T>) {
        return std::move(result).value();
    }
}

LayerSchema layer(std::string_view name, GeometryType geometry)
{
    return {.name = std::string(name), .geometry = geometry, .srsId = 25832};
}

std::vector<geo::Point> pointsOf(const char* file)
{
    Database database = must(Database::open(file, OpenMode::ReadOnly));
    LayerReader reader = must(LayerReader::open(database, layer("points", GeometryType::Point)));
    std::vector<geo::Point> points;
    while (must(reader.next())) {
        const auto header = must(geo::readGpkgHeader(reader.geometry()));
        points.push_back({header.envelope.minX, header.envelope.minY});
    }
    return points;
}

/// The fid of a polygon is its id where the layer has one.
geo::PolygonSet polygonsOf(const char* file, std::string_view name)
{
    Database database = must(Database::open(file, OpenMode::ReadOnly));
    LayerSchema schema = layer(name, GeometryType::Polygon);
    const bool hasId = name == "zones";
    if (hasId) {
        schema.columns.push_back({.name = "id", .type = ColumnType::Integer});
    }
    LayerReader reader = must(LayerReader::open(database, schema));
    geo::PolygonSet polygons;
    while (must(reader.next())) {
        must(geo::appendPolygon(polygons, hasId ? std::get<std::int64_t>(reader.value(0)) : reader.fid(),
                                reader.geometry()));
    }
    return polygons;
}

void joinPoints(const char* pointFile, const char* zoneFile)
{
    const auto points = pointsOf(pointFile);
    const auto zones = polygonsOf(zoneFile, "zones");
    Job job;
    const bench::Stopwatch watch;
    const geo::CellIndex index = must(geo::CellIndex::build(zones, job));
    const double buildS = watch.wallS();
    const bench::Stopwatch joinWatch;
    const auto found = must(index.firstCovering(std::span<const geo::Point>(points), job));
    const double wholeS = watch.wallS();
    const double cpuS = watch.cpuS();
    const double joinCpuS = joinWatch.cpuS();
    std::int64_t hits = 0;
    std::int64_t sum = 0;
    for (const std::uint32_t zone : found) {
        if (zone != geo::kNoZone) {
            ++hits;
            sum += zones.fids[zone];
        }
    }
    std::printf(
        R"({"seconds": %.4f, "cpu_s": %.4f, "build_s": %.4f, "join_s": %.4f, "join_cpu_s": %.4f, "pairs": %lld, "sum": %lld, "points": %zu})"
        "\n",
        wholeS, cpuS, buildS, wholeS - buildS, joinCpuS, static_cast<long long>(hits), static_cast<long long>(sum),
        points.size());
}

void overlayAreas(const char* buildingFile, const char* zoneFile)
{
    const auto buildings = polygonsOf(buildingFile, "buildings");
    const auto zones = polygonsOf(zoneFile, "zones");
    Job job;
    const bench::Stopwatch watch;
    const geo::CellIndex index = must(geo::CellIndex::build(zones, job));
    const double buildS = watch.wallS();
    const bench::Stopwatch joinWatch;
    const auto overlay = must(geo::intersectionAreas(buildings, index, job));
    const double wholeS = watch.wallS();
    const double cpuS = watch.cpuS();
    const double joinCpuS = joinWatch.cpuS();
    double area = 0;
    for (const geo::ZonePart& part : overlay.parts) {
        area += part.measure;
    }
    std::printf(
        R"({"seconds": %.4f, "cpu_s": %.4f, "build_s": %.4f, "join_s": %.4f, "join_cpu_s": %.4f, "pairs": %zu, "sum": %.6f, "crossing": %zu})"
        "\n",
        wholeS, cpuS, buildS, wholeS - buildS, joinCpuS, overlay.parts.size(), area, overlay.crossingPairs);
}

} // namespace

int main(int argc, char** argv)
{
    const std::string_view what = argc == 4 ? argv[1] : "";
    if (what == "points") {
        joinPoints(argv[2], argv[3]);
    } else if (what == "areas") {
        overlayAreas(argv[2], argv[3]);
    } else {
        std::fprintf(stderr, "join_probe points|areas FILE ZONES\n");
        return 2;
    }
    return 0;
}
