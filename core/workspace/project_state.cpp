// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/project_state.h"

#include "core/workspace/dataset_store.h"
#include "core/workspace/detail/json.h"
#include "core/workspace/detail/row_walk.h"

namespace weitblick::workspace {

using detail::Json;
using detail::rowsOf;

namespace {

Result<std::map<std::string, std::string>> mapFrom(std::string_view json)
{
    return detail::readJson(json, "fields",
                            [](const Json& fields) { return fields.get<std::map<std::string, std::string>>(); });
}

Result<std::vector<std::string>> listFrom(std::string_view json)
{
    return detail::readJson(json, "columns",
                            [](const Json& list) { return list.at("columns").get<std::vector<std::string>>(); });
}

Result<RoleAssignment> roleFromRow(Statement& row)
{
    WB_TRY(auto fields, mapFrom(row.text(2)));
    return RoleAssignment{
        .role = std::string(row.text(0)), .dataset = std::string(row.text(1)), .fields = std::move(fields)};
}

Result<MappingProfile> profileFromRow(Statement& row)
{
    WB_TRY(auto fields, mapFrom(row.text(2)));
    WB_TRY(auto columns, listFrom(row.text(3)));
    return MappingProfile{.name = std::string(row.text(0)),
                          .role = std::string(row.text(1)),
                          .fields = std::move(fields),
                          .columns = std::move(columns),
                          .readOptions = std::string(row.text(4))};
}

Result<OverrideParameter> overrideFromRow(Statement& row)
{
    return OverrideParameter{
        .entry = std::string(row.text(0)), .value = std::string(row.text(1)), .reason = std::string(row.text(2))};
}

template <typename Value, typename Read>
Result<std::optional<Value>> firstOf(Statement& statement, Read read)
{
    WB_TRY(auto values, rowsOf<Value>(statement, read));
    return values.empty() ? std::nullopt : std::optional(std::move(values.front()));
}

constexpr std::string_view kProfileColumns = "SELECT name,role,fields,columns,read_options FROM wb_profile ";

} // namespace

Result<std::vector<RoleAssignment>> roleAssignments(Database& database)
{
    WB_TRY(auto rows, database.prepare("SELECT r.role,d.name,r.fields FROM wb_role r JOIN wb_dataset d"
                                       " ON d.id=r.dataset_id WHERE d.in_bin=0 ORDER BY r.role,d.name"));
    return rowsOf<RoleAssignment>(rows, &roleFromRow);
}

Result<std::optional<RoleAssignment>> roleOf(Database& database, std::string_view role, std::string_view dataset)
{
    WB_TRY(auto rows,
           database.prepare("SELECT r.role,d.name,r.fields FROM wb_role r JOIN wb_dataset d ON"
                            " d.id=r.dataset_id WHERE d.in_bin=0 AND r.role=?1 AND d.name=?2 COLLATE NOCASE"));
    rows.bind(1, role).bind(2, dataset);
    return firstOf<RoleAssignment>(rows, &roleFromRow);
}

Result<void> putRole(Database& database, const AssignRole& edit)
{
    WB_TRY(const auto dataset, datasetId(database, edit.dataset));
    WB_TRY(auto remove, database.prepare("DELETE FROM wb_role WHERE role=?1 AND dataset_id=?2"));
    WB_CHECK(remove.bind(1, edit.role).bind(2, dataset).execute());
    if (!edit.assignment) {
        return {};
    }
    WB_TRY(auto insert, database.prepare("INSERT INTO wb_role(role,dataset_id,fields) VALUES(?1,?2,?3)"));
    const std::string fields = detail::textOf(edit.assignment->fields);
    return insert.bind(1, edit.role).bind(2, dataset).bind(3, fields).execute();
}

Result<std::vector<MappingProfile>> mappingProfiles(Database& database)
{
    WB_TRY(auto rows, database.prepare(std::string(kProfileColumns) + "ORDER BY name"));
    return rowsOf<MappingProfile>(rows, &profileFromRow);
}

Result<std::optional<MappingProfile>> mappingProfile(Database& database, std::string_view name)
{
    WB_TRY(auto rows, database.prepare(std::string(kProfileColumns) + "WHERE name=?1"));
    rows.bind(1, name);
    return firstOf<MappingProfile>(rows, &profileFromRow);
}

Result<void> putProfile(Database& database, const SaveProfile& edit)
{
    WB_TRY(auto remove, database.prepare("DELETE FROM wb_profile WHERE name=?1"));
    WB_CHECK(remove.bind(1, edit.name).execute());
    if (!edit.profile) {
        return {};
    }
    WB_TRY(auto insert, database.prepare("INSERT INTO wb_profile(name,role,fields,columns,read_options)"
                                         " VALUES(?1,?2,?3,?4,?5)"));
    insert.bind(1, edit.name).bind(2, edit.profile->role);
    insert.bind(3, std::string_view(detail::textOf(edit.profile->fields)));
    insert.bind(4, std::string_view(detail::textOf({{"columns", edit.profile->columns}})));
    return insert.bind(5, edit.profile->readOptions).execute();
}

Result<std::vector<OverrideParameter>> parameterOverrides(Database& database)
{
    WB_TRY(auto rows, database.prepare("SELECT entry,value,reason FROM wb_override ORDER BY entry"));
    return rowsOf<OverrideParameter>(rows, &overrideFromRow);
}

Result<std::optional<OverrideParameter>> parameterOverride(Database& database, std::string_view entry)
{
    WB_TRY(auto rows, database.prepare("SELECT entry,value,reason FROM wb_override WHERE entry=?1"));
    rows.bind(1, entry);
    return firstOf<OverrideParameter>(rows, &overrideFromRow);
}

Result<void> putOverride(Database& database, const OverrideParameter& edit)
{
    WB_TRY(auto remove, database.prepare("DELETE FROM wb_override WHERE entry=?1"));
    WB_CHECK(remove.bind(1, edit.entry).execute());
    if (!edit.value) {
        return {};
    }
    WB_TRY(auto insert, database.prepare("INSERT INTO wb_override(entry,value,reason) VALUES(?1,?2,?3)"));
    return insert.bind(1, edit.entry).bind(2, *edit.value).bind(3, edit.reason).execute();
}

Result<std::optional<std::string>> projectSetting(Database& database, std::string_view key)
{
    WB_TRY(auto rows, database.prepare("SELECT value FROM wb_project_value WHERE key=?1"));
    rows.bind(1, key);
    return firstOf<std::string>(rows, [](const Statement& row) { return std::string(row.text(0)); });
}

Result<std::vector<std::string>> projectSettingKeys(Database& database, std::string_view prefix)
{
    WB_TRY(auto rows,
           database.prepare("SELECT key FROM wb_project_value WHERE substr(key,1,length(?1))=?1 ORDER BY key"));
    rows.bind(1, prefix);
    std::vector<std::string> keys;
    while (true) {
        WB_TRY(const bool more, rows.step());
        if (!more) {
            return keys;
        }
        keys.emplace_back(rows.text(0));
    }
}

Result<void> putProjectSetting(Database& database, const SetProjectValue& edit)
{
    WB_TRY(auto remove, database.prepare("DELETE FROM wb_project_value WHERE key=?1"));
    WB_CHECK(remove.bind(1, edit.key).execute());
    if (!edit.value) {
        return {};
    }
    WB_TRY(auto insert, database.prepare("INSERT INTO wb_project_value(key,value) VALUES(?1,?2)"));
    return insert.bind(1, edit.key).bind(2, *edit.value).execute();
}

} // namespace weitblick::workspace
