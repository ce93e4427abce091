// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geo/envelope.h"

#include <cstdint>

namespace weitblick::geo {

/// How far along the Hilbert curve of a 65,536 x 65,536 grid a cell lies. Cells whose codes follow one another are
/// neighbours, so that what is sorted by code is near in the file if it is near on the ground.
/// Method   16 levels, two bits each, with orientation kept as (mirrored, swapped); curve from (0,0) to (65535,0).
std::uint32_t hilbertCode(std::uint16_t x, std::uint16_t y);

/// Lays the grid over an extent; a place outside counts as on its edge.
class HilbertGrid {
public:
    explicit HilbertGrid(const Envelope& extent);
    [[nodiscard]] std::uint32_t codeOf(double x, double y) const;

private:
    double m_minX = 0.0;
    double m_minY = 0.0;
    double m_cellsPerUnitX = 0.0;
    double m_cellsPerUnitY = 0.0;
};

} // namespace weitblick::geo
