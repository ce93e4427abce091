// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/publishing.h"

#include "core/workspace/dataset_move.h"
#include "core/workspace/dataset_store.h"
#include "core/workspace/edit_log.h"
#include "core/workspace/lineage_store.h"
#include "core/workspace/project_state.h"

#include <algorithm>

namespace weitblick::workspace {

namespace {

using Registration = Workspace::Registration;

/// What a replaced dataset hands on to its successor.
struct Heritage {
    std::vector<RoleAssignment> roles;
    CatalogueEntry entry;
};

Result<Heritage> putAway(Database& database, const std::string& replaced)
{
    Heritage heritage;
    if (replaced.empty()) {
        return heritage;
    }
    WB_TRY(const auto id, datasetId(database, replaced));
    WB_TRY(heritage.entry, catalogueEntry(database, id));
    WB_TRY(const auto schema, shownSchema(database, replaced));
    WB_TRY(heritage.roles, roleAssignments(database));
    std::erase_if(heritage.roles, [&schema](const RoleAssignment& role) { return role.dataset != schema.name; });
    WB_CHECK(removeToBin(database, replaced));
    return heritage;
}

bool hasColumnsOf(const LayerSchema& schema, const RoleAssignment& role)
{
    return std::ranges::all_of(role.fields, [&schema](const auto& field) {
        return field.second.empty() || schema.indexOf(field.second).has_value();
    });
}

Result<void> handOnRoles(Database& database, const Heritage& heritage, const LayerSchema& schema)
{
    for (RoleAssignment role : heritage.roles) {
        if (hasColumnsOf(schema, role)) {
            role.dataset = schema.name;
            WB_CHECK(putRole(database, {.role = role.role, .dataset = schema.name, .assignment = role}));
        }
    }
    return {};
}

Result<void> enter(Database& database, const LayerSchema& schema, const LoadedLayer& loaded,
                   const Registration& registration, const Heritage& heritage)
{
    const auto rejected = static_cast<std::int64_t>(registration.rejected.size());
    Dataset dataset{.schema = schema,
                    .entry = registration.entry == CatalogueEntry{} ? heritage.entry : registration.entry,
                    .rowCount = loaded.rowCount,
                    .contentHash = loaded.contentHash,
                    .rejectedCount = std::max(rejected, registration.lineage.rowsRejected)};
    dataset.schema.name = loaded.table;
    WB_TRY(const auto id, enterDataset(database, dataset));
    LineageRecord lineage = registration.lineage;
    lineage.dataset = loaded.table;
    lineage.outputHash = loaded.contentHash;
    WB_TRY(const auto lineageId, enterLineage(database, id, std::move(lineage)));
    static_cast<void>(lineageId);
    WB_CHECK(enterRejected(database, id, registration.rejected));
    WB_CHECK(handOnRoles(database, heritage, dataset.schema));
    if (!registration.role) {
        return {};
    }
    RoleAssignment role = *registration.role;
    role.dataset = loaded.table;
    WB_TRY(const auto inverse,
           applyLogged(database, AssignRole{.role = role.role, .dataset = role.dataset, .assignment = role}));
    static_cast<void>(inverse);
    return {};
}

} // namespace

Result<std::vector<Dataset>> publishLayers(Database& database, std::vector<Workspace::Publication> publications,
                                           Job& job)
{
    const double count = static_cast<double>(publications.size());
    double done = 0.0;
    for (Workspace::Publication& publication : publications) { // the long part, before anything is locked
        Job part = job.part(done / count, (done + 1.0) / count);
        WB_CHECK(std::visit([&part](auto& loader) { return loader.prepare(part); }, publication.loader));
        done += 1.0;
    }
    WB_CHECK(job.report(1.0));
    WB_TRY(auto transaction, Transaction::begin(database));
    std::vector<std::string> names;
    for (Workspace::Publication& publication : publications) {
        const Registration& registration = publication.registration;
        WB_TRY(const auto heritage, putAway(database, registration.replaces));
        const auto finish = [&](auto& loader) {
            const LayerSchema schema = loader.schema();
            return loader.finish(
                job, [&](const LoadedLayer& layer) { return enter(database, schema, layer, registration, heritage); });
        };
        WB_TRY(const auto loaded, std::visit(finish, publication.loader));
        names.push_back(loaded.table);
    }
    WB_TRY(const auto stale, updateStaleMarksFromCatalogue(database));
    static_cast<void>(stale);
    std::vector<Dataset> datasets;
    for (const std::string& name : names) {
        WB_TRY(auto dataset, shownDataset(database, name));
        datasets.push_back(std::move(dataset));
    }
    WB_CHECK(transaction.commit());
    return datasets;
}

} // namespace weitblick::workspace
