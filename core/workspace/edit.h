// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workspace/catalogue.h"

#include <optional>
#include <string>
#include <variant>

namespace weitblick::workspace {

struct SetCatalogueEntry {
    std::string dataset;
    CatalogueEntry entry;
    friend bool operator==(const SetCatalogueEntry&, const SetCatalogueEntry&) = default;
};
struct RenameDataset {
    std::string from;
    std::string to;
    friend bool operator==(const RenameDataset&, const RenameDataset&) = default;
};
/// Takes a dataset out of sight; its table stays in the file until the bin is emptied.
struct RemoveDataset {
    std::string dataset;
    friend bool operator==(const RemoveDataset&, const RemoveDataset&) = default;
};
struct RestoreDataset {
    std::string dataset;
    friend bool operator==(const RestoreDataset&, const RestoreDataset&) = default;
};
/// Nothing in `assignment`: the role is taken from the dataset.
struct AssignRole {
    std::string role;
    std::string dataset;
    std::optional<RoleAssignment> assignment;
    friend bool operator==(const AssignRole&, const AssignRole&) = default;
};
/// Nothing in `profile`: the profile of that name is removed.
struct SaveProfile {
    std::string name;
    std::optional<MappingProfile> profile;
    friend bool operator==(const SaveProfile&, const SaveProfile&) = default;
};
/// A value that the user puts in the place of a registry entry's; nothing: back to the registry.
struct OverrideParameter {
    std::string entry;
    std::optional<std::string> value;
    std::string reason;
    friend bool operator==(const OverrideParameter&, const OverrideParameter&) = default;
};
/// A setting of the project (title, municipality AGS, view …); nothing: removed.
struct SetProjectValue {
    std::string key;
    std::optional<std::string> value;
    friend bool operator==(const SetProjectValue&, const SetProjectValue&) = default;
};

/// Every way the state of a project can change besides a load. A new kind is a struct here and an overload in edit.cpp.
using Edit = std::variant<SetCatalogueEntry, RenameDataset, RemoveDataset, RestoreDataset, AssignRole, SaveProfile,
                          OverrideParameter, SetProjectValue>;

/// A line of a project's history: who changed what, and when.
struct LoggedEdit {
    std::string time; ///< ISO UTC
    std::string user;
    Edit edit;
    bool isUndone = false;
};

std::string toJson(const Edit& edit);
Result<Edit> editFromJson(const std::string& json);
Text describe(const Edit& edit); ///< as the user would say it: "Ebene „Straßen“ entfernen"

} // namespace weitblick::workspace
