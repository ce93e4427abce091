// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/runner.h"

#include "core/analysis/detail/run_state.h"
#include "core/analysis/registry/registry_view.h"
#include "core/analysis/resolve.h"
#include "core/base/hash.h"
#include "core/base/utc_time.h"
#include "core/workspace/series_state.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace weitblick::analysis {

namespace {

using workspace::Dataset;
using workspace::Workspace;

constexpr double kShareOfAnalysis = 0.9; // of the progress bar; the rest is writing the outputs

DatasetLookup lookupIn(Workspace& workspace)
{
    return {.byName = [&](std::string_view name) { return workspace.dataset(name); },
            .byRole = [&](std::string_view role) { return workspace.role(role); }};
}

/// The readings of sites that are an input, with the state that core/series keeps of them: for analyses that take
/// sites with their readings.
Result<std::vector<workspace::LineageInput>> readingsOf(Workspace& workspace, const Descriptor& analysis,
                                                        const ResolvedArguments& arguments)
{
    std::vector<workspace::LineageInput> readings;
    if (std::ranges::find(analysis.inputs, "sensor_sites", &Input::role) == analysis.inputs.end()) {
        return readings;
    }
    for (const Input& input : analysis.inputs) {
        const auto sites = arguments.inputs.find(input.id);
        if (sites == arguments.inputs.end()) {
            continue;
        }
        const std::string name = workspace::seriesStateKey(sites->second.schema.name);
        WB_TRY(std::optional<std::string> state, workspace.projectValue(name));
        if (state) {
            readings.push_back({input.id + ".readings", name, std::move(*state)});
        }
    }
    return readings;
}

/// Everything that decides what comes out.
Result<std::string> runHashOf(const Descriptor& analysis, const ResolvedArguments& arguments,
                              const std::vector<workspace::LineageInput>& readings, registry::RegistryView& view)
{
    Sha256 hash;
    hash.addField(analysis.id);
    hash.addField(analysis.version);
    for (const auto& [id, dataset] : arguments.inputs) {
        hash.addField("input " + id);
        hash.addField(dataset.contentHash);
    }
    for (const workspace::LineageInput& one : readings) {
        hash.addField(one.role);
        hash.addField(one.contentHash);
    }
    for (const auto& [id, fields] : arguments.fields) {
        for (const auto& [field, column] : fields) {
            hash.addField("field " + id + " " + field);
            hash.addField(column);
        }
    }
    for (const auto& [id, parameter] : arguments.parameters) {
        const auto file = arguments.files.find(id);
        hash.addField("parameter " + id);
        hash.addField(file == arguments.files.end() ? parameter.canonical : file->second.sha256);
    }
    for (const std::string& entry : analysis.registryEntries) {
        WB_TRY(const std::string value, view.canonical(entry));
        hash.addField("registry " + entry);
        hash.addField(value);
    }
    return hash.hexDigest();
}

bool everyInputHasAHash(const ResolvedArguments& arguments)
{
    return std::ranges::none_of(arguments.inputs, [](const auto& item) { return item.second.contentHash.empty(); });
}

std::string cacheKey(const std::string& runHash, const std::string& output)
{
    return runHash + ":" + output;
}

/// The output of an equal run, where it is still there and as it was made.
Result<std::optional<Dataset>> cachedOutput(Workspace& workspace, const std::string& key, const std::string& wantedName)
{
    WB_TRY(const std::optional<std::string> name, workspace.resultFor(key));
    if (!name || (!wantedName.empty() && *name != wantedName)) {
        return std::optional<Dataset>();
    }
    auto dataset = workspace.dataset(*name);
    if (!dataset || dataset->stale) {
        return std::optional<Dataset>();
    }
    const auto lineage = workspace.lineage(*name);
    const bool isAsMade = lineage && lineage->record.outputHash == dataset->contentHash;
    return isAsMade ? std::optional(*dataset) : std::nullopt;
}

Result<std::optional<RunOutcome>> cachedOutcome(Workspace& workspace, const Descriptor& analysis,
                                                const RunOptions& options, const std::string& runHash)
{
    RunOutcome outcome{.runHash = runHash, .fromCache = true};
    for (const Output& output : analysis.outputs) {
        const auto wanted = options.outputNames.find(output.id);
        const std::string name = wanted == options.outputNames.end() ? "" : wanted->second;
        WB_TRY(std::optional<Dataset> dataset, cachedOutput(workspace, cacheKey(runHash, output.id), name));
        if (!dataset) {
            return std::optional<RunOutcome>();
        }
        WB_TRY(const workspace::LineageTree lineage, workspace.lineage(dataset->schema.name));
        outcome.rowsRead = lineage.record.rowsRead;
        outcome.rowsKept = lineage.record.rowsKept;
        outcome.rowsRejected = lineage.record.rowsRejected;
        outcome.outputs.emplace(output.id, std::move(*dataset));
    }
    return std::optional(std::move(outcome));
}

/// "straßen_puffer", or "straßen_puffer_2" where that is taken.
std::string freeName(const std::string& base, const std::set<std::string>& taken)
{
    std::string name = base;
    for (int number = 2; taken.contains(name); ++number) {
        name = base + "_" + std::to_string(number);
    }
    return name;
}

Result<std::map<std::string, std::string>> outputNamesFor(Workspace& workspace, const Descriptor& analysis,
                                                          const ResolvedArguments& arguments, const RunOptions& options)
{
    for (const auto& [id, name] : options.outputNames) {
        if (findOutput(analysis, id) == nullptr) {
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {"die Analyse „" + analysis.id + "“ hat kein Ergebnis „" + id + "“",
                                     "the analysis “" + analysis.id + "” has no output “" + id + "”"},
                         .subject = id};
        }
    }
    WB_TRY(const std::vector<Dataset> datasets, workspace.datasets());
    std::set<std::string> taken;
    std::ranges::for_each(datasets, [&](const Dataset& dataset) { taken.insert(dataset.schema.name); });
    const auto main = analysis.inputs.empty() ? arguments.inputs.end() : arguments.inputs.find(analysis.inputs[0].id);
    const std::string stem = main == arguments.inputs.end() ? analysis.id : main->second.schema.name;
    std::map<std::string, std::string> names;
    for (const Output& output : analysis.outputs) {
        const auto wanted = options.outputNames.find(output.id);
        const bool isChosen = wanted != options.outputNames.end() && !wanted->second.empty();
        std::string name = isChosen ? wanted->second : freeName(stem + "_" + output.nameSuffix, taken);
        if (isChosen && taken.contains(name) && options.existing == ExistingOutput::Refuse) {
            return Error{
                .code = ErrorCode::InvalidInput,
                .message = {"ein Datensatz dieses Namens ist schon da", "a dataset of that name exists already"},
                .subject = name,
                .advice = {"Einen anderen Namen wählen oder das Ersetzen erlauben",
                           "Choose another name or allow it to be replaced"}};
        }
        taken.insert(name);
        names.emplace(output.id, std::move(name));
    }
    return names;
}

Result<void> checkNotReadByItself(const std::map<std::string, std::string>& names, const ResolvedArguments& arguments)
{
    for (const auto& [output, name] : names) {
        for (const auto& [input, dataset] : arguments.inputs) {
            if (dataset.schema.name == name) {
                return Error{
                    .code = ErrorCode::InvalidInput,
                    .message = {"das Ergebnis würde seine eigene Eingabe ersetzen",
                                "the result would replace its own input"},
                    .subject = name,
                    .advice = {"Einen anderen Namen für das Ergebnis wählen", "Choose another name for the result"}};
            }
        }
    }
    return {};
}

workspace::LineageRecord lineageOf(const RunContext::State& state, const RunOptions& options, UtcSeconds started)
{
    workspace::LineageRecord record{.activity = state.analysis.id,
                                    .activityVersion = state.analysis.version,
                                    .programVersion = WB_PROGRAM_VERSION,
                                    .started = started};
    for (const auto& [id, file] : state.arguments.files) {
        record.sources.push_back(file);
    }
    for (const Input& input : state.analysis.inputs) {
        const auto dataset = state.arguments.inputs.find(input.id);
        if (dataset != state.arguments.inputs.end()) {
            record.inputs.push_back({input.id, dataset->second.schema.name, dataset->second.contentHash});
        }
    }
    record.inputs.insert(record.inputs.end(), state.readings.begin(), state.readings.end());
    for (const Parameter& parameter : state.analysis.parameters) {
        const auto used = state.arguments.parameters.find(parameter.id);
        if (used != state.arguments.parameters.end()) {
            record.parameters.push_back({parameter.id, used->second.canonical, parameter.unit, used->second.isDefault});
        }
    }
    if (options.asOf) {
        record.parameters.push_back({"as_of", registry::isoOf(*options.asOf), "", false});
    }
    record.registry = state.registry.used();
    record.rowsRead = state.rowsRead;
    record.rowsRejected = state.rowsRejected;
    for (const Text& note : state.notes) {
        record.notes.push_back(note.de + " | " + note.en);
    }
    record.finished = utcNow();
    return record;
}

workspace::CatalogueEntry entryFor(const RunContext::State& state, const Output& output)
{
    workspace::CatalogueEntry entry;
    entry.title = state.analysis.title.de + ": " + output.title.de;
    std::set<std::string> attributions;
    for (const auto& [id, dataset] : state.arguments.inputs) {
        const workspace::CatalogueEntry& source = dataset.entry;
        if (!source.attribution.empty() && attributions.insert(source.attribution).second) {
            entry.attribution += (entry.attribution.empty() ? "" : "; ") + source.attribution;
        }
        entry.dataDate = std::max(entry.dataDate, source.dataDate);
    }
    entry.source = "Weitblick, " + state.analysis.title.de;
    return entry;
}

/// Publishes all outputs in one commit.
Result<void> publishAll(RunContext::State& state, const RunOptions& options, UtcSeconds started, RunOutcome& outcome,
                        Job& job)
{
    std::vector<Workspace::Publication> publications;
    for (const auto& pending : state.outputs) {
        const std::string name = pending->loader().schema().name;
        Workspace::Registration registration{.entry = entryFor(state, *findOutput(state.analysis, pending->id())),
                                             .lineage = lineageOf(state, options, started)};
        registration.lineage.dataset = name;
        registration.lineage.rowsKept = pending->rowCount();
        if (publications.empty()) {
            registration.rejected = state.rejected;
        }
        if (options.existing == ExistingOutput::Replace && state.workspace.dataset(name)) {
            registration.replaces = name;
        }
        publications.push_back({std::move(pending->loader()), std::move(registration)});
    }
    WB_TRY(std::vector<Dataset> datasets, state.workspace.publishTogether(std::move(publications), job));
    for (std::size_t i = 0; i < datasets.size(); ++i) {
        outcome.outputs.emplace(state.outputs[i]->id(), std::move(datasets[i]));
    }
    return {};
}

Result<RunOutcome> compute(RunContext::State& state, const RunOptions& options, std::string runHash, Job& job)
{
    const UtcSeconds started = utcNow();
    RunContext context(state);
    Job analysisJob = job.part(0.0, kShareOfAnalysis);
    WB_CHECK(state.analysis.run(context, analysisJob));
    if (state.outputs.size() != state.analysis.outputs.size()) {
        return Error{.code = ErrorCode::Internal,
                     .message = {"die Analyse hat nicht alle Ergebnisse geschrieben",
                                 "the analysis did not write all of its outputs"},
                     .subject = state.analysis.id};
    }
    RunOutcome outcome{.runHash = std::move(runHash), .rowsRead = state.rowsRead, .rowsRejected = state.rowsRejected};
    Job publishJob = job.part(kShareOfAnalysis, 1.0);
    WB_CHECK(publishAll(state, options, started, outcome, publishJob));
    outcome.rowsKept = outcome.outputs.at(state.outputs.front()->id()).rowCount;
    outcome.notes = state.notes;
    return outcome;
}

std::string purposeOf(const Descriptor& analysis, const ResolvedArguments& arguments)
{
    nlohmann::ordered_json purpose = {{"kind", "analysis"}, {"analysis", analysis.id}};
    for (const auto& [id, dataset] : arguments.inputs) {
        purpose["arguments"][id] = dataset.schema.name;
    }
    for (const auto& [id, parameter] : arguments.parameters) {
        purpose["arguments"][id] = parameter.canonical;
    }
    return purpose.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace

Result<RunOutcome> run(Workspace& workspace, const Descriptor& analysis, const Arguments& arguments,
                       const RunOptions& options, Job& job)
{
    WB_CHECK(job.report(0.0, analysis.id));
    const registry::Registry* registry = options.registry;
    if (registry == nullptr) {
        WB_TRY(registry, registry::shipped());
    }
    if (!workspace.isReadOnly()) {
        WB_CHECK(workspace.markStale()); // inputs that other programs have changed get their new hashes
    }
    WB_TRY(std::vector<workspace::OverrideParameter> overrides, workspace.overrides());
    registry::RegistryView view(*registry, options.asOf.value_or(registry::today()), std::move(overrides));
    WB_TRY(const ResolvedArguments resolved, resolve(analysis, arguments, lookupIn(workspace), view, job));
    WB_TRY(std::vector<workspace::LineageInput> readings, readingsOf(workspace, analysis, resolved));
    WB_TRY(const std::string runHash, runHashOf(analysis, resolved, readings, view));
    const bool isCacheable = everyInputHasAHash(resolved);
    if (options.cache == ResultCache::Use && isCacheable) {
        WB_TRY(std::optional<RunOutcome> cached, cachedOutcome(workspace, analysis, options, runHash));
        if (cached) {
            return std::move(*cached);
        }
    }
    if (workspace.isReadOnly()) {
        return Error{.code = ErrorCode::ReadOnly,
                     .message = {"das Projekt ist nur zum Lesen geöffnet", "the project is open for reading only"},
                     .subject = workspace.file().string()};
    }
    WB_TRY(auto names, outputNamesFor(workspace, analysis, resolved, options));
    WB_CHECK(checkNotReadByItself(names, resolved));
    RunContext::State state{.workspace = workspace,
                            .analysis = analysis,
                            .arguments = resolved,
                            .registry = view,
                            .outputNames = std::move(names),
                            .purpose = purposeOf(analysis, resolved),
                            .readings = std::move(readings)};
    auto outcome = compute(state, options, runHash, job);
    if (!outcome) {
        return std::move(outcome).error().during("running " + analysis.id);
    }
    RunOutcome result = std::move(outcome).value();
    if (isCacheable) {
        for (const auto& [id, dataset] : result.outputs) {
            WB_CHECK(workspace.rememberResult(cacheKey(runHash, id), dataset.schema.name));
        }
    }
    WB_TRY(result.stale, workspace.markStale());
    return result;
}

} // namespace weitblick::analysis
