// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/importer.h"

#include "core/base/confinement.h"
#include "core/intake/column_names.h"
#include "core/intake/companions.h"
#include "core/intake/import_record.h"
#include "core/intake/matching_profile.h"
#include "core/intake/worker_process.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <variant>

namespace weitblick::intake {

namespace fs = std::filesystem;
using workspace::LayerLoader;
using workspace::RasterLoader;
using workspace::Workspace;

namespace {

constexpr std::size_t kMostListedRejected = 10'000;
constexpr double kReadingShare = 0.9; ///< of the progress bar; the rest is indexing and publishing

/// A layer that is on its way into the workspace.
struct ArrivingLayer {
    LayerPreview preview;
    std::optional<std::variant<LayerLoader, RasterLoader>> loader;
    std::string name;
    std::int64_t rowsRead = 0;
    std::int64_t rowsKept = 0;
    std::int64_t rowsRejected = 0;
    std::vector<workspace::RejectedRecord> rejected;
    std::optional<FoundProfile> profile;
    bool ended = false;
};

Text withoutSandbox()
{
    const Confinement left = possibleConfinement();
    if (left.files && left.calls) {
        return {
            "mit verringertem Schutz gelesen: bubblewrap lässt sich hier nicht nutzen; Netz und fremde Dateien waren "
            "dem Import-Prozess trotzdem verschlossen",
            "read with less protection: bubblewrap cannot be used here; network and other files were closed to the "
            "import process all the same"};
    }
    if (left.calls) {
        return {"mit wenig Schutz gelesen: bubblewrap und Landlock lassen sich hier nicht nutzen; nur das Netz war dem "
                "Import-Prozess verschlossen",
                "read with little protection: bubblewrap and Landlock cannot be used here; only the network was closed "
                "to the import process"};
    }
    return {"ohne Schutz gelesen: weder bubblewrap noch seccomp lassen sich hier nutzen",
            "read without protection: neither bubblewrap nor seccomp can be used here"};
}

Error aboutFile(Error error, const fs::path& source)
{
    if (error.subject.empty()) {
        error.subject = source.filename().string();
    }
    return std::move(error).during("importing " + source.filename().string());
}

/// An empty layer with a list of failures would look like a success.
Error nothingKept(const ArrivingLayer& layer)
{
    const workspace::RejectedRecord& first = layer.rejected.front();
    const std::string count = std::to_string(layer.rowsRejected);
    const std::string line = std::to_string(first.line);
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"kein Datensatz von „" + layer.name + "“ ist verwendbar (" + count +
                                 " abgewiesen); der erste (Nr. " + line + "): " + first.reasonDe,
                             "no record of '" + layer.name + "' can be used (" + count +
                                 " rejected); the first one (no. " + line + "): " + first.reasonEn}};
}

/// The lineage of a run whose result came as a file that nobody keeps.
workspace::LineageRecord madeBy(const workspace::LineageRecord& run, workspace::LineageRecord import)
{
    import.activity = run.activity;
    import.activityVersion = run.activityVersion;
    import.started = run.started;
    import.sources = run.sources;
    import.inputs = run.inputs;
    import.parameters = run.parameters;
    import.notes.insert(import.notes.begin(), run.notes.begin(), run.notes.end());
    return import;
}

/// The worker keeps to the budget, but is not to be trusted.
Result<void> checkCells(const workspace::RasterGrid& grid, const Budget& budget, const std::string& name)
{
    if (grid.cellCount() <= budget.rasterCells) {
        return {};
    }
    const std::string count = std::to_string(grid.cellCount());
    const std::string limit = std::to_string(budget.rasterCells);
    return Error{.code = ErrorCode::Budget,
                 .message = {"das Raster hat " + count + " Zellen; erlaubt sind " + limit,
                             "the raster has " + count + " cells; the limit is " + limit},
                 .subject = name};
}

/// Resampling changes values, so a raster keeps its system; whoever reads the catalogue must see that.
void noteOtherCrs(LayerPreview& preview, int projectSrsId)
{
    if (preview.schema.srsId != projectSrsId) {
        const std::string own = "EPSG:" + std::to_string(preview.schema.srsId);
        preview.remarks.emplace_back("das Raster bleibt in " + own + ": Umrechnen würde seine Werte verändern",
                                     "the raster stays in " + own + ": resampling would change its values");
    }
}

/// Of a raster, what counts are its cells, not the pieces that they came in.
Result<void> endRaster(const RasterLoader& loader, ArrivingLayer& layer)
{
    if (layer.rowsRejected > 0) {
        return Error{.code = ErrorCode::Worker,
                     .message = {"ein Teil des Rasters kam nicht an", "a part of the raster did not arrive"},
                     .subject = layer.name};
    }
    if (loader.valueCount() == 0) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"keine Zelle des Rasters hat einen Wert", "no cell of the raster has a value"},
                     .subject = layer.name};
    }
    layer.rowsRead = layer.rowsKept = loader.valueCount();
    const std::int64_t without = layer.preview.schema.raster.value().cellCount() - loader.valueCount();
    if (without > 0) {
        const std::string count = std::to_string(without);
        layer.preview.remarks.emplace_back(count + " Zellen ohne Wert", count + " cells without a value");
    }
    if (loader.conflicts() > 0) {
        const std::string count = std::to_string(loader.conflicts());
        layer.preview.remarks.emplace_back(
            count + " Zellen kamen mehrfach mit verschiedenen Werten vor; es gilt der erste",
            count + " cells came several times with different values; the first one counts");
    }
    return {};
}

/// One run of the worker over a source.
class Import {
public:
    Import(Workspace& project, const ImportRequest& request, const WorkerSetup& setup)
        : m_project(project),
          m_request(request),
          m_setup(setup)
    {
    }

    Result<std::vector<ImportedLayer>> run(const std::vector<fs::path>& files, Job& job);

private:
    enum class Reading : std::uint8_t { Done, StartAgain };

    Result<void> read(const std::vector<fs::path>& files, Job& job);
    Result<bool> answerByProfile(Job& job);
    Result<Reading> readOnce(const std::vector<fs::path>& files, Job& job);
    Result<Reading> take(WorkerMessage& message, Job& job);
    Result<Reading> begin(LayerPreview preview);
    Result<void> append(RowsRead rows, Job& job);
    Result<void> end(const LayerEnded& ended, Job& job);
    Result<std::string> freeName(const LayerPreview& preview);
    Result<std::vector<ImportedLayer>> publish(const ImportRecord& record, Job& job);
    [[nodiscard]] std::optional<workspace::RoleAssignment> roleOf(const ArrivingLayer& layer) const;

    Workspace& m_project;
    const ImportRequest& m_request;
    const WorkerSetup& m_setup;
    ReadChoices m_choices;
    std::vector<workspace::MappingProfile> m_profiles;
    bool m_profileApplied = false;
    bool m_sandboxed = true;
    std::vector<ArrivingLayer> m_layers;
    std::set<std::string> m_takenNames;
};

Result<std::string> Import::freeName(const LayerPreview& preview)
{
    std::string name = preview.schema.name;
    if (m_request.layerName) {
        name = m_layers.empty() ? *m_request.layerName : *m_request.layerName + "_" + name;
    }
    const std::string base = name;
    for (int number = 2; m_takenNames.contains(name); ++number) {
        name = base + "_" + std::to_string(number);
    }
    const auto existing = m_project.dataset(name);
    if (existing && !m_request.replace) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"eine Ebene „" + name + "“ gibt es im Projekt schon",
                                 "there is a layer '" + name + "' in the project already"},
                     .subject = name,
                     .advice = {"Anderen Namen angeben oder die vorhandene Ebene ersetzen lassen",
                                "Give another name, or let the existing layer be replaced"}};
    }
    m_takenNames.insert(name);
    return name;
}

Result<Import::Reading> Import::begin(LayerPreview preview)
{
    const auto profile = matchingProfile(m_profiles, m_request, preview.schema);
    if (profile && !m_profileApplied) {
        WB_TRY(const ReadChoices choices, choicesWithProfile(m_choices, *profile));
        m_profileApplied = true;
        if (choices != m_choices) {
            m_choices = choices;
            return Reading::StartAgain;
        }
    }
    ArrivingLayer layer;
    WB_TRY(layer.name, freeName(preview));
    layer.profile = profile;
    layer.preview = std::move(preview);
    workspace::LayerSchema schema = layer.preview.schema;
    schema.name = layer.name;
    const std::string purpose = purposeOf(m_request, m_choices);
    if (schema.raster) {
        WB_CHECK(checkCells(*schema.raster, m_setup.budget, layer.name));
        noteOtherCrs(layer.preview, m_project.projectSrsId());
        WB_TRY(RasterLoader loader, m_project.loadRaster(std::move(schema), purpose));
        layer.loader.emplace(std::move(loader));
    } else {
        WB_TRY(LayerLoader loader, m_project.load(std::move(schema), purpose));
        layer.loader.emplace(std::move(loader));
    }
    m_layers.push_back(std::move(layer));
    return Reading::Done;
}

Result<void> Import::append(RowsRead rows, Job& job)
{
    ArrivingLayer& layer = m_layers.back();
    const bool isRaster = layer.preview.schema.raster.has_value();
    auto batch = workspace::RowBatch::fromBytes(std::move(rows.batch), isRaster ? workspace::kRasterPieceColumns
                                                                                : layer.preview.schema.columns.size());
    if (!batch) {
        return Error{.code = ErrorCode::Worker, .message = batch.error().message, .subject = layer.name};
    }
    layer.rowsKept += static_cast<std::int64_t>(batch->rowCount());
    return std::visit([&](auto& loader) { return loader.append(*batch, job); }, *layer.loader);
}

Result<void> Import::end(const LayerEnded& ended, Job& job)
{
    ArrivingLayer& layer = m_layers.back();
    layer.rowsRead = ended.rowsRead;
    layer.ended = true;
    if (ended.rowsRead != layer.rowsKept + layer.rowsRejected) {
        return Error{.code = ErrorCode::Worker,
                     .message = {"angekommen sind " + std::to_string(layer.rowsKept + layer.rowsRejected) +
                                     " Datensätze, gelesen wurden " + std::to_string(ended.rowsRead),
                                 std::to_string(layer.rowsKept + layer.rowsRejected) + " records arrived, but " +
                                     std::to_string(ended.rowsRead) + " were read"},
                     .subject = layer.name};
    }
    if (layer.rowsKept == 0 && layer.rowsRejected > 0) {
        return nothingKept(layer);
    }
    WB_CHECK(std::visit([&job](auto& loader) { return loader.prepare(job); }, *layer.loader));
    if (const auto* raster = std::get_if<RasterLoader>(&*layer.loader)) {
        return endRaster(*raster, layer);
    }
    return {};
}

Result<Import::Reading> Import::take(WorkerMessage& message, Job& job)
{
    if (auto* begun = std::get_if<LayerBegun>(&message)) {
        return begin(std::move(begun->layer));
    }
    if (auto* failed = std::get_if<WorkerFailed>(&message)) {
        return std::move(failed->error);
    }
    if (m_layers.empty() || m_layers.back().ended) {
        return Error{.code = ErrorCode::Worker,
                     .message = {"der Import-Prozess hält sich nicht an die Reihenfolge",
                                 "the import process does not keep to the order"}};
    }
    ArrivingLayer& layer = m_layers.back();
    if (auto* rows = std::get_if<RowsRead>(&message)) {
        WB_CHECK(append(std::move(*rows), job));
    } else if (auto* rejected = std::get_if<RecordRejected>(&message)) {
        ++layer.rowsRejected;
        if (layer.rejected.size() < kMostListedRejected) {
            rejected->record.source = m_request.source.filename().string() + " / " + rejected->record.source;
            layer.rejected.push_back(std::move(rejected->record));
        }
    } else if (auto* remark = std::get_if<RemarkMade>(&message)) {
        layer.preview.remarks.push_back(std::move(remark->remark));
    } else if (const auto* ended = std::get_if<LayerEnded>(&message)) {
        WB_CHECK(end(*ended, job));
    }
    return Reading::Done;
}

Result<Import::Reading> Import::readOnce(const std::vector<fs::path>& files, Job& job)
{
    m_layers.clear();
    m_takenNames.clear();
    WB_TRY(auto worker, WorkerProcess::start(m_setup, files,
                                             {.task = WorkerTask::Read,
                                              .choices = m_choices,
                                              .budget = m_setup.budget,
                                              .targetSrsId = m_project.projectSrsId()}));
    m_sandboxed = worker.isSandboxed();
    while (true) {
        WB_TRY(WorkerMessage message, worker.next(job));
        if (std::holds_alternative<WorkerFinished>(message)) {
            break;
        }
        WB_TRY(const Reading reading, take(message, job));
        if (reading == Reading::StartAgain) {
            return reading;
        }
    }
    if (m_layers.empty() || !m_layers.back().ended) {
        return Error{.code = ErrorCode::Worker,
                     .message = {"der Import-Prozess hat keine vollständige Ebene geliefert",
                                 "the import process delivered no complete layer"}};
    }
    return Reading::Done;
}

Result<std::vector<ImportedLayer>> Import::publish(const ImportRecord& record, Job& job)
{
    std::vector<Workspace::Publication> publications;
    std::vector<ImportedLayer> imported;
    for (ArrivingLayer& layer : m_layers) {
        if (!m_sandboxed) {
            layer.preview.remarks.push_back(withoutSandbox());
        }
        if (std::cmp_greater(layer.rowsRejected, kMostListedRejected)) {
            layer.preview.remarks.emplace_back("aufgelistet sind die ersten 10.000 abgewiesenen Datensätze",
                                               "listed are the first 10,000 rejected records");
        }
        workspace::LineageRecord lineage = record.lineageOf(layer.preview);
        lineage.rowsRead = layer.rowsRead;
        lineage.rowsKept = layer.rowsKept;
        lineage.rowsRejected = layer.rowsRejected;
        if (m_request.madeBy) {
            lineage = madeBy(*m_request.madeBy, std::move(lineage));
        }
        const bool replaces = m_request.replace && m_project.dataset(layer.name).has_value();
        publications.push_back({.loader = std::move(*layer.loader),
                                .registration = {.entry = record.entryFor(m_request.entry, layer.name),
                                                 .lineage = std::move(lineage),
                                                 .rejected = std::move(layer.rejected),
                                                 .replaces = replaces ? layer.name : std::string(),
                                                 .role = roleOf(layer)}});
        imported.push_back({.rowsRead = layer.rowsRead,
                            .rowsKept = layer.rowsKept,
                            .rowsRejected = layer.rowsRejected,
                            .remarks = std::move(layer.preview.remarks)});
    }
    WB_TRY(std::vector<workspace::Dataset> datasets, m_project.publishTogether(std::move(publications), job));
    for (std::size_t i = 0; i < imported.size() && i < datasets.size(); ++i) {
        imported[i].dataset = std::move(datasets[i]);
    }
    return imported;
}

std::optional<workspace::RoleAssignment> Import::roleOf(const ArrivingLayer& layer) const
{
    const auto& profile = layer.profile;
    const std::string role = m_request.role ? *m_request.role : (profile ? profile->profile.role : std::string());
    if (role.empty()) {
        return std::nullopt;
    }
    return workspace::RoleAssignment{
        .role = role, .dataset = layer.name, .fields = roleFields(role, profile, layer.preview.schema)};
}

/// Next year's file: its questions may have been answered last year.
Result<bool> Import::answerByProfile(Job& job)
{
    WB_TRY(const SourcePreview found, preview(m_request.source, m_choices, m_setup, job));
    for (const LayerPreview& layer : found.layers) {
        if (const auto profile = matchingProfile(m_profiles, m_request, layer.schema)) {
            m_profileApplied = true;
            WB_TRY(const ReadChoices choices, choicesWithProfile(m_choices, *profile));
            return choices != std::exchange(m_choices, choices);
        }
    }
    return false;
}

Result<void> Import::read(const std::vector<fs::path>& files, Job& job)
{
    auto outcome = readOnce(files, job);
    if (outcome && *outcome == Reading::StartAgain) {
        outcome = readOnce(files, job);
    } else if (!outcome && outcome.error().code == ErrorCode::Ambiguous && !m_profileApplied && !m_profiles.empty()) {
        WB_TRY(const bool answered, answerByProfile(job));
        outcome = answered ? readOnce(files, job) : std::move(outcome);
    }
    return outcome ? Result<void>() : Result<void>(outcome.error());
}

Result<std::vector<ImportedLayer>> Import::run(const std::vector<fs::path>& files, Job& job)
{
    WB_TRY(m_profiles, m_project.profiles());
    m_choices = m_request.choices;
    if (m_request.profile) {
        WB_TRY(const auto named, namedProfile(m_profiles, *m_request.profile));
        static_cast<void>(named); // what its columns are called in this file is known only when it has been read
    }
    // Before the worker starts: an import that is killed before its first row is to be offered again as well.
    const std::string layer = m_request.layerName.value_or(usableLayerName(m_request.source.stem().string()));
    WB_TRY(workspace::LoadIntent intent, m_project.announceLoad(layer, purposeOf(m_request, m_choices)));
    ImportRecord record(files);
    Job reading = job.part(0.0, kReadingShare);
    WB_CHECK(read(files, reading));
    WB_CHECK(record.finish(job));
    Job publishing = job.part(kReadingShare, 1.0);
    WB_CHECK(intent.end()); // from here on the marks of the layers tell, and go with their publication
    return publish(record, publishing);
}

} // namespace

Result<SourcePreview> preview(const fs::path& source, const ReadChoices& choices, const WorkerSetup& setup, Job& job)
{
    WB_TRY(const std::vector<fs::path> files, filesOfSource(source));
    WB_TRY(auto worker, WorkerProcess::start(
                            setup, files, {.task = WorkerTask::Preview, .choices = choices, .budget = setup.budget}));
    std::optional<SourcePreview> found;
    while (true) {
        auto message = worker.next(job);
        if (!message) {
            return aboutFile(message.error(), source);
        }
        if (const auto* failed = std::get_if<WorkerFailed>(&*message)) {
            return aboutFile(failed->error, source);
        }
        if (const auto* made = std::get_if<PreviewMade>(&*message)) {
            found = made->preview;
        } else if (std::holds_alternative<WorkerFinished>(*message)) {
            break;
        }
    }
    if (!found) {
        return aboutFile(Error{.code = ErrorCode::Worker,
                               .message = {"der Import-Prozess hat keine Vorschau geliefert",
                                           "the import process delivered no preview"}},
                         source);
    }
    if (!worker.isSandboxed() && !found->layers.empty()) {
        found->layers.front().remarks.push_back(withoutSandbox());
    }
    return std::move(*found);
}

Result<std::vector<ImportedLayer>> importSource(Workspace& project, const ImportRequest& request,
                                                const WorkerSetup& setup, Job& job)
{
    WB_TRY(const std::vector<fs::path> files, filesOfSource(request.source));
    auto outcome = Import(project, request, setup).run(files, job);
    if (!outcome) {
        return aboutFile(outcome.error(), request.source);
    }
    return outcome;
}

} // namespace weitblick::intake
