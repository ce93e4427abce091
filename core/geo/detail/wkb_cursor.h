// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/geo/point.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

namespace weitblick::geo::detail {

/// Type of a WKB geometry without its dimensions, as the simple features number it.
enum class WkbType : std::uint8_t {
    Point = 1,
    LineString = 2,
    Polygon = 3,
    MultiPoint = 4,
    MultiLineString = 5,
    MultiPolygon = 6,
    Collection = 7
};

/// Reads a WKB from front to back, never past its end; keeps x and y and skips z and m.
class WkbCursor {
public:
    explicit WkbCursor(std::span<const std::byte> wkb) : m_rest(wkb) {}

    /// The header of the next geometry. A type that is none of WkbType comes back as it is.
    Result<WkbType> header()
    {
        if (m_rest.empty()) {
            return truncated();
        }
        const auto order = static_cast<std::uint8_t>(m_rest.front());
        m_rest = m_rest.subspan(1);
        m_swap = (order == 1) != (std::endian::native == std::endian::little);
        WB_TRY(const std::uint32_t raw, count());
        const std::uint32_t isoRange = (raw & 0xffffU) / 1000U;
        const bool hasZ = (raw & 0x80000000U) != 0 || isoRange == 1 || isoRange == 3;
        const bool hasM = (raw & 0x40000000U) != 0 || isoRange == 2 || isoRange == 3;
        m_strideBytes = 16U + (hasZ ? 8U : 0U) + (hasM ? 8U : 0U);
        return static_cast<WkbType>((raw & 0xffffU) % 1000U);
    }
    Result<std::uint32_t> count()
    {
        if (m_rest.size() < sizeof(std::uint32_t)) {
            return truncated();
        }
        std::uint32_t value = 0;
        std::memcpy(&value, m_rest.data(), sizeof(value));
        m_rest = m_rest.subspan(sizeof(value));
        return m_swap ? __builtin_bswap32(value) : value;
    }
    /// Appends the next `vertexCount` vertices of the current geometry.
    Result<void> vertices(std::size_t vertexCount, std::vector<Point>& out)
    {
        if (m_rest.size() / m_strideBytes < vertexCount) {
            return truncated();
        }
        const std::size_t before = out.size();
        out.resize(before + vertexCount);
        for (std::size_t index = 0; index < vertexCount; ++index) {
            const std::byte* const place = m_rest.data() + index * m_strideBytes;
            out[before + index] = {coordinate(place), coordinate(place + sizeof(double))};
        }
        m_rest = m_rest.subspan(vertexCount * m_strideBytes);
        return {};
    }

private:
    static Error truncated()
    {
        return {.code = ErrorCode::InvalidInput,
                .message = {"die Geometrie ist kürzer, als sie angibt", "the geometry is shorter than it says"}};
    }
    [[nodiscard]] double coordinate(const std::byte* place) const
    {
        std::uint64_t bits = 0;
        std::memcpy(&bits, place, sizeof(bits));
        return std::bit_cast<double>(m_swap ? __builtin_bswap64(bits) : bits);
    }

    std::span<const std::byte> m_rest;
    std::size_t m_strideBytes = 16;
    bool m_swap = false;
};

} // namespace weitblick::geo::detail
