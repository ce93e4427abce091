// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/time_axis.h"

#include "core/series/series.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace weitblick::series {

namespace {

constexpr std::size_t kBlock = 1024; ///< offsets packed with one width
constexpr std::int64_t kEarliestS = kFirstStampS;
constexpr std::int64_t kLatestS = kLastStampS;
constexpr std::uint64_t kLongestChunkS = 0xFFFF'FFFF;

/// Slots of a grid with gaps: more than this a reading, and offsets are smaller and faster.
constexpr std::uint64_t kSlotsPerReading = 16;

std::uint64_t slotsOf(std::span<const std::int64_t> stamps, std::int64_t stepS)
{
    return static_cast<std::uint64_t>((stamps.back() - stamps.front()) / stepS) + 1;
}

std::int64_t commonStepS(std::span<const std::int64_t> stamps)
{
    std::int64_t stepS = 0;
    for (std::size_t i = 1; i < stamps.size() && stepS != 1; ++i) {
        stepS = std::gcd(stepS, stamps[i] - stamps[i - 1]);
    }
    return std::max<std::int64_t>(1, stepS);
}

} // namespace

TimeAxis TimeAxis::of(std::span<const std::int64_t> stamps)
{
    TimeAxis axis;
    axis.m_size = stamps.size();
    if (stamps.empty()) {
        return axis;
    }
    axis.m_firstUtcS = stamps.front();
    axis.m_stepS = commonStepS(stamps);
    const std::uint64_t slots = slotsOf(stamps, axis.m_stepS);
    if (slots == stamps.size()) {
        return axis;
    }
    if (slots <= kSlotsPerReading * stamps.size()) {
        axis.m_shape = Shape::Gapped;
        axis.setSlots(stamps);
        return axis;
    }
    axis.m_shape = Shape::Free;
    axis.m_offsets.reserve(stamps.size());
    for (const std::int64_t stamp : stamps) {
        axis.m_offsets.push_back(static_cast<std::uint32_t>(stamp - axis.m_firstUtcS));
    }
    return axis;
}

void TimeAxis::setSlots(std::span<const std::int64_t> stamps)
{
    m_words.assign(slotsOf(stamps, m_stepS) / 64 + 1, 0);
    for (const std::int64_t stamp : stamps) {
        const auto slot = static_cast<std::uint64_t>((stamp - m_firstUtcS) / m_stepS);
        m_words[slot / 64] |= 1ULL << (slot % 64);
    }
    setRanks();
}

void TimeAxis::setRanks()
{
    std::uint32_t before = 0;
    m_ranks.clear();
    m_ranks.reserve(m_words.size());
    for (const std::uint64_t word : m_words) {
        m_ranks.push_back(before);
        before += static_cast<std::uint32_t>(std::popcount(word));
    }
}

std::int64_t TimeAxis::lastUtcS() const
{
    return m_size == 0 ? m_firstUtcS : at(m_size - 1);
}

std::int64_t TimeAxis::at(std::size_t index) const
{
    switch (m_shape) {
    case Shape::Even:
        return m_firstUtcS + static_cast<std::int64_t>(index) * m_stepS;
    case Shape::Free:
        return m_firstUtcS + m_offsets[index];
    case Shape::Gapped:
        break;
    }
    const auto after = std::ranges::upper_bound(m_ranks, index, {}, [](std::uint32_t rank) { return rank; });
    const auto word = static_cast<std::size_t>(after - m_ranks.begin()) - 1;
    std::uint64_t bits = m_words[word];
    for (std::size_t skip = index - m_ranks[word]; skip > 0; --skip) {
        bits &= bits - 1;
    }
    const std::size_t slot = word * 64 + static_cast<std::size_t>(std::countr_zero(bits));
    return m_firstUtcS + static_cast<std::int64_t>(slot) * m_stepS;
}

std::size_t TimeAxis::lowerBound(std::int64_t utcS) const
{
    if (utcS <= m_firstUtcS || m_size == 0) {
        return 0;
    }
    // Neither is near the ends of the type: chunks span less than 2^32 seconds between 1900 and 2199.
    if (utcS > kLatestS) {
        return m_size;
    }
    const std::int64_t sinceS = utcS - m_firstUtcS;
    if (m_shape == Shape::Free) {
        const auto found = std::ranges::lower_bound(
            m_offsets, sinceS, {}, [](std::uint32_t offset) { return static_cast<std::int64_t>(offset); });
        return static_cast<std::size_t>(found - m_offsets.begin());
    }
    const auto slot = static_cast<std::size_t>((sinceS + m_stepS - 1) / m_stepS);
    if (m_shape == Shape::Even) {
        return std::min(slot, m_size);
    }
    if (slot / 64 >= m_words.size()) {
        return m_size;
    }
    const std::uint64_t before = m_words[slot / 64] & ((1ULL << (slot % 64)) - 1);
    return m_ranks[slot / 64] + static_cast<std::size_t>(std::popcount(before));
}

std::vector<std::int64_t> TimeAxis::stamps() const
{
    std::vector<std::int64_t> stamps;
    stamps.reserve(m_size);
    if (m_shape != Shape::Gapped) {
        for (std::size_t i = 0; i < m_size; ++i) {
            stamps.push_back(at(i));
        }
        return stamps;
    }
    for (std::size_t word = 0; word < m_words.size(); ++word) {
        for (std::uint64_t bits = m_words[word]; bits != 0; bits &= bits - 1) {
            const std::size_t slot = word * 64 + static_cast<std::size_t>(std::countr_zero(bits));
            stamps.push_back(m_firstUtcS + static_cast<std::int64_t>(slot) * m_stepS);
        }
    }
    return stamps;
}

void TimeAxis::write(ByteWriter& out) const
{
    out.byte(static_cast<std::uint8_t>(m_shape));
    out.signedNumber(m_firstUtcS);
    if (m_shape != Shape::Free) {
        out.unsignedNumber(static_cast<std::uint64_t>(m_stepS));
    }
    if (m_shape == Shape::Gapped) {
        out.unsignedNumber(m_words.size());
        for (const std::uint64_t word : m_words) {
            out.fixed(word);
        }
    }
    if (m_shape != Shape::Free) {
        return;
    }
    std::vector<std::uint64_t> distances;
    for (std::size_t start = 1; start < m_size; start += kBlock) {
        const std::size_t end = std::min(m_size, start + kBlock);
        distances.clear();
        for (std::size_t i = start; i < end; ++i) {
            distances.push_back(m_offsets[i] - m_offsets[i - 1]);
        }
        const std::uint64_t least = *std::ranges::min_element(distances);
        for (std::uint64_t& distance : distances) {
            distance -= least;
        }
        const unsigned width = widthOf(*std::ranges::max_element(distances));
        out.unsignedNumber(least);
        out.byte(static_cast<std::uint8_t>(width));
        out.packed(distances, width);
    }
}

void TimeAxis::readSlots(ByteReader& in, std::size_t count)
{
    const std::uint64_t words = in.unsignedNumber();
    const std::uint64_t mostSlots = kSlotsPerReading * count;
    if (words == 0 || words > mostSlots / 64 + 1 ||
        (words - 1) * 64 > kLongestChunkS / static_cast<std::uint64_t>(m_stepS)) {
        in.fail();
        return;
    }
    m_words.resize(words);
    for (std::uint64_t& word : m_words) {
        word = in.fixed();
    }
    setRanks();
    const std::size_t readings = m_ranks.back() + static_cast<std::size_t>(std::popcount(m_words.back()));
    if (readings != count || (m_words.front() & 1) == 0) {
        in.fail();
    }
}

void TimeAxis::readOffsets(ByteReader& in, std::size_t count)
{
    m_offsets.assign(count, 0);
    std::vector<std::uint64_t> distances;
    std::uint64_t offset = 0;
    for (std::size_t start = 1; start < count; start += kBlock) {
        distances.assign(std::min(count - start, kBlock), 0);
        const std::uint64_t least = in.unsignedNumber();
        const unsigned width = in.byte();
        if (width > 32 || least == 0 || least > kLongestChunkS) {
            in.fail();
            return;
        }
        in.packed(distances, width);
        for (std::size_t i = 0; i < distances.size(); ++i) {
            offset += least + distances[i];
            if (offset > kLongestChunkS) {
                in.fail();
                return;
            }
            m_offsets[start + i] = static_cast<std::uint32_t>(offset);
        }
    }
}

TimeAxis TimeAxis::read(ByteReader& in, std::size_t count)
{
    TimeAxis axis;
    const std::uint8_t shape = in.byte();
    axis.m_firstUtcS = in.signedNumber();
    axis.m_size = count;
    if (shape > static_cast<std::uint8_t>(Shape::Free) || axis.m_firstUtcS < kEarliestS ||
        axis.m_firstUtcS > kLatestS) {
        in.fail();
        return axis;
    }
    axis.m_shape = static_cast<Shape>(shape);
    if (axis.m_shape == Shape::Free) {
        axis.readOffsets(in, count);
        return axis;
    }
    const std::uint64_t stepS = in.unsignedNumber();
    if (stepS == 0 || stepS > kLongestChunkS || (count > 1 && stepS * (count - 1) > kLongestChunkS)) {
        in.fail();
        return axis;
    }
    axis.m_stepS = static_cast<std::int64_t>(stepS);
    if (axis.m_shape == Shape::Gapped) {
        axis.readSlots(in, count);
    }
    return axis;
}

} // namespace weitblick::series
