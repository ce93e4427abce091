// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <span>
#include <vector>

namespace weitblick::sensing {

/// How well one series follows another so many bins later.
struct LagCorrelation {
    int lagBins = 0;           ///< > 0: `follower` comes later
    double correlation = 0.0;  ///< Pearson's r, -1 to 1; NaN: too few pairs, or one of them does not change
    std::size_t pairCount = 0; ///< bins in which both have a value
};

/// Correlation of two series of equal bins for every lag from -mostLagBins to mostLagBins.
///
/// Method   Pearson's r over the bins in which both have a value, means and variances of those pairs only.
/// No data  NaN on either side leaves the pair out.
/// Errors   InvalidInput  different numbers of bins, a negative lag, or fewer than three pairs needed.
/// Threads  pure.
Result<std::vector<LagCorrelation>> lagCorrelations(std::span<const double> leader, std::span<const double> follower,
                                                    int mostLagBins, std::size_t leastPairs = 24);

/// The lag with the largest magnitude of r, the shorter one of equals; nullptr where none has an r.
const LagCorrelation* strongest(const std::vector<LagCorrelation>& lags);

} // namespace weitblick::sensing
