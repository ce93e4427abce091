// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace weitblick::decision {

/// Whether more of a criterion is better (a gain) or less (a cost).
enum class Sense : std::uint8_t { Gain, Cost };

/// What is compared: one row an alternative, one column a criterion.
struct DecisionTable {
    std::size_t criterionCount = 0;
    std::vector<double> values; ///< row by row

    [[nodiscard]] std::size_t alternativeCount() const
    {
        return criterionCount == 0 ? 0 : values.size() / criterionCount;
    }
    [[nodiscard]] std::span<const double> row(std::size_t alternative) const
    {
        return std::span(values).subspan(alternative * criterionCount, criterionCount);
    }
    [[nodiscard]] double at(std::size_t alternative, std::size_t criterion) const
    {
        return values[alternative * criterionCount + criterion];
    }
};

} // namespace weitblick::decision
