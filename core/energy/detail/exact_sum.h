// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <span>

namespace weitblick::energy::detail {

/// Sum with the error of each addition carried along, so that it is right to the last bit of a double (or the one
/// before) for a year of quarter-hours.
/// Method   Neumaier 1974.
class ExactSum {
public:
    void add(double value)
    {
        const double next = m_sum + value;
        m_rest += std::abs(m_sum) >= std::abs(value) ? (m_sum - next) + value : (value - next) + m_sum;
        m_sum = next;
    }
    [[nodiscard]] double value() const { return m_sum + m_rest; }
    /// What is missing to `total`, also where that is less than a bit of it.
    [[nodiscard]] double missingTo(double total) const { return (total - m_sum) - m_rest; }

private:
    double m_sum = 0.0;
    double m_rest = 0.0;
};

inline ExactSum sumOf(std::span<const double> values)
{
    ExactSum sum;
    for (const double value : values) {
        sum.add(value);
    }
    return sum;
}

inline double exactSum(std::span<const double> values)
{
    return sumOf(values).value();
}

/// Scales values (0 or more, not all 0) so that their sum is `total`; the largest takes what rounding leaves.
inline void scaleToSum(std::span<double> values, double total)
{
    const double factor = total / exactSum(values);
    for (double& value : values) {
        value *= factor;
    }
    *std::ranges::max_element(values) += sumOf(values).missingTo(total);
}

} // namespace weitblick::energy::detail
