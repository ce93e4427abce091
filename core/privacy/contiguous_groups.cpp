// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/privacy/contiguous_groups.h"

#include <cstddef>

namespace weitblick::privacy {

namespace {

/// Who touches whom: the neighbours of unit u are at [begins[u], begins[u + 1]).
struct Adjacency {
    std::vector<std::size_t> begins;
    std::vector<std::uint32_t> others;
};

Adjacency adjacencyOf(std::size_t unitCount, std::span<const Neighbours> neighbours)
{
    Adjacency adjacency{.begins = std::vector<std::size_t>(unitCount + 1, 0), .others = {}};
    for (const auto& [a, b] : neighbours) {
        ++adjacency.begins[a + 1];
        ++adjacency.begins[b + 1];
    }
    for (std::size_t unit = 0; unit < unitCount; ++unit) {
        adjacency.begins[unit + 1] += adjacency.begins[unit];
    }
    adjacency.others.resize(adjacency.begins.back());
    std::vector<std::size_t> next(adjacency.begins.begin(), adjacency.begins.end() - 1);
    for (const auto& [a, b] : neighbours) {
        adjacency.others[next[a]++] = b;
        adjacency.others[next[b]++] = a;
    }
    return adjacency;
}

/// A spanning tree of each connected part, parents before their children.
struct Forest {
    std::vector<std::uint32_t> order;
    std::vector<std::uint32_t> parent; ///< by unit; its own number for a root
};

Forest forestOf(const Adjacency& adjacency)
{
    const std::size_t unitCount = adjacency.begins.size() - 1;
    Forest forest{.order = {}, .parent = std::vector<std::uint32_t>(unitCount, kNoGroup)};
    for (std::uint32_t root = 0; root < unitCount; ++root) {
        if (forest.parent[root] != kNoGroup) {
            continue;
        }
        forest.parent[root] = root;
        forest.order.push_back(root);
        for (std::size_t next = forest.order.size() - 1; next < forest.order.size(); ++next) {
            const std::uint32_t unit = forest.order[next];
            for (std::size_t i = adjacency.begins[unit]; i < adjacency.begins[unit + 1]; ++i) {
                const std::uint32_t other = adjacency.others[i];
                if (forest.parent[other] == kNoGroup) {
                    forest.parent[other] = unit;
                    forest.order.push_back(other);
                }
            }
        }
    }
    return forest;
}

} // namespace

std::vector<std::uint32_t> contiguousGroups(std::span<const double> members, std::span<const Neighbours> neighbours,
                                            double smallest)
{
    const Forest forest = forestOf(adjacencyOf(members.size(), neighbours));
    std::vector<double> branch(members.begin(), members.end()); ///< members that hang on a unit and are in no group yet
    std::vector<std::uint32_t> cutAt(members.size(), kNoGroup); ///< the group that ends at a unit
    std::vector<std::uint32_t> below(members.size(), kNoGroup); ///< a group right below what hangs on a unit
    std::uint32_t groupCount = 0;
    for (std::size_t i = forest.order.size(); i-- > 0;) {
        const std::uint32_t unit = forest.order[i];
        const std::uint32_t parent = forest.parent[unit];
        if (branch[unit] >= smallest) {
            cutAt[unit] = groupCount++;
        } else if (unit == parent) {
            cutAt[unit] = below[unit]; // the rest at the root joins a group that touches it
            continue;
        }
        if (unit != parent) {
            const bool isCut = cutAt[unit] != kNoGroup;
            branch[parent] += isCut ? 0.0 : branch[unit];
            const std::uint32_t touching = isCut ? cutAt[unit] : below[unit];
            below[parent] = below[parent] == kNoGroup ? touching : below[parent];
        }
    }
    std::vector<std::uint32_t> groups(members.size(), kNoGroup);
    for (const std::uint32_t unit : forest.order) { // parents first: who is not cut off is in the group above
        groups[unit] = cutAt[unit] != kNoGroup       ? cutAt[unit]
                       : unit == forest.parent[unit] ? kNoGroup
                                                     : groups[forest.parent[unit]];
    }
    return groups;
}

} // namespace weitblick::privacy
