// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/importer.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace weitblick::intake {

/// Errors   NotFound  no profile of that name.
Result<workspace::MappingProfile> namedProfile(const std::vector<workspace::MappingProfile>& profiles,
                                               const std::string& name);

/// The profile for a layer: the one the request names, else the only one with exactly the layer's columns (in any
/// order) and, where the request gives a role, with that role.
std::optional<workspace::MappingProfile> matchingProfile(const std::vector<workspace::MappingProfile>& profiles,
                                                         const ImportRequest& request,
                                                         const workspace::LayerSchema& schema);

/// The user's choices, filled up with those of the profile.
/// Errors   InvalidInput  the profile's options are no JSON of ours.
Result<ReadChoices> choicesWithProfile(const ReadChoices& choices, const workspace::MappingProfile& profile);

/// Every column as the role field of the same name.
std::map<std::string, std::string> fieldsByEqualNames(const workspace::LayerSchema& schema);

} // namespace weitblick::intake
