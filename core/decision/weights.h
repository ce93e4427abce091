// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/decision/decision_table.h"

#include <span>
#include <vector>

// Weights of criteria, each as given, always with the sum 1.
namespace weitblick::decision {

/// Points of any scale (direct weights; swing: what the step from worst to best is worth) divided by their sum.
/// Errors   InvalidInput  a negative or endless one, or all 0.
Result<std::vector<double>> weightsFromPoints(std::span<const double> points);

/// Weights from an order, 1 the most important one; equal ranks share what their places have together.
/// Method   Rank order centroid (Barron & Barrett 1996): place i of n gets 1/n · Σ(k = i … n) 1/k.
/// Errors   InvalidInput  a rank below 1.
Result<std::vector<double>> centroidWeights(std::span<const double> ranks);

/// The same with falling steps of equal height.
/// Method   Rank sum (Stillwell 1981): place i of n gets 2 (n + 1 - i) / (n (n + 1)).
Result<std::vector<double>> rankSumWeights(std::span<const double> ranks);

/// Weights that the data themselves suggest, as a check of those that people give.
/// Method   Entropy (Shannon, as scikit-criteria): 1 - H of each column, divided by the sum.
/// Errors   InvalidInput  fewer than two alternatives, or a value that is not above 0.
Result<std::vector<double>> entropyWeights(const DecisionTable& table);

/// Method   Diakoulaki 1995: standard deviation of the columns scaled to 0 … 1, times Σ (1 - correlation).
/// Errors   InvalidInput  fewer than two alternatives.
Result<std::vector<double>> criticWeights(const DecisionTable& table, std::span<const Sense> senses);

} // namespace weitblick::decision
