// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/descriptor.h"
#include "core/base/result.h"
#include "core/base/text.h"
#include "core/workspace/layer_schema.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What a dataset can be for the analyses, and what its columns are then called. Data: resources/roles/*.yaml.
namespace weitblick::analysis::role {

/// How the rows of a role belong to zones.
enum class Placement : std::uint8_t {
    Whole,  ///< by geometry; a feature across a border belongs to the zone with its largest part
    Share,  ///< by geometry; divided by area or length
    Merged, ///< by area; features that overlap are made one before, so that nothing counts twice
    Key,    ///< by the official key in the field `key`; a longer key belongs to the zone whose key it starts with
    Cell    ///< by the centre of the grid cell that the field `cell` names
};

/// A column that the role gives a meaning.
struct Field {
    std::string id;
    Text title;
    std::string unit;                 ///< taken where the column has none
    std::vector<std::string> columns; ///< names that sources use, in the order of preference
};

struct Role {
    std::string id;
    Text title;
    Text help; ///< what to import: product and source
    std::vector<GeometryKind> kinds;
    Placement placement = Placement::Whole;
    std::vector<Field> fields;
};

const Field* findField(const Role& role, std::string_view id); ///< nullptr: none of that id

/// The column of a dataset that plays a field: by the project's mapping, else a column of that name, else the first of
/// the names that sources use. Upper and lower case of A to Z are alike.
std::optional<std::string> columnFor(const Field& field, const workspace::LayerSchema& schema,
                                     const std::map<std::string, std::string>& mapping);

/// Every role by id. A value: load once, share as const.
class RoleLibrary {
public:
    /// Reads every *.yaml of the folder.
    /// Errors   NotFound  no such folder.   InvalidInput  with file and line; a role that is there twice.
    static Result<RoleLibrary> load(const std::filesystem::path& folder);

    /// Method   mapping of roles: title {de, en}, help {de, en}, kinds, placement, fields {id: {title, unit, columns}}.
    /// Errors   InvalidInput  with `name` and line.
    static Result<RoleLibrary> parse(std::string_view yaml, std::string_view name);

    /// Errors   InvalidInput  an id is in both.
    Result<void> add(RoleLibrary other);

    [[nodiscard]] const std::map<std::string, Role, std::less<>>& roles() const { return m_roles; }
    [[nodiscard]] const Role* find(std::string_view id) const; ///< nullptr: not known

private:
    std::map<std::string, Role, std::less<>> m_roles;
};

/// The shipped roles, read once.
/// Errors   as load(); the error is kept and returned again.
/// Threads  any.
Result<const RoleLibrary*> shippedRoles();

/// The role's title, or its id where it is not known.
Text titleOf(std::string_view role);

} // namespace weitblick::analysis::role
