// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qgis/tool_run.h"

#include "core/analysis/registry/registry.h"
#include "core/analysis/registry/registry_view.h"
#include "core/analysis/resolve.h"
#include "core/base/utc_time.h"
#include "core/exporter/exporter.h"
#include "core/map_link/waiting.h"
#include "core/qgis/private_folder.h"
#include "core/qgis/tool_descriptor.h"

#include <algorithm>

namespace weitblick::qgis {

namespace fs = std::filesystem;
using analysis::ResolvedArguments;
using workspace::Workspace;

namespace {

constexpr auto kResultFile = "ergebnis.gpkg";
// Shares of the progress bar, as a tool of some seconds has them.
constexpr double kInputsWritten = 0.25;
constexpr double kToolDone = 0.75;

Result<ResolvedArguments> resolved(Workspace& project, const analysis::Descriptor& tool,
                                   const analysis::Arguments& arguments, Job& job)
{
    namespace registry = analysis::registry;
    WB_TRY(const registry::Registry* shipped, registry::shipped());
    registry::RegistryView view(*shipped, registry::today(), {});
    const analysis::DatasetLookup lookup{.byName = [&](std::string_view name) { return project.dataset(name); },
                                         .byRole = [&](std::string_view role) { return project.role(role); }};
    return analysis::resolve(tool, arguments, lookup, view, job);
}

/// The inputs as files, and what the host is told of them; the layer of an input is named by the input's id.
Result<std::vector<map_link::Layer>> writeInputs(Workspace& project, const ResolvedArguments& arguments,
                                                 const fs::path& folder, Job& job)
{
    std::vector<map_link::Layer> layers;
    for (const auto& [id, dataset] : arguments.inputs) {
        const double begin = static_cast<double>(layers.size()) / static_cast<double>(arguments.inputs.size());
        const double end = static_cast<double>(layers.size() + 1) / static_cast<double>(arguments.inputs.size());
        Job part = job.part(begin, end);
        const fs::path file = folder / ("eingabe_" + std::to_string(layers.size()) + ".gpkg");
        WB_TRY(const exporter::ExportOutcome written,
               exporter::exportDataset(project, dataset.schema.name, file, {.personal = exporter::PersonalValues::Keep},
                                       part));
        layers.push_back({.id = id,
                          .title = dataset.schema.name,
                          .file = written.file.string(),
                          .crs = "EPSG:" + std::to_string(dataset.schema.srsId)});
    }
    return layers;
}

map_link::RunAlgorithm requestFor(const analysis::Descriptor& tool, const ResolvedArguments& arguments)
{
    map_link::RunAlgorithm request{.algorithm = tool.id};
    for (const auto& [id, dataset] : arguments.inputs) {
        request.arguments.push_back({.name = id, .text = id});
    }
    for (const auto& [id, parameter] : arguments.parameters) {
        std::string text = parameter.canonical;
        if (const auto* columns = std::get_if<std::vector<std::string>>(&parameter.value)) {
            text.clear();
            for (const std::string& column : *columns) { // QGIS: without blanks and quotes
                text += (text.empty() ? "" : ";") + column;
            }
        }
        request.arguments.push_back({.name = id, .text = std::move(text)});
    }
    request.arguments.push_back({.name = kToolOutput, .text = kResultFile});
    return request;
}

/// What QGIS said, where that is worth keeping.
Result<void> runInHost(const map_link::HostSetup& setup, std::vector<map_link::Layer> layers,
                       map_link::RunAlgorithm request, Job& job)
{
    map_link::MapHost host(setup);
    WB_CHECK(host.start());
    const map_link::RequestId opened = host.setLayers({.layers = std::move(layers), .revision = 1});
    WB_TRY(const auto set, map_link::answerTo<map_link::LayersSet>(host, opened, job));
    if (!set.problems.empty()) {
        const map_link::LayerProblem& first = set.problems.front();
        return Error{
            .code = ErrorCode::InvalidInput, .message = {first.messageDe, first.messageEn}, .subject = first.layerId};
    }
    const map_link::RequestId running = host.ask(std::move(request));
    WB_TRY(const auto finished, map_link::answerTo<map_link::AlgorithmFinished>(host, running, job));
    return {};
}

workspace::LineageRecord lineageOf(const analysis::Descriptor& tool, const ResolvedArguments& arguments,
                                   UtcSeconds started)
{
    workspace::LineageRecord record{.activity = tool.id, .activityVersion = "QGIS " + tool.version, .started = started};
    for (const auto& [id, dataset] : arguments.inputs) {
        record.inputs.push_back({.role = id, .dataset = dataset.schema.name, .contentHash = dataset.contentHash});
    }
    for (const analysis::Parameter& parameter : tool.parameters) {
        const auto used = arguments.parameters.find(parameter.id);
        if (used != arguments.parameters.end()) {
            record.parameters.push_back({.id = parameter.id,
                                         .value = used->second.canonical,
                                         .unit = parameter.unit,
                                         .isDefault = used->second.isDefault});
        }
    }
    return record;
}

Result<std::string> outputName(Workspace& project, const analysis::Descriptor& tool, const ResolvedArguments& arguments,
                               const std::string& wanted)
{
    if (!wanted.empty()) {
        return wanted; // a name that is taken is refused by the import
    }
    WB_TRY(const std::vector<workspace::Dataset> datasets, project.datasets());
    const auto isTaken = [&](const std::string& name) {
        return std::ranges::any_of(datasets, [&](const workspace::Dataset& one) { return one.schema.name == name; });
    };
    const std::string& main = tool.inputs.front().id;
    const std::string base = arguments.inputs.at(main).schema.name + "_" + tool.outputs.front().nameSuffix;
    std::string name = base;
    for (int number = 2; isTaken(name); ++number) {
        name = base + "_" + std::to_string(number);
    }
    return name;
}

workspace::CatalogueEntry entryFor(const analysis::Descriptor& tool, const ResolvedArguments& arguments)
{
    workspace::CatalogueEntry entry{.title = tool.title.de, .source = "QGIS " + tool.version + ", " + tool.title.de};
    for (const auto& [id, dataset] : arguments.inputs) {
        if (!dataset.entry.attribution.empty() &&
            entry.attribution.find(dataset.entry.attribution) == std::string::npos) {
            entry.attribution += (entry.attribution.empty() ? "" : "; ") + dataset.entry.attribution;
        }
        entry.dataDate = std::max(entry.dataDate, dataset.entry.dataDate);
    }
    return entry;
}

} // namespace

Result<intake::ImportedLayer> runTool(Workspace& project, const analysis::Descriptor& tool,
                                      const analysis::Arguments& arguments, const ToolSetup& setup, Job& job)
{
    const UtcSeconds started = utcNow();
    WB_CHECK(job.report(0.0, tool.id));
    if (tool.inputs.empty() || tool.outputs.empty()) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"das Werkzeug hat keine Eingabe", "the tool has no input"},
                     .subject = tool.id};
    }
    WB_TRY(const ResolvedArguments checked, resolved(project, tool, arguments, job));
    WB_TRY(const std::string name, outputName(project, tool, checked, setup.outputName));
    WB_TRY(const PrivateFolder inputs, PrivateFolder::create());
    WB_TRY(const PrivateFolder results, PrivateFolder::create());
    Job writing = job.part(0.0, kInputsWritten);
    WB_TRY(auto layers, writeInputs(project, checked, inputs.path(), writing));
    Job running = job.part(kInputsWritten, kToolDone);
    WB_CHECK(runInHost({.program = setup.mapHost, .readable = {inputs.path()}, .stagingFolder = results.path()},
                       std::move(layers), requestFor(tool, checked), running));
    intake::ImportRequest request{.source = results.path() / kResultFile,
                                  .layerName = name,
                                  .entry = entryFor(tool, checked),
                                  .madeBy = lineageOf(tool, checked, started)};
    Job importing = job.part(kToolDone, 1.0);
    WB_TRY(auto imported, intake::importSource(project, request, setup.worker, importing));
    if (imported.size() != 1) {
        return Error{.code = ErrorCode::Internal,
                     .message = {"QGIS hat nicht genau eine Ebene geliefert", "QGIS did not deliver exactly one layer"},
                     .subject = tool.id};
    }
    return std::move(imported.front());
}

} // namespace weitblick::qgis
