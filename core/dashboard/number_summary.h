// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace weitblick::dashboard {

/// Five numbers and the whiskers of a box plot.
struct NumberSummary {
    double minimum = 0.0;
    double lowWhisker = 0.0;
    double lowQuartile = 0.0;
    double median = 0.0;
    double highQuartile = 0.0;
    double highWhisker = 0.0;
    double maximum = 0.0;
    std::int64_t outlierCount = 0;
    friend bool operator==(const NumberSummary&, const NumberSummary&) = default;
};

/// Of at least one value; sorts them.
/// Method   Quantiles by linear interpolation (type 7 of Hyndman and Fan 1996, as in R and NumPy); whiskers reach to
/// the
///          last value within 1.5 interquartile ranges (Tukey 1977).
NumberSummary summaryOf(std::vector<double>& values);

/// At most `binCount` classes with round bounds (1, 2, 2.5 or 5 times a power of ten) that hold all values.
/// Method   The smallest round width that is wide enough; whole numbers get a width of one at least.
std::vector<double> roundEdges(std::span<const double> values, std::size_t binCount);

struct BinCounts {
    std::vector<std::int64_t> counts;
    std::int64_t below = 0;
    std::int64_t above = 0;
};
/// Values in [edges[i], edges[i + 1]), the last class with its upper end.
BinCounts countsIn(std::span<const double> edges, std::span<const double> values);

} // namespace weitblick::dashboard
