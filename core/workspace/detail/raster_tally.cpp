// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/detail/raster_tally.h"

#include "core/workspace/raster_table.h"

#include <algorithm>
#include <array>
#include <bit>

namespace weitblick::workspace::detail {

RasterTally::RasterTally(const LayerSchema& schema)
    : m_isValues(schema.raster.value().kind == RasterKind::Values),
      m_noData(schema.raster.value().noData)
{
    m_hash.add(canonicalRasterText(schema));
}

void RasterTally::add(std::int64_t column, std::int64_t row, std::span<const geo::Rgba> cells)
{
    const std::array<std::int64_t, 2> place{column, row};
    m_hash.add(std::as_bytes(std::span(place)));
    m_hash.add(std::as_bytes(cells));
    if (!m_isValues) {
        m_valueCount += std::ranges::count_if(cells, [](geo::Rgba cell) { return cell >> 24U != 0; });
        return;
    }
    double sum = 0.0;
    for (const geo::Rgba cell : cells) {
        const auto value = std::bit_cast<float>(cell);
        if (value != m_noData) {
            ++m_valueCount;
            sum += value;
            m_minimum = std::min<double>(m_minimum, value);
            m_maximum = std::max<double>(m_maximum, value);
        }
    }
    m_sum += sum;
}

} // namespace weitblick::workspace::detail
