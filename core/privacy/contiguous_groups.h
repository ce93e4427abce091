// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace weitblick::privacy {

inline constexpr std::uint32_t kNoGroup = std::numeric_limits<std::uint32_t>::max();

using Neighbours = std::pair<std::uint32_t, std::uint32_t>; ///< two units that touch

/// Joins units (zones, house numbers) to groups of neighbours, each with at least `smallest` members.
///
/// Method   In each connected part a spanning tree (breadth first, from its first unit) is cut from the leaves upwards:
///          a branch becomes a group as soon as it has enough members; what is left at the root joins a group beside
///          it. Every group is connected, every member is in one, and totals stay. O(units + neighbours).
/// No data  a connected part that has too few members altogether is in no group (kNoGroup).
/// Source   WPG § 10 Absatz 2: „mindestens fünf benachbarte Hausnummern“.
/// Returns the number of the group of each unit, groups counted from 0.
std::vector<std::uint32_t> contiguousGroups(std::span<const double> members, std::span<const Neighbours> neighbours,
                                            double smallest);

} // namespace weitblick::privacy
