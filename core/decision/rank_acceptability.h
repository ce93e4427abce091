// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/decision/decision_table.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace weitblick::decision {

/// How weights are drawn.
struct WeightDraws {
    std::size_t count = 1000;
    std::uint64_t seed = 1;
    double concentration = 20.0; ///< Dirichlet(concentration · w): 20 lets a weight of 30 % move by about ± 10 points
};

/// The weights of one draw; the same for the same seed and number, whoever else draws at the same time.
/// Method   Dirichlet by gamma variables (Marsaglia & Tsang 2000) from a generator of its own for each draw
///          (SplitMix64); the same bits on every machine with IEEE arithmetic and the same libm.
std::vector<double> drawWeights(std::span<const double> weights, const WeightDraws& draws, std::size_t number);

/// In how many of the draws each alternative reached each place.
struct RankAcceptability {
    std::size_t alternativeCount = 0;
    std::size_t drawCount = 0;
    std::size_t placeCount = 0;         ///< the best places only, the last one collects no others
    std::vector<std::uint32_t> reached; ///< alternative · placeCount + place
    std::vector<double> scoreMean;
    std::vector<double> scoreDeviation; ///< standard deviation over the draws

    /// 0 … 1; places from 1.
    [[nodiscard]] double share(std::size_t alternative, std::size_t place) const
    {
        return static_cast<double>(reached[alternative * placeCount + place - 1]) / static_cast<double>(drawCount);
    }
};

/// Weighted sums under drawn weights.
/// Method   SMAA (Lahdelma 1998). Equal scores: the earlier alternative goes first.
/// Threads  draws are shared among all cores; the result does not depend on how many there are.
/// Errors   Cancelled.
Result<RankAcceptability> rankAcceptability(const DecisionTable& values, std::span<const double> weights,
                                            const WeightDraws& draws, std::size_t placeCount, Job& job);

} // namespace weitblick::decision
