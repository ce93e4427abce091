// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/street_graph.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace weitblick::network::detail {

inline constexpr std::array<char, 8> kMagic = {'W', 'B', 'S', 'T', 'R', 'E', 'E', 'T'};
inline constexpr std::uint32_t kVersion = 1;

/// Sections of the block; those of the modes are five each.
enum Section : std::size_t {
    kNodes,
    kEdges,
    kVertices,
    kEdgeCosts,
    kHeads = kEdgeCosts + kModeCount,
    kArcs = kHeads + kModeCount,
    kArcEdges = kArcs + kModeCount,
    kCopies = kArcEdges + kModeCount,
    kCellStarts = kCopies + kModeCount,
    kCellEdges,
    kNameStarts,
    kNameBytes,
    kClassStarts,
    kClassBytes,
    kDefects,
    kSectionCount
};

struct FileHeader {
    std::array<char, 8> magic = kMagic;
    std::uint32_t version = kVersion;
    std::int32_t srsId = 0;
    std::uint64_t sizeBytes = 0;
    std::array<char, 64> key{};
    double gridMinX = 0.0;
    double gridMinY = 0.0;
    double gridCellM = 0.0;
    std::uint32_t gridColumns = 0;
    std::uint32_t gridRows = 0;
    struct Place {
        std::uint64_t offset = 0;
        std::uint64_t sizeBytes = 0;
    };
    std::array<Place, kSectionCount> sections{};
};

/// The arrays of one mode while they are made.
struct ModeParts {
    std::vector<std::uint32_t> edgeCosts;
    std::vector<std::uint32_t> heads;
    std::vector<Arc> arcs;
    std::vector<std::uint32_t> arcEdges;
    std::vector<std::uint32_t> copies;
};

struct GridParts {
    double minX = 0.0;
    double minY = 0.0;
    double cellM = 100.0;
    std::uint32_t columns = 0;
    std::uint32_t rows = 0;
    std::vector<std::uint32_t> starts;
    std::vector<std::uint32_t> edges;
};

/// A graph while it is made.
struct GraphParts {
    std::int32_t srsId = 0;
    std::string key;
    std::vector<CmPoint> nodes;
    std::vector<std::uint8_t> blockedModes; ///< by node
    std::vector<StreetEdge> edges;          ///< closed by one more
    std::vector<CmPoint> vertices;
    std::array<ModeParts, kModeCount> modes;
    GridParts grid;
    std::vector<std::string> names;
    std::vector<std::string> classes;
    std::vector<Defect> defects;
};

/// The block that StreetGraph::fromBytes() takes.
std::vector<std::byte> packed(const GraphParts& parts);

/// A turn restriction at a node of the graph.
struct NodeTurnRule {
    std::uint32_t node = 0;
    TurnRule rule;
};

/// Arcs of one mode from edges and costs; junctions are split where a turn is forbidden. `blocked` nodes let nobody
/// through.
void makeModeArcs(const GraphParts& parts, Mode mode, const std::vector<NodeTurnRule>& rules, ModeParts& out);

/// Which edges lie in which cell.
GridParts makeGrid(const GraphParts& parts);

} // namespace weitblick::network::detail
