// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/hilbert.h"

#include <algorithm>
#include <limits>

namespace weitblick::geo {

namespace {

constexpr double kLastCell = std::numeric_limits<std::uint16_t>::max();

double cellsPerUnit(double from, double to)
{
    const double perUnit = kLastCell / (to - from);
    return perUnit > 0.0 && perUnit < std::numeric_limits<double>::infinity() ? perUnit : 0.0; // 0: all in one cell
}

std::uint16_t cellOf(double offset, double perUnit)
{
    const double cell = offset * perUnit;
    return cell > 0.0 ? static_cast<std::uint16_t>(std::min(cell, kLastCell)) : std::uint16_t{0};
}

} // namespace

std::uint32_t hilbertCode(std::uint16_t x, std::uint16_t y)
{
    std::uint32_t code = 0;
    std::uint32_t mirrored = 0;
    std::uint32_t swapped = 0;
    for (unsigned level = 16; level-- > 0;) { // without branches: they would be mispredicted half of the time
        const std::uint32_t bitX = ((x >> level) & 1U) ^ mirrored;
        const std::uint32_t bitY = ((y >> level) & 1U) ^ mirrored;
        const std::uint32_t exchange = (bitX ^ bitY) & swapped;
        const std::uint32_t right = bitX ^ exchange;
        const std::uint32_t upper = bitY ^ exchange;
        code = (code << 2U) | ((3U * right) ^ upper);
        mirrored ^= right & ~upper & 1U;
        swapped ^= ~upper & 1U;
    }
    return code;
}

HilbertGrid::HilbertGrid(const Envelope& extent)
    : m_minX(extent.minX),
      m_minY(extent.minY),
      m_cellsPerUnitX(cellsPerUnit(extent.minX, extent.maxX)),
      m_cellsPerUnitY(cellsPerUnit(extent.minY, extent.maxY))
{
}

std::uint32_t HilbertGrid::codeOf(double x, double y) const
{
    return hilbertCode(cellOf(x - m_minX, m_cellsPerUnitX), cellOf(y - m_minY, m_cellsPerUnitY));
}

} // namespace weitblick::geo
