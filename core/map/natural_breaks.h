// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"

#include <cstddef>
#include <span>
#include <vector>

namespace weitblick::map {

/// A value and how often it occurs.
struct WeightedValue {
    double value = 0.0;
    double weight = 1.0;
};

/// Where the classes begin so that the values of a class lie close together: indices into `values`, the first is 0.
///
/// Method   Jenks 1977 as the exact optimum of Fisher 1958: the smallest sum of squared deviations from the class
///          means, by dynamic programming; divide and conquer over the monotone cut positions makes it
///          O(classes · n · log n) (as Ckmeans.1d.dp 4).
/// Units    those of the values.
/// Errors   Cancelled.
/// Threads  pure.
///
/// `values` must be ascending and distinct, weights positive, and `classCount` at most their number and at least 1.
Result<std::vector<std::size_t>> naturalBreaks(std::span<const WeightedValue> values, std::size_t classCount, Job& job);

} // namespace weitblick::map
