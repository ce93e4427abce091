// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/berlin_clock.h"
#include "core/base/result.h"
#include "core/series/chunk.h"
#include "core/series/chunk_table.h"
#include "core/series/series.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace weitblick::series {

/// What became of readings that were given to a series.
struct MergeCounts {
    std::int64_t added = 0;
    std::int64_t changed = 0;
    std::int64_t repeated = 0;
    std::int64_t refused = 0;
};

/// The work of appending to one series: read, then compute (on any thread), then write.
///
/// Method   chunks that the new readings overlap are taken apart and written anew. Beside them a neighbour is taken in
///          as long as it is not full and at most twice as large as what there is already, so that many small appends
///          rewrite every reading only a logarithmic number of times.
class AppendPlan {
public:
    AppendPlan(SeriesId series, std::vector<Reading> fresh) : m_series(series), m_fresh(std::move(fresh)) {}

    Result<void> read(ChunkTable& table);           ///< sorts the fresh readings and fetches the chunks they touch
    Result<void> compute(const BerlinClock& clock); ///< Errors Database (damaged chunk). Threads any
    Result<void> write(ChunkTable& table);

    [[nodiscard]] SeriesId series() const { return m_series; }
    [[nodiscard]] const MergeCounts& counts() const { return m_counts; }
    [[nodiscard]] TimeSpan span() const; ///< of all readings it touches
    /// After compute(): what is written, in short; empty where nothing is.
    [[nodiscard]] std::string fingerprint() const;

private:
    void takeInOrder();
    Result<void> takeNeighbours(ChunkTable& table);

    SeriesId m_series;
    std::vector<Reading> m_fresh;
    std::vector<ChunkHead> m_heads; ///< to be replaced, ascending
    std::vector<Bytes> m_payloads;  ///< of m_heads
    bool m_isAtEnd = true;          ///< no chunk comes after
    MergeCounts m_counts;
    std::vector<StoredChunk> m_chunks;
};

/// Two ascending lists as one; where both have an instant, that of `fresh` stays.
std::vector<Reading> merged(std::span<const Reading> kept, std::span<const Reading> fresh, MergeCounts& counts);

/// `readings` in chunks: the first ones full where the series ends here, else about equally long.
std::vector<std::span<const Reading>> cut(std::span<const Reading> readings, bool endsHere);

} // namespace weitblick::series
