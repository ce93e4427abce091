// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/geo/envelope.h"
#include "core/workspace/scratch_memory.h"
#include "core/workspace/sqlite.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace weitblick::workspace {

/// The box of a feature as an R-tree of SQLite holds it: single precision, rounded outwards, in the order of its
/// columns.
struct RtreeBox {
    float minX = 0.0F;
    float maxX = 0.0F;
    float minY = 0.0F;
    float maxY = 0.0F;
    friend bool operator==(const RtreeBox&, const RtreeBox&) = default;
};

/// Method   the rounding of SQLite (ext/rtree/rtree.c, rtreeValueDown and rtreeValueUp), so that a packed tree holds
/// the
///          numbers that inserts would have put there.
RtreeBox rtreeBoxOf(const geo::Envelope& envelope);

struct RtreeEntry {
    RtreeBox box;
    std::int64_t fid = 0;
};

/// The boxes of a layer, with ascending fids; in a file without a name beside the database.
class RtreeEntries {
public:
    static Result<RtreeEntries> create(const std::filesystem::path& folder);

    /// Errors   NoSpace, Io.   Budget  more than 2^32 - 1 boxes.
    Result<void> add(std::int64_t fid, const geo::Envelope& envelope);
    [[nodiscard]] std::span<const RtreeEntry> all() const;
    [[nodiscard]] const geo::Envelope& extent() const { return m_extent; } ///< of all envelopes, as they were given

    /// The positions of all entries along the Hilbert curve, and as many spare numbers; valid until the next call.
    struct Order {
        std::span<const std::uint32_t> positions;
        std::span<std::uint32_t> spare;
    };
    /// Errors   Cancelled, NoSpace, Io.
    Result<Order> hilbertOrder(Job& job);

private:
    RtreeEntries(ScratchMemory entries, ScratchMemory keys);
    ScratchMemory m_entries;
    ScratchMemory m_keys;
    std::size_t m_count = 0;
    geo::Envelope m_extent;
};

/// How many nodes an R-tree has on each level when its nodes are as full as possible and equally full.
class RtreeShape {
public:
    RtreeShape(std::int64_t entryCount, std::int64_t nodeCapacity);

    [[nodiscard]] std::size_t levelCount() const { return m_nodeCounts.size(); } ///< at least 1; leaves are level 0
    [[nodiscard]] std::int64_t nodeCount(std::size_t level) const { return m_nodeCounts[level]; }
    /// The first of the things below (entries for a leaf) that belong to a node; node == nodeCount: their number.
    [[nodiscard]] std::int64_t firstChild(std::size_t level, std::int64_t node) const;
    /// As in the node table: 1 is the root, from 2 on the leaves, then level by level.
    [[nodiscard]] std::int64_t nodeNumber(std::size_t level, std::int64_t node) const;

private:
    std::int64_t m_entryCount;
    std::vector<std::int64_t> m_nodeCounts;
};

/// Fills the R-tree `table` ("CREATE VIRTUAL TABLE … USING rtree(id,minx,maxx,miny,maxy)", still empty) with all
/// entries at once, through its shadow tables.
///
/// Method   Entries in Hilbert order, packed into full nodes from the leaves up; every shadow table is written once, in
///          the order of its keys. In several transactions, unless the caller has one open.
/// Errors   Cancelled, Database, NoSpace, ReadOnly, Locked  the R-tree is unfinished then: drop it.
Result<void> fillRtree(Database& database, std::string_view table, RtreeEntries& entries, Job& job);

} // namespace weitblick::workspace
