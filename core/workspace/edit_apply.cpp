// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/edit_apply.h"

#include "core/workspace/dataset_move.h"
#include "core/workspace/dataset_store.h"
#include "core/workspace/project_state.h"

namespace weitblick::workspace {

namespace {

Result<Edit> applyTo(Database& database, const SetCatalogueEntry& edit)
{
    WB_TRY(const auto id, datasetId(database, edit.dataset));
    WB_TRY(auto before, catalogueEntry(database, id));
    WB_CHECK(setCatalogueEntry(database, id, edit.entry));
    return SetCatalogueEntry{.dataset = edit.dataset, .entry = std::move(before)};
}

Result<Edit> applyTo(Database& database, const RenameDataset& edit)
{
    WB_CHECK(renameDataset(database, edit.from, edit.to));
    return RenameDataset{.from = edit.to, .to = edit.from};
}

Result<Edit> applyTo(Database& database, const RemoveDataset& edit)
{
    WB_TRY(const Dataset dataset, shownDataset(database, edit.dataset));
    WB_CHECK(removeToBin(database, edit.dataset));
    return RestoreDataset{.dataset = dataset.schema.name};
}

Result<Edit> applyTo(Database& database, const RestoreDataset& edit)
{
    WB_CHECK(restoreFromBin(database, edit.dataset));
    return RemoveDataset{.dataset = edit.dataset};
}

Result<Edit> applyTo(Database& database, const AssignRole& edit)
{
    WB_TRY(auto before, roleOf(database, edit.role, edit.dataset));
    WB_CHECK(putRole(database, edit));
    return AssignRole{.role = edit.role, .dataset = edit.dataset, .assignment = std::move(before)};
}

Result<Edit> applyTo(Database& database, const SaveProfile& edit)
{
    WB_TRY(auto before, mappingProfile(database, edit.name));
    WB_CHECK(putProfile(database, edit));
    return SaveProfile{.name = edit.name, .profile = std::move(before)};
}

Result<Edit> applyTo(Database& database, const OverrideParameter& edit)
{
    WB_TRY(auto before, parameterOverride(database, edit.entry));
    WB_CHECK(putOverride(database, edit));
    return before ? std::move(*before) : OverrideParameter{.entry = edit.entry, .value = std::nullopt, .reason = ""};
}

Result<Edit> applyTo(Database& database, const SetProjectValue& edit)
{
    WB_TRY(auto before, projectSetting(database, edit.key));
    WB_CHECK(putProjectSetting(database, edit));
    return SetProjectValue{.key = edit.key, .value = std::move(before)};
}

} // namespace

Result<Edit> applyEdit(Database& database, const Edit& edit)
{
    WB_TRY(auto transaction, Transaction::begin(database));
    WB_TRY(auto inverse, std::visit([&database](const auto& kind) { return applyTo(database, kind); }, edit));
    WB_CHECK(transaction.commit());
    return inverse;
}

} // namespace weitblick::workspace
