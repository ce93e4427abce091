// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace weitblick {

/// Quantile of sorted values, linear between the two nearest (type 7 of Hyndman and Fan 1996, as in spreadsheets).
/// `share` from 0 to 1.
/// No data  the values must not be empty nor hold NaN.
double quantileOf(std::span<const double> sorted, double share);

/// Median of values in any order; the mean of the two middle ones where their number is even.
/// No data  NaN for no values; they must not hold NaN.
double medianOf(std::vector<double> values);

} // namespace weitblick
