// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/geo/raster_tile.h"

#include <cstdint>
#include <vector>

namespace weitblick::intake {

/// Turns numbers into cells of single precision and remembers what that cost.
class SinglePrecision {
public:
    static geo::Rgba nothing(); ///< the cell without a value
    /// What is not finite, or too large for single precision, becomes nothing.
    geo::Rgba from(double value);
    /// Says how far values were rounded, where it is half a thousandth or more, and how many could not be kept.
    [[nodiscard]] std::vector<Text> remarks() const;

private:
    double m_largestError = 0.0;
    std::int64_t m_tooLarge = 0;
};

} // namespace weitblick::intake
