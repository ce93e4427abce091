// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workspace/catalogue.h"
#include "core/workspace/edit.h"
#include "core/workspace/sqlite.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::workspace {

// Roles, mapping profiles, overridden parameters and settings of a project, as its tables hold them. Each "put"
// replaces what is there, or removes it where nothing is given; edit_apply.cpp makes undoable edits of them. Errors
// Database, NoSpace, ReadOnly, Locked everywhere.

/// Of the datasets that are shown, by role and dataset.
Result<std::vector<RoleAssignment>> roleAssignments(Database& database);
/// Errors   NotFound  no such dataset.
Result<std::optional<RoleAssignment>> roleOf(Database& database, std::string_view role, std::string_view dataset);
Result<void> putRole(Database& database, const AssignRole& edit);

Result<std::vector<MappingProfile>> mappingProfiles(Database& database);
Result<std::optional<MappingProfile>> mappingProfile(Database& database, std::string_view name);
Result<void> putProfile(Database& database, const SaveProfile& edit);

Result<std::vector<OverrideParameter>> parameterOverrides(Database& database);
Result<std::optional<OverrideParameter>> parameterOverride(Database& database, std::string_view entry);
Result<void> putOverride(Database& database, const OverrideParameter& edit);

Result<std::optional<std::string>> projectSetting(Database& database, std::string_view key);
/// The keys that begin with `prefix`, in the order of their text.
Result<std::vector<std::string>> projectSettingKeys(Database& database, std::string_view prefix);
Result<void> putProjectSetting(Database& database, const SetProjectValue& edit);

} // namespace weitblick::workspace
