// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/packed_rtree.h"

#include "core/geo/hilbert.h"
#include "core/workspace/row_feed.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <string>
#include <utility>

namespace weitblick::workspace {

namespace {

constexpr std::size_t kFirstReserveEntries = 4096;
constexpr std::size_t kNodeHeadBytes = 4; // depth (root only) and cell count
constexpr std::size_t kCellBytes = 24;    // 64 bit id, four 32 bit coordinates
constexpr int kRowsBetweenStopChecks = 4096;
constexpr std::int64_t kBytesATransaction = 16 << 20;
constexpr std::int64_t kSmallRowBytes = 16; // two numbers
constexpr std::string_view kStep = "spatial index";

// ext/rtree/rtree.c: RNDTOWARDS and RNDAWAY
constexpr double kRoundTowardsZero = 1.0 - 1.0 / 8388608.0;
constexpr double kRoundAwayFromZero = 1.0 + 1.0 / 8388608.0;

float roundedDown(double value)
{
    const auto rounded = static_cast<float>(value);
    return rounded > value ? static_cast<float>(value * (value < 0 ? kRoundAwayFromZero : kRoundTowardsZero)) : rounded;
}

float roundedUp(double value)
{
    const auto rounded = static_cast<float>(value);
    return rounded < value ? static_cast<float>(value * (value < 0 ? kRoundTowardsZero : kRoundAwayFromZero)) : rounded;
}

/// Big endian, as SQLite keeps it.
template <typename T>
void putBigEndian(std::byte* at, T value)
{
    auto raw = std::bit_cast<std::array<std::byte, sizeof(T)>>(value);
    if constexpr (std::endian::native == std::endian::little) {
        std::ranges::reverse(raw);
    }
    std::memcpy(at, raw.data(), raw.size());
}

RtreeBox united(const RtreeBox& a, const RtreeBox& b)
{
    return {.minX = std::min(a.minX, b.minX),
            .maxX = std::max(a.maxX, b.maxX),
            .minY = std::min(a.minY, b.minY),
            .maxY = std::max(a.maxY, b.maxY)};
}

constexpr std::size_t kKeysBetweenReports = 1 << 20; // some milliseconds

/// Calls `work` for every item and reports to `job` now and then.
template <typename Items, typename Work>
Result<void> forEach(const Items& items, double fraction, Job& job, Work work)
{
    for (std::size_t first = 0; first < items.size(); first += kKeysBetweenReports) {
        const auto part = items.subspan(first, std::min(kKeysBetweenReports, items.size() - first));
        for (const auto& item : part) {
            work(item);
        }
        WB_CHECK(job.report(fraction, kStep));
    }
    return {};
}

/// Sorts keys by their upper half; `spare` is as long. Returns the one of the two that holds the result.
Result<std::span<std::uint64_t>> sortedByUpperHalf(std::span<std::uint64_t> keys, std::span<std::uint64_t> spare,
                                                   Job& job)
{
    constexpr unsigned kDigitBits = 11;
    constexpr std::size_t kDigits = std::size_t{1} << kDigitBits;
    for (unsigned shift = 32; shift < 64; shift += kDigitBits) {
        const auto digitOf = [shift](std::uint64_t key) { return (key >> shift) & (kDigits - 1); };
        std::array<std::size_t, kDigits + 1> starts{};
        WB_CHECK(forEach(keys, 0.1, job, [&](std::uint64_t key) { ++starts[digitOf(key) + 1]; }));
        for (std::size_t digit = 0; digit < kDigits; ++digit) {
            starts[digit + 1] += starts[digit];
        }
        WB_CHECK(forEach(keys, 0.1, job, [&](std::uint64_t key) { spare[starts[digitOf(key)]++] = key; }));
        std::swap(keys, spare);
    }
    return keys;
}

/// What of a source goes into one transaction.
class Portion final : public RowSource {
public:
    Portion(RowSource& whole, std::int64_t rowLimit, Job& job) : m_whole(whole), m_rowsLeft(rowLimit), m_job(job) {}

    Result<bool> next() override
    {
        if (m_rowsLeft == 0) {
            return false;
        }
        if (--m_rowsLeft % kRowsBetweenStopChecks == 0 && m_job.stopRequested()) {
            return Error{.code = ErrorCode::Cancelled, .message = {"vom Benutzer abgebrochen", "stopped by the user"}};
        }
        WB_TRY(const bool more, m_whole.next());
        m_wholeIsDone = !more;
        return more;
    }
    [[nodiscard]] Cell value(int column) const override { return m_whole.value(column); }
    [[nodiscard]] bool wholeIsDone() const { return m_wholeIsDone; }

private:
    RowSource& m_whole;
    std::int64_t m_rowsLeft;
    Job& m_job;
    bool m_wholeIsDone = false;
};

/// The rows of the node table behind the root: (number, content), leaves first. Keeps the boxes of the level below and
/// of the one under way.
class NodeRows final : public RowSource {
public:
    NodeRows(const RtreeShape& shape, std::span<const RtreeEntry> entries, RtreeEntries::Order order,
             std::size_t nodeBytes)
        : m_shape(shape),
          m_entries(entries),
          m_order(order),
          m_content(nodeBytes)
    {
    }

    Result<bool> next() override
    {
        while (m_node == m_shape.nodeCount(m_level)) {
            m_below = std::exchange(m_boxes, {});
            m_node = 0;
            ++m_level;
        }
        if (m_level + 1 == m_shape.levelCount()) {
            return false; // the root is there already
        }
        build();
        return true;
    }
    [[nodiscard]] Cell value(int column) const override
    {
        return column == 0 ? Cell(m_number) : Cell(std::span<const std::byte>(m_content));
    }
    /// Once all others are through.
    std::span<const std::byte> root()
    {
        build();
        putBigEndian(m_content.data(), static_cast<std::uint16_t>(m_level));
        return m_content;
    }

private:
    void build()
    {
        const std::int64_t first = m_shape.firstChild(m_level, m_node);
        const std::int64_t behind = m_shape.firstChild(m_level, m_node + 1);
        m_number = m_shape.nodeNumber(m_level, m_node);
        std::ranges::fill(m_content, std::byte{0});
        putBigEndian(&m_content[2], static_cast<std::uint16_t>(behind - first));
        std::byte* cell = m_content.data() + kNodeHeadBytes;
        RtreeBox all;
        for (std::int64_t child = first; child < behind; ++child, cell += kCellBytes) {
            const RtreeEntry entry = m_level == 0 ? leafEntry(child) : innerEntry(child);
            putBigEndian(cell, entry.fid);
            putBigEndian(cell + 8, entry.box.minX);
            putBigEndian(cell + 12, entry.box.maxX);
            putBigEndian(cell + 16, entry.box.minY);
            putBigEndian(cell + 20, entry.box.maxY);
            all = child == first ? entry.box : united(all, entry.box);
        }
        m_boxes.push_back(all);
        ++m_node;
    }
    RtreeEntry leafEntry(std::int64_t child)
    {
        const std::uint32_t position = m_order.positions[static_cast<std::size_t>(child)];
        m_order.spare[position] = static_cast<std::uint32_t>(m_node); // for LeafRows
        return m_entries[position];
    }
    [[nodiscard]] RtreeEntry innerEntry(std::int64_t child) const
    {
        return {.box = m_below[static_cast<std::size_t>(child)], .fid = m_shape.nodeNumber(m_level - 1, child)};
    }

    const RtreeShape& m_shape;
    std::span<const RtreeEntry> m_entries;
    RtreeEntries::Order m_order;
    std::vector<std::byte> m_content;
    std::vector<RtreeBox> m_below;
    std::vector<RtreeBox> m_boxes;
    std::size_t m_level = 0;
    std::int64_t m_node = 0;
    std::int64_t m_number = 0;
};

/// The rows of the rowid table: (fid, number of its leaf).
class LeafRows final : public RowSource {
public:
    LeafRows(const RtreeShape& shape, std::span<const RtreeEntry> entries, std::span<const std::uint32_t> leafOf)
        : m_shape(shape),
          m_entries(entries),
          m_leafOf(leafOf)
    {
    }
    Result<bool> next() override { return ++m_next <= m_entries.size(); }
    [[nodiscard]] Cell value(int column) const override
    {
        return column == 0 ? m_entries[m_next - 1].fid : m_shape.nodeNumber(0, m_leafOf[m_next - 1]);
    }

private:
    const RtreeShape& m_shape;
    std::span<const RtreeEntry> m_entries;
    std::span<const std::uint32_t> m_leafOf;
    std::size_t m_next = 0;
};

/// The rows of the parent table: (node, node above), for all but the root.
class ParentRows final : public RowSource {
public:
    explicit ParentRows(const RtreeShape& shape) : m_shape(shape) {}

    Result<bool> next() override
    {
        ++m_node;
        if (m_node == m_shape.nodeCount(m_level)) {
            m_node = m_parent = 0;
            ++m_level;
        }
        if (m_level + 1 >= m_shape.levelCount()) {
            return false;
        }
        while (m_shape.firstChild(m_level + 1, m_parent + 1) <= m_node) {
            ++m_parent;
        }
        return true;
    }
    [[nodiscard]] Cell value(int column) const override
    {
        return column == 0 ? m_shape.nodeNumber(m_level, m_node) : m_shape.nodeNumber(m_level + 1, m_parent);
    }

private:
    const RtreeShape& m_shape;
    std::size_t m_level = 0;
    std::int64_t m_node = -1;
    std::int64_t m_parent = 0;
};

/// Puts all rows of a source into the shadow table that `insert` ("INSERT INTO … SELECT … FROM ") names.
Result<void> store(Database& database, std::string_view insert, RowSource& rows, std::int64_t rowBytes, Job& job)
{
    WB_TRY(auto feed, RowFeed::open(database, 2));
    WB_TRY(auto statement, database.prepare(std::string(insert) + feed.name()));
    while (true) {
        Portion portion(rows, kBytesATransaction / rowBytes, job);
        WB_TRY(auto transaction, Transaction::begin(database));
        WB_CHECK(feed.run(statement, portion));
        WB_CHECK(transaction.commit());
        if (portion.wholeIsDone()) {
            return {};
        }
    }
}

Result<void> storeRoot(Database& database, const std::string& nodeTable, NodeRows& nodes)
{
    WB_TRY(auto root, database.prepare("UPDATE " + nodeTable + " SET data=?1 WHERE nodeno=1"));
    return root.bind(1, nodes.root()).execute();
}

Result<std::size_t> nodeBytesOf(Database& database, std::string_view table)
{
    WB_TRY(auto root, database.prepare("SELECT length(data) FROM " + quoteIdentifier(std::string(table) + "_node") +
                                       " WHERE nodeno=1"));
    WB_TRY(const bool isThere, root.step());
    const std::int64_t bytes = isThere ? root.integer(0) : 0;
    if (bytes < static_cast<std::int64_t>(kNodeHeadBytes + 2 * kCellBytes)) {
        return Error{.code = ErrorCode::Database,
                     .message = {"der räumliche Index ist nicht leer angelegt", "the spatial index was not made empty"},
                     .subject = std::string(table)};
    }
    return static_cast<std::size_t>(bytes);
}

} // namespace

RtreeBox rtreeBoxOf(const geo::Envelope& envelope)
{
    return {.minX = roundedDown(envelope.minX),
            .maxX = roundedUp(envelope.maxX),
            .minY = roundedDown(envelope.minY),
            .maxY = roundedUp(envelope.maxY)};
}

RtreeEntries::RtreeEntries(ScratchMemory entries, ScratchMemory keys)
    : m_entries(std::move(entries)),
      m_keys(std::move(keys))
{
}

Result<RtreeEntries> RtreeEntries::create(const std::filesystem::path& folder)
{
    WB_TRY(auto entries, ScratchMemory::create(folder));
    WB_TRY(auto keys, ScratchMemory::create(folder));
    return RtreeEntries(std::move(entries), std::move(keys));
}

Result<void> RtreeEntries::add(std::int64_t fid, const geo::Envelope& envelope)
{
    if ((m_count + 1) * sizeof(RtreeEntry) > m_entries.sizeBytes()) {
        if (m_count >= std::numeric_limits<std::uint32_t>::max() / 2) {
            return Error{.code = ErrorCode::Budget, .message = {"zu viele Geometrien", "too many geometries"}};
        }
        WB_CHECK(m_entries.reserve(std::max(m_count * 2, kFirstReserveEntries) * sizeof(RtreeEntry)));
    }
    const RtreeEntry entry{.box = rtreeBoxOf(envelope), .fid = fid};
    std::memcpy(m_entries.data() + m_count * sizeof(RtreeEntry), &entry, sizeof entry);
    ++m_count;
    m_extent.include(envelope);
    return {};
}

std::span<const RtreeEntry> RtreeEntries::all() const
{
    return {reinterpret_cast<const RtreeEntry*>(m_entries.data()), m_count};
}

Result<RtreeEntries::Order> RtreeEntries::hilbertOrder(Job& job)
{
    WB_CHECK(m_keys.reserve(std::max<std::size_t>(1, 2 * m_count * sizeof(std::uint64_t))));
    auto* memory = reinterpret_cast<std::uint64_t*>(m_keys.data());
    const std::span keys(memory, m_count);
    const std::span spare(memory + m_count, m_count);
    const geo::HilbertGrid grid(m_extent);
    std::size_t count = 0;
    WB_CHECK(forEach(all(), 0.0, job, [&](const RtreeEntry& entry) {
        const RtreeBox& box = entry.box;
        const std::uint64_t code = grid.codeOf((double{box.minX} + box.maxX) / 2, (double{box.minY} + box.maxY) / 2);
        keys[count] = (code << 32U) | count;
        ++count;
    }));
    WB_TRY(const std::span sorted, sortedByUpperHalf(keys, spare, job));
    std::uint64_t* const other = sorted.data() == memory ? memory + m_count : memory;
    auto* positions = reinterpret_cast<std::uint32_t*>(other);
    for (std::size_t i = 0; i < m_count; ++i) {
        positions[i] = static_cast<std::uint32_t>(sorted[i]);
    }
    return Order{.positions = {positions, m_count},
                 .spare = {reinterpret_cast<std::uint32_t*>(sorted.data()), m_count}};
}

RtreeShape::RtreeShape(std::int64_t entryCount, std::int64_t nodeCapacity) : m_entryCount(entryCount)
{
    std::int64_t below = entryCount;
    do {
        below = std::max<std::int64_t>(1, (below + nodeCapacity - 1) / nodeCapacity);
        m_nodeCounts.push_back(below);
    } while (below > 1);
}

std::int64_t RtreeShape::firstChild(std::size_t level, std::int64_t node) const
{
    const std::int64_t children = level == 0 ? m_entryCount : m_nodeCounts[level - 1];
    return node * children / m_nodeCounts[level];
}

std::int64_t RtreeShape::nodeNumber(std::size_t level, std::int64_t node) const
{
    if (level + 1 == m_nodeCounts.size()) {
        return 1;
    }
    std::int64_t number = 2 + node;
    for (std::size_t lower = 0; lower < level; ++lower) {
        number += m_nodeCounts[lower];
    }
    return number;
}

Result<void> fillRtree(Database& database, std::string_view table, RtreeEntries& entries, Job& job)
{
    if (entries.all().empty()) {
        return {};
    }
    WB_TRY(const std::size_t nodeBytes, nodeBytesOf(database, table));
    WB_TRY(const RtreeEntries::Order order, entries.hilbertOrder(job));
    WB_CHECK(job.report(0.2, kStep));
    const auto count = static_cast<std::int64_t>(entries.all().size());
    const RtreeShape shape(count, static_cast<std::int64_t>((nodeBytes - kNodeHeadBytes) / kCellBytes));
    const ShadowTableWriting shadowTables(database);
    const auto shadow = [&](const char* part) { return quoteIdentifier(std::string(table) + part); };

    // Keys that SQLite counts up itself are appended without a search: numbers of nodes from 2 on, fids without gaps.
    NodeRows nodes(shape, entries.all(), order, nodeBytes);
    WB_CHECK(store(database, "INSERT INTO " + shadow("_node") + " SELECT NULL,c1 FROM ", nodes,
                   static_cast<std::int64_t>(nodeBytes), job));
    WB_CHECK(job.report(0.5, kStep));
    const bool hasNoGaps = entries.all().front().fid == 1 && entries.all().back().fid == count;
    const std::string columns = hasNoGaps ? " SELECT NULL,c1 FROM " : " SELECT c0,c1 FROM ";
    LeafRows leaves(shape, entries.all(), order.spare);
    WB_CHECK(store(database, "INSERT INTO " + shadow("_rowid") + columns, leaves, kSmallRowBytes, job));
    ParentRows parents(shape);
    WB_CHECK(store(database, "INSERT INTO " + shadow("_parent") + " SELECT c0,c1 FROM ", parents, kSmallRowBytes, job));
    WB_CHECK(storeRoot(database, shadow("_node"), nodes));
    return job.report(1.0, kStep);
}

} // namespace weitblick::workspace
