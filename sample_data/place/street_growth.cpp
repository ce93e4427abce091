// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_data/place/street_growth.h"

#include <queue>

#include <algorithm>
#include <numbers>

#include "sample_data/place/settlements.h"
#include "sample_data/random.h"

namespace weitblick::sample {

namespace {

/// How streets run in a quarter.
struct Pattern {
    double stepM;
    double rowM;      // between rows of lots: two lots and a street
    double crossM;    // between the streets that cross the rows
    double clearM;    // no street nearer than this
    double jitterRad; // how far a step may turn aside
};

Pattern patternOf(Zone zone, bool isTown)
{
    switch (zone) {
    case Zone::Core:
        return isTown ? Pattern{20.0, 52.0, 62.0, 26.0, 0.16} : Pattern{22.0, 66.0, 80.0, 34.0, 0.17};
    case Zone::Inner:
        return {25.0, 66.0, 118.0, 36.0, 0.05};
    case Zone::Outer:
        return {26.0, 68.0, 165.0, 40.0, 0.03};
    case Zone::Industry:
        return {32.0, 130.0, 240.0, 80.0, 0.015};
    }
    return {25.0, 66.0, 120.0, 36.0, 0.05};
}

struct Tip {
    double remote = 0.0;
    std::size_t order = 0; // keeps equal ones in the order they came
    int node = kNone;
    Point direction;
    double runM = 0.0;      // since the last branch
    double branchAtM = 0.0; // where the next branch comes
    bool isRow = false;     // lots lie along it; else it crosses the rows
    bool operator>(const Tip& other) const
    {
        return remote != other.remote ? remote > other.remote : order > other.order;
    }
};

class Grower {
public:
    Grower(const Place& place, const Terrain& terrain, StreetNet& net, int settlement)
        : m_place(place),
          m_terrain(terrain),
          m_net(net),
          m_index(settlement),
          m_settlement(place.settlements[static_cast<std::size_t>(settlement)]),
          m_random(place.settings.seed + static_cast<std::uint64_t>(settlement), "street growth")
    {
    }

    void grow()
    {
        seedFromRoads();
        while (!m_tips.empty() && m_steps < 60000) {
            const Tip tip = m_tips.top();
            m_tips.pop();
            advance(tip);
            ++m_steps;
        }
    }

private:
    [[nodiscard]] bool isTown() const
    {
        return m_settlement.kind == SettlementKind::Town || m_settlement.kind == SettlementKind::SmallTown;
    }
    [[nodiscard]] double remote(Point p) const { return remoteness(m_settlement, m_terrain, m_place.settings.seed, p); }

    void push(int node, Point direction, bool isRow)
    {
        const Point at = m_net.nodes()[static_cast<std::size_t>(node)];
        const double far = remote(at);
        const Pattern pattern = patternOf(zoneAt(m_settlement, far, at), isTown());
        const double spacing = isRow ? pattern.crossM : pattern.rowM;
        m_tips.push(
            Tip{far, m_order++, node, normalised(direction), 0.0, spacing * m_random.between(0.85, 1.2), isRow});
    }

    void seedFromRoads()
    {
        // The nodes of the classified roads inside the settlement, nearest to the centre first.
        std::vector<std::pair<double, int>> nodes;
        for (std::size_t i = 0; i < m_net.nodes().size(); ++i) {
            const Point p = m_net.nodes()[i];
            if (distance(p, m_settlement.centre) < m_settlement.radiusM * 1.6 && remote(p) < 0.98 &&
                onRoad(static_cast<int>(i))) {
                nodes.emplace_back(remote(p), static_cast<int>(i));
            }
        }
        std::ranges::sort(nodes);
        std::vector<Point> taken;
        for (const auto& [far, node] : nodes) {
            const Point p = m_net.nodes()[static_cast<std::size_t>(node)];
            const Pattern pattern = patternOf(zoneAt(m_settlement, far, p), isTown());
            const double apart = far < 0.4 ? pattern.rowM : pattern.rowM * 1.25;
            if (std::ranges::any_of(taken, [&](Point q) { return distance(p, q) < apart; })) {
                continue;
            }
            taken.push_back(p);
            const auto& pieces = m_net.piecesAt(node);
            const Point along = m_net.nodes()[static_cast<std::size_t>(m_net.other(pieces[0], node))] - p;
            for (const double side : {1.0, -1.0}) {
                push(node, turned(leftOf(along) * side, m_random.between(-0.16, 0.16)), m_random.chance(0.35));
            }
        }
    }

    [[nodiscard]] bool onRoad(int node) const
    {
        const auto& pieces = m_net.piecesAt(node);
        return !pieces.empty() && std::ranges::all_of(pieces, [&](int piece) {
            return m_net.pieces()[static_cast<std::size_t>(piece)].trait.roadClass != RoadClass::Rail;
        });
    }

    [[nodiscard]] bool mayBuild(Point from, Point to) const
    {
        if (!m_place.extent.holds(to) || remote(to) > 1.0 || m_terrain.slope(to) > 0.2) {
            return false;
        }
        const double wet = m_terrain.floodHalfWidthM(to.y) * (isTown() ? 0.75 : 1.0) + 12.0;
        if (m_terrain.riverDistanceM(to) < wet) {
            return false;
        }
        if (const auto hit = m_net.firstCrossing(from, to, kNone)) {
            if (m_net.pieces()[static_cast<std::size_t>(hit->piece)].trait.roadClass == RoadClass::Rail) {
                return false;
            }
        }
        return m_place.railway.empty() || railwayIsFar(to);
    }

    [[nodiscard]] bool railwayIsFar(Point p) const
    {
        const auto near = m_net.piecesNear(p, 22.0);
        return std::ranges::none_of(near, [&](int piece) {
            return m_net.pieces()[static_cast<std::size_t>(piece)].trait.roadClass == RoadClass::Rail;
        });
    }

    [[nodiscard]] StreetTrait trait() const { return {RoadClass::Residential, m_index, {}}; }

    /// Whether the step runs into the neighbourhood of a street that it does not reach.
    [[nodiscard]] bool crowds(int node, Point from, Point to, double clearM) const
    {
        for (const int piece : m_net.piecesNear(to, clearM)) {
            const auto& it = m_net.pieces()[static_cast<std::size_t>(piece)];
            const bool isOwn = it.a == node || it.b == node || m_net.distanceTo(piece, from) < 12.0;
            if (!isOwn && m_net.distanceTo(piece, to) < m_net.distanceTo(piece, from) + 4.0) {
                return true;
            }
        }
        return false;
    }

    /// Joins a street ahead, if one is within reach. True: the tip has ended.
    bool joinsAhead(const Tip& tip, Point from, Point to, double clearM)
    {
        const Point reach = from + (to - from) * (1.0 + clearM / std::max(1.0, distance(from, to)));
        const int near = m_net.nearestNode(to, clearM * 0.6, tip.node);
        if (near != kNone) {
            const Point target = m_net.nodes()[static_cast<std::size_t>(near)];
            const Point way = target - from;
            const bool isStraight = dot(normalised(way), tip.direction) > 0.72 && lengthOf(way) > 9.0;
            if (isStraight && m_net.clearAngle(near, way * -1.0) > 0.75 && m_net.clearAngle(tip.node, way) > 0.6 &&
                mayBuild(from, target) && joinIfFree(tip.node, near)) {
                return true;
            }
        }
        if (const auto hit = m_net.firstCrossing(from, reach, tip.node)) {
            const auto& piece = m_net.pieces()[static_cast<std::size_t>(hit->piece)];
            const Point beside = normalised(m_net.nodes()[static_cast<std::size_t>(piece.b)] -
                                            m_net.nodes()[static_cast<std::size_t>(piece.a)]);
            const bool isSquare = std::abs(dot(beside, tip.direction)) < 0.8;
            if (isSquare && piece.trait.roadClass != RoadClass::Rail && distance(from, hit->at) > 9.0 &&
                mayBuild(from, between(from, hit->at, 0.98)) &&
                !runsBeside(tip.node, hit->piece, from, hit->at, clearM * 0.7)) {
                const int node = m_net.split(hit->piece, hit->at);
                return joinIfFree(tip.node, node) || true;
            }
            return true;
        }
        return false;
    }

    /// Whether a street lies beside the way from `from` to `to`, other than those it begins and ends at.
    [[nodiscard]] bool runsBeside(int node, int target, Point from, Point to, double clearM) const
    {
        const Point middle = between(from, to, 0.5);
        return std::ranges::any_of(m_net.piecesNear(middle, clearM), [&](int piece) {
            const auto& it = m_net.pieces()[static_cast<std::size_t>(piece)];
            return piece != target && it.a != node && it.b != node && m_net.distanceTo(piece, from) > 12.0 &&
                   m_net.distanceTo(piece, to) > 12.0;
        });
    }

    bool joinIfFree(int a, int b)
    {
        const Point from = m_net.nodes()[static_cast<std::size_t>(a)];
        const Point to = m_net.nodes()[static_cast<std::size_t>(b)];
        if (m_net.firstCrossing(from, between(from, to, 0.995), a).has_value()) {
            return false;
        }
        m_net.join(a, b, trait());
        return true;
    }

    void advance(const Tip& tip)
    {
        const Point from = m_net.nodes()[static_cast<std::size_t>(tip.node)];
        if (m_net.clearAngle(tip.node, tip.direction) < 0.7) {
            return;
        }
        const double far = remote(from);
        const Zone zone = zoneAt(m_settlement, far, from);
        const Pattern pattern = patternOf(zone, isTown());
        // Neighbours bend together, because the bend depends on the place.
        const double swing = zone == Zone::Industry ? 0.03 : 0.17;
        const double bend = swing * smoothNoise(m_place.settings.seed + 50, from.x / 190.0, from.y / 190.0) +
                            pattern.jitterRad * m_random.normal();
        const Point direction = turned(tip.direction, bend);
        const Point to = from + direction * (pattern.stepM * m_random.between(0.9, 1.1));
        if (!mayBuild(from, to) || joinsAhead(tip, from, to, pattern.clearM) ||
            crowds(tip.node, from, to, pattern.clearM)) {
            return;
        }
        const int node = m_net.nodeAt(to, 1.0);
        m_net.join(tip.node, node, trait());
        Tip next = tip;
        next.node = node;
        next.remote = remote(to);
        next.direction = direction;
        next.runM = tip.runM + distance(from, to);
        next.order = m_order++;
        if (next.runM >= next.branchAtM) {
            branch(next, zone, pattern);
        }
        m_tips.push(next);
    }

    void branch(Tip& tip, Zone zone, const Pattern& pattern)
    {
        const double likely = zone == Zone::Core ? 0.8 : (zone == Zone::Outer ? 0.86 : 0.92);
        for (const double side : {1.0, -1.0}) {
            if (m_random.chance(likely)) {
                const double skew = zone == Zone::Core ? 0.2 : 0.05;
                push(tip.node, turned(leftOf(tip.direction) * side, skew * m_random.normal()), !tip.isRow);
            }
        }
        tip.runM = 0.0;
        tip.branchAtM = (tip.isRow ? pattern.crossM : pattern.rowM) * m_random.between(0.85, 1.2);
    }

    const Place& m_place;
    const Terrain& m_terrain;
    StreetNet& m_net;
    int m_index;
    const Settlement& m_settlement;
    Random m_random;
    std::priority_queue<Tip, std::vector<Tip>, std::greater<>> m_tips;
    std::size_t m_order = 0;
    int m_steps = 0;
};

/// The Altstadtring: where the wall was.
void layRing(const Place& place, const Terrain& terrain, StreetNet& net, int index)
{
    const Settlement& settlement = place.settlements[static_cast<std::size_t>(index)];
    const double radius =
        settlement.kind == SettlementKind::Town ? settlement.radiusM * 0.17 : settlement.radiusM * 0.24;
    Line ring;
    for (int i = 0; i <= 36; ++i) {
        const double angle = 2.0 * std::numbers::pi * (i % 36) / 36.0;
        const double wobble = 1.0 + 0.16 * smoothNoise(place.settings.seed + 60, 3.0 + 1.3 * std::cos(angle),
                                                       static_cast<double>(index) + 1.3 * std::sin(angle));
        ring.push_back(settlement.centre + Point{std::cos(angle), std::sin(angle)} * (radius * wobble));
    }
    if (std::ranges::all_of(ring,
                            [&](Point p) { return terrain.riverDistanceM(p) > terrain.riverHalfWidthM() + 25.0; })) {
        net.lay(resampled(smoothed(ring, 1), 30.0), {RoadClass::Residential, index, "Ring"});
    }
}

} // namespace

void growStreets(Place& place, const Terrain& terrain, StreetNet& net)
{
    for (std::size_t i = 0; i < place.settlements.size(); ++i) {
        const SettlementKind kind = place.settlements[i].kind;
        if (kind == SettlementKind::Town || kind == SettlementKind::SmallTown) {
            layRing(place, terrain, net, static_cast<int>(i));
        }
        Grower(place, terrain, net, static_cast<int>(i)).grow();
    }
}

void addPaths(Place& place, const Terrain& terrain, StreetNet& net)
{
    Random random(place.settings.seed, "paths");
    const std::size_t nodes = net.nodes().size();
    for (std::size_t node = 0; node < nodes; ++node) {
        const auto& pieces = net.piecesAt(static_cast<int>(node));
        if (pieces.size() != 1) {
            continue;
        }
        const StreetTrait trait = net.pieces()[static_cast<std::size_t>(pieces[0])].trait;
        if (trait.roadClass != RoadClass::Residential) {
            continue;
        }
        const Point from = net.nodes()[node];
        const Point before = net.nodes()[static_cast<std::size_t>(net.other(pieces[0], static_cast<int>(node)))];
        const Point way = normalised(from - before);
        const auto hit = net.firstCrossing(from + way, from + way * 95.0, static_cast<int>(node));
        if (!hit || distance(from, hit->at) < 12.0 ||
            net.pieces()[static_cast<std::size_t>(hit->piece)].trait.roadClass == RoadClass::Rail) {
            continue;
        }
        const double rise = std::abs(terrain.heightM(hit->at) - terrain.heightM(from)) / distance(from, hit->at);
        const bool isSteep = rise > 0.08;
        if (!random.chance(isSteep ? 0.95 : 0.4)) {
            continue;
        }
        const int to = net.split(hit->piece, hit->at);
        net.join(static_cast<int>(node), to, {isSteep ? RoadClass::Steps : RoadClass::Footway, trait.settlement, {}});
    }
    Line beside;
    for (std::size_t i = 0; i < terrain.river().size(); i += 2) {
        const Point p = terrain.river()[i];
        if (place.extent.holds(p)) {
            beside.push_back(p + Point{terrain.riverHalfWidthM() + 22.0, 0.0});
        }
    }
    net.lay(resampled(smoothed(beside, 2), 35.0), {RoadClass::Cycleway, kNone, "R7"});
}

} // namespace weitblick::sample
