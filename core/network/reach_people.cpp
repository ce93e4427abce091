// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/reach_people.h"

#include <algorithm>
#include <cmath>

namespace weitblick::network {

ThingsAtStreets::ThingsAtStreets(const StreetGraph& graph, std::span<const Thing> things, Metric metric,
                                 const Approach& approach)
    : m_graph(&graph),
      m_metric(metric),
      m_edges(std::size_t{graph.edgeCount()} + 1),
      m_entries(things.size())
{
    for (const Thing& thing : things) {
        ++m_edges[thing.place.edge + 1].start;
    }
    for (std::size_t edge = 1; edge < m_edges.size(); ++edge) {
        m_edges[edge].start += m_edges[edge - 1].start;
    }
    std::vector<std::uint32_t> used(graph.edgeCount(), 0);
    for (const Thing& thing : things) {
        EdgeSum& edge = m_edges[thing.place.edge];
        const std::uint32_t cost = approachCost(thing.place, metric, approach);
        m_entries[edge.start + used[thing.place.edge]++] = {thing.item, cost, thing.place.share, thing.weight};
        edge.weight += thing.weight;
        edge.approach = std::max(edge.approach, cost);
    }
}

/// Calls `takeWhole(edge)` where everything on an edge is within the limit (where it says that it cannot use that,
/// entries follow), else `take(entry, cost)` for each thing within the limit.
template <typename TakeEdge, typename TakeEntry>
void ThingsAtStreets::visit(const Search& search, std::span<const Origin> origins, std::uint32_t limit,
                            Scratch& scratch, const TakeEdge& takeWhole, const TakeEntry& take) const
{
    scratch.stamps.resize(m_graph->edgeCount(), 0);
    if (++scratch.stamp == 0) {
        std::ranges::fill(scratch.stamps, 0U);
        scratch.stamp = 1;
    }
    const auto takeEntries = [&](std::uint32_t edge) {
        const EdgeEnds ends(search, edge);
        for (const Entry& entry : on(edge)) {
            std::uint64_t cost = ends.costAt(entry.share);
            for (const Origin& origin : origins) {
                const StreetPlace place{.edge = edge, .share = entry.share};
                const std::uint32_t along = costAlong(*m_graph, search.mode(), m_metric, origin.place, place);
                cost = along == kNever ? cost : std::min(cost, std::uint64_t{along} + origin.extra);
            }
            if (cost != kNever && cost + entry.approach <= limit) {
                take(entry, static_cast<std::uint32_t>(cost + entry.approach));
            }
        }
    };
    for (const Origin& origin : origins) { // on their own streets one need not go to the end
        if (scratch.stamps[origin.place.edge] != scratch.stamp) {
            scratch.stamps[origin.place.edge] = scratch.stamp;
            takeEntries(origin.place.edge);
        }
    }
    const ModeGraph& mode = m_graph->of(search.mode());
    for (const std::uint32_t label : search.labels()) {
        const std::uint32_t cost = search.labelCost(label);
        for (std::uint32_t arc = mode.heads[label]; arc < mode.heads[label + 1]; ++arc) {
            const std::uint32_t edge = mode.arcEdges[arc] / 2;
            if (m_edges[edge].start == m_edges[edge + 1].start || scratch.stamps[edge] == scratch.stamp) {
                continue;
            }
            scratch.stamps[edge] = scratch.stamp;
            const std::uint64_t farthest = std::uint64_t{cost} + m_edges[edge].approach +
                                           edgeCost(*m_graph, search.mode(), m_metric, mode.arcEdges[arc]);
            if (farthest > limit || !takeWhole(edge)) {
                takeEntries(edge);
            }
        }
    }
}

double ThingsAtStreets::weightWithin(const Search& search, std::span<const Origin> origins, std::uint32_t limit,
                                     Scratch& scratch) const
{
    double sum = 0.0;
    visit(
        search, origins, limit, scratch,
        [&](std::uint32_t edge) {
            sum += m_edges[edge].weight;
            return true;
        },
        [&](const Entry& entry, std::uint32_t) { sum += entry.weight; });
    return sum;
}

void ThingsAtStreets::appendReached(const Search& search, std::span<const Origin> origins, std::uint32_t limit,
                                    Scratch& scratch, std::vector<Reached>& out) const
{
    visit(
        search, origins, limit, scratch, [](std::uint32_t) { return false; },
        [&](const Entry& entry, std::uint32_t cost) { out.push_back({entry.item, cost}); });
}

} // namespace weitblick::network
