// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decision/decision_table.h"

#include <cstddef>
#include <span>
#include <vector>

// Scores of alternatives. Tables hold finite numbers, weights add up to 1; whoever calls has seen to both.
namespace weitblick::decision {

/// Σ w · v of values that are comparable already (value functions, 0 … 1).
std::vector<double> weightedSum(const DecisionTable& values, std::span<const double> weights);

/// Π v^w: a value of 0 cannot be made good by another criterion.
std::vector<double> weightedProduct(const DecisionTable& values, std::span<const double> weights);

/// Σ over the weighted values in falling order, each times the weight of its place.
/// Method   Yager 1988 with criterion weights (n · w · v, as in GIS): order weights 1/n each give the weighted sum,
///          all weight on the last place judges by the worst criterion, all on the first by the best.
/// Units    `orderWeights` add up to 1.
std::vector<double> orderedWeightedAverage(const DecisionTable& values, std::span<const double> weights,
                                           std::span<const double> orderWeights);

/// Order weights for an attitude from 0 (judge by the worst) over 0.5 (weighted sum) to 1 (judge by the best).
/// Method   Yager's quantifier: place i of n gets (i/n)^a - ((i-1)/n)^a with a = (1 - attitude) / attitude.
std::vector<double> orderWeightsOf(double attitude, std::size_t count);

/// Closeness to the best that is there, 0 … 1.
/// Method   TOPSIS (Hwang & Yoon 1981): columns divided by their length, weighted; S- / (S+ + S-).
/// No data  a table whose rows are all equal: 0.5 each.
std::vector<double> topsis(const DecisionTable& amounts, std::span<const double> weights,
                           std::span<const Sense> senses);

/// Regret of each alternative; smaller is better.
struct Compromise {
    std::vector<double> groupRegret;   ///< S
    std::vector<double> largestRegret; ///< R
    std::vector<double> index;         ///< Q, 0 best
};
/// Method   VIKOR (Opricovic 1998) with v = 0.5.
Compromise vikor(const DecisionTable& amounts, std::span<const double> weights, std::span<const Sense> senses);

/// Columns divided by their sum, costs turned over (1/x) before. For scores published in this form.
DecisionTable scaledToSum(const DecisionTable& amounts, std::span<const Sense> senses);

/// The place of each score, 1 the largest; equal scores have the same place, the next one comes after all of them.
std::vector<std::size_t> ranksOf(std::span<const double> scores);

} // namespace weitblick::decision
