// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/network/street_graph.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace weitblick::network {

/// What a way costs: milliseconds or centimetres.
enum class Metric : std::uint8_t { Time, Distance };

/// Where a search starts, and what it has cost to get there.
struct Seed {
    std::uint32_t node = 0;
    std::uint32_t cost = 0;
    std::uint32_t directedEdge = kNever; ///< by which one came, for who traces a way back
};

/// The cost of a directed edge (edge * 2 + direction) for a mode, or kNever.
std::uint32_t edgeCost(const StreetGraph& graph, Mode mode, Metric metric, std::uint32_t directedEdge);

/// Shortest ways from some seeds to everything within a limit. Keeps its memory from one search to the next.
///
/// Method   label correcting by buckets (Denardo & Fox 1979, Operations Research 27(1):161-186): costs are whole
/// numbers and
///          end exactly as Dijkstra's would. What a search touches is all that it cleans up.
/// Threads  one search a thread; the graph is shared.
class Search {
public:
    Search(const StreetGraph& graph, Mode mode, Metric metric);

    /// Called between buckets: whether to end, now that all costs below this one are final.
    using Enough = std::function<bool(std::uint32_t finalBelow)>;

    /// Searches anew. A stopped job ends it early with what is known by then: check the job afterwards.
    void run(std::span<const Seed> seeds, std::uint32_t limit, const Job& job = {}, const Enough& enough = {});

    /// Best cost of a node of the graph, kNever where it was not reached within the limit.
    [[nodiscard]] std::uint32_t cost(std::uint32_t node) const;
    /// Where one stands best at a node to leave it along a directed edge: the node itself, or a copy of it. kNever: one
    /// cannot, or was not there.
    [[nodiscard]] std::uint32_t labelBefore(std::uint32_t node, std::uint32_t directedEdge) const;

    /// What was reached, in no order: nodes of the mode's graph, copies among them.
    [[nodiscard]] std::span<const std::uint32_t> labels() const { return m_touched; }
    [[nodiscard]] std::uint32_t labelCost(std::uint32_t label) const { return m_costs[label]; }
    /// The arc by which a label was reached and the label before it; kNever for a seed.
    [[nodiscard]] std::uint32_t arcInto(std::uint32_t label) const { return m_arcs[label]; }
    [[nodiscard]] std::uint32_t previous(std::uint32_t label) const { return m_tails[label]; }

    [[nodiscard]] const StreetGraph& graph() const { return *m_graph; }
    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] Metric metric() const { return m_metric; }

private:
    struct Entry {
        std::uint32_t node = 0;
        std::uint32_t cost = 0;
    };
    void clear();
    void label(std::uint32_t node, std::uint32_t cost, std::uint32_t arc, std::uint32_t tail);
    template <Metric kMetric>
    void emptyBucket(std::size_t bucket, std::uint32_t limit);

    const StreetGraph* m_graph;
    Mode m_mode;
    Metric m_metric;
    unsigned m_shift = 0; ///< a bucket is 2^shift wide
    std::vector<std::uint32_t> m_costs;
    std::vector<std::uint32_t> m_arcs;
    std::vector<std::uint32_t> m_tails;
    std::vector<std::uint32_t> m_touched;
    std::vector<std::vector<Entry>> m_buckets; ///< a ring
    std::size_t m_pending = 0;
};

} // namespace weitblick::network
