// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/append_plan.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace weitblick::series {

namespace {

constexpr std::int64_t kLongestSpanS = 0xFFFF'FFFF;

bool isBefore(const Reading& left, const Reading& right)
{
    return left.utcS < right.utcS;
}

bool isAscending(const std::vector<Reading>& readings)
{
    return std::ranges::adjacent_find(readings, [](const Reading& left, const Reading& right) {
               return left.utcS >= right.utcS;
           }) == readings.end();
}

std::int64_t countOf(const std::vector<ChunkHead>& heads)
{
    return std::accumulate(heads.begin(), heads.end(), std::int64_t{0},
                           [](std::int64_t sum, const ChunkHead& head) { return sum + head.readingCount; });
}

bool isWorthJoining(const ChunkHead& neighbour, std::int64_t count)
{
    return neighbour.readingCount < static_cast<std::int64_t>(kMostChunkReadings) &&
           neighbour.readingCount <= 2 * count;
}

} // namespace

std::vector<Reading> merged(std::span<const Reading> kept, std::span<const Reading> fresh, MergeCounts& counts)
{
    std::vector<Reading> all;
    all.reserve(kept.size() + fresh.size());
    auto old = kept.begin();
    for (const Reading& reading : fresh) {
        while (old != kept.end() && old->utcS < reading.utcS) {
            all.push_back(*old++);
        }
        if (old != kept.end() && old->utcS == reading.utcS) {
            ++(old->value == reading.value ? counts.repeated : counts.changed);
            ++old;
        } else {
            ++counts.added;
        }
        all.push_back(reading);
    }
    all.insert(all.end(), old, kept.end());
    return all;
}

std::vector<std::span<const Reading>> cut(std::span<const Reading> readings, bool endsHere)
{
    const std::size_t pieces = (readings.size() + kMostChunkReadings - 1) / kMostChunkReadings;
    const std::size_t length = endsHere || pieces < 2 ? kMostChunkReadings : (readings.size() + pieces - 1) / pieces;
    std::vector<std::span<const Reading>> cuts;
    while (!readings.empty()) {
        auto piece = readings.first(std::min(length, readings.size()));
        const std::int64_t endUtcS = piece.front().utcS + kLongestSpanS;
        if (piece.back().utcS > endUtcS) {
            const auto end = std::ranges::upper_bound(piece, endUtcS, {}, &Reading::utcS);
            piece = piece.first(static_cast<std::size_t>(end - piece.begin()));
        }
        cuts.push_back(piece);
        readings = readings.subspan(piece.size());
    }
    return cuts;
}

void AppendPlan::takeInOrder()
{
    const auto refused = std::erase_if(m_fresh, [](const Reading& reading) {
        return !std::isfinite(reading.value) || reading.utcS < kFirstStampS || reading.utcS > kLastStampS;
    });
    m_counts.refused = static_cast<std::int64_t>(refused);
    if (isAscending(m_fresh)) {
        return;
    }
    std::ranges::stable_sort(m_fresh, isBefore);
    std::size_t kept = 0;
    for (const Reading& reading : m_fresh) {
        if (kept > 0 && m_fresh[kept - 1].utcS == reading.utcS) {
            ++(m_fresh[kept - 1].value == reading.value ? m_counts.repeated : m_counts.changed);
            m_fresh[kept - 1] = reading;
        } else {
            m_fresh[kept++] = reading;
        }
    }
    m_fresh.resize(kept);
}

Result<void> AppendPlan::takeNeighbours(ChunkTable& table)
{
    std::int64_t count = countOf(m_heads) + static_cast<std::int64_t>(m_fresh.size());
    while (true) {
        const std::int64_t beginUtcS =
            m_heads.empty() ? m_fresh.front().utcS : std::min(m_fresh.front().utcS, m_heads.front().firstUtcS);
        WB_TRY(const auto neighbour, table.before(m_series, beginUtcS));
        if (!neighbour || !isWorthJoining(*neighbour, count)) {
            break;
        }
        m_heads.insert(m_heads.begin(), *neighbour);
        count += neighbour->readingCount;
    }
    while (true) {
        const std::int64_t endUtcS =
            m_heads.empty() ? m_fresh.back().utcS : std::max(m_fresh.back().utcS, m_heads.back().lastUtcS);
        WB_TRY(const auto neighbour, table.after(m_series, endUtcS));
        m_isAtEnd = !neighbour;
        if (!neighbour || !isWorthJoining(*neighbour, count)) {
            break;
        }
        m_heads.push_back(*neighbour);
        count += neighbour->readingCount;
    }
    return {};
}

Result<void> AppendPlan::read(ChunkTable& table)
{
    takeInOrder();
    if (m_fresh.empty()) {
        return {};
    }
    const TimeSpan span{m_fresh.front().utcS, m_fresh.back().utcS + 1};
    WB_TRY(m_heads, table.heads(m_series, span));
    WB_CHECK(takeNeighbours(table));
    for (const ChunkHead& head : m_heads) {
        WB_TRY(auto payload, table.payload(head.id));
        m_payloads.push_back(std::move(payload));
    }
    return {};
}

TimeSpan AppendPlan::span() const
{
    if (m_fresh.empty()) {
        return {0, 0};
    }
    TimeSpan span{m_fresh.front().utcS, m_fresh.back().utcS};
    if (!m_heads.empty()) {
        span.fromUtcS = std::min(span.fromUtcS, m_heads.front().firstUtcS);
        span.toUtcS = std::max(span.toUtcS, m_heads.back().lastUtcS);
    }
    return span;
}

Result<void> AppendPlan::compute(const BerlinClock& clock)
{
    if (m_fresh.empty()) {
        return {};
    }
    std::vector<Reading> kept;
    for (const Bytes& payload : m_payloads) {
        WB_TRY(const Chunk chunk, unpackChunk(payload));
        const auto readings = chunk.readings();
        kept.insert(kept.end(), readings.begin(), readings.end());
    }
    if (kept.empty()) {
        m_counts.added += static_cast<std::int64_t>(m_fresh.size());
    } else {
        m_fresh = merged(kept, m_fresh, m_counts);
    }
    if (m_counts.added + m_counts.changed == 0) {
        m_heads.clear(); // all of it was there already
        return {};
    }
    for (const auto piece : cut(m_fresh, m_isAtEnd)) {
        m_chunks.push_back(pack(Chunk::of(piece), clock));
    }
    return {};
}

std::string AppendPlan::fingerprint() const
{
    std::string text;
    for (const StoredChunk& chunk : m_chunks) {
        text += std::to_string(checksumOf(chunk.payload)) + ' ';
    }
    return text;
}

Result<void> AppendPlan::write(ChunkTable& table)
{
    for (const ChunkHead& head : m_heads) {
        WB_CHECK(table.remove(head.id));
    }
    for (const StoredChunk& chunk : m_chunks) {
        WB_CHECK(table.insert(m_series, chunk));
    }
    return {};
}

} // namespace weitblick::series
