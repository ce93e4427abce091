// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/detail/graph_parts.h"

#include <algorithm>
#include <span>
#include <unordered_map>

namespace weitblick::network::detail {

namespace {

/// One direction of an edge with its tail.
struct Draft {
    std::uint32_t tail = 0;
    std::uint32_t target = 0;
    std::uint32_t costMs = 0;
    std::uint32_t edge = 0; ///< edge * 2 + direction
};

std::vector<Draft> draftsOf(const GraphParts& parts, std::size_t mode)
{
    const auto& costs = parts.modes[mode].edgeCosts;
    const auto letsThrough = [&](std::uint32_t node) { return (parts.blockedModes[node] >> mode & 1U) == 0; };
    std::vector<Draft> drafts;
    for (std::uint32_t i = 0; i + 1 < parts.edges.size(); ++i) {
        const StreetEdge& edge = parts.edges[i];
        if (costs[2 * i] != kNever && letsThrough(edge.from)) {
            drafts.push_back({edge.from, edge.to, costs[2 * i], 2 * i});
        }
        if (costs[2 * i + 1] != kNever && letsThrough(edge.to)) {
            drafts.push_back({edge.to, edge.from, costs[2 * i + 1], 2 * i + 1});
        }
    }
    std::ranges::sort(drafts, {}, [](const Draft& draft) { return std::pair(draft.tail, draft.edge); });
    return drafts;
}

std::span<const Draft> leaving(const std::vector<Draft>& drafts, std::uint32_t node)
{
    const auto range = std::ranges::equal_range(drafts, node, {}, &Draft::tail);
    return {range.begin(), range.end()};
}

/// Exits that are left to somebody who comes along the edge.
std::vector<Draft> exitsAfter(const GraphParts& parts, std::uint32_t comingEdge, std::span<const Draft> exits,
                              std::span<const NodeTurnRule> rules)
{
    const auto wayOf = [&](std::uint32_t directed) { return parts.edges[directed / 2].way; };
    const std::int64_t from = wayOf(comingEdge);
    const bool hasOnly = std::ranges::any_of(rules, [&](const NodeTurnRule& one) {
        return one.rule.kind == TurnRule::Kind::Only && one.rule.fromWay == from;
    });
    std::vector<Draft> left;
    for (const Draft& exit : exits) {
        const std::int64_t to = wayOf(exit.edge);
        const auto holds = [&](TurnRule::Kind kind) {
            return std::ranges::any_of(rules, [&](const NodeTurnRule& one) {
                return one.rule.kind == kind && one.rule.fromWay == from && one.rule.toWay == to;
            });
        };
        // Of a street that goes on behind the place under the same id, "no U-turn" means the edge itself.
        const bool goesStraightOn = from == to && exit.edge / 2 != comingEdge / 2;
        const bool isForbidden = holds(TurnRule::Kind::Forbidden) && !goesStraightOn;
        if (!isForbidden && (!hasOnly || holds(TurnRule::Kind::Only))) {
            left.push_back(exit);
        }
    }
    return left;
}

/// The copies of junctions that turn restrictions make.
struct Copies {
    std::vector<std::uint32_t> nodes;                              ///< copy -> node
    std::vector<std::vector<Draft>> exits;                         ///< of each copy
    std::unordered_map<std::uint32_t, std::uint32_t> targetOfEdge; ///< directed edge -> copy at its end
};

Copies copiesFor(const GraphParts& parts, std::size_t mode, const std::vector<NodeTurnRule>& allRules,
                 const std::vector<Draft>& drafts)
{
    std::vector<NodeTurnRule> rules;
    std::ranges::copy_if(allRules, std::back_inserter(rules),
                         [&](const NodeTurnRule& one) { return (one.rule.modes >> mode & 1U) != 0; });
    Copies copies;
    if (rules.empty()) {
        return copies;
    }
    std::vector<Draft> coming;
    std::ranges::copy_if(drafts, std::back_inserter(coming), [&](const Draft& draft) {
        return std::ranges::binary_search(rules, draft.target, {}, &NodeTurnRule::node);
    });
    std::ranges::stable_sort(coming, {}, &Draft::target); // so that the copies of a junction lie side by side
    for (const Draft& draft : coming) {
        const auto here = std::ranges::equal_range(rules, draft.target, {}, &NodeTurnRule::node);
        const std::span<const Draft> exits = leaving(drafts, draft.target);
        std::vector<Draft> left = exitsAfter(parts, draft.edge, exits, {here.begin(), here.end()});
        if (left.size() < exits.size()) {
            const auto copy = static_cast<std::uint32_t>(parts.nodes.size() + copies.nodes.size());
            copies.targetOfEdge[draft.edge] = copy;
            copies.nodes.push_back(draft.target);
            copies.exits.push_back(std::move(left));
        }
    }
    return copies;
}

} // namespace

void makeModeArcs(const GraphParts& parts, Mode mode, const std::vector<NodeTurnRule>& rules, ModeParts& out)
{
    const std::vector<Draft> drafts = draftsOf(parts, indexOf(mode));
    Copies copies = copiesFor(parts, indexOf(mode), rules, drafts);
    const auto add = [&](const Draft& draft) {
        const auto copy = copies.targetOfEdge.find(draft.edge);
        out.arcs.push_back({copy == copies.targetOfEdge.end() ? draft.target : copy->second, draft.costMs});
        out.arcEdges.push_back(draft.edge);
    };
    out.heads.assign(1, 0);
    std::size_t next = 0;
    for (std::uint32_t node = 0; node < parts.nodes.size(); ++node) {
        for (; next < drafts.size() && drafts[next].tail == node; ++next) {
            add(drafts[next]);
        }
        out.heads.push_back(static_cast<std::uint32_t>(out.arcs.size()));
    }
    for (const std::vector<Draft>& exits : copies.exits) {
        for (const Draft& draft : exits) {
            add(draft);
        }
        out.heads.push_back(static_cast<std::uint32_t>(out.arcs.size()));
    }
    out.copies = std::move(copies.nodes);
}

} // namespace weitblick::network::detail
