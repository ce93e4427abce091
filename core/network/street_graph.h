// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/geo/point.h"
#include "core/network/street_map.h"
#include "core/network/travel_mode.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::network {

inline constexpr std::uint32_t kNever = 0xffffffffU; ///< a cost: there is no way

/// A place in the graph's coordinates, in centimetres.
struct CmPoint {
    std::int32_t x = 0;
    std::int32_t y = 0;
    friend bool operator==(const CmPoint&, const CmPoint&) = default;
};
inline geo::Point metresOf(CmPoint point)
{
    return {double(point.x) / 100.0, double(point.y) / 100.0};
}

/// A piece of street between two junctions.
struct StreetEdge {
    std::int64_t way = 0; ///< id in its source
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::uint32_t lengthCm = 0; ///< on the ellipsoid
    std::uint32_t firstVertex = 0;
    std::uint32_t name = 0;
    std::uint32_t streetClass = 0;
};

/// One direction of an edge, as a search goes along it.
struct Arc {
    std::uint32_t target = 0;
    std::uint32_t costMs = 0;
};

/// The part of the graph that one mode may use. Junctions with turn restrictions are there several times: nodes from
/// baseCount on are copies that are entered by one street and left by those that are allowed from it.
struct ModeGraph {
    std::uint32_t baseCount = 0;          ///< nodes of the street graph
    std::span<const std::uint32_t> heads; ///< node -> its first arc; one entry more than nodes
    std::span<const Arc> arcs;
    std::span<const std::uint32_t> arcEdges;  ///< arc -> edge * 2, + 1 against the direction of the edge
    std::span<const std::uint32_t> copies;    ///< copy -> its node, ascending
    std::span<const std::uint32_t> edgeCosts; ///< edge * 2 + direction -> milliseconds, or kNever
    std::uint32_t largestCostMs = 0;

    [[nodiscard]] std::uint32_t nodeCount() const { return static_cast<std::uint32_t>(heads.size() - 1); }
    [[nodiscard]] std::uint32_t baseOf(std::uint32_t node) const
    {
        return node < baseCount ? node : copies[node - baseCount];
    }
};

/// Cells over the streets: which edges are near.
struct EdgeGrid {
    double minX = 0.0; ///< metres
    double minY = 0.0;
    double cellM = 100.0;
    std::uint32_t columns = 0;
    std::uint32_t rows = 0;
    std::span<const std::uint32_t> starts;
    std::span<const std::uint32_t> edges;
};

/// A street network for all modes in one block of memory, which can be a mapped file. A value that is shared, never
/// changed.
///
/// Units    centimetres, milliseconds. CRS  projected in metres, EPSG code srsId().
/// Threads  any number at once.
class StreetGraph {
public:
    /// Errors   InvalidInput  not a network of this version, or damaged: every index is checked.
    static Result<StreetGraph> fromBytes(std::vector<std::byte> bytes);
    /// Maps the file: pages are read when they are needed.
    /// Errors   as fromBytes(); NotFound, Io.
    static Result<StreetGraph> open(const std::filesystem::path& file);

    [[nodiscard]] std::uint32_t nodeCount() const { return static_cast<std::uint32_t>(m_nodes.size()); }
    [[nodiscard]] std::uint32_t edgeCount() const { return static_cast<std::uint32_t>(m_edges.size() - 1); }
    [[nodiscard]] std::int32_t srsId() const { return m_srsId; }
    [[nodiscard]] std::string_view key() const { return m_key; } ///< says from what it was made
    [[nodiscard]] CmPoint node(std::uint32_t node) const { return m_nodes[node]; }
    [[nodiscard]] const StreetEdge& edge(std::uint32_t edge) const { return m_edges[edge]; }
    [[nodiscard]] std::span<const CmPoint> course(std::uint32_t edge) const
    {
        return m_vertices.subspan(m_edges[edge].firstVertex, m_edges[edge + 1].firstVertex - m_edges[edge].firstVertex);
    }
    [[nodiscard]] const ModeGraph& of(Mode mode) const { return m_modes[indexOf(mode)]; }
    [[nodiscard]] const EdgeGrid& grid() const { return m_grid; }
    [[nodiscard]] std::string_view name(std::uint32_t number) const;
    [[nodiscard]] std::string_view className(std::uint32_t streetClass) const;
    [[nodiscard]] std::span<const Defect> sourceDefects() const { return m_defects; } ///< those of the source
    [[nodiscard]] std::span<const std::byte> bytes() const { return m_bytes; }

private:
    StreetGraph() = default;
    Result<void> attach();
    [[nodiscard]] bool isSound() const;
    template <typename T>
    bool section(std::size_t number, std::span<const T>& out) const;

    std::shared_ptr<const void> m_owner;
    std::span<const std::byte> m_bytes;
    std::int32_t m_srsId = 0;
    std::string m_key;
    std::span<const CmPoint> m_nodes;
    std::span<const StreetEdge> m_edges; ///< one more than there are: its firstVertex ends the last
    std::span<const CmPoint> m_vertices;
    std::array<ModeGraph, kModeCount> m_modes;
    EdgeGrid m_grid;
    std::span<const std::uint32_t> m_nameStarts;
    std::span<const char> m_nameBytes;
    std::span<const std::uint32_t> m_classStarts;
    std::span<const char> m_classBytes;
    std::span<const Defect> m_defects;
};

} // namespace weitblick::network
