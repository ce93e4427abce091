// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace weitblick::energy {

/// Refuses figures of a group whose members could be told from them.
/// Errors   Refused  fewer than `smallest` members.
/// Source   MsbG § 52 Absatz 3, WPG § 10 Absatz 2.
Result<void> requireGroup(std::int64_t members, std::int64_t smallest);

/// Which of the buildings of a dataset figures are about.
struct AskedBuildings {
    std::string dataset;           ///< its name and content
    std::vector<double> consumers; ///< by row: 1 for a building with consumption, else 0
    std::vector<std::size_t> rows; ///< that were chosen
};

/// Refuses figures from which, together with those told before since the program started, the consumption of too few
/// buildings could be computed: areas that differ by a house or two.
/// Errors   Refused  fewer than `smallest` consumers in the selection, outside of it, or between it and a former one.
/// Source   privacy::ReleaseGuard.
Result<void> requireRelease(const AskedBuildings& asked, std::int64_t smallest);

} // namespace weitblick::energy
