// SPDX-License-Identifier: GPL-3.0-or-later
// The program that the fault sweep lets go wrong: one workload on one project, then "ACK" once it is acknowledged.
//   fault-driver prepare|create|edit|undo|remove|load|save|share|series|compact FILE
//   fault-driver edit-synchronous-off|edit-synchronous-full FILE   with less care than Weitblick takes
#include "core/base/error_text.h"
#include "core/geo/gpkg_geometry.h"
#include "core/series/series_store.h"
#include "core/workspace/workspace.h"

#include <cstdio>
#include <cstring>
#include <string_view>

using namespace weitblick;
using namespace weitblick::workspace;

namespace {

constexpr int kBaseRows = 500;
constexpr int kLoadedRows = 1500;

void appendPoint(std::vector<std::byte>& blob, double x, double y)
{
    std::vector<std::byte> wkb(21);
    const std::uint32_t type = 1;
    wkb[0] = std::byte{1};
    std::memcpy(&wkb[1], &type, sizeof type);
    std::memcpy(&wkb[5], &x, sizeof x);
    std::memcpy(&wkb[13], &y, sizeof y);
    geo::Envelope box;
    box.include(x, y);
    geo::appendGpkg(blob, wkb, 25832, box, false);
}

Result<void> loadPoints(Workspace& project, const std::string& name, int rows)
{
    Job job;
    const LayerSchema schema{.name = name,
                             .geometry = GeometryType::Point,
                             .srsId = 25832,
                             .columns = {{.name = "wert", .type = ColumnType::Real}, {.name = "text"}}};
    constexpr const char* kPurpose = R"({"source":"test"})";
    WB_TRY(LoadIntent intent, project.announceLoad(name, kPurpose)); // as an import does
    WB_TRY(auto loader, project.load(schema, kPurpose));
    constexpr int kBatch = 500;
    for (int start = 0; start < rows; start += kBatch) {
        RowBatch batch;
        for (int i = start; i < std::min(rows, start + kBatch); ++i) {
            std::vector<std::byte> blob;
            appendPoint(blob, 470'000.0 + i, 5'520'000.0 + i * 0.5);
            batch.beginRow();
            batch.geometry(blob);
            batch.add(i * 0.25);
            batch.addText("Zeile " + std::to_string(i));
            batch.endRow();
        }
        WB_CHECK(loader.append(batch, job));
    }
    const LineageRecord lineage{.dataset = name, .activity = "import", .rowsRead = rows, .rowsKept = rows};
    WB_CHECK(intent.end());
    WB_TRY(const auto dataset, project.publish(std::move(loader), {.lineage = lineage}, job));
    static_cast<void>(dataset);
    return {};
}

/// Quarter-hours number `first` to `last` of the one series, in one append.
Result<void> appendSeries(Workspace& project, int first, int last)
{
    WB_TRY(auto store, series::SeriesStore::open(project));
    WB_CHECK(store.putSet({.name = "probe"}));
    WB_TRY(const auto id, store.putSeries({.set = "probe", .key = "1", .intervalS = 900}));
    Job job;
    std::vector<series::Reading> readings;
    for (int place = first; place <= last; ++place) {
        readings.push_back({1'704'067'200 + place * 900, place * 0.1});
    }
    WB_TRY(const auto report, store.append(id, readings, job));
    static_cast<void>(report);
    return {};
}

/// The small chunks that prepare() left become one.
Result<void> compactSeries(Workspace& project)
{
    WB_TRY(auto store, series::SeriesStore::open(project));
    Job job;
    WB_TRY(const auto fewer, store.compact(job));
    return fewer > 0 ? Result<void>() : Error{.message = {"nichts zu verdichten", "nothing to compact"}};
}

Result<void> prepare(const std::filesystem::path& file)
{
    WB_TRY(auto project, Workspace::create(file, {.title = "Probe"}));
    WB_CHECK(loadPoints(project, "grund", kBaseRows));
    WB_TRY(const auto inverse, project.apply(SetProjectValue{.key = "stand", .value = "alt"}));
    static_cast<void>(inverse);
    WB_CHECK(appendSeries(project, 0, 599));
    WB_CHECK(appendSeries(project, 600, 639)); // a chunk of its own
    return project.close();
}

Result<void> edit(Workspace& project)
{
    WB_TRY(const auto first, project.apply(SetProjectValue{.key = "stand", .value = "neu"}));
    static_cast<void>(first);
    return {};
}

Result<void> undo(Workspace& project)
{
    WB_TRY(const auto undone, project.undo());
    return undone ? Result<void>() : Error{.message = {"nichts", "nothing"}};
}

Result<void> save(Workspace& project, const std::filesystem::path& file)
{
    Job job;
    WB_TRY(const auto backup, project.backup(job));
    static_cast<void>(backup);
    return project.saveCopy(file.string() + ".kopie.gpkg", job);
}

Result<void> remove(Workspace& project)
{
    WB_TRY(const auto inverse, project.apply(RemoveDataset{.dataset = "grund"}));
    static_cast<void>(inverse);
    return {};
}

Result<void> workOn(Workspace& project, std::string_view task, const std::filesystem::path& file)
{
    if (task == "edit-synchronous-off") {
        WB_CHECK(project.database().execute("PRAGMA synchronous=OFF"));
    } else if (task == "edit-synchronous-full") {
        WB_CHECK(project.database().execute("PRAGMA synchronous=FULL"));
    }
    if (task == "undo") {
        return undo(project);
    }
    if (task == "remove") {
        return remove(project);
    }
    if (task == "series") {
        return appendSeries(project, -10, 669); // late ones and new ones: both chunks are written anew
    }
    if (task == "compact") {
        return compactSeries(project);
    }
    if (task == "load") {
        return loadPoints(project, "neu", kLoadedRows);
    }
    return task == "save" ? save(project, file) : edit(project);
}

void acknowledge()
{
    std::puts("ACK");
    std::fflush(stdout);
}

Result<void> work(std::string_view task, const std::filesystem::path& file)
{
    if (task == "prepare") {
        return prepare(file);
    }
    if (task == "create") {
        WB_TRY(auto project, Workspace::create(file, {.title = "Probe"}));
        acknowledge();
        return project.close();
    }
    OpenOptions options;
    if (task == "share") { // a working copy, which is published at the end
        options.isOnShare = [](const std::filesystem::path&) { return true; };
        options.cacheFolder = file.parent_path();
    }
    Job job;
    WB_TRY(auto project, Workspace::open(file, options, job));
    WB_CHECK(workOn(project, task, file));
    acknowledge();
    return project.close();
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        return 2;
    }
    const auto outcome = work(argv[1], argv[2]);
    if (!outcome) {
        std::fprintf(stderr, "%s\n", describe(outcome.error(), Language::German).c_str());
        return exitCodeFor(outcome.error().code);
    }
    return 0;
}
