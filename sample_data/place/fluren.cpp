// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_data/place/fluren.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "sample_data/cell_index.h"
#include "sample_data/geos_areas.h"
#include "sample_data/random.h"

namespace weitblick::sample {

namespace {

using geo::Geometry;
using geo::geosContext;

/// Scattered at random, none nearer to another than about half the spacing.
std::vector<Point> scatteredSeeds(const Place& place, double spacingM)
{
    Random random(place.settings.seed, "fluren");
    const Box& e = place.extent;
    const auto wanted = static_cast<std::size_t>((e.maxX - e.minX) * (e.maxY - e.minY) / (spacingM * spacingM));
    CellIndex index(e, spacingM);
    std::vector<Point> seeds;
    for (std::size_t attempt = 0; attempt < wanted * 12 && seeds.size() < wanted; ++attempt) {
        const Point p{rounded3(random.between(e.minX, e.maxX)), rounded3(random.between(e.minY, e.maxY))};
        const double apart =
            spacingM * (0.45 + 0.3 * smoothNoise(place.settings.seed + 80, p.x / 1500.0, p.y / 1500.0));
        const auto near = index.near(p, apart);
        if (std::ranges::none_of(near, [&](std::size_t i) { return distance(seeds[i], p) < apart; })) {
            index.add(seeds.size(), boxOf({p}));
            seeds.push_back(p);
        }
    }
    return seeds;
}

/// The Ortsteil whose site is nearest, larger settlements reaching a little further.
int ortsteilAt(const Place& place, Point p)
{
    int best = kNone;
    double least = 1e300;
    for (std::size_t i = 0; i < place.ortsteile.size(); ++i) {
        const Ortsteil& ortsteil = place.ortsteile[i];
        const Settlement& settlement = place.settlements[static_cast<std::size_t>(ortsteil.settlement)];
        const bool isOldTown = settlement.kind == SettlementKind::Town && ortsteil.site == settlement.centre;
        const double reach =
            isOldTown ? settlement.radiusM * 0.3
                      : (settlement.kind == SettlementKind::Town ? settlement.radiusM * 0.5 : settlement.radiusM * 0.8);
        const double off = distance(ortsteil.site, p) - reach;
        if (off < least) {
            least = off;
            best = static_cast<int>(i);
        }
    }
    return best;
}

Result<void> makeCells(Place& place, const std::vector<Point>& seeds)
{
    std::vector<GEOSGeometry*> points;
    for (const Point seed : seeds) {
        points.push_back(GEOSGeom_createPointFromXY_r(geosContext(), seed.x, seed.y));
    }
    const Geometry all(GEOSGeom_createCollection_r(geosContext(), GEOS_MULTIPOINT, points.data(),
                                                   static_cast<unsigned>(points.size())));
    const Box& e = place.extent;
    const Area frame{{{{e.minX, e.minY}, {e.maxX, e.minY}, {e.maxX, e.maxY}, {e.minX, e.maxY}}}};
    const Geometry border = toGeos(frame);
    WB_TRY(Geometry diagram,
           geo::checked(GEOSVoronoiDiagram_r(geosContext(), all.get(), border.get(), 0.0, 0), "dividing into cells"));
    // Corners on millimetres first: neighbours keep the same corners.
    const int count = GEOSGetNumGeometries_r(geosContext(), diagram.get());
    for (int i = 0; i < count; ++i) {
        WB_TRY(Geometry cut, intersectionOf(*GEOSGetGeometryN_r(geosContext(), diagram.get(), i), *border));
        for (Area& area : fromGeos(*cut)) {
            LandCell cell;
            cell.ring = std::move(area.rings.front());
            cell.seed = centroidOf(cell.ring);
            place.cells.push_back(std::move(cell));
        }
    }
    std::ranges::sort(place.cells, [](const LandCell& a, const LandCell& b) {
        return std::pair(a.seed.y, a.seed.x) < std::pair(b.seed.y, b.seed.x);
    });
    for (LandCell& cell : place.cells) {
        cell.ortsteil = ortsteilAt(place, cell.seed);
    }
    return {};
}

bool isFarmland(const Place& place, const Terrain& terrain, Point p)
{
    const bool nearSettlement = std::ranges::any_of(place.settlements, [&](const Settlement& settlement) {
        return distance(settlement.centre, p) < settlement.radiusM * 0.9;
    });
    return !nearSettlement && terrain.riverDistanceM(p) > terrain.floodHalfWidthM(p.y) + 15.0;
}

bool runsClear(const StreetNet& net, const Line& line)
{
    // A track that follows a road within a few metres would be no track.
    double beside = 0.0;
    for (const Point p : line) {
        beside += net.piecesNear(p, 35.0).empty() ? 0.0 : 1.0;
    }
    return beside / static_cast<double>(line.size()) < 0.45;
}

void layTracks(Place& place, const Terrain& terrain, StreetNet& net)
{
    Random random(place.settings.seed, "tracks");
    std::set<std::pair<std::pair<double, double>, std::pair<double, double>>> seen;
    for (const LandCell& cell : place.cells) {
        for (std::size_t i = 0; i < cell.ring.size(); ++i) {
            const Point a = cell.ring[i];
            const Point b = cell.ring[(i + 1) % cell.ring.size()];
            auto low = std::pair(a.x, a.y);
            auto high = std::pair(b.x, b.y);
            if (high < low) {
                std::swap(low, high);
            }
            const double keep = random.uniform();
            const Box& e = place.extent;
            const bool onEdge =
                (a.x == b.x && (a.x == e.minX || a.x == e.maxX)) || (a.y == b.y && (a.y == e.minY || a.y == e.maxY));
            const Point middle = between(a, b, 0.5);
            const double share = terrain.forestDensity(middle) > 0.1 ? 0.5 : 0.74;
            if (onEdge || !seen.insert({low, high}).second || keep > share || distance(a, b) < 40.0) {
                continue;
            }
            if (!isFarmland(place, terrain, a) || !isFarmland(place, terrain, b) ||
                !isFarmland(place, terrain, middle)) {
                continue;
            }
            const Line line = resampled({a, b}, 60.0);
            if (runsClear(net, line)) {
                net.lay(line, {RoadClass::Track, kNone, {}});
            }
        }
    }
}

/// Tracks that end in the open go on to the next street or track ahead, or go away.
void finishTracks(StreetNet& net)
{
    constexpr double kAheadM = 230.0;
    for (int round = 0; round < 3; ++round) {
        const std::size_t count = net.nodes().size();
        for (std::size_t i = 0; i < count; ++i) {
            const int node = static_cast<int>(i);
            if (net.piecesAt(node).size() != 1) {
                continue;
            }
            const int piece = net.piecesAt(node)[0];
            const StreetTrait trait = net.pieces()[static_cast<std::size_t>(piece)].trait;
            if (trait.roadClass != RoadClass::Track) {
                continue;
            }
            const Point from = net.nodes()[i];
            const Point way = normalised(from - net.nodes()[static_cast<std::size_t>(net.other(piece, node))]);
            const auto hit = net.firstCrossing(from, from + way * kAheadM, node);
            const bool isStreet =
                hit && net.pieces()[static_cast<std::size_t>(hit->piece)].trait.roadClass != RoadClass::Rail;
            if (round == 0 && isStreet) {
                net.join(node, net.split(hit->piece, hit->at), trait);
            } else if (round > 0) {
                net.remove(piece);
            }
        }
    }
}

} // namespace

Result<void> divideIntoFluren(Place& place, const Terrain& terrain, StreetNet& net)
{
    const double spacingM = place.settings.size == PlaceSize::Village ? 300.0 : 420.0;
    WB_CHECK(makeCells(place, scatteredSeeds(place, spacingM)));
    layTracks(place, terrain, net);
    finishTracks(net);
    return {};
}

Result<void> joinAdministrativeAreas(Place& place)
{
    std::vector<std::vector<Ring>> byOrtsteil(place.ortsteile.size());
    for (const LandCell& cell : place.cells) {
        byOrtsteil[static_cast<std::size_t>(cell.ortsteil)].push_back(cell.ring);
    }
    std::vector<Areas> byGemeinde(place.gemeinden.size());
    for (std::size_t i = 0; i < place.ortsteile.size(); ++i) {
        WB_TRY(const Geometry joined, unionOf(byOrtsteil[i]));
        place.ortsteile[i].area = fromGeos(*joined);
        Areas& gemeinde = byGemeinde[static_cast<std::size_t>(place.ortsteile[i].gemeinde)];
        gemeinde.insert(gemeinde.end(), place.ortsteile[i].area.begin(), place.ortsteile[i].area.end());
    }
    for (std::size_t i = 0; i < place.gemeinden.size(); ++i) {
        WB_TRY(const Geometry joined, unionOf(byGemeinde[i]));
        place.gemeinden[i].area = fromGeos(*joined);
    }
    return {};
}

} // namespace weitblick::sample
