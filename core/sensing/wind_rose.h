// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/series/series_columns.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace weitblick::sensing {

/// Where the wind came from, and a value of the same instant: its speed, or what was measured meanwhile.
struct DirectedValue {
    double directionDeg = 0.0; ///< 0 north, 90 east
    double value = 0.0;
};

/// Frequencies by sector and class of value.
struct WindRose {
    std::size_t sectorCount = 16;     ///< the first one around north
    std::vector<double> bounds;       ///< between the classes, ascending; one class more than bounds
    std::vector<std::int64_t> counts; ///< sector by sector, a count a class
    std::vector<double> means;        ///< of the values of a sector; NaN: none
    std::int64_t calmCount = 0;
    std::int64_t total = 0; ///< with the calm ones
    [[nodiscard]] std::int64_t countOf(std::size_t sector, std::size_t valueClass) const
    {
        return counts[sector * (bounds.size() + 1) + valueClass];
    }
};

struct RoseOptions {
    std::size_t sectorCount = 16;
    std::vector<double> bounds = {2.0, 4.0, 6.0, 8.0}; ///< m/s
    double calmBelow = 0.0;                            ///< smaller values have no direction
};

/// Counts values by direction.
/// Method   A value equal to a bound belongs to the upper class; 360° is north.
/// Errors   InvalidInput  fewer than four sectors, bounds that do not ascend.
/// Threads  pure.
Result<WindRose> windRose(std::span<const DirectedValue> values, const RoseOptions& options = {});

/// Readings of both series at the same instants, direction outside 0 to 360 left out.
std::vector<DirectedValue> directedValues(const series::SeriesColumn& direction, const series::SeriesColumn& value,
                                          const series::TimeSpan& span);

} // namespace weitblick::sensing
