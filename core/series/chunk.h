// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/berlin_clock.h"
#include "core/base/result.h"
#include "core/series/day_totals.h"
#include "core/series/exact_sum.h"
#include "core/series/series.h"
#include "core/series/time_axis.h"
#include "core/series/value_column.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace weitblick::series {

/// Most readings of a chunk: a leap year of quarter-hours.
inline constexpr std::size_t kMostChunkReadings = 36'864;

/// What is known of a chunk without unpacking it.
struct ChunkStatistics {
    std::int64_t readingCount = 0;
    std::int64_t firstUtcS = 0;
    std::int64_t lastUtcS = 0;
    double firstValue = 0.0;
    double lastValue = 0.0;
    double least = 0.0;
    double most = 0.0;
    ExactSum sum;
    friend bool operator==(const ChunkStatistics&, const ChunkStatistics&) = default;
};

/// A stretch of one series in memory.
struct Chunk {
    TimeAxis axis;
    ValueColumn values;

    /// `readings` ascend, no instant twice, all finite, over less than 2^32 seconds.
    static Chunk of(std::span<const Reading> readings);
    [[nodiscard]] std::vector<Reading> readings() const;
    [[nodiscard]] ChunkStatistics statistics() const;
    [[nodiscard]] std::size_t memoryBytes() const { return axis.memoryBytes() + values.memoryBytes(); }
};

/// A chunk as it lies in the file.
struct StoredChunk {
    ChunkStatistics statistics;
    Bytes totals;  ///< statistics and day totals
    Bytes payload; ///< the readings
};

/// Sum of values [begin, end) of a column.
ExactSum sumOf(const ValueColumn& values, std::size_t begin, std::size_t end);

StoredChunk pack(const Chunk& chunk, const BerlinClock& clock);

/// Errors   Database  damaged: the checksum or a length is wrong.
Result<Chunk> unpackChunk(std::span<const std::byte> payload);

struct ChunkTotals {
    ChunkStatistics statistics;
    DayTotals days;
};

/// Errors   Database  damaged.
Result<ChunkTotals> unpackTotals(std::span<const std::byte> totals);

} // namespace weitblick::series
