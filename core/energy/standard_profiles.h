// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/energy/load_profile.h"

#include <string>
#include <string_view>
#include <vector>

namespace weitblick::energy {

/// A sheet of profiles as it was published.
struct ProfileSheet {
    std::string id; ///< of the registry entry without "load_profiles/", e.g. "bdew_2025"
    std::vector<LoadProfile> profiles;
};

/// Reads a sheet of resources/load_profiles.
///
/// Method   ";"-separated: "#" comments, a line `unit;…`, the line of times, and for each profile, period ("winter" or
///          the number of a month) and day ("saturday", "sunday", "workday") 96 values; a line `<id>;dynamisation;;`
///          with five coefficients where the profile is dynamised.
/// Errors   InvalidInput  with `name` and line.
Result<ProfileSheet> profileSheetFromText(std::string_view text, std::string_view name);

/// The sheets that are shipped, in the order of their names (bdew_1999, bdew_2025); read once.
/// Errors   NotFound, Io, InvalidInput  as profileSheetFromText().
/// Threads  any.
Result<const std::vector<ProfileSheet>*> standardProfileSheets();

/// A shipped profile: "H0", "G0" to "G6", "L0" to "L2" (1999), "H25", "G25", "L25", "P25", "S25" (2025); small letters
/// too. Errors   NotFound  no such profile; names all.   And those of standardProfileSheets(). Threads  any. The
/// profile lives as long as the program.
Result<const LoadProfile*> standardProfile(std::string_view id);

/// The SHA-256 of a shipped sheet's file, as the parameter registry has it (load_profiles/<sheet>), so that the lineage
/// of a result names the very numbers.
/// Errors   NotFound, Io.
Result<std::string> profileSheetHash(std::string_view sheet);

} // namespace weitblick::energy
