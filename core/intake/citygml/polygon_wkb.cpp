// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/citygml/polygon_wkb.h"

#include <algorithm>
#include <bit>
#include <cstdint>

namespace weitblick::intake {

namespace {

using Ring = std::vector<BuildingCorner>;

template <typename Value>
void put(std::vector<std::byte>& wkb, Value value)
{
    const auto* bytes = reinterpret_cast<const std::byte*>(&value); // NOLINT: the bytes of a number
    wkb.insert(wkb.end(), bytes, bytes + sizeof value);
}

void putHeader(std::vector<std::byte>& wkb, std::uint32_t type, std::size_t count)
{
    static_assert(std::endian::native == std::endian::little);
    wkb.push_back(std::byte{1});
    put(wkb, type);
    put(wkb, static_cast<std::uint32_t>(count));
}

void putCorner(std::vector<std::byte>& wkb, const BuildingCorner& corner, Heights heights)
{
    put(wkb, corner.x);
    put(wkb, corner.y);
    if (heights == Heights::Kept) {
        put(wkb, corner.z);
    }
}

bool isClosed(const Ring& ring, Heights heights)
{
    return ring.front().x == ring.back().x && ring.front().y == ring.back().y &&
           (heights == Heights::Dropped || ring.front().z == ring.back().z);
}

void putRing(std::vector<std::byte>& wkb, const Ring& ring, Heights heights)
{
    const bool closed = isClosed(ring, heights);
    put(wkb, static_cast<std::uint32_t>(ring.size() + (closed ? 0 : 1)));
    for (const BuildingCorner& corner : ring) {
        putCorner(wkb, corner, heights);
    }
    if (!closed) {
        putCorner(wkb, ring.front(), heights);
    }
}

} // namespace

std::vector<std::byte> multiPolygonWkb(const Faces& faces, Heights heights)
{
    const std::uint32_t shift = heights == Heights::Kept ? 1000 : 0; // ISO: PolygonZ is 1003
    const std::uint32_t polygon = 3 + shift;
    const std::uint32_t multiPolygon = 6 + shift;
    std::vector<std::byte> wkb;
    putHeader(wkb, multiPolygon, faces.size());
    for (const BuildingPolygon* face : faces) {
        const auto isRing = [](const Ring& ring) { return ring.size() >= 3; };
        putHeader(wkb, polygon, static_cast<std::size_t>(std::ranges::count_if(face->rings, isRing)));
        for (const Ring& ring : face->rings) {
            if (isRing(ring)) {
                putRing(wkb, ring, heights);
            }
        }
    }
    return wkb;
}

} // namespace weitblick::intake
