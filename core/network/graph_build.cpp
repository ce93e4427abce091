// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/graph_build.h"

#include "core/geo/crs.h"
#include "core/geo/envelope.h"
#include "core/geo/hilbert.h"
#include "core/network/detail/graph_parts.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

namespace weitblick::network {

namespace {

using detail::GraphParts;
using detail::NodeTurnRule;

constexpr double kMsPerHour = 3'600'000.0;
constexpr std::uint32_t kNoNode = std::numeric_limits<std::uint32_t>::max();

std::uint32_t costMs(double lengthM, double speedKmh)
{
    if (speedKmh <= 0.0) {
        return kNever;
    }
    const double ms = std::round(lengthM / (speedKmh * 1000.0) * kMsPerHour);
    return ms >= double(kNever / 4) ? kNever : static_cast<std::uint32_t>(std::max(1.0, ms));
}

/// Makes the parts of a graph step by step.
class Building {
public:
    Building(const StreetMap& map, const StreetRules& rules) : m_map(map), m_rules(rules) {}

    Result<GraphParts> build(const BuildOptions& options, Job& job)
    {
        if (m_map.ways.empty()) {
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {"aus der Karte wird kein Straßennetz: sie hat keine Straßen",
                                     "the map makes no street network: it has no streets"}};
        }
        WB_CHECK(project(options.srsId));
        WB_CHECK(job.report(0.2, "junctions"));
        findJunctions();
        WB_CHECK(job.report(0.4, "edges"));
        WB_CHECK(makeEdges());
        const std::vector<NodeTurnRule> turnRules = placedTurnRules();
        for (std::size_t mode = 0; mode < kModeCount; ++mode) {
            WB_CHECK(job.report(0.6 + 0.06 * double(mode), "turns"));
            detail::makeModeArcs(m_parts, static_cast<Mode>(mode), turnRules, m_parts.modes[mode]);
        }
        WB_CHECK(job.report(0.9, "cells"));
        m_parts.grid = detail::makeGrid(m_parts);
        m_parts.key = options.key;
        m_parts.names = m_map.names;
        for (const auto& one : m_rules.classes) {
            m_parts.classes.push_back(one.name);
        }
        m_parts.defects.insert(m_parts.defects.end(), m_map.defects.begin(), m_map.defects.end());
        return std::move(m_parts);
    }

private:
    Result<void> project(std::int32_t srsId)
    {
        m_x = m_map.longitudesDeg;
        m_y = m_map.latitudesDeg;
        if (srsId == 0 && !m_x.empty()) {
            std::vector<std::pair<double, double>> places;
            for (const std::uint32_t node : m_map.wayNodes) {
                places.emplace_back(m_x[node], m_y[node]);
            }
            const auto middle = places.begin() + static_cast<std::ptrdiff_t>(places.size() / 2);
            std::ranges::nth_element(places, middle);
            srsId = places.empty() ? 25832 : utmSrsId(middle->first, middle->second);
        }
        m_parts.srsId = srsId;
        const geo::Crs crs{"EPSG:" + std::to_string(srsId)};
        WB_TRY(const geo::CrsDescription description, geo::describeCrs(crs));
        if (!description.isProjectedInMetres) {
            return Error{
                .code = ErrorCode::UnsupportedCrs,
                .message = {"das Koordinatensystem „" + description.name + "“ hat keine Achsen in Metern",
                            "the coordinate reference system “" + description.name + "” has no axes in metres"},
                .subject = "crs"};
        }
        WB_TRY(const geo::Transformer transformer, geo::Transformer::create({"EPSG:4326"}, crs));
        transformer.apply(m_x, m_y);
        return {};
    }

    [[nodiscard]] CmPoint cmOf(std::uint32_t mapNode) const
    {
        const auto cm = [](double metres) {
            const double rounded = std::round(metres * 100.0);
            return std::abs(rounded) < 2.1e9 ? static_cast<std::int32_t>(rounded) : 0; // NaN too
        };
        return {cm(m_x[mapNode]), cm(m_y[mapNode])};
    }

    void findJunctions()
    {
        std::vector<std::uint8_t> uses(m_map.nodeCount(), 0);
        const auto use = [&](std::uint32_t node, std::uint8_t times) {
            uses[node] = static_cast<std::uint8_t>(std::min(2, uses[node] + times));
        };
        for (const StreetMap::Way& way : m_map.ways) {
            for (std::uint32_t i = 0; i < way.nodeCount; ++i) {
                const std::uint32_t node = m_map.wayNodes[way.firstNode + i];
                const bool isEnd = i == 0 || i + 1 == way.nodeCount;
                use(node, isEnd || m_map.blockedModes[node] != 0 ? 2 : 1);
            }
        }
        geo::Envelope extent;
        std::vector<std::uint32_t> junctions;
        for (std::uint32_t node = 0; node < uses.size(); ++node) {
            if (uses[node] >= 2) {
                junctions.push_back(node);
                extent.include(m_x[node], m_y[node]);
            }
        }
        const geo::HilbertGrid grid(extent);
        std::vector<std::uint32_t> codes(m_map.nodeCount());
        for (const std::uint32_t node : junctions) {
            codes[node] = grid.codeOf(m_x[node], m_y[node]);
        }
        std::ranges::sort(junctions, {}, [&](std::uint32_t node) { return std::pair(codes[node], node); });
        m_junctionOf.assign(m_map.nodeCount(), kNoNode);
        for (const std::uint32_t node : junctions) {
            m_junctionOf[node] = static_cast<std::uint32_t>(m_parts.nodes.size());
            m_parts.nodes.push_back(cmOf(node));
            m_parts.blockedModes.push_back(m_map.blockedModes[node]);
        }
    }

    /// A street between two junctions, before edges have their order.
    struct Piece {
        std::uint32_t way = 0;
        std::uint32_t first = 0; ///< in wayNodes, both ends included
        std::uint32_t last = 0;
        std::uint32_t rank = 0; ///< the smaller of its junctions
    };

    [[nodiscard]] std::vector<Piece> pieces() const
    {
        std::vector<Piece> all;
        for (std::uint32_t number = 0; number < m_map.ways.size(); ++number) {
            const StreetMap::Way& way = m_map.ways[number];
            std::uint32_t first = way.firstNode;
            for (std::uint32_t i = way.firstNode + 1; i < way.firstNode + way.nodeCount; ++i) {
                const std::uint32_t to = m_junctionOf[m_map.wayNodes[i]];
                if (to != kNoNode) {
                    all.push_back({number, first, i, std::min(m_junctionOf[m_map.wayNodes[first]], to)});
                    first = i;
                }
            }
        }
        std::ranges::sort(all, {}, [](const Piece& one) { return std::tuple(one.rank, one.way, one.first); });
        return all;
    }

    Result<void> makeEdges()
    {
        for (const Piece& piece : pieces()) {
            const StreetMap::Way& way = m_map.ways[piece.way];
            StreetEdge edge{.way = way.id,
                            .from = m_junctionOf[m_map.wayNodes[piece.first]],
                            .to = m_junctionOf[m_map.wayNodes[piece.last]],
                            .firstVertex = static_cast<std::uint32_t>(m_parts.vertices.size()),
                            .name = way.name,
                            .streetClass = way.use.streetClass};
            double lengthM = 0.0;
            for (std::uint32_t i = piece.first; i <= piece.last; ++i) {
                const std::uint32_t node = m_map.wayNodes[i];
                m_parts.vertices.push_back(cmOf(node));
                if (i > piece.first) {
                    const std::uint32_t before = m_map.wayNodes[i - 1];
                    lengthM += ellipsoidLengthM(m_map.longitudesDeg[before], m_map.latitudesDeg[before],
                                                m_map.longitudesDeg[node], m_map.latitudesDeg[node]);
                }
            }
            edge.lengthCm = static_cast<std::uint32_t>(std::clamp(std::round(lengthM * 100.0), 1.0, 1e9));
            m_parts.edges.push_back(edge);
            for (std::size_t mode = 0; mode < kModeCount; ++mode) {
                auto& costs = m_parts.modes[mode].edgeCosts;
                costs.push_back(costMs(lengthM, way.use.forwardKmh[mode]));
                costs.push_back(costMs(lengthM, way.use.backwardKmh[mode]));
            }
            if (m_parts.vertices.size() > kNoNode / 2) {
                return Error{.code = ErrorCode::Budget,
                             .message = {"das Straßennetz ist zu groß", "the street network is too large"}};
            }
        }
        m_parts.edges.push_back({.firstVertex = static_cast<std::uint32_t>(m_parts.vertices.size())});
        return {};
    }

    /// Those whose streets meet at their place; of the others, those that could be expected to are defects.
    std::vector<NodeTurnRule> placedTurnRules()
    {
        std::vector<std::pair<std::int64_t, std::uint32_t>> ends; // way, junction
        for (std::size_t i = 0; i + 1 < m_parts.edges.size(); ++i) {
            ends.emplace_back(m_parts.edges[i].way, m_parts.edges[i].from);
            ends.emplace_back(m_parts.edges[i].way, m_parts.edges[i].to);
        }
        std::ranges::sort(ends);
        const auto isWay = [&](std::int64_t way) {
            const auto found = std::ranges::lower_bound(ends, std::pair(way, std::uint32_t{0}));
            return found != ends.end() && found->first == way;
        };
        std::vector<NodeTurnRule> placed;
        for (const TurnRule& rule : m_map.turnRules) {
            const std::uint32_t node = m_junctionOf[rule.viaNode];
            const bool meet = node != kNoNode && std::ranges::binary_search(ends, std::pair(rule.fromWay, node)) &&
                              std::ranges::binary_search(ends, std::pair(rule.toWay, node));
            if (meet) {
                placed.push_back({node, rule});
            } else if (isWay(rule.fromWay) && isWay(rule.toWay)) {
                m_parts.defects.push_back({DefectKind::UnusedTurnRule, m_map.longitudesDeg[rule.viaNode],
                                           m_map.latitudesDeg[rule.viaNode], rule.id, 0.0});
            }
        }
        std::ranges::stable_sort(placed, {}, &NodeTurnRule::node);
        return placed;
    }

    const StreetMap& m_map;
    const StreetRules& m_rules;
    std::vector<double> m_x; ///< of the map's points, metres
    std::vector<double> m_y;
    std::vector<std::uint32_t> m_junctionOf; ///< point -> node, or kNoNode
    GraphParts m_parts;
};

} // namespace

std::int32_t utmSrsId(double longitudeDeg, double latitudeDeg)
{
    const int zone = std::clamp(static_cast<int>(std::floor((longitudeDeg + 180.0) / 6.0)) + 1, 1, 60);
    const bool isEurope = zone >= 28 && zone <= 38 && latitudeDeg > 34.0;
    return isEurope ? 25800 + zone : (latitudeDeg >= 0.0 ? 32600 : 32700) + zone;
}

double ellipsoidLengthM(double fromLonDeg, double fromLatDeg, double toLonDeg, double toLatDeg)
{
    constexpr double kMajorM = 6'378'137.0; // Source: GRS 80 and WGS 84
    constexpr double kSquaredEccentricity = 0.00669438;
    constexpr double kRadians = std::numbers::pi / 180.0;
    const double latitude = (fromLatDeg + toLatDeg) / 2.0 * kRadians;
    const double sine = std::sin(latitude);
    const double w = 1.0 - kSquaredEccentricity * sine * sine;
    const double acrossM = kMajorM / std::sqrt(w);
    const double alongM = kMajorM * (1.0 - kSquaredEccentricity) / (w * std::sqrt(w));
    return std::hypot((toLonDeg - fromLonDeg) * kRadians * acrossM * std::cos(latitude),
                      (toLatDeg - fromLatDeg) * kRadians * alongM);
}

Result<std::vector<std::byte>> buildStreetGraph(const StreetMap& map, const StreetRules& rules,
                                                const BuildOptions& options, Job& job)
{
    Building building(map, rules);
    WB_TRY(const GraphParts parts, building.build(options, job));
    WB_CHECK(job.report(0.97, "network"));
    return detail::packed(parts);
}

} // namespace weitblick::network
