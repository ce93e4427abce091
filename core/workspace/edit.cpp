// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/edit.h"

#include "core/workspace/detail/json.h"

#include <array>
#include <type_traits>

namespace weitblick::workspace {

using detail::Json;

namespace {

/// Something that may be missing: null in JSON.
template <typename Value>
Json optionalJson(const std::optional<Value>& value)
{
    return value ? Json(*value) : Json(nullptr);
}

std::optional<std::string> optionalText(const Json& json)
{
    return json.is_null() ? std::nullopt : std::optional(json.get<std::string>());
}

// --- one overload a kind and direction; the name of the kind is part of the file format

Json jsonOf(const SetCatalogueEntry& edit)
{
    return {{"kind", "set-catalogue-entry"},   {"dataset", edit.dataset},       {"title", edit.entry.title},
            {"source", edit.entry.source},     {"licence", edit.entry.licence}, {"attribution", edit.entry.attribution},
            {"dataDate", edit.entry.dataDate}, {"note", edit.entry.note}};
}

Json jsonOf(const RenameDataset& edit)
{
    return {{"kind", "rename-dataset"}, {"from", edit.from}, {"to", edit.to}};
}

Json jsonOf(const RemoveDataset& edit)
{
    return {{"kind", "remove-dataset"}, {"dataset", edit.dataset}};
}

Json jsonOf(const RestoreDataset& edit)
{
    return {{"kind", "restore-dataset"}, {"dataset", edit.dataset}};
}

Json jsonOf(const AssignRole& edit)
{
    return {{"kind", "assign-role"},
            {"role", edit.role},
            {"dataset", edit.dataset},
            {"fields", edit.assignment ? Json(edit.assignment->fields) : Json(nullptr)}};
}

Json jsonOf(const SaveProfile& edit)
{
    Json json{{"kind", "save-profile"}, {"name", edit.name}, {"profile", nullptr}};
    if (edit.profile) {
        json["profile"] = {{"role", edit.profile->role},
                           {"fields", edit.profile->fields},
                           {"columns", edit.profile->columns},
                           {"readOptions", edit.profile->readOptions}};
    }
    return json;
}

Json jsonOf(const OverrideParameter& edit)
{
    return {{"kind", "override-parameter"},
            {"entry", edit.entry},
            {"value", optionalJson(edit.value)},
            {"reason", edit.reason}};
}

Json jsonOf(const SetProjectValue& edit)
{
    return {{"kind", "set-project-value"}, {"key", edit.key}, {"value", optionalJson(edit.value)}};
}

Edit catalogueEntryFrom(const Json& json)
{
    return SetCatalogueEntry{.dataset = json.at("dataset"),
                             .entry = {.title = json.at("title"),
                                       .source = json.at("source"),
                                       .licence = json.at("licence"),
                                       .attribution = json.at("attribution"),
                                       .dataDate = json.at("dataDate"),
                                       .note = json.at("note")}};
}

Edit renameFrom(const Json& json)
{
    return RenameDataset{.from = json.at("from"), .to = json.at("to")};
}

Edit removeFrom(const Json& json)
{
    return RemoveDataset{.dataset = json.at("dataset")};
}

Edit restoreFrom(const Json& json)
{
    return RestoreDataset{.dataset = json.at("dataset")};
}

Edit roleFrom(const Json& json)
{
    AssignRole edit{.role = json.at("role"), .dataset = json.at("dataset")};
    if (const Json& fields = json.at("fields"); !fields.is_null()) {
        edit.assignment = RoleAssignment{.role = edit.role, .dataset = edit.dataset, .fields = fields};
    }
    return edit;
}

Edit profileFrom(const Json& json)
{
    SaveProfile edit{.name = json.at("name")};
    if (const Json& profile = json.at("profile"); !profile.is_null()) {
        edit.profile = MappingProfile{.name = edit.name,
                                      .role = profile.at("role"),
                                      .fields = profile.at("fields"),
                                      .columns = profile.at("columns"),
                                      .readOptions = profile.at("readOptions")};
    }
    return edit;
}

Edit overrideFrom(const Json& json)
{
    return OverrideParameter{
        .entry = json.at("entry"), .value = optionalText(json.at("value")), .reason = json.at("reason")};
}

Edit projectValueFrom(const Json& json)
{
    return SetProjectValue{.key = json.at("key"), .value = optionalText(json.at("value"))};
}

struct Kind {
    std::string_view name;
    Edit (*read)(const Json&);
};

constexpr std::array kKinds = {
    Kind{"set-catalogue-entry", &catalogueEntryFrom},
    Kind{"rename-dataset", &renameFrom},
    Kind{"remove-dataset", &removeFrom},
    Kind{"restore-dataset", &restoreFrom},
    Kind{"assign-role", &roleFrom},
    Kind{"save-profile", &profileFrom},
    Kind{"override-parameter", &overrideFrom},
    Kind{"set-project-value", &projectValueFrom},
};
static_assert(kKinds.size() == std::variant_size_v<Edit>);

// --- what the user reads

Text textFor(const SetCatalogueEntry& edit)
{
    return {"Angaben zu „" + edit.dataset + "“ ändern", "Change the details of \"" + edit.dataset + "\""};
}

Text textFor(const RenameDataset& edit)
{
    return {"„" + edit.from + "“ in „" + edit.to + "“ umbenennen",
            "Rename \"" + edit.from + "\" to \"" + edit.to + "\""};
}

Text textFor(const RemoveDataset& edit)
{
    return {"Ebene „" + edit.dataset + "“ entfernen", "Remove the layer \"" + edit.dataset + "\""};
}

Text textFor(const RestoreDataset& edit)
{
    return {"Ebene „" + edit.dataset + "“ wiederherstellen", "Restore the layer \"" + edit.dataset + "\""};
}

Text textFor(const AssignRole& edit)
{
    if (!edit.assignment) {
        return {"„" + edit.dataset + "“ die Rolle „" + edit.role + "“ nehmen",
                "Take the role \"" + edit.role + "\" from \"" + edit.dataset + "\""};
    }
    return {"„" + edit.dataset + "“ die Rolle „" + edit.role + "“ geben",
            "Give the role \"" + edit.role + "\" to \"" + edit.dataset + "\""};
}

Text textFor(const SaveProfile& edit)
{
    if (!edit.profile) {
        return {"Zuordnungsprofil „" + edit.name + "“ löschen", "Delete the mapping profile \"" + edit.name + "\""};
    }
    return {"Zuordnungsprofil „" + edit.name + "“ sichern", "Save the mapping profile \"" + edit.name + "\""};
}

Text textFor(const OverrideParameter& edit)
{
    if (!edit.value) {
        return {"Kennwert „" + edit.entry + "“ auf das Verzeichnis zurücksetzen",
                "Set the parameter \"" + edit.entry + "\" back to the registry"};
    }
    return {"Kennwert „" + edit.entry + "“ auf " + *edit.value + " setzen",
            "Set the parameter \"" + edit.entry + "\" to " + *edit.value};
}

Text textFor(const SetProjectValue& edit)
{
    if (!edit.value) {
        return {"Projekteinstellung „" + edit.key + "“ entfernen", "Remove the project setting \"" + edit.key + "\""};
    }
    return {"Projekteinstellung „" + edit.key + "“ ändern", "Change the project setting \"" + edit.key + "\""};
}

} // namespace

std::string toJson(const Edit& edit)
{
    return detail::textOf(std::visit([](const auto& kind) { return jsonOf(kind); }, edit));
}

Result<Edit> editFromJson(const std::string& json)
{
    constexpr std::string_view kWhat = "edit";
    WB_TRY(const Json parsed, detail::parsedJson(json, kWhat));
    const auto name = parsed.find("kind");
    for (const Kind& kind : kKinds) {
        if (name != parsed.end() && *name == kind.name) {
            return detail::readJson(json, kWhat, kind.read);
        }
    }
    return detail::unexpectedJson(kWhat, "unknown kind of edit");
}

Text describe(const Edit& edit)
{
    return std::visit([](const auto& kind) { return textFor(kind); }, edit);
}

} // namespace weitblick::workspace
