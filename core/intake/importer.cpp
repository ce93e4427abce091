// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/importer.h"

#include "core/intake/arriving_layer.h"
#include "core/intake/column_names.h"
#include "core/intake/companions.h"
#include "core/intake/import_record.h"
#include "core/intake/matching_profile.h"
#include "core/intake/series/series_layers.h"
#include "core/intake/series_arrival.h"
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

Error aboutFile(Error error, const fs::path& source)
{
    if (error.subject.empty()) {
        error.subject = source.filename().string();
    }
    return std::move(error).during("importing " + source.filename().string());
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
    Result<void> beginSeries(ArrivingLayer& layer);
    Result<Workspace::Publication> publicationOf(ArrivingLayer& layer, const ImportRecord& record, Job& job);
    static void tellReadings(const ArrivingLayer& readings, Workspace::Registration& sites);
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
    std::vector<SeriesArrival> m_series;
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
    const bool isReadings = preview.seriesPart == SeriesPart::Readings;
    const bool isTaken = !isReadings && !m_request.replace && m_project.dataset(name).has_value();
    WB_TRY(const bool goesOn,
           isTaken&& preview.seriesPart == SeriesPart::Sites ? hasSeriesOf(m_project, name) : Result<bool>(false));
    if (isTaken && !goesOn) {
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
    if (layer.preview.seriesPart != SeriesPart::None) {
        WB_CHECK(beginSeries(layer));
        m_layers.push_back(std::move(layer));
        return Reading::Done;
    }
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

/// Sites and readings are gathered; the layer of sites is made when both are there.
Result<void> Import::beginSeries(ArrivingLayer& layer)
{
    const std::vector<workspace::Column>& columns = layer.preview.schema.columns;
    const bool isWhole = layer.isReadings() ? columns.size() == kReadingColumns : columns == siteColumns();
    if (isWhole && !layer.isReadings()) {
        m_series.emplace_back(layer.preview, layer.name, m_request.replace ? KnownSites::Replace : KnownSites::Extend);
    } else if (!isWhole || m_series.empty() || m_layers.back().preview.seriesPart != SeriesPart::Sites) {
        return Error{.code = ErrorCode::Worker,
                     .message = {"der Import-Prozess hält sich nicht an die Reihenfolge",
                                 "the import process does not keep to the order"}};
    } else {
        m_series.back().beginReadings(layer.preview);
    }
    layer.series = m_series.size() - 1;
    return {};
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
    if (layer.series && layer.isReadings()) {
        return m_series[*layer.series].addReadings(*batch);
    }
    if (layer.series) {
        m_series[*layer.series].addSites(*batch);
        return {};
    }
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
    if (layer.series) {
        return {};
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
    m_series.clear();
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

Result<Workspace::Publication> Import::publicationOf(ArrivingLayer& layer, const ImportRecord& record, Job& job)
{
    workspace::LineageRecord lineage = record.lineageOf(layer.preview);
    lineage.rowsRead = layer.rowsRead;
    lineage.rowsKept = layer.rowsKept;
    lineage.rowsRejected = layer.rowsRejected;
    if (m_request.madeBy) {
        lineage = madeBy(*m_request.madeBy, std::move(lineage));
    }
    const workspace::CatalogueEntry entry = record.entryFor(m_request.entry, layer.name);
    const bool isKnown = m_project.dataset(layer.name).has_value();
    if (layer.series) {
        SeriesArrival& arrival = m_series[*layer.series];
        arrival.describe(entry);
        WB_TRY(auto loader, arrival.sitesLayer(m_project, purposeOf(m_request, m_choices), job));
        layer.loader.emplace(std::move(loader));
        WB_CHECK(extendLineage(m_project, layer.name, arrival, lineage));
    }
    return Workspace::Publication{
        .loader = std::move(*layer.loader),
        .registration = {.entry = entry,
                         .lineage = std::move(lineage),
                         .rejected = std::move(layer.rejected),
                         .replaces = isKnown && (m_request.replace || layer.series) ? layer.name : std::string(),
                         .role = roleOf(layer)}};
}

/// What was read of the readings stands with their sites.
void Import::tellReadings(const ArrivingLayer& readings, Workspace::Registration& sites)
{
    const std::string read = std::to_string(readings.rowsRead);
    const std::string kept = std::to_string(readings.rowsKept);
    const std::string rejected = std::to_string(readings.rowsRejected);
    sites.lineage.notes.push_back("Messwerte: " + read + " gelesen, " + kept + " übernommen, " + rejected +
                                  " verworfen | readings: " + read + " read, " + kept + " kept, " + rejected +
                                  " rejected");
    for (const Text& remark : readings.preview.remarks) {
        sites.lineage.notes.push_back(remark.de + " | " + remark.en);
    }
    sites.rejected.insert(sites.rejected.end(), readings.rejected.begin(), readings.rejected.end());
}

Result<std::vector<ImportedLayer>> Import::publish(const ImportRecord& record, Job& job)
{
    std::vector<Workspace::Publication> publications;
    std::vector<ImportedLayer> imported;
    std::vector<std::size_t> places; // of the publication, one an imported layer
    for (ArrivingLayer& layer : m_layers) {
        if (!m_sandboxed) {
            layer.preview.remarks.push_back(withoutSandbox());
        }
        if (std::cmp_greater(layer.rowsRejected, kMostListedRejected)) {
            layer.preview.remarks.emplace_back("aufgelistet sind die ersten 10.000 abgewiesenen Datensätze",
                                               "listed are the first 10,000 rejected records");
        }
        if (layer.isReadings()) {
            tellReadings(layer, publications.back().registration);
        } else {
            WB_TRY(auto publication, publicationOf(layer, record, job));
            publications.push_back(std::move(publication));
        }
        places.push_back(publications.size() - 1);
        imported.push_back({.dataset = {},
                            .rowsRead = layer.rowsRead,
                            .rowsKept = layer.rowsKept,
                            .rowsRejected = layer.rowsRejected,
                            .remarks = std::move(layer.preview.remarks),
                            .seriesPart = layer.preview.seriesPart});
    }
    WB_TRY(const std::vector<workspace::Dataset> datasets,
           publishWithSeries(m_project, m_series, std::move(publications), job));
    for (std::size_t i = 0; i < imported.size(); ++i) {
        imported[i].dataset = datasets.at(places[i]);
        if (m_layers[i].isReadings()) {
            const std::vector<Text>& stored = m_series[*m_layers[i].series].remarks();
            imported[i].remarks.insert(imported[i].remarks.end(), stored.begin(), stored.end());
        }
    }
    return imported;
}

std::optional<workspace::RoleAssignment> Import::roleOf(const ArrivingLayer& layer) const
{
    if (layer.series && (!m_request.role || *m_request.role == kSitesRole)) {
        return sitesRoleOf(layer.name);
    }
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
