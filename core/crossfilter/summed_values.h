// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace weitblick::crossfilter {

/// A column of numbers made ready to be summed in any order: whole multiples of one small step.
///
/// Method   Where every value is a decimal number with at most nine places and the sum of all magnitudes stays below
///          2^62 steps, the step is that power of ten and every sum is exact to the last digit; else the step is the
///          power of two at which that sum comes just below 2^62, so that a sum over n rows is wrong by at most
///          n * 2^-62 of the sum of all magnitudes (10^-11 for 10^8 rows). Sums are whole numbers: they do not depend
///          on order or number of threads.
class SummedValues {
public:
    static constexpr std::int64_t kMissing = std::numeric_limits<std::int64_t>::min();

    /// No data  NaN and infinities are missing.
    /// Errors   Cancelled.
    static Result<SummedValues> of(std::span<const double> values, Job& job);

    [[nodiscard]] std::span<const std::int64_t> steps() const { return m_steps; } ///< by row; kMissing
    /// The number that so many steps are.
    [[nodiscard]] double toNumber(std::int64_t steps) const;
    [[nodiscard]] bool isExact() const { return m_isDecimal; } ///< the step is a power of ten
    [[nodiscard]] bool hasMissing() const { return m_hasMissing; }

private:
    [[nodiscard]] std::int64_t toSteps(double value) const;

    std::vector<std::int64_t> m_steps;
    double m_stepsPerUnit = 1.0; ///< decimal: a power of ten
    int m_exponent = 0;          ///< otherwise: 2^m_exponent steps a unit
    bool m_isDecimal = true;
    bool m_hasMissing = false;
};

} // namespace weitblick::crossfilter
