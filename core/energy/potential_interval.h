// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace weitblick::energy {

/// A unit of which only a group of zones is known (the districts of its municipality).
struct UnplacedUnit {
    double powerKw = 0.0;
    std::size_t group = 0;
};

/// A zone among which units without a place are shared out.
struct CandidateZone {
    std::size_t group = 0; ///< municipality
    double weight = 0.0;   ///< roof potential, any unit
    double placedKw = 0.0; ///< of units that surely are in it
};

/// What stands in a zone, as far as it can be known.
struct BuiltInterval {
    double surelyKw = 0.0;   ///< units whose place is known
    double possiblyKw = 0.0; ///< and all that may be there
    double expectedKw = 0.0; ///< and those that are likely there by roof potential
    double likelyFromKw = 0.0;
    double likelyToKw = 0.0;
};

/// Bounds, expectation and likely range of the power in each zone.
///
/// Method   Each unit without a place is in one of the zones of its group. Surely: none of them; possibly: all of
///          them. Expected: with the probability p = weight / sum of the group's weights (all alike where no zone has
///          weight), independently of one another. Likely range: expected ± 2.576 standard deviations (99 % of a normal
///          distribution), the variance being Σ p (1 − p) P² plus (30 % of the expected part)² for zones that are
///          keener than others of the same potential; cut to what is sure and possible.
/// Units    kW.
/// Source   resources/handbook/methods/solar_ausbau.md
std::vector<BuiltInterval> builtIntervals(std::span<const CandidateZone> zones, std::span<const UnplacedUnit> units);

} // namespace weitblick::energy
