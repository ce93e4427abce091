// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/network/search.h"
#include "core/network/street_place.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace weitblick::network {

/// A way from place to place through the streets.
struct Route {
    std::uint32_t cost = 0;           ///< in the metric's unit, both approaches included
    std::uint32_t timeMs = 0;         ///< of the streets alone
    double lengthM = 0.0;             ///< of the streets alone
    std::vector<geo::Point> course;   ///< on the streets, from foot to foot
    std::vector<std::uint32_t> edges; ///< directed edges in order, the first and last perhaps in part
};

/// The best way between two places; nothing where there is none within the limit.
/// Method   exact (as Search); ends as soon as the goal is final.
/// Errors   Cancelled.
Result<std::optional<Route>> bestRoute(Search& search, const StreetPlace& from, const StreetPlace& to,
                                       const Approach& approach, std::uint32_t limit, Job& job);

} // namespace weitblick::network
