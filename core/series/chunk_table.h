// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/series/chunk.h"
#include "core/series/series.h"
#include "core/workspace/sqlite.h"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace weitblick::series {

/// Where a chunk lies and what it spans.
struct ChunkHead {
    std::int64_t id = 0;
    SeriesId series;
    std::int64_t firstUtcS = 0;
    std::int64_t lastUtcS = 0;
    std::int64_t readingCount = 0;
};

/// The rows of wb_series_chunk, through statements that are prepared once.
class ChunkTable {
public:
    static Result<ChunkTable> open(workspace::Database& database);

    /// Chunks that have an instant in `span`, or may; ascending.
    Result<std::vector<ChunkHead>> heads(SeriesId series, const TimeSpan& span);
    Result<std::optional<ChunkHead>> before(SeriesId series, std::int64_t utcS); ///< the last that begins before
    Result<std::optional<ChunkHead>> after(SeriesId series, std::int64_t utcS);  ///< the first that begins after
    Result<Bytes> payload(std::int64_t id);                                      ///< Errors NotFound
    Result<Bytes> totals(std::int64_t id);                                       ///< Errors NotFound
    Result<void> insert(SeriesId series, const StoredChunk& chunk);
    Result<void> remove(std::int64_t id);

private:
    struct Statements {
        workspace::Statement heads;
        workspace::Statement before;
        workspace::Statement after;
        workspace::Statement payload;
        workspace::Statement totals;
        workspace::Statement insert;
        workspace::Statement remove;
    };
    explicit ChunkTable(Statements statements) : m_statements(std::move(statements)) {}
    Statements m_statements;
};

} // namespace weitblick::series
