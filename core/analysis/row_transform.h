// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/run_context.h"
#include "core/base/job.h"
#include "core/base/result.h"
#include "core/base/text.h"
#include "core/workspace/row_batch.h"

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::analysis {

/// Some rows of an input, with their feature ids.
struct RowChunk {
    workspace::RowBatch rows;
    std::vector<std::int64_t> fids;
};

struct RejectedRow {
    std::int64_t fid = 0;
    Text reason;
};

/// What became of a chunk.
struct TransformedChunk {
    workspace::RowBatch rows;
    std::vector<RejectedRow> rejected;
    std::array<std::int64_t, 4> counts{}; ///< whatever the analysis counts; added up over all chunks
};

/// Works on one chunk; called on several threads at once. `thread` numbers them from 0.
using ChunkWork = std::function<Result<void>(const RowChunk& chunk, unsigned thread, TransformedChunk& out)>;

struct TransformOptions {
    workspace::ReadOptions read;
    std::size_t rowsPerChunk = 256; ///< so that a chunk takes less than 20 ms
    std::string step;               ///< what progress says
};

/// Reads an input in chunks, lets `work` turn them into rows on all cores, and appends those in the input's order.
/// Rejected rows go to the context with dataset and feature id; memory does not grow with the input.
/// Errors   those of `work` (the first in the input's order) and of reading and writing.   Cancelled.
Result<std::array<std::int64_t, 4>> transformRows(RunContext& context, std::string_view input,
                                                  const TransformOptions& options, const ChunkWork& work,
                                                  OutputLayer& output, Job& job);

/// The same without an output: `take` gets each transformed chunk, in order, on the calling thread.
using ChunkSink = std::function<Result<void>(TransformedChunk chunk)>;
Result<std::array<std::int64_t, 4>> transformRows(RunContext& context, std::string_view input,
                                                  const TransformOptions& options, const ChunkWork& work,
                                                  const ChunkSink& take, Job& job);

/// Adds a value as it was read to the row under construction.
void addCell(workspace::RowBatch& rows, const workspace::Cell& cell);

/// Adds the next `count` values of the cursor's row.
void copyCells(workspace::RowCursor& cursor, std::size_t count, workspace::RowBatch& rows);

} // namespace weitblick::analysis
