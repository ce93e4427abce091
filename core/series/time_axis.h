// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series/byte_stream.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace weitblick::series {

/// The instants of a chunk, ascending and different, in the shape in which they are searched fastest: an even grid, an
/// even grid with gaps (a bit a slot), or offsets.
class TimeAxis {
public:
    TimeAxis() = default;
    /// `stamps` ascend, none twice, over less than 2^32 seconds.
    static TimeAxis of(std::span<const std::int64_t> stamps);

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] std::int64_t firstUtcS() const { return m_firstUtcS; }
    [[nodiscard]] std::int64_t lastUtcS() const;
    [[nodiscard]] std::int64_t at(std::size_t index) const;
    /// The first index whose instant is not before `utcS`; size() where there is none.
    [[nodiscard]] std::size_t lowerBound(std::int64_t utcS) const;
    [[nodiscard]] std::vector<std::int64_t> stamps() const;

    /// Distance of neighbours where the grid is even and without gaps; else 0.
    [[nodiscard]] std::int64_t evenStepS() const { return m_shape == Shape::Even ? m_stepS : 0; }
    [[nodiscard]] std::size_t memoryBytes() const { return m_words.size() * 12 + m_offsets.size() * 4; }

    void write(ByteWriter& out) const;
    /// An axis of `count` instants; nothing usable where the reader is not sound any more.
    static TimeAxis read(ByteReader& in, std::size_t count);

private:
    enum class Shape : std::uint8_t { Even, Gapped, Free };
    void setSlots(std::span<const std::int64_t> stamps);
    void setRanks();
    void readSlots(ByteReader& in, std::size_t count);
    void readOffsets(ByteReader& in, std::size_t count);

    Shape m_shape = Shape::Even;
    std::size_t m_size = 0;
    std::int64_t m_firstUtcS = 0;
    std::int64_t m_stepS = 1;
    std::vector<std::uint64_t> m_words;   ///< Gapped: which slots have a reading
    std::vector<std::uint32_t> m_ranks;   ///< Gapped: readings before each word
    std::vector<std::uint32_t> m_offsets; ///< Free: seconds after the first
};

} // namespace weitblick::series
