// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/graph_build.h"
#include "core/network/street_graph.h"
#include "core/network/street_rules.h"

#include <queue>

#include <chrono>
#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace weitblick::test {

inline const network::StreetRules& shippedRules()
{
    static const network::StreetRules kRules =
        network::shippedStreetRules(std::chrono::year(2026) / std::chrono::November / 23).value();
    return kRules;
}

/// Random numbers that fit into what places and limits are.
struct Dice {
    explicit Dice(unsigned seed) : engine(seed) {}
    std::uint32_t operator()() { return static_cast<std::uint32_t>(engine()); }
    std::mt19937 engine;
};

/// A few streets drawn in metres east and north of 9° E, 50° N.
struct StreetTown {
    // Source: GeographicLib, WGS 84, metres a degree at 50° N.
    static constexpr double kLatitudeM = 111'229.0;
    static constexpr double kLongitudeM = 71'695.8;
    network::StreetMap map;

    std::uint32_t point(double eastM, double northM, std::uint8_t blockedModes = 0)
    {
        map.longitudesDeg.push_back(9.0 + eastM / kLongitudeM);
        map.latitudesDeg.push_back(50.0 + northM / kLatitudeM);
        map.blockedModes.push_back(blockedModes);
        return static_cast<std::uint32_t>(map.nodeCount() - 1);
    }
    void street(std::int64_t id, const std::vector<std::uint32_t>& points, network::Tags tags)
    {
        network::StreetMap::Way way{.id = id,
                                    .firstNode = static_cast<std::uint32_t>(map.wayNodes.size()),
                                    .nodeCount = static_cast<std::uint32_t>(points.size()),
                                    .use = network::useOf(tags, shippedRules())};
        map.wayNodes.insert(map.wayNodes.end(), points.begin(), points.end());
        map.ways.push_back(way);
    }
    void residential(std::int64_t id, const std::vector<std::uint32_t>& points)
    {
        street(id, points, {{"highway", "residential"}});
    }
    /// For bicycles, pedelecs and cars.
    void turn(network::TurnRule::Kind kind, std::int64_t from, std::uint32_t via, std::int64_t to)
    {
        map.turnRules.push_back({kind, 900 + from, from, to, via, 0x0e});
    }
    [[nodiscard]] network::StreetGraph graph() const
    {
        Job job;
        return network::StreetGraph::fromBytes(
                   network::buildStreetGraph(map, shippedRules(), {.srsId = 25832, .key = "test"}, job).value())
            .value();
    }
    /// Where a drawn place is in the graph's coordinates.
    static geo::Point at(double eastM, double northM)
    {
        // UTM shrinks by 0.9996 at its middle meridian, which is 9° E; good to 2 m within 3 km.
        return {500'000.0 + eastM * 0.9996, kNorthM + northM * 0.9996};
    }
    static constexpr double kNorthM = 5'538'630.7;
};

/// A grid of streets with some missing, some one-ways and some turn restrictions.
inline StreetTown randomTown(int size, unsigned seed)
{
    Dice random(seed);
    const auto chance = [&](unsigned percent) { return random() % 100 < percent; };
    StreetTown town;
    for (int y = 0; y < size; ++y) {
        for (int x = 0; x < size; ++x) {
            town.point(100.0 * x + double(random() % 60), 100.0 * y + double(random() % 60));
        }
    }
    std::int64_t id = 1;
    const auto connect = [&](int from, int to) {
        if (chance(12)) {
            return;
        }
        const char* const oneWay = chance(20) ? (chance(50) ? "yes" : "-1") : "no";
        const char* const highway = chance(20) ? "tertiary" : "residential";
        town.street(id++, {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)},
                    {{"highway", highway}, {"oneway", oneWay}});
    };
    for (int y = 0; y < size; ++y) {
        for (int x = 0; x < size; ++x) {
            if (x + 1 < size) {
                connect(y * size + x, y * size + x + 1);
            }
            if (y + 1 < size) {
                connect(y * size + x, (y + 1) * size + x);
            }
        }
    }
    const std::vector<network::StreetMap::Way> ways = town.map.ways;
    for (const auto& from : ways) {
        for (const auto& to : ways) {
            const std::uint32_t via = town.map.wayNodes[from.firstNode + 1];
            if (town.map.wayNodes[to.firstNode] == via && chance(12)) {
                const bool isOnly = chance(25);
                town.turn(isOnly ? network::TurnRule::Kind::Only : network::TurnRule::Kind::Forbidden, from.id, via,
                          to.id);
            }
        }
    }
    return town;
}

/// Plain Dijkstra over directed edges as states, from the town itself: what turn restrictions mean is said here once
/// more, in another way. Costs at the ends of edges, by directed edge; the graph only lends its numbers.
inline std::vector<std::uint64_t> edgeDijkstra(const StreetTown& town, const network::StreetGraph& graph,
                                               network::Mode mode, std::uint32_t startNode)
{
    constexpr std::uint64_t kFar = ~std::uint64_t{0};
    const auto& costs = graph.of(mode).edgeCosts;
    const bool obeys = shippedRules().modes[network::indexOf(mode)].obeysTurnRules;
    const auto tailOf = [&](std::uint32_t e) { return e % 2 == 0 ? graph.edge(e / 2).from : graph.edge(e / 2).to; };
    const auto headOf = [&](std::uint32_t e) { return e % 2 == 0 ? graph.edge(e / 2).to : graph.edge(e / 2).from; };
    const auto isPlace = [&](std::uint32_t node, std::uint32_t point) { // of a rule, by its coordinates
        const auto a = graph.node(node);
        for (std::uint32_t i = 0; i < graph.edgeCount(); ++i) {
            for (const auto& way : town.map.ways) {
                if (way.id != graph.edge(i).way) {
                    continue;
                }
                const std::uint32_t first = town.map.wayNodes[way.firstNode];
                if (point == first && graph.node(graph.edge(i).from) == a) {
                    return true;
                }
                if (point == town.map.wayNodes[way.firstNode + 1] && graph.node(graph.edge(i).to) == a) {
                    return true;
                }
            }
        }
        return false;
    };
    struct Rule {
        bool isOnly = false;
        std::int64_t from = 0, to = 0;
        std::uint32_t node = 0;
    };
    std::vector<Rule> rules;
    for (const auto& rule : town.map.turnRules) {
        for (std::uint32_t i = 0; obeys && i < graph.edgeCount(); ++i) {
            if (graph.edge(i).way == rule.fromWay && isPlace(graph.edge(i).to, rule.viaNode)) {
                rules.push_back(
                    {rule.kind == network::TurnRule::Kind::Only, rule.fromWay, rule.toWay, graph.edge(i).to});
            }
        }
    }
    const auto mayTurn = [&](std::uint32_t from, std::uint32_t to) {
        bool hasOnly = false;
        bool isThatOne = false;
        for (const Rule& rule : rules) {
            if (rule.node != headOf(from) || rule.from != graph.edge(from / 2).way) {
                continue;
            }
            const bool isTo = rule.to == graph.edge(to / 2).way;
            if (!rule.isOnly && isTo) {
                return false;
            }
            hasOnly = hasOnly || rule.isOnly;
            isThatOne = isThatOne || (rule.isOnly && isTo);
        }
        return !hasOnly || isThatOne;
    };
    std::vector<std::uint64_t> best(std::size_t{2} * graph.edgeCount(), kFar);
    using State = std::pair<std::uint64_t, std::uint32_t>;
    std::priority_queue<State, std::vector<State>, std::greater<>> queue;
    for (std::uint32_t e = 0; e < best.size(); ++e) {
        if (tailOf(e) == startNode && costs[e] != network::kNever) {
            best[e] = costs[e];
            queue.emplace(costs[e], e);
        }
    }
    while (!queue.empty()) {
        const auto [cost, edge] = queue.top();
        queue.pop();
        if (cost != best[edge]) {
            continue;
        }
        for (std::uint32_t next = 0; next < best.size(); ++next) {
            if (tailOf(next) == headOf(edge) && costs[next] != network::kNever && mayTurn(edge, next) &&
                cost + costs[next] < best[next]) {
                best[next] = cost + costs[next];
                queue.emplace(best[next], next);
            }
        }
    }
    return best;
}

} // namespace weitblick::test
