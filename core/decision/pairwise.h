// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <vector>

namespace weitblick::decision {

/// How many times as important each criterion is as each other one: at(i, j) = 1 / at(j, i).
struct PairwiseMatrix {
    std::size_t size = 0;
    std::vector<double> ratios; ///< row by row

    [[nodiscard]] double at(std::size_t row, std::size_t column) const { return ratios[row * size + column]; }
};

/// The whole matrix from its upper triangle: the first row compares the first criterion with the second, third …
/// Errors   InvalidInput  rows that are too long or short, a ratio that is not above 0, more than 15 criteria.
Result<PairwiseMatrix> pairwiseFromTriangle(const std::vector<std::vector<double>>& rows);

struct PairwiseWeights {
    std::vector<double> weights; ///< sum 1
    double largestEigenvalue = 0.0;
    double consistencyIndex = 0.0;
    double consistencyRatio = 0.0; ///< 0: without any contradiction
};

/// From this ratio on, the comparisons contradict one another too much to be used. Source: Saaty 1990, section 4.
inline constexpr double kLargestConsistencyRatio = 0.10;

/// Weights of a matrix of comparisons.
/// Method   Saaty 1990, EJOR 48:9-26: principal eigenvector (power iteration), CI = (λ - n) / (n - 1), CR = CI / RI.
/// Errors   Internal  the iteration does not come to rest.
Result<PairwiseWeights> eigenvectorWeights(const PairwiseMatrix& matrix);

/// The other usual way: geometric mean of each row. Equal to the eigenvector where nothing contradicts.
std::vector<double> geometricMeanWeights(const PairwiseMatrix& matrix);

} // namespace weitblick::decision
