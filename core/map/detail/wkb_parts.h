// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace weitblick::map::detail {

/// Walks an ISO WKB and hands out the coordinates of its parts. Never reads past its bytes.
class WkbParts {
public:
    explicit WkbParts(std::span<const std::byte> wkb) : m_rest(wkb) {}

    /// Calls part(dimension, coordinates, vertexCount, stride in doubles) for each ring (2), line (1) and point (0).
    /// False: the bytes are not a WKB of points, lines and polygons; what was handed out before is to be forgotten.
    template <typename Part>
    bool walk(Part&& part, int depth = 0)
    {
        constexpr int kDeepest = 8;
        std::uint32_t type = 0;
        if (depth > kDeepest || !takeType(type)) {
            return false;
        }
        const std::uint32_t base = type % 1000;
        const std::size_t stride = 2 + (type / 1000 == 1 || type / 1000 == 2 ? 1 : type / 1000 == 3 ? 2 : 0);
        switch (base) {
        case 1:
            return takeVertices(part, 0, 1, stride);
        case 2:
            return takeCounted(part, 1, stride);
        case 3:
            return takeRings(part, stride);
        case 4:
        case 5:
        case 6:
        case 7:
            return takeMembers(part, depth);
        default:
            return false;
        }
    }

private:
    bool takeType(std::uint32_t& type)
    {
        if (m_rest.empty() || m_rest.front() != std::byte{1}) {
            return false; // the workspace holds little-endian geometries only
        }
        m_rest = m_rest.subspan(1);
        return take(type);
    }
    bool take(std::uint32_t& value)
    {
        if (m_rest.size() < sizeof value) {
            return false;
        }
        std::memcpy(&value, m_rest.data(), sizeof value);
        m_rest = m_rest.subspan(sizeof value);
        return true;
    }
    template <typename Part>
    bool takeVertices(Part&& part, int dimension, std::size_t count, std::size_t stride)
    {
        const std::size_t vertexBytes = stride * sizeof(double);
        if (count > m_rest.size() / vertexBytes) {
            return false;
        }
        part(dimension, m_rest.data(), count, vertexBytes);
        m_rest = m_rest.subspan(count * vertexBytes);
        return true;
    }
    template <typename Part>
    bool takeCounted(Part&& part, int dimension, std::size_t stride)
    {
        std::uint32_t count = 0;
        return take(count) && takeVertices(part, dimension, count, stride);
    }
    template <typename Part>
    bool takeRings(Part&& part, std::size_t stride)
    {
        std::uint32_t rings = 0;
        if (!take(rings)) {
            return false;
        }
        for (std::uint32_t ring = 0; ring < rings; ++ring) {
            if (!takeCounted(part, 2, stride)) {
                return false;
            }
        }
        return true;
    }
    template <typename Part>
    bool takeMembers(Part&& part, int depth)
    {
        std::uint32_t members = 0;
        if (!take(members)) {
            return false;
        }
        for (std::uint32_t member = 0; member < members; ++member) {
            if (!walk(part, depth + 1)) {
                return false;
            }
        }
        return true;
    }

    std::span<const std::byte> m_rest;
};

} // namespace weitblick::map::detail
