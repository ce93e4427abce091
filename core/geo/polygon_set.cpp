// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/polygon_set.h"

#include "core/geo/detail/wkb_cursor.h"
#include "core/geo/gpkg_geometry.h"
#include "core/geo/orientation.h"

#include <algorithm>
#include <limits>

namespace weitblick::geo {

namespace {

using detail::WkbCursor;
using detail::WkbType;

constexpr int kMaxNesting = 32;
constexpr std::size_t kMaxSimplicityVertices = 4096;

Error badRing()
{
    return {.code = ErrorCode::InvalidInput,
            .message = {"ein Ring des Polygons ist nicht geschlossen oder hat weniger als vier Stützpunkte",
                        "a ring of the polygon is not closed or has fewer than four vertices"}};
}

/// Turns the ring that begins at `begin` so that the inside of its polygon is on the left.
void turnInsideLeft(std::vector<Point>& vertices, std::size_t begin, bool isOuter)
{
    const auto ring = std::span(vertices).subspan(begin);
    if ((doubledSignedArea(ring) > 0.0) != isOuter) {
        std::ranges::reverse(ring);
    }
}

Result<void> appendPart(PolygonSet& set, WkbCursor& cursor)
{
    WB_TRY(const std::uint32_t ringCount, cursor.count());
    for (std::uint32_t ring = 0; ring < ringCount; ++ring) {
        WB_TRY(const std::uint32_t vertexCount, cursor.count());
        const std::size_t begin = set.vertices.size();
        WB_CHECK(cursor.vertices(vertexCount, set.vertices));
        if (vertexCount < 4 || set.vertices[begin] != set.vertices.back()) {
            return badRing();
        }
        if (set.vertices.size() > std::numeric_limits<std::uint32_t>::max()) {
            return Error{.code = ErrorCode::Budget,
                         .message = {"mehr als 4.294.967.295 Stützpunkte in einer Ebene",
                                     "more than 4,294,967,295 vertices in one layer"}};
        }
        turnInsideLeft(set.vertices, begin, ring == 0);
        set.ringStarts.push_back(static_cast<std::uint32_t>(set.vertices.size()));
    }
    if (ringCount > 0) {
        set.partStarts.push_back(static_cast<std::uint32_t>(set.ringStarts.size() - 1));
    }
    return {};
}

Result<void> skipVertices(WkbCursor& cursor, WkbType type)
{
    std::vector<Point> skipped;
    std::uint32_t vertexCount = 1;
    if (type == WkbType::LineString) {
        WB_TRY(vertexCount, cursor.count());
    }
    return cursor.vertices(vertexCount, skipped);
}

Result<void> appendParts(PolygonSet& set, WkbCursor& cursor, int depth, bool inCollection)
{
    WB_TRY(const WkbType type, cursor.header());
    if (type == WkbType::Polygon) {
        return appendPart(set, cursor);
    }
    if (inCollection && (type == WkbType::Point || type == WkbType::LineString)) {
        return skipVertices(cursor, type);
    }
    const bool isCollection = type == WkbType::Collection;
    const bool isOtherMulti = type == WkbType::MultiPoint || type == WkbType::MultiLineString;
    if ((type != WkbType::MultiPolygon && !isCollection && !(inCollection && isOtherMulti)) || depth >= kMaxNesting) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die Geometrie ist keine Fläche", "the geometry is not a polygon"}};
    }
    WB_TRY(const std::uint32_t members, cursor.count());
    for (std::uint32_t member = 0; member < members; ++member) {
        WB_CHECK(appendParts(set, cursor, depth + 1, inCollection || isCollection));
    }
    return {};
}

void truncateTo(PolygonSet& set, std::size_t parts, std::size_t rings, std::size_t vertices)
{
    set.partStarts.resize(parts);
    set.ringStarts.resize(rings);
    set.vertices.resize(vertices);
}

struct IndexedEdge {
    double minX;
    double maxX;
    std::uint32_t index;
};

bool segmentsMeet(Point a, Point b, Point c, Point d)
{
    if (std::max(a.y, b.y) < std::min(c.y, d.y) || std::max(c.y, d.y) < std::min(a.y, b.y)) {
        return false;
    }
    return orientation(a, b, c) * orientation(a, b, d) <= 0 && orientation(c, d, a) * orientation(c, d, b) <= 0;
}

/// Neighbours share `shared`; they meet elsewhere only when they run back on one another.
bool neighboursFoldBack(Point before, Point shared, Point after)
{
    if (before == shared || shared == after || before == after) {
        return true;
    }
    const double ahead = (shared.x - before.x) * (after.x - shared.x) + (shared.y - before.y) * (after.y - shared.y);
    return ahead <= 0.0 && orientation(before, shared, after) == 0;
}

bool edgesMeet(std::span<const Point> ring, std::uint32_t first, std::uint32_t second)
{
    const auto edgeCount = static_cast<std::uint32_t>(ring.size() - 1);
    if (first > second) {
        std::swap(first, second);
    }
    if (second - first == 1) {
        return neighboursFoldBack(ring[first], ring[second], ring[second + 1]);
    }
    if (first == 0 && second == edgeCount - 1) {
        return neighboursFoldBack(ring[second], ring[0], ring[1]);
    }
    return segmentsMeet(ring[first], ring[first + 1], ring[second], ring[second + 1]);
}

} // namespace

Result<void> appendPolygon(PolygonSet& set, std::int64_t fid, std::span<const std::byte> geoPackageBinary)
{
    const std::size_t parts = set.partStarts.size();
    const std::size_t rings = set.ringStarts.size();
    const std::size_t vertices = set.vertices.size();
    if (!geoPackageBinary.empty()) {
        WB_TRY(const GpkgHeader header, readGpkgHeader(geoPackageBinary));
        WkbCursor cursor(geoPackageBinary.subspan(header.wkbOffset));
        if (auto appended = appendParts(set, cursor, 0, false); !appended) {
            truncateTo(set, parts, rings, vertices);
            return appended;
        }
    }
    set.zoneStarts.push_back(static_cast<std::uint32_t>(set.partStarts.size() - 1));
    set.fids.push_back(fid);
    Envelope envelope;
    for (std::size_t vertex = vertices; vertex < set.vertices.size(); ++vertex) {
        envelope.include(set.vertices[vertex].x, set.vertices[vertex].y);
    }
    set.envelopes.push_back(envelope);
    return {};
}

void dropLastZone(PolygonSet& set)
{
    const std::size_t parts = set.zoneStarts[set.zoneStarts.size() - 2] + std::size_t{1};
    const std::size_t rings = set.partStarts[parts - 1] + std::size_t{1};
    truncateTo(set, parts, rings, set.ringStarts[rings - 1]);
    set.zoneStarts.pop_back();
    set.fids.pop_back();
    set.envelopes.pop_back();
}

double doubledSignedArea(std::span<const Point> ring)
{
    double doubled = 0.0;
    for (std::size_t index = 1; index + 1 < ring.size(); ++index) {
        const double leftX = ring[index].x - ring[0].x;
        const double leftY = ring[index].y - ring[0].y;
        const double rightX = ring[index + 1].x - ring[0].x;
        const double rightY = ring[index + 1].y - ring[0].y;
        doubled += leftX * rightY - leftY * rightX;
    }
    return doubled;
}

double areaOf(const PolygonSet& set, std::size_t zone)
{
    double doubled = 0.0;
    for (std::uint32_t ring = set.firstRing(zone); ring < set.endRing(zone); ++ring) {
        const std::uint32_t begin = set.ringStarts[ring];
        doubled += doubledSignedArea(std::span(set.vertices).subspan(begin, set.ringStarts[ring + 1] - begin));
    }
    return 0.5 * doubled;
}

bool isPlainlySimple(const PolygonSet& set, std::size_t zone)
{
    const std::uint32_t begin = set.firstVertex(zone);
    const std::uint32_t end = set.endVertex(zone);
    if (set.endRing(zone) - set.firstRing(zone) != 1 || end - begin > kMaxSimplicityVertices) {
        return false;
    }
    const auto ring = std::span(set.vertices).subspan(begin, end - begin);
    std::vector<IndexedEdge> edges;
    for (std::uint32_t index = 0; index + 1 < ring.size(); ++index) {
        const auto [minX, maxX] = std::minmax(ring[index].x, ring[index + 1].x);
        edges.push_back({minX, maxX, index});
    }
    std::ranges::sort(edges, {}, &IndexedEdge::minX);
    for (std::size_t first = 0; first < edges.size(); ++first) {
        for (std::size_t second = first + 1; second < edges.size() && edges[second].minX <= edges[first].maxX;
             ++second) {
            if (edgesMeet(ring, edges[first].index, edges[second].index)) {
                return false;
            }
        }
    }
    return true;
}

} // namespace weitblick::geo
