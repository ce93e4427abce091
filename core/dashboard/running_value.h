// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dashboard/tile.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace weitblick::dashboard {

/// One number of the rows of a group.
struct RunningValue {
    std::int64_t rows = 0;
    std::int64_t values = 0;
    double sum = 0.0;
    double minimum = 0.0;
    double maximum = 0.0;

    void add(const std::optional<double>& value)
    {
        ++rows;
        if (!value) {
            return;
        }
        minimum = values == 0 ? *value : std::min(minimum, *value);
        maximum = values == 0 ? *value : std::max(maximum, *value);
        sum += *value;
        ++values;
    }
    void add(const RunningValue& other)
    {
        if (other.values > 0) {
            minimum = values == 0 ? other.minimum : std::min(minimum, other.minimum);
            maximum = values == 0 ? other.maximum : std::max(maximum, other.maximum);
        }
        rows += other.rows;
        values += other.values;
        sum += other.sum;
    }
    /// Nothing where no row had a value (but for a count).
    [[nodiscard]] std::optional<double> result(Aggregate aggregate) const
    {
        if (aggregate == Aggregate::Count) {
            return static_cast<double>(rows);
        }
        if (values == 0) {
            return std::nullopt;
        }
        switch (aggregate) {
        case Aggregate::Mean:
            return sum / static_cast<double>(values);
        case Aggregate::Minimum:
            return minimum;
        case Aggregate::Maximum:
            return maximum;
        default:
            return sum;
        }
    }
};

} // namespace weitblick::dashboard
