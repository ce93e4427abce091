// SPDX-License-Identifier: GPL-3.0-or-later
// Storing buildings and their boxes in four ways, one a run, for the side-by-side jobs a1 and a3:
//   bench.storage_probe load    FOLDER COUNT   LayerLoader: rows, R-tree, hash, publication, durable
//   bench.storage_probe rows    FOLDER COUNT   floor: a prepared INSERT a row, one transaction, nothing durable
//   bench.storage_probe packed  FOLDER COUNT   a3, ours: packed R-tree, durable
//   bench.storage_probe inserts FOLDER COUNT   a3, peer: INSERT into the virtual table, one transaction, durable
// Prints one line of JSON; making the data is not timed.
#include "core/workspace/layer_loader.h"
#include "core/workspace/packed_rtree.h"
#include "core/workspace/schema.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include "tests/bench/sample_buildings.h"
#include "tests/bench/stopwatch.h"

using namespace weitblick;
using namespace weitblick::workspace;

namespace {

struct Duration {
    double wallS = 0.0;
    double cpuS = 0.0;
};

template <typename T>
T must(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "storage_probe: %s\n", result.error().message.en.c_str());
        std::exit(1); // NOLINT(concurrency-mt-unsafe)
    }
    if constexpr (!std::is_void_v<T>) {
        return std::move(result).value();
    }
}

Database newProject(const std::filesystem::path& folder)
{
    const auto file = folder / "storage_probe.gpkg";
    std::filesystem::remove(file);
    Database database = must(Database::open(file, OpenMode::Create));
    must(createSchema(database));
    return database;
}

std::vector<RowBatch> batches(std::int64_t count)
{
    constexpr std::size_t kBatchRows = 5000;
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

Duration load(Database& database, std::int64_t count)
{
    const auto rows = batches(count);
    Job job;
    const bench::Stopwatch watch;
    LayerLoader loader = must(LayerLoader::start(database, bench::buildingSchema("buildings"), "{}"));
    for (const RowBatch& batch : rows) {
        must(loader.append(batch, job));
    }
    static_cast<void>(must(loader.finish(job)));
    return {.wallS = watch.wallS(), .cpuS = watch.cpuS()};
}

Duration insertRows(Database& database, std::int64_t count)
{
    const auto rows = batches(count);
    must(database.execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-200000;"
                          "CREATE TABLE buildings(fid INTEGER PRIMARY KEY, geom BLOB, egid INTEGER, use TEXT,"
                          "floors INTEGER, year INTEGER, height REAL, heating TEXT)"));
    const bench::Stopwatch watch;
    must(database.execute("BEGIN"));
    {
        Statement insert = must(database.prepare("INSERT INTO buildings VALUES(?1,?2,?3,?4,?5,?6,?7,?8)"));
        std::int64_t fid = 0;
        for (const RowBatch& batch : rows) {
            for (RowCursor cursor(batch); cursor.next();) {
                insert.bind(1, ++fid).bindBorrowed(2, cursor.geometry());
                insert.bind(3, std::get<std::int64_t>(cursor.nextValue()));
                insert.bindBorrowed(4, std::get<std::string_view>(cursor.nextValue()));
                insert.bind(5, std::get<std::int64_t>(cursor.nextValue()));
                insert.bind(6, std::get<std::int64_t>(cursor.nextValue()));
                insert.bind(7, std::get<double>(cursor.nextValue()));
                insert.bindBorrowed(8, std::get<std::string_view>(cursor.nextValue()));
                must(insert.execute());
            }
        }
    }
    must(database.execute("COMMIT"));
    return {.wallS = watch.wallS(), .cpuS = watch.cpuS()};
}

std::vector<geo::Envelope> boxes(std::int64_t count)
{
    bench::BuildingSource source;
    std::vector<geo::Envelope> made;
    for (std::int64_t i = 0; i < count; ++i) {
        made.push_back(bench::envelopeOf(source.next()));
    }
    return made;
}

constexpr std::string_view kCreateTree = "CREATE VIRTUAL TABLE tree USING rtree(id,minx,maxx,miny,maxy)";

Duration packTree(Database& database, const std::filesystem::path& folder, std::int64_t count)
{
    const auto all = boxes(count);
    Job job;
    const bench::Stopwatch watch;
    RtreeEntries entries = must(RtreeEntries::create(folder));
    std::int64_t fid = 0;
    for (const geo::Envelope& box : all) {
        must(entries.add(++fid, box));
    }
    must(database.execute(kCreateTree));
    must(fillRtree(database, "tree", entries, job));
    return {.wallS = watch.wallS(), .cpuS = watch.cpuS()};
}

Duration insertIntoTree(Database& database, std::int64_t count)
{
    const auto all = boxes(count);
    const bench::Stopwatch watch;
    must(database.execute(kCreateTree));
    must(database.execute("BEGIN"));
    {
        Statement insert = must(database.prepare("INSERT INTO tree VALUES(?1,?2,?3,?4,?5)"));
        std::int64_t fid = 0;
        for (const geo::Envelope& box : all) {
            insert.bind(1, ++fid).bind(2, box.minX).bind(3, box.maxX).bind(4, box.minY).bind(5, box.maxY);
            must(insert.execute());
        }
    }
    must(database.execute("COMMIT"));
    return {.wallS = watch.wallS(), .cpuS = watch.cpuS()};
}

/// What must be the same whichever way it went: number of entries, sum of ids, what a window holds.
std::string treeAnswer(Database& database)
{
    const std::string check = must(database.scalarText("SELECT rtreecheck('tree')"));
    return must(database.scalarText("SELECT '" + check +
                                    " ' || count(*) || ' ' || sum(id) || ' ' || "
                                    "(SELECT count(*) || ' ' || total(id) FROM tree WHERE minx>=460000 AND maxx<=465000"
                                    " AND miny>=5660000 AND maxy<=5665000) FROM tree"));
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 4) {
        std::fprintf(stderr, "storage_probe load|rows|packed|inserts FOLDER COUNT\n");
        return 2;
    }
    const std::string_view mode = argv[1];
    const std::filesystem::path folder = argv[2];
    const std::int64_t count = std::strtoll(argv[3], nullptr, 10);
    Database database = newProject(folder);
    const Duration taken = mode == "load"     ? load(database, count)
                           : mode == "rows"   ? insertRows(database, count)
                           : mode == "packed" ? packTree(database, folder, count)
                                              : insertIntoTree(database, count);
    const bool isTree = mode == "packed" || mode == "inserts";
    const std::string answer =
        isTree ? treeAnswer(database) : must(database.scalarText("SELECT count(*) || ' ' || sum(egid) FROM buildings"));
    std::printf(R"({"seconds": %.4f, "cpu_s": %.4f, "answer": "%s"})"
                "\n",
                taken.wallS, taken.cpuS, answer.c_str());
    return 0;
}
