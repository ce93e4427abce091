// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/parallel.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace weitblick {

namespace {

/// Hands out the chunks and keeps the first failure.
class ChunkQueue {
public:
    ChunkQueue(std::size_t count, std::size_t chunkSize) : m_count(count), m_chunkSize(chunkSize) {}

    std::optional<Chunk> take(unsigned thread)
    {
        if (m_failed.load(std::memory_order_relaxed)) {
            return std::nullopt;
        }
        const std::size_t index = m_next.fetch_add(1, std::memory_order_relaxed);
        const std::size_t begin = index * m_chunkSize;
        if (begin >= m_count) {
            return std::nullopt;
        }
        return Chunk{begin, std::min(begin + m_chunkSize, m_count), index, thread};
    }
    void fail(std::size_t index, Error error)
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_error || index < m_errorIndex) {
            m_error = std::move(error);
            m_errorIndex = index;
        }
        m_failed.store(true, std::memory_order_relaxed);
    }
    [[nodiscard]] double fractionTaken() const
    {
        const auto taken = static_cast<double>(m_next.load(std::memory_order_relaxed) * m_chunkSize);
        return std::min(1.0, taken / static_cast<double>(m_count));
    }
    Result<void> result() &&
    {
        if (m_error) {
            return *std::move(m_error);
        }
        return {};
    }

private:
    std::size_t m_count;
    std::size_t m_chunkSize;
    std::atomic<std::size_t> m_next = 0;
    std::atomic<bool> m_failed = false;
    std::mutex m_mutex;
    std::optional<Error> m_error;
    std::size_t m_errorIndex = 0;
};

void drain(ChunkQueue& queue, unsigned thread, const std::function<Result<void>(const Chunk&)>& work,
           const std::function<Result<void>()>& afterChunk)
{
    while (const auto chunk = queue.take(thread)) {
        auto done = work(*chunk);
        if (done) {
            done = afterChunk();
        }
        if (!done) {
            queue.fail(chunk->index, std::move(done).error());
        }
    }
}

} // namespace

unsigned threadCountFor(std::size_t count, const ParallelOptions& options)
{
    const unsigned machine = std::max(1U, std::thread::hardware_concurrency());
    const unsigned limit = options.threadLimit == 0 ? machine : std::min(options.threadLimit, machine);
    const std::size_t chunks = (count + options.chunkSize - 1) / std::max<std::size_t>(1, options.chunkSize);
    return static_cast<unsigned>(std::clamp<std::size_t>(chunks, 1, limit));
}

Result<void> parallelChunks(std::size_t count, const ParallelOptions& options, Job& job,
                            const std::function<Result<void>(const Chunk&)>& work)
{
    if (count == 0) {
        return job.report(1.0, options.step);
    }
    ChunkQueue queue(count, std::max<std::size_t>(1, options.chunkSize));
    const auto report = [&]() -> Result<void> { return job.report(queue.fractionTaken(), options.step); };
    {
        std::vector<std::jthread> others;
        for (unsigned thread = 1; thread < threadCountFor(count, options); ++thread) {
            others.emplace_back([&queue, &work, thread] { drain(queue, thread, work, [] { return Result<void>(); }); });
        }
        drain(queue, 0, work, report);
    }
    return std::move(queue).result();
}

} // namespace weitblick
