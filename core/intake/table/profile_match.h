// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/source.h"
#include "core/workspace/catalogue.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace weitblick::intake::table {

/// A saved profile that fits a file, and what its columns are called there.
struct ProfileMatch {
    std::size_t profile = 0;                     ///< place in the list
    std::map<std::string, std::string> renaming; ///< column of the profile -> column of the file
};

/// The profile that was made for a file with these columns, though perhaps a year ago.
///
/// Method   all columns are the same in any order, without regard to case, spaces and years ("Einwohner 2023" is
///          "einwohner 2024"; "31.12.2023" in a name too); of several the one with most equal names, then the first.
///          Columns that only a year tells apart are matched year by year.
std::optional<ProfileMatch> fittingProfile(const std::vector<std::string>& columns,
                                           const std::vector<workspace::MappingProfile>& profiles);

/// The role fields of a profile with the file's column names.
std::map<std::string, std::string> renamedFields(const workspace::MappingProfile& profile, const ProfileMatch& match);

/// What of a profile's reading choices holds for another file of its kind: column forms, coordinates and CRS, with
/// the file's names. Encoding, separator, header and sheet are found anew: they change from year to year.
ReadChoices renamedChoices(const ReadChoices& choices, const ProfileMatch& match);

} // namespace weitblick::intake::table
