// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/role/role.h"

#include "core/analysis/resource_folder.h"
#include "core/analysis/yaml/document.h"
#include "core/base/unit.h"

#include <algorithm>
#include <array>
#include <utility>

namespace weitblick::analysis::role {

namespace {

using yaml::mistake;
using yaml::Place;

struct NamedPlacement {
    std::string_view name;
    Placement placement;
};
constexpr std::array kPlacements = {NamedPlacement{"whole", Placement::Whole},
                                    NamedPlacement{"share", Placement::Share},
                                    NamedPlacement{"merged", Placement::Merged}, NamedPlacement{"key", Placement::Key},
                                    NamedPlacement{"cell", Placement::Cell}};
constexpr std::array kKinds = {GeometryKind::Table, GeometryKind::Points, GeometryKind::Lines, GeometryKind::Polygons};

bool equalIgnoringCase(std::string_view a, std::string_view b)
{
    const auto lower = [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    };
    return std::ranges::equal(a, b, {}, lower, lower);
}

Result<Placement> placementOf(const YAML::Node& node, const Place& place)
{
    WB_TRY(const std::string word, yaml::textOf(node, place, "placement"));
    const auto* const found = std::ranges::find(kPlacements, word, &NamedPlacement::name);
    if (found == kPlacements.end()) {
        return mistake(place, node,
                       {"„placement“ ist whole, share, merged, key oder cell",
                        "“placement” is whole, share, merged, key or cell"});
    }
    return found->placement;
}

Result<std::vector<GeometryKind>> kindsOf(const YAML::Node& node, const Place& place)
{
    WB_TRY(const std::vector<std::string> words, yaml::textsOf(node, place, "kinds"));
    std::vector<GeometryKind> kinds;
    for (const std::string& word : words) {
        const auto* const found = std::ranges::find(kKinds, word, [](GeometryKind kind) { return nameOf(kind); });
        if (found == kKinds.end()) {
            return mistake(
                place, node,
                {"„kinds“ nennt table, points, lines oder polygons", "“kinds” names table, points, lines or polygons"});
        }
        kinds.push_back(*found);
    }
    return kinds;
}

Result<Field> fieldOf(const YAML::Node& key, const YAML::Node& node, const Place& around)
{
    const Place place = around.in(key);
    if (!key.IsScalar() || !yaml::isName(key.Scalar())) {
        return mistake(
            place, key,
            {"ein Feld heißt wie kleinbuchstaben_und_ziffern", "a field is named like lower_case_and_digits"});
    }
    WB_CHECK(yaml::checkKeys(node, place, {"title", "unit", "columns"}));
    Field field{.id = key.Scalar(), .title = {}, .unit = {}, .columns = {}};
    WB_TRY(field.title, yaml::bilingual(node["title"], place, "title"));
    WB_TRY(field.columns, yaml::textsOf(node["columns"], place, "columns"));
    if (node["unit"].IsDefined()) {
        WB_TRY(field.unit, yaml::textOf(node["unit"], place, "unit"));
        if (const auto unit = parseUnit(field.unit); !unit) {
            return mistake(place, node["unit"], unit.error().message);
        }
    }
    return field;
}

Result<Role> roleOf(const YAML::Node& key, const YAML::Node& node, std::string_view document)
{
    Place place{document, key.IsScalar() ? key.Scalar() : "", key.Mark().line + 1};
    if (!yaml::isName(place.entry)) {
        return mistake(
            place, key,
            {"eine Rolle heißt wie kleinbuchstaben_und_ziffern", "a role is named like lower_case_and_digits"});
    }
    WB_CHECK(yaml::checkKeys(node, place, {"title", "help", "kinds", "placement", "fields"}));
    Role role;
    role.id = key.Scalar();
    WB_TRY(role.title, yaml::bilingual(node["title"], place, "title"));
    WB_TRY(role.help, yaml::bilingual(node["help"], place, "help"));
    WB_TRY(role.kinds, kindsOf(node["kinds"], place));
    WB_TRY(role.placement, placementOf(node["placement"], place));
    if (const YAML::Node fields = node["fields"]; fields.IsDefined()) {
        if (!fields.IsMap()) {
            return mistake(place, fields, {"„fields“ braucht Felder", "“fields” needs fields"});
        }
        for (const auto& item : fields) {
            WB_TRY(Field field, fieldOf(item.first, item.second, place));
            role.fields.push_back(std::move(field));
        }
    }
    return role;
}

} // namespace

const Field* findField(const Role& role, std::string_view id)
{
    const auto found = std::ranges::find(role.fields, id, &Field::id);
    return found == role.fields.end() ? nullptr : &*found;
}

std::optional<std::string> columnFor(const Field& field, const workspace::LayerSchema& schema,
                                     const std::map<std::string, std::string>& mapping)
{
    if (const auto mapped = mapping.find(field.id); mapped != mapping.end() && schema.indexOf(mapped->second)) {
        return mapped->second;
    }
    std::vector<std::string> names = field.columns;
    names.insert(names.begin(), field.id);
    for (const std::string& name : names) {
        const auto found = std::ranges::find_if(
            schema.columns, [&](const workspace::Column& column) { return equalIgnoringCase(column.name, name); });
        if (found != schema.columns.end()) {
            return found->name;
        }
    }
    return std::nullopt;
}

Result<RoleLibrary> RoleLibrary::parse(std::string_view text, std::string_view name)
{
    return yaml::read<RoleLibrary>(text, name, [&](const YAML::Node& root) -> Result<RoleLibrary> {
        if (!root.IsMap()) {
            return mistake({name, ""}, root, {"kein Verzeichnis von Rollen", "no mapping of roles"});
        }
        RoleLibrary library;
        for (const auto& item : root) {
            WB_TRY(Role role, roleOf(item.first, item.second, name));
            const std::string id = role.id;
            if (!library.m_roles.emplace(id, std::move(role)).second) {
                return mistake({name, ""}, item.first,
                               {"„" + id + "“ steht zweimal da", "“" + id + "” is given twice"});
            }
        }
        return library;
    });
}

Result<RoleLibrary> RoleLibrary::load(const std::filesystem::path& folder)
{
    return libraryIn<RoleLibrary>(folder);
}

Result<void> RoleLibrary::add(RoleLibrary other)
{
    for (auto& [id, role] : other.m_roles) {
        if (!m_roles.emplace(id, std::move(role)).second) {
            return Error{
                .code = ErrorCode::InvalidInput,
                .message = {"die Rolle „" + id + "“ steht in zwei Dateien", "the role “" + id + "” is in two files"},
                .subject = id};
        }
    }
    return {};
}

const Role* RoleLibrary::find(std::string_view id) const
{
    const auto found = m_roles.find(id);
    return found == m_roles.end() ? nullptr : &found->second;
}

Result<const RoleLibrary*> shippedRoles()
{
    static const Result<RoleLibrary> kShipped = RoleLibrary::load(resourceFolder("roles"));
    if (!kShipped) {
        return kShipped.error();
    }
    return &kShipped.value();
}

Text titleOf(std::string_view role)
{
    const auto library = shippedRoles();
    const Role* const found = library ? (*library)->find(role) : nullptr;
    return found == nullptr ? Text(std::string(role), std::string(role)) : found->title;
}

} // namespace weitblick::analysis::role
