// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/multiprecision/cpp_dec_float.hpp>

namespace weitblick::energy {

/// A decimal number of 50 digits: sums and products of prices are what they are on paper, 7.5 ct · 0.99 is 7.425.
using Decimal = boost::multiprecision::number<boost::multiprecision::cpp_dec_float<50>, boost::multiprecision::et_off>;

/// The decimal number that a person reads: 0.35 for the double nearest to 0.35. `value` must be finite.
Decimal decimalOf(double value);

/// Rounded to so many decimals, halves away from zero (kaufmännisch): 7.425 -> 7.43.
Decimal roundedHalfUp(const Decimal& value, int decimals);

/// The double nearest to the amount in whole cents.
double centsExact(const Decimal& euro);

} // namespace weitblick::energy
