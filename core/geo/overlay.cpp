// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/overlay.h"

#include "core/base/parallel.h"
#include "core/geo/detail/zone_tracer.h"
#include "core/geo/orientation.h"

#include <algorithm>
#include <cmath>

namespace weitblick::geo {

namespace {

using detail::ZoneCrossing;
using detail::ZoneEdge;
using detail::ZoneTracer;

constexpr double kRoundingShare = 1e-13; // of the feature's measure: less is not a part but rounding
constexpr std::size_t kFeaturesPerChunk = 512;

/// A ring or path of the feature and the zone that its shifted first vertex is in.
struct StartInZone {
    std::uint32_t zone = 0;
    std::uint32_t path = 0;
    friend auto operator<=>(const StartInZone&, const StartInZone&) = default;
};

struct FeatureOverlay {
    std::vector<ZonePart> parts;
    std::size_t wholePairs = 0;
    std::size_t crossingPairs = 0;
};

double cross(Point origin, Point a, Point b)
{
    return (a.x - origin.x) * (b.y - origin.y) - (a.y - origin.y) * (b.x - origin.x);
}

/// Sum of weight(a, b) over the edges of a chain, each times the share of it that is inside. `crossings` are those of
/// the chain, ascending by `edgeOf`; `entersOf` and `shareOf` say what a crossing means for the chain.
template <typename Weight, typename Meaning>
double insideSum(std::span<const Point> chain, std::uint32_t firstEdge, bool startInside,
                 std::span<const ZoneCrossing> crossings, const Weight& weight, const Meaning& meaning)
{
    double sum = 0.0;
    int inside = startInside ? 1 : 0;
    auto next = crossings.begin();
    for (std::size_t index = 0; index + 1 < chain.size(); ++index) {
        double share = 0.0;
        for (; next != crossings.end() && meaning.edge(*next) == firstEdge + index; ++next) {
            inside += meaning.enters(*next) ? 1 : -1;
            share += meaning.enters(*next) ? -meaning.share(*next) : meaning.share(*next);
        }
        share += inside;
        if (share != 0.0) {
            sum += share * weight(chain[index], chain[index + 1]);
        }
    }
    return sum;
}

struct ForPath {
    static std::uint32_t edge(const ZoneCrossing& crossing) { return crossing.pathEdge; }
    static bool enters(const ZoneCrossing& crossing) { return crossing.pathEnters; }
    static double share(const ZoneCrossing& crossing) { return crossing.pathShare; }
};
struct ForZone {
    static std::uint32_t edge(const ZoneCrossing& crossing) { return crossing.zoneEdge; }
    static bool enters(const ZoneCrossing& crossing) { return !crossing.pathEnters; }
    static double share(const ZoneCrossing& crossing) { return crossing.zoneShare; }
};

/// The items of a vector sorted by zone that belong to `zone`, beginning at `next`, which is moved behind them.
template <typename Item>
std::span<Item> takeZone(std::vector<Item>& items, std::size_t& next, std::uint32_t zone)
{
    const std::size_t first = next;
    while (next < items.size() && items[next].zone == zone) {
        ++next;
    }
    return std::span(items).subspan(first, next - first);
}

/// What one feature has to do with the zones around it; the memory is used again for the next feature.
class Surroundings {
public:
    explicit Surroundings(const CellIndex& index) : m_zones(index.zones()), m_tracer(index) {}

    [[nodiscard]] const ZoneTracer& tracer() const { return m_tracer; }
    [[nodiscard]] const PolygonSet& zones() const { return m_zones; }

    void clear()
    {
        m_crossings.clear();
        m_starts.clear();
        m_edges.clear();
    }
    void addPath(std::span<const Point> path, std::uint32_t number, std::uint32_t firstEdge)
    {
        m_found.clear();
        m_tracer.appendCovering(path.front(), m_found);
        for (const std::uint32_t zone : m_found) {
            m_starts.push_back({zone, number});
        }
        for (std::size_t index = 0; index + 1 < path.size(); ++index) {
            m_tracer.appendCrossings(path[index], path[index + 1], firstEdge + static_cast<std::uint32_t>(index),
                                     m_crossings);
        }
    }
    void addEdges(const Envelope& box) { m_tracer.appendEdges(box, m_edges); }

    /// Calls visit(zone, crossings, starts, edges) for every zone that has any of them, ascending; crossings are
    /// ascending by the edge of the path.
    template <typename Visit>
    void forEachZone(Visit&& visit)
    {
        const auto key = [](const ZoneCrossing& crossing) {
            return std::tuple(crossing.zone, crossing.pathEdge, crossing.zoneEdge);
        };
        std::ranges::sort(m_crossings, {}, key);
        m_crossings.erase(std::ranges::unique(m_crossings, {}, key).begin(), m_crossings.end());
        std::ranges::sort(m_starts);
        std::ranges::sort(m_edges);
        m_edges.erase(std::ranges::unique(m_edges).begin(), m_edges.end());
        std::size_t crossing = 0;
        std::size_t start = 0;
        std::size_t edge = 0;
        const auto zoneAt = [](const auto& items, std::size_t next) {
            return next < items.size() ? items[next].zone : kNoZone;
        };
        while (true) {
            const std::uint32_t zone =
                std::min({zoneAt(m_crossings, crossing), zoneAt(m_starts, start), zoneAt(m_edges, edge)});
            if (zone == kNoZone) {
                return;
            }
            const auto crossings = takeZone(m_crossings, crossing, zone);
            const auto starts = takeZone(m_starts, start, zone);
            visit(zone, crossings, starts, takeZone(m_edges, edge, zone));
        }
    }

private:
    const PolygonSet& m_zones;
    ZoneTracer m_tracer;
    std::vector<ZoneCrossing> m_crossings;
    std::vector<StartInZone> m_starts;
    std::vector<ZoneEdge> m_edges;
    std::vector<std::uint32_t> m_found;
};

/// Is the zone vertex inside the polygon, the polygon shifted as its edges are for the crossings?
bool isInShifted(const PolygonSet& polygons, std::size_t polygon, Point vertex)
{
    const Envelope& box = polygons.envelopes[polygon];
    if (!box.meets({.minX = vertex.x, .minY = vertex.y, .maxX = vertex.x, .maxY = vertex.y})) {
        return false;
    }
    bool inside = false;
    for (std::uint32_t ring = polygons.firstRing(polygon); ring < polygons.endRing(polygon); ++ring) {
        for (std::uint32_t index = polygons.ringStarts[ring]; index + 1 < polygons.ringStarts[ring + 1]; ++index) {
            const Point a = polygons.vertices[index];
            const Point b = polygons.vertices[index + 1];
            if ((a.y >= vertex.y) != (b.y >= vertex.y)) {
                const int rightSide = b.y > a.y ? -1 : 1;
                inside ^= orientationToShifted(a, b, vertex) == rightSide;
            }
        }
    }
    return inside;
}

/// The pieces of the zone's boundary inside the polygon, as part of twice the area around `origin`.
double zonePieces(const PolygonSet& polygons, std::size_t polygon, const PolygonSet& zones,
                  std::span<ZoneCrossing> crossings, std::span<const ZoneEdge> edges, Point origin)
{
    const auto weight = [origin](Point a, Point b) { return cross(origin, a, b); };
    std::ranges::sort(crossings, {}, &ZoneCrossing::zoneEdge);
    std::size_t nextCrossing = 0;
    double sum = 0.0;
    for (std::size_t first = 0; first < edges.size();) {
        std::size_t end = first + 1;
        while (end < edges.size() && edges[end].firstVertex == edges[end - 1].firstVertex + 1) {
            ++end; // edges that follow one another in a ring
        }
        const std::uint32_t firstVertex = edges[first].firstVertex;
        const auto chain = std::span(zones.vertices).subspan(firstVertex, end - first + 1);
        const std::size_t firstCrossing = nextCrossing;
        while (nextCrossing < crossings.size() && crossings[nextCrossing].zoneEdge <= edges[end - 1].firstVertex) {
            ++nextCrossing;
        }
        sum += insideSum(chain, firstVertex, isInShifted(polygons, polygon, chain.front()),
                         crossings.subspan(firstCrossing, nextCrossing - firstCrossing), weight, ForZone());
        first = end;
    }
    return sum;
}

/// The pieces of the polygon's boundary inside a zone, as part of twice the area around `origin`.
double polygonPieces(const PolygonSet& polygons, std::size_t polygon, std::span<const ZoneCrossing> crossings,
                     std::span<const StartInZone> starts, Point origin)
{
    const auto weight = [origin](Point a, Point b) { return cross(origin, a, b); };
    double sum = 0.0;
    for (std::uint32_t ring = polygons.firstRing(polygon); ring < polygons.endRing(polygon); ++ring) {
        const std::uint32_t begin = polygons.ringStarts[ring];
        const auto chain = std::span(polygons.vertices).subspan(begin, polygons.ringStarts[ring + 1] - begin);
        const bool startInside = std::ranges::binary_search(starts, ring, {}, &StartInZone::path);
        const auto first = std::ranges::lower_bound(crossings, begin, {}, &ZoneCrossing::pathEdge);
        const auto last =
            std::ranges::lower_bound(crossings, polygons.ringStarts[ring + 1], {}, &ZoneCrossing::pathEdge);
        if (first != last || startInside) {
            sum += insideSum(chain, begin, startInside, std::span(first, last), weight, ForPath());
        }
    }
    return sum;
}

/// A point near all pieces: differences to it keep their digits.
Point cornerOfSmaller(const Envelope& first, const Envelope& second)
{
    const bool firstIsSmaller = first.maxX - first.minX < second.maxX - second.minX;
    const Envelope& box = firstIsSmaller ? first : second;
    return {box.minX, box.minY};
}

void addPart(FeatureOverlay& found, std::uint32_t zone, double measure, double whole, bool crosses)
{
    if (measure > kRoundingShare * whole) {
        found.parts.push_back({zone, std::min(measure, whole)});
        ++(crosses ? found.crossingPairs : found.wholePairs);
    }
}

void overlayPolygon(const PolygonSet& polygons, std::size_t polygon, Surroundings& around, FeatureOverlay& found)
{
    const Envelope& box = polygons.envelopes[polygon];
    if (box.isEmpty()) {
        return;
    }
    const double area = areaOf(polygons, polygon);
    if (const auto zone = around.tracer().uniformZone(box)) {
        if (*zone != kNoZone) {
            addPart(found, *zone, area, area, false);
        }
        return;
    }
    around.clear();
    for (std::uint32_t ring = polygons.firstRing(polygon); ring < polygons.endRing(polygon); ++ring) {
        const std::uint32_t begin = polygons.ringStarts[ring];
        around.addPath(std::span(polygons.vertices).subspan(begin, polygons.ringStarts[ring + 1] - begin), ring, begin);
    }
    around.addEdges(box);
    around.forEachZone([&](std::uint32_t zone, std::span<ZoneCrossing> crossings, std::span<const StartInZone> starts,
                           std::span<const ZoneEdge> edges) {
        const Point origin = cornerOfSmaller(box, around.zones().envelopes[zone]);
        const double own = polygonPieces(polygons, polygon, crossings, starts, origin);
        const double theirs = zonePieces(polygons, polygon, around.zones(), crossings, edges, origin);
        addPart(found, zone, 0.5 * (own + theirs), area, !crossings.empty());
    });
}

void overlayLine(const LineSet& lines, std::size_t line, Surroundings& around, FeatureOverlay& found)
{
    Envelope box;
    for (std::uint32_t path = lines.lineStarts[line]; path < lines.lineStarts[line + 1]; ++path) {
        for (const Point point : lines.path(path)) {
            box.include(point.x, point.y);
        }
    }
    if (box.isEmpty()) {
        return;
    }
    const double length = lengthOf(lines, line);
    if (const auto zone = around.tracer().uniformZone(box)) {
        if (*zone != kNoZone) {
            addPart(found, *zone, length, length, false);
        }
        return;
    }
    around.clear();
    for (std::uint32_t path = lines.lineStarts[line]; path < lines.lineStarts[line + 1]; ++path) {
        around.addPath(lines.path(path), path, lines.pathStarts[path]);
    }
    const auto weight = [](Point a, Point b) { return std::hypot(b.x - a.x, b.y - a.y); };
    around.forEachZone([&](std::uint32_t zone, std::span<ZoneCrossing> crossings, std::span<const StartInZone> starts,
                           std::span<const ZoneEdge>) {
        double inside = 0.0;
        for (std::uint32_t path = lines.lineStarts[line]; path < lines.lineStarts[line + 1]; ++path) {
            const bool startInside = std::ranges::binary_search(starts, path, {}, &StartInZone::path);
            const auto first = std::ranges::lower_bound(crossings, lines.pathStarts[path], {}, &ZoneCrossing::pathEdge);
            const auto last =
                std::ranges::lower_bound(crossings, lines.pathStarts[path + 1], {}, &ZoneCrossing::pathEdge);
            inside += insideSum(lines.path(path), lines.pathStarts[path], startInside,
                                std::span<const ZoneCrossing>(first, last), weight, ForPath());
        }
        addPart(found, zone, inside, length, !crossings.empty());
    });
}

/// Runs `overlayOne(feature, around, found)` for all features and joins what it finds.
template <typename OverlayOne>
Result<Overlay> overlayAll(std::size_t count, const CellIndex& zones, Job& job, const OverlayOne& overlayOne)
{
    const ParallelOptions options{.chunkSize = kFeaturesPerChunk, .step = "overlay"};
    std::vector<FeatureOverlay> found((count + kFeaturesPerChunk - 1) / kFeaturesPerChunk);
    std::vector<Surroundings> surroundings(threadCountFor(count, options), Surroundings(zones));
    Overlay overlay;
    overlay.starts.assign(count + 1, 0);
    WB_CHECK(parallelChunks(count, options, job, [&](const Chunk& chunk) -> Result<void> {
        FeatureOverlay& here = found[chunk.index];
        for (std::size_t feature = chunk.begin; feature < chunk.end; ++feature) {
            const std::size_t before = here.parts.size();
            overlayOne(feature, surroundings[chunk.thread], here);
            overlay.starts[feature + 1] = here.parts.size() - before;
        }
        return {};
    }));
    for (std::size_t feature = 0; feature < count; ++feature) {
        overlay.starts[feature + 1] += overlay.starts[feature];
    }
    overlay.parts.reserve(overlay.starts.back());
    for (const FeatureOverlay& here : found) {
        overlay.parts.insert(overlay.parts.end(), here.parts.begin(), here.parts.end());
        overlay.wholePairs += here.wholePairs;
        overlay.crossingPairs += here.crossingPairs;
    }
    return overlay;
}

} // namespace

Result<Overlay> intersectionAreas(const PolygonSet& polygons, const CellIndex& zones, Job& job)
{
    return overlayAll(polygons.zoneCount(), zones, job,
                      [&](std::size_t polygon, Surroundings& around, FeatureOverlay& found) {
                          overlayPolygon(polygons, polygon, around, found);
                      });
}

Result<Overlay> intersectionLengths(const LineSet& lines, const CellIndex& zones, Job& job)
{
    return overlayAll(lines.lineCount(), zones, job,
                      [&](std::size_t line, Surroundings& around, FeatureOverlay& found) {
                          overlayLine(lines, line, around, found);
                      });
}

} // namespace weitblick::geo
