// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"

#include "core/base/log.h"
#include "core/workspace/backup.h"
#include "core/workspace/database_copy.h"
#include "core/workspace/dataset_store.h"
#include "core/workspace/edit_log.h"
#include "core/workspace/lineage_store.h"
#include "core/workspace/project_check.h"
#include "core/workspace/project_opening.h"
#include "core/workspace/project_state.h"
#include "core/workspace/publishing.h"
#include "core/workspace/result_cache.h"
#include "core/workspace/schema.h"

namespace weitblick::workspace {

struct Workspace::State {
    OpenProject project;
    int projectSrsId = 0;

    [[nodiscard]] Database& database() { return *project.database; }
};

Workspace::Workspace(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Workspace::Workspace(Workspace&&) noexcept = default;

Workspace& Workspace::operator=(Workspace&& other) noexcept
{
    std::swap(m_state, other.m_state);
    return *this;
}

Workspace::~Workspace()
{
    if (auto closed = close(); !closed) {
        logLine(LogLevel::Error, closed.error().message.en + " (" + closed.error().subject + ")");
    }
}

Result<Workspace> Workspace::create(const std::filesystem::path& file, const CreateOptions& options)
{
    WB_CHECK(createProjectFile(file, options));
    return open(file);
}

Result<Workspace> Workspace::open(const std::filesystem::path& file, Access access)
{
    Job job;
    return open(file, OpenOptions{.access = access}, job);
}

Result<Workspace> Workspace::open(const std::filesystem::path& file, const OpenOptions& options, Job& job)
{
    auto state = std::make_unique<State>();
    WB_TRY(state->project, openProject(file, options, job));
    WB_TRY(const auto srsId, metaInteger(state->database(), "project_srs"));
    state->projectSrsId = static_cast<int>(srsId);
    return Workspace(std::move(state));
}

const OpenReport& Workspace::openReport() const
{
    return m_state->project.report;
}

const std::filesystem::path& Workspace::file() const
{
    return m_state->project.file;
}

bool Workspace::isReadOnly() const
{
    return m_state->project.isReadOnly;
}

int Workspace::projectSrsId() const
{
    return m_state->projectSrsId;
}

Database& Workspace::database()
{
    return m_state->database();
}

// --- datasets

Result<std::vector<Dataset>> Workspace::datasets()
{
    return shownDatasets(database());
}

Result<Dataset> Workspace::dataset(std::string_view name)
{
    return shownDataset(database(), name);
}

Result<LayerReader> Workspace::read(std::string_view name, const ReadOptions& options)
{
    WB_TRY(const auto schema, shownSchema(database(), name));
    if (schema.raster) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"„" + schema.name + "“ ist ein Raster und hat keine Zeilen",
                                 "\"" + schema.name + "\" is a raster and has no rows"},
                     .subject = schema.name};
    }
    return LayerReader::open(database(), schema, options);
}

Result<RasterReader> Workspace::readRaster(std::string_view name)
{
    WB_TRY(const auto schema, shownSchema(database(), name));
    return RasterReader::open(database(), schema);
}

Result<RasterLoader> Workspace::loadRaster(LayerSchema schema, std::string purpose)
{
    return RasterLoader::start(database(), std::move(schema), std::move(purpose));
}

Result<LayerLoader> Workspace::load(LayerSchema schema, std::string purpose)
{
    return LayerLoader::start(database(), std::move(schema), std::move(purpose));
}

Result<Dataset> Workspace::publish(LayerLoader loader, Registration registration, Job& job)
{
    std::vector<Publication> publications;
    publications.push_back({.loader = std::move(loader), .registration = std::move(registration)});
    WB_TRY(auto datasets, publishLayers(database(), std::move(publications), job));
    return std::move(datasets.front());
}

Result<LoadIntent> Workspace::announceLoad(const std::string& layer, const std::string& purpose)
{
    return LoadIntent::announce(database(), layer, purpose);
}

Result<std::vector<Dataset>> Workspace::publishTogether(std::vector<Publication> publications, Job& job)
{
    return publishLayers(database(), std::move(publications), job);
}

Result<std::vector<RejectedRecord>> Workspace::rejected(std::string_view dataset)
{
    WB_TRY(const auto id, knownDatasetId(database(), dataset));
    return rejectedRecords(database(), id);
}

// --- edits

namespace {

/// An edit of datasets may change what is stale: an input comes or goes.
Result<void> commitWithMarks(Database& database, Transaction transaction)
{
    WB_TRY(const auto stale, updateStaleMarksFromCatalogue(database));
    static_cast<void>(stale);
    return transaction.commit();
}

} // namespace

Result<Edit> Workspace::apply(const Edit& edit)
{
    WB_TRY(auto transaction, Transaction::begin(database()));
    WB_TRY(auto inverse, applyLogged(database(), edit));
    WB_CHECK(commitWithMarks(database(), std::move(transaction)));
    return inverse;
}

Result<std::optional<Edit>> Workspace::undo()
{
    WB_TRY(auto transaction, Transaction::begin(database()));
    WB_TRY(auto undone, undoLogged(database()));
    WB_CHECK(commitWithMarks(database(), std::move(transaction)));
    return undone;
}

Result<std::optional<Edit>> Workspace::redo()
{
    WB_TRY(auto transaction, Transaction::begin(database()));
    WB_TRY(auto redone, redoLogged(database()));
    WB_CHECK(commitWithMarks(database(), std::move(transaction)));
    return redone;
}

Result<std::vector<LoggedEdit>> Workspace::history()
{
    return editHistory(database());
}

Result<void> Workspace::emptyBin()
{
    return emptyBinLogged(database());
}

// --- roles, profiles, settings

Result<std::vector<RoleAssignment>> Workspace::roles()
{
    return roleAssignments(database());
}

Result<std::optional<RoleAssignment>> Workspace::role(std::string_view role)
{
    WB_TRY(auto all, roleAssignments(database()));
    std::erase_if(all, [role](const RoleAssignment& one) { return one.role != role; });
    if (all.size() < 2) {
        return all.empty() ? std::nullopt : std::optional(std::move(all.front()));
    }
    std::string names;
    for (const RoleAssignment& one : all) {
        names += (names.empty() ? "" : ", ") + one.dataset;
    }
    return Error{.code = ErrorCode::Ambiguous,
                 .message = {"die Rolle „" + std::string(role) + "“ haben mehrere Ebenen: " + names,
                             "several layers have the role \"" + std::string(role) + "\": " + names},
                 .subject = std::string(role),
                 .advice = {"Die gemeinte Ebene nennen oder den anderen die Rolle nehmen",
                            "Name the layer that is meant, or take the role from the others"}};
}

Result<std::vector<MappingProfile>> Workspace::profiles()
{
    return mappingProfiles(database());
}

Result<std::optional<std::string>> Workspace::projectValue(std::string_view key)
{
    return projectSetting(database(), key);
}

Result<std::vector<std::string>> Workspace::projectKeys(std::string_view prefix)
{
    return projectSettingKeys(database(), prefix);
}

Result<std::vector<OverrideParameter>> Workspace::overrides()
{
    return parameterOverrides(database());
}

// --- lineage and results

Result<LineageTree> Workspace::lineage(std::string_view dataset)
{
    return lineageTree(database(), dataset);
}

Result<std::vector<std::string>> Workspace::markStale()
{
    return isReadOnly() ? staleDatasets(database()) : updateStaleMarks(database());
}

Result<std::optional<std::string>> Workspace::resultFor(std::string_view runHash)
{
    return cachedResult(database(), runHash);
}

Result<void> Workspace::rememberResult(std::string_view runHash, std::string_view dataset)
{
    return cacheResult(database(), runHash, dataset);
}

// --- care

Result<std::vector<CheckFinding>> Workspace::check(Job& job)
{
    return checkProject(database(), job);
}

Result<std::filesystem::path> Workspace::backup(Job& job)
{
    return makeBackup(database(), file(), job);
}

Result<void> Workspace::saveCopy(const std::filesystem::path& target, Job& job)
{
    std::error_code ignored;
    if (std::filesystem::equivalent(target, file(), ignored)) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die Kopie braucht einen anderen Namen als das Projekt",
                                 "the copy needs another name than the project"},
                     .subject = target.string()};
    }
    if (const auto holder = lockHolderOf(target); holder && livenessOf(holder->process) != Liveness::Dead) {
        return Error{.code = ErrorCode::Locked,
                     .message = {"die Datei ist als Projekt geöffnet", "the file is open as a project"},
                     .subject = target.string()};
    }
    return copyDatabase(database(), std::filesystem::absolute(target, ignored), job);
}

Result<void> Workspace::save(Job& job)
{
    OpenProject& project = m_state->project;
    return project.workingCopy ? project.workingCopy->publish(database(), job) : Result<void>();
}

Result<void> Workspace::close()
{
    if (!m_state || !m_state->project.database) {
        return {};
    }
    return closeProject(m_state->project);
}

} // namespace weitblick::workspace
