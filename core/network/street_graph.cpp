// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/street_graph.h"

#include "core/base/atomic_file.h"
#include "core/network/detail/graph_parts.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <type_traits>
#include <unistd.h>

namespace weitblick::network {

namespace detail {

namespace {

constexpr std::size_t kAlignment = 64;

template <typename T>
std::span<const std::byte> bytesOf(const std::vector<T>& values)
{
    static_assert(std::is_trivially_copyable_v<T>);
    return std::as_bytes(std::span(values));
}

struct JoinedTexts {
    std::vector<std::uint32_t> starts{0};
    std::vector<char> bytes;
};
JoinedTexts joined(const std::vector<std::string>& texts)
{
    JoinedTexts all;
    for (const std::string& text : texts) {
        all.bytes.insert(all.bytes.end(), text.begin(), text.end());
        all.starts.push_back(static_cast<std::uint32_t>(all.bytes.size()));
    }
    return all;
}

} // namespace

std::vector<std::byte> packed(const GraphParts& parts)
{
    const JoinedTexts names = joined(parts.names);
    const JoinedTexts classes = joined(parts.classes);
    std::array<std::span<const std::byte>, kSectionCount> sections;
    sections[kNodes] = bytesOf(parts.nodes);
    sections[kEdges] = bytesOf(parts.edges);
    sections[kVertices] = bytesOf(parts.vertices);
    for (std::size_t mode = 0; mode < kModeCount; ++mode) {
        sections[kEdgeCosts + mode] = bytesOf(parts.modes[mode].edgeCosts);
        sections[kHeads + mode] = bytesOf(parts.modes[mode].heads);
        sections[kArcs + mode] = bytesOf(parts.modes[mode].arcs);
        sections[kArcEdges + mode] = bytesOf(parts.modes[mode].arcEdges);
        sections[kCopies + mode] = bytesOf(parts.modes[mode].copies);
    }
    sections[kCellStarts] = bytesOf(parts.grid.starts);
    sections[kCellEdges] = bytesOf(parts.grid.edges);
    sections[kNameStarts] = bytesOf(names.starts);
    sections[kNameBytes] = bytesOf(names.bytes);
    sections[kClassStarts] = bytesOf(classes.starts);
    sections[kClassBytes] = bytesOf(classes.bytes);
    sections[kDefects] = bytesOf(parts.defects);

    FileHeader header{.srsId = parts.srsId,
                      .gridMinX = parts.grid.minX,
                      .gridMinY = parts.grid.minY,
                      .gridCellM = parts.grid.cellM,
                      .gridColumns = parts.grid.columns,
                      .gridRows = parts.grid.rows};
    std::copy_n(parts.key.begin(), std::min(parts.key.size(), header.key.size()), header.key.begin());
    std::size_t size = sizeof(FileHeader);
    for (std::size_t i = 0; i < kSectionCount; ++i) {
        size = (size + kAlignment - 1) / kAlignment * kAlignment;
        header.sections[i] = {size, sections[i].size()};
        size += sections[i].size();
    }
    header.sizeBytes = size;
    std::vector<std::byte> block(size);
    std::memcpy(block.data(), &header, sizeof(header));
    for (std::size_t i = 0; i < kSectionCount; ++i) {
        std::ranges::copy(sections[i], block.begin() + static_cast<std::ptrdiff_t>(header.sections[i].offset));
    }
    return block;
}

} // namespace detail

namespace {

Error damaged(const char* german, const char* english)
{
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {std::string("das Straßennetz ist unbrauchbar: ") + german,
                             std::string("the street network cannot be used: ") + english},
                 .advice = {"Es wird neu aufgebaut, wenn seine Datei gelöscht ist",
                            "It is built anew when its file has been deleted"}};
}

/// Ascending from 0 to `end`.
bool isStarts(std::span<const std::uint32_t> starts, std::size_t end)
{
    return !starts.empty() && starts.front() == 0 && starts.back() == end && std::ranges::is_sorted(starts);
}

bool areBelow(std::span<const std::uint32_t> numbers, std::size_t limit)
{
    return std::ranges::all_of(numbers, [&](std::uint32_t number) { return number < limit; });
}

bool isModeSound(const ModeGraph& mode, std::size_t nodeCount, std::size_t edgeCount)
{
    const std::size_t all = nodeCount + mode.copies.size();
    return mode.heads.size() == all + 1 && isStarts(mode.heads, mode.arcs.size()) &&
           mode.arcEdges.size() == mode.arcs.size() && mode.edgeCosts.size() == 2 * edgeCount &&
           areBelow(mode.copies, nodeCount) && std::ranges::is_sorted(mode.copies) &&
           areBelow(mode.arcEdges, 2 * edgeCount) &&
           std::ranges::all_of(mode.arcs, [&](const Arc& arc) { return arc.target < all && arc.costMs < kNever / 4; });
}

} // namespace

template <typename T>
bool StreetGraph::section(std::size_t number, std::span<const T>& out) const
{
    detail::FileHeader header;
    std::memcpy(&header, m_bytes.data(), sizeof(header));
    const auto& [offset, sizeBytes] = header.sections[number];
    if (offset % alignof(T) != 0 || offset > m_bytes.size() || sizeBytes > m_bytes.size() - offset ||
        sizeBytes % sizeof(T) != 0) {
        return false;
    }
    out = {reinterpret_cast<const T*>(m_bytes.data() + offset), sizeBytes / sizeof(T)};
    return true;
}

Result<void> StreetGraph::attach()
{
    detail::FileHeader header;
    if (m_bytes.size() < sizeof(header)) {
        return damaged("zu kurz", "too short");
    }
    std::memcpy(&header, m_bytes.data(), sizeof(header));
    if (header.magic != detail::kMagic || header.version != detail::kVersion || header.sizeBytes != m_bytes.size()) {
        return damaged("andere Fassung oder abgeschnitten", "another version, or cut short");
    }
    m_srsId = header.srsId;
    m_key.assign(header.key.begin(), std::ranges::find(header.key, '\0'));
    m_grid = {.minX = header.gridMinX,
              .minY = header.gridMinY,
              .cellM = header.gridCellM,
              .columns = header.gridColumns,
              .rows = header.gridRows};
    bool isWhole = section(detail::kNodes, m_nodes) && section(detail::kEdges, m_edges) &&
                   section(detail::kVertices, m_vertices) && section(detail::kCellStarts, m_grid.starts) &&
                   section(detail::kCellEdges, m_grid.edges) && section(detail::kNameStarts, m_nameStarts) &&
                   section(detail::kNameBytes, m_nameBytes) && section(detail::kClassStarts, m_classStarts) &&
                   section(detail::kClassBytes, m_classBytes) && section(detail::kDefects, m_defects);
    for (std::size_t i = 0; i < kModeCount; ++i) {
        ModeGraph& mode = m_modes[i];
        isWhole = isWhole && section(detail::kEdgeCosts + i, mode.edgeCosts) &&
                  section(detail::kHeads + i, mode.heads) && section(detail::kArcs + i, mode.arcs) &&
                  section(detail::kArcEdges + i, mode.arcEdges) && section(detail::kCopies + i, mode.copies);
        mode.baseCount = static_cast<std::uint32_t>(m_nodes.size());
    }
    if (!isWhole || !isSound()) {
        return damaged("Teile fehlen oder passen nicht zusammen", "parts are missing or do not fit");
    }
    for (ModeGraph& mode : m_modes) {
        for (const Arc& arc : mode.arcs) {
            mode.largestCostMs = std::max(mode.largestCostMs, arc.costMs);
        }
    }
    return {};
}

bool StreetGraph::isSound() const
{
    if (m_nodes.empty() || m_edges.empty() || m_edges.front().firstVertex != 0 ||
        m_edges.back().firstVertex != m_vertices.size()) {
        return false;
    }
    for (std::uint32_t i = 0; i < edgeCount(); ++i) {
        const StreetEdge& one = m_edges[i];
        if (one.from >= m_nodes.size() || one.to >= m_nodes.size() ||
            one.name + std::size_t{1} >= m_nameStarts.size() ||
            one.streetClass + std::size_t{1} >= m_classStarts.size() ||
            std::uint64_t{one.firstVertex} + 2 > m_edges[i + 1].firstVertex) {
            return false;
        }
    }
    const std::size_t cells = std::size_t{m_grid.columns} * m_grid.rows;
    const bool isGridSound = std::isfinite(m_grid.minX) && std::isfinite(m_grid.minY) && std::isfinite(m_grid.cellM) &&
                             m_grid.cellM > 0.0 && cells > 0 && m_grid.starts.size() == cells + 1 &&
                             isStarts(m_grid.starts, m_grid.edges.size()) && areBelow(m_grid.edges, edgeCount());
    const auto isKnown = [](const Defect& defect) { return static_cast<std::size_t>(defect.kind) < kDefectKindCount; };
    return isGridSound && std::ranges::all_of(m_defects, isKnown) && isStarts(m_nameStarts, m_nameBytes.size()) &&
           isStarts(m_classStarts, m_classBytes.size()) && std::ranges::all_of(m_modes, [&](const ModeGraph& mode) {
               return isModeSound(mode, m_nodes.size(), edgeCount());
           });
}

Result<StreetGraph> StreetGraph::fromBytes(std::vector<std::byte> bytes)
{
    StreetGraph graph;
    auto owner = std::make_shared<const std::vector<std::byte>>(std::move(bytes));
    graph.m_bytes = *owner;
    graph.m_owner = std::move(owner);
    WB_CHECK(graph.attach());
    return graph;
}

Result<StreetGraph> StreetGraph::open(const std::filesystem::path& file)
{
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC); // NOLINT(cppcoreguidelines-pro-type-vararg)
    if (descriptor < 0) {
        return systemError(errno, file);
    }
    struct stat status{};
    int failure = fstat(descriptor, &status) == 0 ? 0 : errno;
    StreetGraph graph;
    const std::size_t size = failure == 0 ? static_cast<std::size_t>(status.st_size) : 0;
    if (size > 0) {
        // Nobody writes into the file: a new network takes its place by renaming.
        void* const start = mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0);
        failure = start == MAP_FAILED ? errno : 0;
        if (failure == 0) {
            graph.m_bytes = {static_cast<const std::byte*>(start), size};
            graph.m_owner = std::shared_ptr<const void>(start, [size](void* mapped) { munmap(mapped, size); });
        }
    }
    close(descriptor);
    if (failure != 0) {
        return systemError(failure, file);
    }
    if (auto attached = graph.attach(); !attached) {
        Error error = std::move(attached).error();
        error.subject = file.string();
        return error;
    }
    return graph;
}

std::string_view StreetGraph::name(std::uint32_t number) const
{
    return {m_nameBytes.data() + m_nameStarts[number], m_nameStarts[number + 1] - m_nameStarts[number]};
}

std::string_view StreetGraph::className(std::uint32_t streetClass) const
{
    return {m_classBytes.data() + m_classStarts[streetClass],
            m_classStarts[streetClass + 1] - m_classStarts[streetClass]};
}

} // namespace weitblick::network
