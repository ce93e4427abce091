// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/region/peer_table.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace weitblick::region {

enum class Likeness : std::uint8_t {
    Gower,       ///< each difference by the range of the feature
    Standardised ///< each difference by the spread of the feature (median absolute deviation), then Euclid
};

struct TwinOptions {
    Likeness likeness = Likeness::Gower;
    std::size_t count = 10;
};

/// A municipality that is like another one, wherever it lies.
struct Twin {
    std::size_t row = 0;
    double similarity = 0.0;           ///< Gower 0 … 1; standardised 1 / (1 + distance)
    double distance = 0.0;             ///< 1 - similarity (Gower), or of Euclid
    double knownShare = 1.0;           ///< of the weight of all features: known of both
    std::vector<double> contributions; ///< of each feature to what parts them; adds up to 1, or all 0 for equal ones
};

/// The municipalities that are most like `row`, the most alike first; equal ones by their key.
///
/// Method   Gower 1971: s = Σ w s_k / Σ w with s_k = 1 - |x - y| / range, or equal or not for categories. Standardised:
///          d² = Σ w ((x - y) / spread)² / Σ w with spread = 1.4826 · median absolute deviation (standard deviation
///          where that is 0); unequal categories count as one spread. Logarithms before where the feature says so.
/// No data  a feature that is not known of one of the two is left out; below half of the weight the row is no twin.
/// Errors   InvalidInput  no such row, or no feature with a weight.   Cancelled.
Result<std::vector<Twin>> twinsOf(const PeerTable& table, std::size_t row, const TwinOptions& options, Job& job);

} // namespace weitblick::region
