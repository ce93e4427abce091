// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decision/decision_table.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

// How far the weights of a weighted sum may move before another alternative wins. All closed forms: the scores are
// linear in the weights.
namespace weitblick::decision {

/// Between which weights of one criterion, the others rescaled in proportion, the first place stays.
struct WinnerInterval {
    double lower = 0.0;
    double upper = 1.0;
    std::optional<std::size_t> winnerBelow; ///< alternative that wins below `lower`; nothing: none does
    std::optional<std::size_t> winnerAbove;
};

/// One interval a criterion for the alternative that wins now (the first of equal ones).
/// No data  a criterion with all the weight: only its own column counts, its interval is what the formula gives with
///          the others in equal parts.
std::vector<WinnerInterval> winnerIntervals(const DecisionTable& values, std::span<const double> weights);

/// The smallest move of weight after which a rival draws level with the winner.
struct Flip {
    double movedWeight = 0.0; ///< share of all weight that has to go from some criteria to `to`: 0 … 1
    std::size_t rival = 0;
    std::size_t to = 0;               ///< criterion that gains the weight
    std::vector<double> weightsAtTie; ///< with which both have the same score
};

/// The least weight that makes another alternative win; nothing where no weights can.
///
/// Method   For each rival: with d = values of the winner - values of the rival, weight goes from the criterion with
/// the
///          largest d to the one with the smallest d, then from the next largest, until Σ w d = 0. That is the optimum
///          of the linear programme (half the sum of absolute changes, weights ≥ 0, sum 1), as each unit moved gains
///          most.
std::optional<Flip> leastFlip(const DecisionTable& values, std::span<const double> weights);

/// The same for a map: for each place the winner among its options and the least weight that flips it.
/// Layout   `values` holds for each place one row an option; all places have `optionCount` options.
struct PlaceStability {
    std::size_t winner = 0;
    double movedWeight = 1.0; ///< 1: no move of weight flips it
};
std::vector<PlaceStability> stabilityMap(const DecisionTable& values, std::size_t optionCount,
                                         std::span<const double> weights);

} // namespace weitblick::decision
