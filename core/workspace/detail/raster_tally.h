// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hash.h"
#include "core/geo/raster_tile.h"
#include "core/workspace/layer_schema.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>

namespace weitblick::workspace::detail {

/// Counts and hashes the tiles of a raster, in the order of their rows and columns, as they are stored.
///
/// Method   SHA-256 over what the raster is, then for each tile that has a value its place and its cells, four bytes
///          each. The mean adds up tile by tile, so that the order of the source does not matter.
class RasterTally {
public:
    explicit RasterTally(const LayerSchema& schema);

    /// Cells of values are the bytes of floats, noData where there is none.
    void add(std::int64_t column, std::int64_t row, std::span<const geo::Rgba> cells);

    [[nodiscard]] std::int64_t valueCount() const { return m_valueCount; } ///< cells with a value, or not transparent
    [[nodiscard]] std::string hash() { return m_hash.hexDigest(); }        ///< ends the tally
    [[nodiscard]] std::optional<double> minimum() const { return known(m_minimum); }
    [[nodiscard]] std::optional<double> maximum() const { return known(m_maximum); }
    [[nodiscard]] std::optional<double> mean() const { return known(m_sum / static_cast<double>(m_valueCount)); }

private:
    [[nodiscard]] std::optional<double> known(double number) const
    {
        return m_isValues && m_valueCount > 0 ? std::optional(number) : std::nullopt;
    }

    Sha256 m_hash;
    bool m_isValues;
    float m_noData;
    std::int64_t m_valueCount = 0;
    double m_minimum = std::numeric_limits<double>::infinity();
    double m_maximum = -std::numeric_limits<double>::infinity();
    double m_sum = 0.0;
};

} // namespace weitblick::workspace::detail
