// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/components.h"

#include "core/geo/crs.h"
#include "core/network/street_place.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace weitblick::network {

namespace {

constexpr double kNearMissM = 1.0; ///< a gap that only a slip of the mouse makes

bool isOpen(const ModeGraph& mode, std::uint32_t edge)
{
    return mode.edgeCosts[std::size_t{2} * edge] != kNever || mode.edgeCosts[std::size_t{2} * edge + 1] != kNever;
}

/// Numbers sets by their length of street, the longest first; nodes without streets get kNone.
Components ranked(const StreetGraph& graph, Mode mode, const std::vector<std::uint32_t>& setOf, std::size_t setCount)
{
    std::vector<double> lengthsM(setCount, 0.0);
    std::vector<bool> isUsed(graph.nodeCount(), false);
    for (std::uint32_t i = 0; i < graph.edgeCount(); ++i) {
        if (!isOpen(graph.of(mode), i)) {
            continue;
        }
        const StreetEdge& edge = graph.edge(i);
        isUsed[edge.from] = isUsed[edge.to] = true;
        if (setOf[edge.from] == setOf[edge.to]) {
            lengthsM[setOf[edge.from]] += edge.lengthCm / 100.0;
        }
    }
    std::vector<std::uint32_t> order(setCount);
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, std::greater<>(), [&](std::uint32_t set) { return lengthsM[set]; });
    Components components{.ofNode = std::vector<std::uint32_t>(graph.nodeCount(), Components::kNone)};
    std::vector<bool> hasNode(setCount, false);
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
        hasNode[setOf[node]] = hasNode[setOf[node]] || isUsed[node];
    }
    std::vector<std::uint32_t> numberOf(setCount, Components::kNone);
    for (const std::uint32_t set : order) {
        if (hasNode[set]) {
            numberOf[set] = static_cast<std::uint32_t>(components.lengthsM.size());
            components.lengthsM.push_back(lengthsM[set]);
        }
    }
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
        components.ofNode[node] = isUsed[node] ? numberOf[setOf[node]] : Components::kNone;
    }
    return components;
}

Components weakComponents(const StreetGraph& graph, Mode mode)
{
    std::vector<std::uint32_t> parents(graph.nodeCount());
    std::iota(parents.begin(), parents.end(), 0U);
    const auto rootOf = [&](std::uint32_t node) {
        while (parents[node] != node) {
            parents[node] = parents[parents[node]];
            node = parents[node];
        }
        return node;
    };
    for (std::uint32_t i = 0; i < graph.edgeCount(); ++i) {
        if (isOpen(graph.of(mode), i)) {
            const std::uint32_t from = rootOf(graph.edge(i).from);
            const std::uint32_t to = rootOf(graph.edge(i).to);
            parents[std::max(from, to)] = std::min(from, to);
        }
    }
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
        parents[node] = rootOf(node);
    }
    return ranked(graph, mode, parents, graph.nodeCount());
}

/// Tarjan's search with a stack of its own: streets are far deeper than the program's stack.
class StrongSearch {
public:
    explicit StrongSearch(const ModeGraph& mode)
        : m_mode(mode),
          m_order(mode.nodeCount(), kNever),
          m_low(mode.nodeCount(), 0),
          m_set(mode.nodeCount(), kNever)
    {
        for (std::uint32_t node = 0; node < mode.nodeCount(); ++node) {
            if (m_order[node] == kNever) {
                visit(node);
            }
        }
    }

    [[nodiscard]] const std::vector<std::uint32_t>& sets() const { return m_set; }
    [[nodiscard]] std::uint32_t setCount() const { return m_setCount; }

private:
    struct Frame {
        std::uint32_t node = 0;
        std::uint32_t arc = 0;
    };

    void open(std::uint32_t node)
    {
        m_order[node] = m_low[node] = m_next++;
        m_path.push_back(node);
        m_frames.push_back({node, m_mode.heads[node]});
    }

    void visit(std::uint32_t start)
    {
        open(start);
        while (!m_frames.empty()) {
            Frame& frame = m_frames.back();
            if (frame.arc == m_mode.heads[frame.node + 1]) {
                close();
                continue;
            }
            const std::uint32_t target = m_mode.arcs[frame.arc++].target;
            if (m_order[target] == kNever) {
                open(target);
            } else if (m_set[target] == kNever) {
                m_low[frame.node] = std::min(m_low[frame.node], m_order[target]);
            }
        }
    }

    void close()
    {
        const std::uint32_t node = m_frames.back().node;
        m_frames.pop_back();
        if (m_low[node] == m_order[node]) {
            std::uint32_t member = kNever;
            while (member != node) {
                member = m_path.back();
                m_path.pop_back();
                m_set[member] = m_setCount;
            }
            ++m_setCount;
        }
        if (!m_frames.empty()) {
            const std::uint32_t before = m_frames.back().node;
            m_low[before] = std::min(m_low[before], m_low[node]);
        }
    }

    const ModeGraph& m_mode;
    std::vector<std::uint32_t> m_order;
    std::vector<std::uint32_t> m_low;
    std::vector<std::uint32_t> m_set;
    std::vector<std::uint32_t> m_path;
    std::vector<Frame> m_frames;
    std::uint32_t m_next = 0;
    std::uint32_t m_setCount = 0;
};

/// A node and its copies are one place: where a copy lies in the largest set, so does the place.
Components strongComponents(const StreetGraph& graph, Mode mode)
{
    const ModeGraph& of = graph.of(mode);
    const StrongSearch search(of);
    std::vector<std::uint32_t> sizes(search.setCount(), 0);
    for (const std::uint32_t set : search.sets()) {
        ++sizes[set];
    }
    std::vector<std::uint32_t> sets(search.sets().begin(), search.sets().begin() + graph.nodeCount());
    for (std::size_t copy = 0; copy < of.copies.size(); ++copy) {
        const std::uint32_t own = search.sets()[of.baseCount + copy];
        std::uint32_t& base = sets[of.copies[copy]];
        base = sizes[own] > sizes[base] ? own : base;
    }
    return ranked(graph, mode, sets, search.setCount());
}

/// Collects defects with their places in metres first.
class DefectSearch {
public:
    explicit DefectSearch(const StreetGraph& graph) : m_graph(graph) {}

    /// A street a component that is not the largest of its kind.
    void addSmallComponents(const Components& small, const Components& whole, DefectKind kind, Mode mode)
    {
        std::vector<bool> isTold(small.lengthsM.size(), false);
        for (std::uint32_t i = 0; i < m_graph.edgeCount(); ++i) {
            const StreetEdge& edge = m_graph.edge(i);
            for (const std::uint32_t node : {edge.from, edge.to}) {
                const std::uint32_t number = small.ofNode[node];
                const bool isSmall = number != 0 && number != Components::kNone && whole.ofNode[node] == 0;
                if (isSmall && isOpen(m_graph.of(mode), i) && !isTold[number]) {
                    isTold[number] = true;
                    const double metres = small.lengthsM[number];
                    add(kind, node, edge.way, metres > 0.0 ? metres : edge.lengthCm / 100.0);
                }
            }
        }
    }

    void addNearMisses()
    {
        std::vector<std::uint8_t> degrees(m_graph.nodeCount(), 0);
        for (std::uint32_t i = 0; i < m_graph.edgeCount(); ++i) {
            for (const std::uint32_t node : {m_graph.edge(i).from, m_graph.edge(i).to}) {
                degrees[node] = static_cast<std::uint8_t>(std::min(2, degrees[node] + 1));
            }
        }
        for (std::uint32_t i = 0; i < m_graph.edgeCount(); ++i) {
            for (const std::uint32_t node : {m_graph.edge(i).from, m_graph.edge(i).to}) {
                if (degrees[node] == 1) {
                    lookAround(node, i);
                }
            }
        }
    }

    void addDoubledStreets()
    {
        struct Ends {
            std::uint32_t from = 0, to = 0, lengthCm = 0, edge = 0;
        };
        std::vector<Ends> all;
        for (std::uint32_t i = 0; i < m_graph.edgeCount(); ++i) {
            const StreetEdge& edge = m_graph.edge(i);
            all.push_back({std::min(edge.from, edge.to), std::max(edge.from, edge.to), edge.lengthCm, i});
        }
        std::ranges::sort(all, {},
                          [](const Ends& one) { return std::tuple(one.from, one.to, one.lengthCm, one.edge); });
        for (std::size_t i = 1; i < all.size(); ++i) {
            const Ends& one = all[i - 1];
            const Ends& other = all[i];
            if (one.from == other.from && one.to == other.to && one.from != one.to && one.lengthCm == other.lengthCm) {
                add(DefectKind::DoubledStreet, other.from, m_graph.edge(other.edge).way, other.lengthCm / 100.0);
            }
        }
    }

    Result<std::vector<Defect>> take() &&
    {
        WB_TRY(const geo::Transformer transformer,
               geo::Transformer::create({"EPSG:" + std::to_string(m_graph.srsId())}, {"EPSG:4326"}));
        for (Defect& defect : m_defects) {
            transformer.apply({&defect.longitudeDeg, 1}, {&defect.latitudeDeg, 1});
        }
        m_defects.insert(m_defects.begin(), m_graph.sourceDefects().begin(), m_graph.sourceDefects().end());
        return std::move(m_defects);
    }

private:
    void add(DefectKind kind, std::uint32_t node, std::int64_t way, double measure)
    {
        const geo::Point place = metresOf(m_graph.node(node));
        m_defects.push_back({kind, place.x, place.y, way, measure});
    }

    void lookAround(std::uint32_t node, std::uint32_t own)
    {
        const geo::Point place = metresOf(m_graph.node(node));
        const EdgeGrid& grid = m_graph.grid();
        const auto cell = [&](double at, double origin, std::uint32_t count) {
            return static_cast<std::size_t>(std::clamp((at - origin) / grid.cellM, 0.0, double(count) - 1.0));
        };
        const std::size_t number =
            cell(place.y, grid.minY, grid.rows) * grid.columns + cell(place.x, grid.minX, grid.columns);
        for (std::uint32_t i = grid.starts[number]; i < grid.starts[number + 1]; ++i) {
            const std::uint32_t edge = grid.edges[i];
            const double gapM = edge == own ? kNearMissM : distanceToEdgeM(m_graph, edge, place);
            if (gapM < kNearMissM && m_graph.edge(edge).from != node && m_graph.edge(edge).to != node) {
                add(DefectKind::NearMiss, node, m_graph.edge(own).way, gapM);
                return;
            }
        }
    }

    const StreetGraph& m_graph;
    std::vector<Defect> m_defects;
};

} // namespace

Components componentsOf(const StreetGraph& graph, Mode mode, Connection connection)
{
    return connection == Connection::Weak ? weakComponents(graph, mode) : strongComponents(graph, mode);
}

Result<std::vector<Defect>> findDefects(const StreetGraph& graph, Job& job)
{
    DefectSearch search(graph);
    WB_CHECK(job.report(0.1, "defects"));
    const Components walk = componentsOf(graph, Mode::Walk, Connection::Weak);
    Components everywhere = walk;
    std::ranges::fill(everywhere.ofNode, 0U);
    search.addSmallComponents(walk, everywhere, DefectKind::Island, Mode::Walk);
    WB_CHECK(job.report(0.3, "defects"));
    search.addSmallComponents(componentsOf(graph, Mode::Car, Connection::Strong),
                              componentsOf(graph, Mode::Car, Connection::Weak), DefectKind::OneWayTrap, Mode::Car);
    WB_CHECK(job.report(0.6, "defects"));
    search.addNearMisses();
    WB_CHECK(job.report(0.9, "defects"));
    search.addDoubledStreets();
    return std::move(search).take();
}

} // namespace weitblick::network
