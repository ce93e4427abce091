// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mobility/line_geometry.h"

#include "core/geo/envelope.h"
#include "core/geo/gpkg_geometry.h"

namespace weitblick::mobility {

namespace {

template <typename T>
void put(std::vector<std::byte>& out, T value)
{
    const auto* const bytes = reinterpret_cast<const std::byte*>(&value);
    out.insert(out.end(), bytes, bytes + sizeof(T));
}

} // namespace

std::vector<std::byte> gpkgFromLine(std::span<const geo::Point> course, std::int32_t srsId)
{
    std::vector<geo::Point> points(course.begin(), course.end());
    if (points.size() == 1) {
        points.push_back(points.front());
    }
    std::vector<std::byte> wkb;
    geo::Envelope envelope;
    put(wkb, std::uint8_t{1});
    put(wkb, std::uint32_t{2});
    put(wkb, static_cast<std::uint32_t>(points.size()));
    for (const geo::Point& point : points) {
        put(wkb, point.x);
        put(wkb, point.y);
        envelope.include(point.x, point.y);
    }
    std::vector<std::byte> blob;
    geo::appendGpkg(blob, wkb, srsId, envelope, points.empty());
    return blob;
}

std::vector<std::byte> gpkgFromPoint(geo::Point point, std::int32_t srsId)
{
    std::vector<std::byte> wkb;
    put(wkb, std::uint8_t{1});
    put(wkb, std::uint32_t{1});
    put(wkb, point.x);
    put(wkb, point.y);
    std::vector<std::byte> blob;
    geo::Envelope envelope;
    envelope.include(point.x, point.y);
    geo::appendGpkg(blob, wkb, srsId, envelope, false);
    return blob;
}

} // namespace weitblick::mobility
