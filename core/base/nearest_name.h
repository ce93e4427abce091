// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

#include <string>
#include <string_view>
#include <vector>

namespace weitblick {

/// The name that a mistyped one probably meant, or "" where none is near.
///
/// Method   Optimal string alignment over bytes (Levenshtein, neighbours swapped count once), ASCII case ignored; near
/// is at most a third of the longer name's length.
std::string nearestName(std::string_view asked, const std::vector<std::string>& names);

/// Advice for an error: "Gemeint war vielleicht „x“", or, where nothing is near and there are few, all of them.
/// Empty where neither helps.
Text proposalFor(std::string_view asked, const std::vector<std::string>& names);

} // namespace weitblick
