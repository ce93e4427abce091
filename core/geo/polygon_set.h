// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/geo/envelope.h"
#include "core/geo/point.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace weitblick::geo {

/// Polygons and multipolygons of one layer as flat arrays. A zone (one feature) is its parts, a part its rings (the
/// first is the outer one), a ring its vertices, the last equal to the first. Outer rings run counter-clockwise,
/// holes clockwise: the inside is always on the left. Each `…Starts` has one entry more than there are things.
struct PolygonSet {
    std::vector<Point> vertices;
    std::vector<std::uint32_t> ringStarts{0}; ///< ring -> its first vertex
    std::vector<std::uint32_t> partStarts{0}; ///< part -> its first ring
    std::vector<std::uint32_t> zoneStarts{0}; ///< zone -> its first part
    std::vector<std::int64_t> fids;           ///< zone -> feature id; ascending if appended in that order
    std::vector<Envelope> envelopes;          ///< zone -> box, empty for a zone without parts

    [[nodiscard]] std::size_t zoneCount() const { return fids.size(); }
    [[nodiscard]] std::uint32_t firstRing(std::size_t zone) const { return partStarts[zoneStarts[zone]]; }
    [[nodiscard]] std::uint32_t endRing(std::size_t zone) const { return partStarts[zoneStarts[zone + 1]]; }
    [[nodiscard]] std::uint32_t firstVertex(std::size_t zone) const { return ringStarts[firstRing(zone)]; }
    [[nodiscard]] std::uint32_t endVertex(std::size_t zone) const { return ringStarts[endRing(zone)]; }
    [[nodiscard]] std::size_t edgeCount() const { return vertices.size() - (ringStarts.size() - 1); }
};

/// Adds one feature as the next zone; an empty span or geometry adds a zone without parts. Of a collection the
/// polygons are taken.
///
/// Units    those of the layer; the set does not know them.
/// Errors   InvalidInput  no GeoPackage binary, not a polygon, or a ring that is not closed or has fewer than 4
///                        vertices. The set is as before.
///          Budget        more than 2^32 - 1 vertices in all.
Result<void> appendPolygon(PolygonSet& set, std::int64_t fid, std::span<const std::byte> geoPackageBinary);

/// Takes the zone that was added last out of the set again.
void dropLastZone(PolygonSet& set);

/// Area of a zone, holes taken out; the unit is the square of the coordinates' unit.
double areaOf(const PolygonSet& set, std::size_t zone);

/// Twice the signed area of a closed ring: positive for counter-clockwise.
/// Method   Cross products relative to the first vertex, so that large coordinates cost no digits.
double doubledSignedArea(std::span<const Point> ring);

/// True where no two edges of the zone meet but neighbours in their common vertex: such a zone is valid for certain.
/// False says nothing (GEOS has to be asked): holes, several parts, spikes, repeated vertices or more than 4,096
/// vertices.
/// Method   Exact orientation tests on the pairs of edges whose x-intervals overlap.
bool isPlainlySimple(const PolygonSet& set, std::size_t zone);

} // namespace weitblick::geo
