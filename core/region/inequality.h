// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <span>
#include <vector>

// How unequally something is shared. Each value stands for `weight` people; the values may be amounts (income, places)
// or distances. All take values of 0 and above.
namespace weitblick::region {

/// A point of the Lorenz curve: the poorest `peopleShare` have `amountShare` of everything.
struct LorenzPoint {
    double peopleShare = 0.0;
    double amountShare = 0.0;
};

struct Inequality {
    double people = 0.0;
    double mean = 0.0;
    double gini = 0.0;  ///< 0 all have the same … towards 1 one has everything
    double palma = 0.0; ///< what the upper tenth has, divided by what the lower four tenths have; infinite where they
                        ///< have nothing
    std::vector<LorenzPoint> lorenz; ///< from (0, 0) to (1, 1), by ascending value, equal values as one point
};

/// Method   Gini = 1 - Σ Δp (L_before + L) over the Lorenz curve (trapezia, exact for the weighted sample, no
/// small-sample
///          correction); Palma from the same curve, linear between its points (Cobham & Sumner 2013).
/// No data  NaN and weights of 0 are left out.
/// Errors   InvalidInput  a negative value or weight, nobody, or all have nothing.
Result<Inequality> inequalityOf(std::span<const double> values, std::span<const double> weights);

/// The weighted share, 0 … 1, of those whose value is at most `standard` (a distance, a time).
/// No data  NaN counts as outside: who has no value reaches nothing.
double shareWithin(std::span<const double> values, std::span<const double> weights, double standard);

/// The value that `share` of the people do not exceed: 0.5 the weighted median.
double weightedQuantile(std::span<const double> values, std::span<const double> weights, double share);

} // namespace weitblick::region
