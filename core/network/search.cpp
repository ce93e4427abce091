// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/search.h"

#include <algorithm>
#include <bit>

namespace weitblick::network {

namespace {

constexpr std::size_t kMostBuckets = 1U << 14U;
constexpr unsigned kBucketsBetweenStops = 64;

struct CostSpread {
    std::uint32_t largest = 1;
    double mean = 1.0;
};

CostSpread spreadOf(const StreetGraph& graph, const ModeGraph& mode, Metric metric)
{
    CostSpread spread;
    double sum = 0.0;
    for (std::size_t arc = 0; arc < mode.arcs.size(); ++arc) {
        const std::uint32_t cost =
            metric == Metric::Time ? mode.arcs[arc].costMs : graph.edge(mode.arcEdges[arc] / 2).lengthCm;
        spread.largest = std::max(spread.largest, cost);
        sum += cost;
    }
    spread.mean = sum / double(std::max<std::size_t>(1, mode.arcs.size()));
    return spread;
}

} // namespace

std::uint32_t edgeCost(const StreetGraph& graph, Mode mode, Metric metric, std::uint32_t directedEdge)
{
    const std::uint32_t timeMs = graph.of(mode).edgeCosts[directedEdge];
    return timeMs == kNever || metric == Metric::Time ? timeMs : graph.edge(directedEdge / 2).lengthCm;
}

Search::Search(const StreetGraph& graph, Mode mode, Metric metric) : m_graph(&graph), m_mode(mode), m_metric(metric)
{
    const ModeGraph& of = graph.of(mode);
    const CostSpread spread = spreadOf(graph, of, metric);
    m_shift = static_cast<unsigned>(std::bit_width(static_cast<std::uint32_t>(spread.mean / 4.0)));
    while ((spread.largest >> m_shift) + 2 > kMostBuckets) {
        ++m_shift;
    }
    m_buckets.resize(std::bit_ceil(std::size_t{spread.largest >> m_shift} + 2));
    m_costs.assign(of.nodeCount(), kNever);
    m_arcs.assign(of.nodeCount(), kNever);
    m_tails.assign(of.nodeCount(), kNever);
}

void Search::clear()
{
    for (const std::uint32_t node : m_touched) {
        m_costs[node] = kNever;
        m_arcs[node] = kNever;
        m_tails[node] = kNever;
    }
    m_touched.clear();
    if (m_pending > 0) {
        for (auto& bucket : m_buckets) {
            bucket.clear();
        }
        m_pending = 0;
    }
}

void Search::label(std::uint32_t node, std::uint32_t cost, std::uint32_t arc, std::uint32_t tail)
{
    if (m_costs[node] == kNever) {
        m_touched.push_back(node);
    }
    m_costs[node] = cost;
    m_arcs[node] = arc;
    m_tails[node] = tail;
    m_buckets[(cost >> m_shift) & (m_buckets.size() - 1)].push_back({node, cost});
    ++m_pending;
}

template <Metric kMetric>
void Search::emptyBucket(std::size_t bucket, std::uint32_t limit)
{
    const ModeGraph& mode = m_graph->of(m_mode);
    auto& entries = m_buckets[bucket]; // may grow while it is emptied
    while (!entries.empty()) {
        const auto [node, cost] = entries.back();
        entries.pop_back();
        --m_pending;
        if (m_costs[node] != cost) {
            continue; // a better way was found since
        }
        for (std::uint32_t arc = mode.heads[node]; arc < mode.heads[node + 1]; ++arc) {
            const std::uint32_t step =
                kMetric == Metric::Time ? mode.arcs[arc].costMs : m_graph->edge(mode.arcEdges[arc] / 2).lengthCm;
            const std::uint64_t sum = std::uint64_t{cost} + step;
            const std::uint32_t target = mode.arcs[arc].target;
            if (sum <= limit && sum < m_costs[target]) {
                label(target, static_cast<std::uint32_t>(sum), arc, node);
            }
        }
    }
}

void Search::run(std::span<const Seed> seeds, std::uint32_t limit, const Job& job, const Enough& enough)
{
    clear();
    limit = std::min(limit, kNever - 1);
    std::vector<Seed> waiting(seeds.begin(), seeds.end());
    std::ranges::sort(waiting, {}, &Seed::cost);
    auto next = waiting.begin();
    std::uint64_t bucket = waiting.empty() ? 0 : waiting.front().cost >> m_shift;
    while (m_pending > 0 || next != waiting.end()) {
        if (m_pending == 0) {
            bucket = std::max<std::uint64_t>(bucket, next->cost >> m_shift);
        }
        for (; next != waiting.end() && (next->cost >> m_shift) < bucket + m_buckets.size() - 1; ++next) {
            if (next->cost <= limit && next->cost < m_costs[next->node]) {
                label(next->node, next->cost, kNever, kNever);
            }
        }
        const std::size_t place = bucket & (m_buckets.size() - 1);
        if (m_metric == Metric::Time) {
            emptyBucket<Metric::Time>(place, limit);
        } else {
            emptyBucket<Metric::Distance>(place, limit);
        }
        ++bucket;
        if (bucket % kBucketsBetweenStops == 0 && job.stopRequested()) {
            break;
        }
        if (enough && enough(static_cast<std::uint32_t>(std::min<std::uint64_t>(bucket << m_shift, kNever)))) {
            break;
        }
    }
}

std::uint32_t Search::cost(std::uint32_t node) const
{
    const ModeGraph& mode = m_graph->of(m_mode);
    std::uint32_t best = m_costs[node];
    const auto copies = std::ranges::equal_range(mode.copies, node);
    for (auto copy = copies.begin(); copy != copies.end(); ++copy) {
        best = std::min(best, m_costs[mode.baseCount + static_cast<std::size_t>(copy - mode.copies.begin())]);
    }
    return best;
}

std::uint32_t Search::labelBefore(std::uint32_t node, std::uint32_t directedEdge) const
{
    const ModeGraph& mode = m_graph->of(m_mode);
    std::uint32_t best = kNever;
    const auto look = [&](std::uint32_t label) {
        if (m_costs[label] == kNever || (best != kNever && m_costs[best] <= m_costs[label])) {
            return;
        }
        const auto exits = mode.arcEdges.subspan(mode.heads[label], mode.heads[label + 1] - mode.heads[label]);
        best = std::ranges::find(exits, directedEdge) == exits.end() ? best : label;
    };
    look(node);
    const auto copies = std::ranges::equal_range(mode.copies, node);
    for (auto copy = copies.begin(); copy != copies.end(); ++copy) {
        look(mode.baseCount + static_cast<std::uint32_t>(copy - mode.copies.begin()));
    }
    return best;
}

} // namespace weitblick::network
