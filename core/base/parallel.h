// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"

#include <cstddef>
#include <functional>
#include <string_view>

namespace weitblick {

/// A stretch [begin, end) of the items, and the number of the thread (from 0, 0 is the caller's) that works on it.
struct Chunk {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t index = 0; ///< begin / chunkSize
    unsigned thread = 0;
};

struct ParallelOptions {
    std::size_t chunkSize = 1024; ///< items; a chunk should take less than 20 ms
    unsigned threadLimit = 0;     ///< 0: as many as the machine has
    std::string_view step;        ///< what progress says
};

/// How many threads a loop over `count` items uses, so that callers can keep one scratch space for each.
unsigned threadCountFor(std::size_t count, const ParallelOptions& options);

/// Calls `work` for all chunks of [0, count), in ascending order of their start, on several threads at once.
///
/// Errors   the error of the chunk with the smallest index that failed; chunks not begun by then are left out.
///          Cancelled  `job` was stopped.
/// Threads  only the caller's thread reports to `job`; `work` must be safe to run on several threads.
Result<void> parallelChunks(std::size_t count, const ParallelOptions& options, Job& job,
                            const std::function<Result<void>(const Chunk&)>& work);

} // namespace weitblick
