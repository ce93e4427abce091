// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/importer.h"
#include "core/intake/table/profile_match.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace weitblick::intake {

/// A mapping profile and what its columns are called in the file at hand.
struct FoundProfile {
    workspace::MappingProfile profile;
    table::ProfileMatch match;
};

/// Errors   NotFound  no profile of that name.
Result<workspace::MappingProfile> namedProfile(const std::vector<workspace::MappingProfile>& profiles,
                                               const std::string& name);

/// The profile for a layer: the one that the request names, else the one that fits the layer's columns (also last
/// year's) and, where the request gives a role, was made for that role.
std::optional<FoundProfile> matchingProfile(const std::vector<workspace::MappingProfile>& profiles,
                                            const ImportRequest& request, const workspace::LayerSchema& schema);

/// The user's choices, filled up with those of the profile.
/// Errors   InvalidInput  the profile's options are no JSON of ours.
Result<ReadChoices> choicesWithProfile(const ReadChoices& choices, const FoundProfile& found);

/// Which column is which field of the role: by the profile where it was made for that role, else every column as the
/// field of its name.
std::map<std::string, std::string> roleFields(const std::string& role, const std::optional<FoundProfile>& found,
                                              const workspace::LayerSchema& schema);

} // namespace weitblick::intake
