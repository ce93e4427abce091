// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/matching_profile.h"

#include <algorithm>
#include <set>

namespace weitblick::intake {

using workspace::MappingProfile;

namespace {

template <typename Value>
void fill(std::optional<Value>& choice, const std::optional<Value>& remembered)
{
    if (!choice) {
        choice = remembered;
    }
}

} // namespace

Result<MappingProfile> namedProfile(const std::vector<MappingProfile>& profiles, const std::string& name)
{
    const auto found = std::ranges::find(profiles, name, &MappingProfile::name);
    if (found == profiles.end()) {
        return Error{.code = ErrorCode::NotFound,
                     .message = {"ein Zuordnungsprofil „" + name + "“ gibt es nicht",
                                 "there is no mapping profile '" + name + "'"},
                     .subject = name};
    }
    return *found;
}

std::optional<MappingProfile> matchingProfile(const std::vector<MappingProfile>& profiles, const ImportRequest& request,
                                              const workspace::LayerSchema& schema)
{
    std::set<std::string> columns;
    for (const workspace::Column& column : schema.columns) {
        columns.insert(column.name);
    }
    std::optional<MappingProfile> found;
    for (const MappingProfile& profile : profiles) {
        if (request.profile) {
            if (profile.name == *request.profile) {
                return profile;
            }
            continue;
        }
        const bool fits = !profile.columns.empty() &&
                          std::set<std::string>(profile.columns.begin(), profile.columns.end()) == columns &&
                          (!request.role || profile.role.empty() || profile.role == *request.role);
        if (fits && found) {
            return std::nullopt; // two would fit: the user has to say which
        }
        if (fits) {
            found = profile;
        }
    }
    return found;
}

Result<ReadChoices> choicesWithProfile(const ReadChoices& choices, const MappingProfile& profile)
{
    if (profile.readOptions.empty()) {
        return choices;
    }
    WB_TRY(const ReadChoices remembered, choicesFromJson(profile.readOptions));
    ReadChoices merged = choices; // but not the layer: next year's sheet has next year's name
    fill(merged.crs, remembered.crs);
    fill(merged.encoding, remembered.encoding);
    fill(merged.separator, remembered.separator);
    fill(merged.headerLine, remembered.headerLine);
    fill(merged.headerRows, remembered.headerRows);
    fill(merged.xColumn, remembered.xColumn);
    fill(merged.yColumn, remembered.yColumn);
    fill(merged.wktColumn, remembered.wktColumn);
    merged.columnForms.insert(remembered.columnForms.begin(), remembered.columnForms.end());
    return merged;
}

std::map<std::string, std::string> fieldsByEqualNames(const workspace::LayerSchema& schema)
{
    std::map<std::string, std::string> fields;
    for (const workspace::Column& column : schema.columns) {
        fields[column.name] = column.name;
    }
    return fields;
}

} // namespace weitblick::intake
