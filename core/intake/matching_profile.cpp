// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/matching_profile.h"

#include <algorithm>

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

std::vector<std::string> columnNames(const workspace::LayerSchema& schema)
{
    std::vector<std::string> names;
    for (const workspace::Column& column : schema.columns) {
        names.push_back(column.name);
    }
    return names;
}

/// Nothing is called otherwise.
table::ProfileMatch sameNames(const MappingProfile& profile)
{
    table::ProfileMatch match;
    for (const std::string& column : profile.columns) {
        match.renaming[column] = column;
    }
    return match;
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

std::optional<FoundProfile> matchingProfile(const std::vector<MappingProfile>& profiles, const ImportRequest& request,
                                            const workspace::LayerSchema& schema)
{
    std::vector<MappingProfile> candidates;
    std::ranges::copy_if(profiles, std::back_inserter(candidates), [&request](const MappingProfile& profile) {
        return request.profile ? profile.name == *request.profile
                               : !request.role || profile.role.empty() || profile.role == *request.role;
    });
    if (const auto match = table::fittingProfile(columnNames(schema), candidates)) {
        return FoundProfile{candidates.at(match->profile), *match};
    }
    const bool isNamed = request.profile && !candidates.empty();
    return isNamed ? std::optional(FoundProfile{candidates.front(), sameNames(candidates.front())}) : std::nullopt;
}

Result<ReadChoices> choicesWithProfile(const ReadChoices& choices, const FoundProfile& found)
{
    if (found.profile.readOptions.empty()) {
        return choices;
    }
    WB_TRY(const ReadChoices made, choicesFromJson(found.profile.readOptions));
    const ReadChoices remembered = table::renamedChoices(made, found.match);
    ReadChoices merged = choices;
    fill(merged.crs, remembered.crs);
    fill(merged.xColumn, remembered.xColumn);
    fill(merged.yColumn, remembered.yColumn);
    fill(merged.wktColumn, remembered.wktColumn);
    fill(merged.area, remembered.area);
    merged.columnForms.insert(remembered.columnForms.begin(), remembered.columnForms.end());
    return merged;
}

std::map<std::string, std::string> roleFields(const std::string& role, const std::optional<FoundProfile>& found,
                                              const workspace::LayerSchema& schema)
{
    if (found && found->profile.role == role) {
        return table::renamedFields(found->profile, found->match);
    }
    std::map<std::string, std::string> fields;
    for (const workspace::Column& column : schema.columns) {
        fields[column.name] = column.name;
    }
    return fields;
}

} // namespace weitblick::intake
