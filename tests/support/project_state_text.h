// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/edit.h"
#include "core/workspace/workspace.h"

#include <string>

namespace weitblick::test {

/// All that edits can change of a project, and what other programs see of its layers, as one text: equal texts are
/// equal states.
inline std::string stateOf(workspace::Workspace& project)
{
    std::string text;
    const auto datasets = project.datasets();
    for (const workspace::Dataset& dataset : *datasets) {
        text += workspace::toJson(workspace::SetCatalogueEntry{.dataset = dataset.schema.name, .entry = dataset.entry});
        text += dataset.contentHash + std::to_string(dataset.rowCount) + (dataset.stale ? " stale\n" : "\n");
    }
    const auto roles = project.roles();
    for (const workspace::RoleAssignment& role : *roles) {
        text += workspace::toJson(workspace::AssignRole{role.role, role.dataset, role}) + "\n";
    }
    const auto profiles = project.profiles();
    for (const workspace::MappingProfile& profile : *profiles) {
        text += workspace::toJson(workspace::SaveProfile{profile.name, profile}) + "\n";
    }
    const auto overrides = project.overrides();
    for (const workspace::OverrideParameter& override : *overrides) {
        text += workspace::toJson(override) + "\n";
    }
    workspace::Database& database = project.database();
    for (const char* sql : {"SELECT ifnull(group_concat(key||'='||value),'') FROM (SELECT * FROM wb_project_value"
                            " ORDER BY key)",
                            "SELECT ifnull(group_concat(table_name||'|'||description||'|'||last_change),'') FROM"
                            " (SELECT * FROM gpkg_contents ORDER BY table_name)",
                            "SELECT ifnull(group_concat(name||'|'||tbl_name),'') FROM (SELECT * FROM sqlite_schema"
                            " WHERE name NOT LIKE '%wb!_bin!_%' ESCAPE '!' ORDER BY name, tbl_name)",
                            // in which order those of one name went into the bin; their numbers mean nothing
                            "SELECT ifnull(group_concat(name||content_hash),'') FROM (SELECT * FROM wb_dataset WHERE"
                            " in_bin=1 ORDER BY name, substr(table_name,8)+0)"}) {
        text += *database.scalarText(sql) + "\n";
    }
    return text;
}

} // namespace weitblick::test
