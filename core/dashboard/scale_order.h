// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace weitblick::dashboard {

/// The texts as numbers; nothing: one of them is none, written as it would be ("007" is not).
std::optional<std::vector<double>> numbersIn(const std::vector<std::string>& texts);

/// The place of each text on the scale that they form; nothing: they form none.
///
/// Method   Texts that are all numbers lie at these numbers. Else the classes of the table of the registry that knows
///          most of them, best class first as the table has it; case and the word "geeignet" at the end do not matter.
///          One text may be unknown to the table (what has no class) and stands at the end.
/// Threads  any.
std::optional<std::vector<double>> placesOnScale(const std::vector<std::string>& texts);

} // namespace weitblick::dashboard
