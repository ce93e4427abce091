// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/intake/mastr/register_scan.h"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

namespace weitblick::intake::mastr {

/// Some records in the order in which they were read.
using RecordBatch = std::vector<RegisterRecord>;

/// Records on their way from the thread that reads them to the one that writes them; holds a few MiB at most.
class RecordStream {
public:
    // the reading thread
    /// Waits while the stream is full. False: nobody wants the rest.
    bool put(RecordBatch batch, std::size_t bytes);
    void finish(Result<void> outcome, std::int64_t replacedCharacters);

    // the writing thread
    enum class Next : std::uint8_t { Batch, Waiting, End };
    /// Waits for the next batch for `patience` at most.
    Next next(RecordBatch& batch, std::chrono::milliseconds patience);
    void abandon(); ///< lets the reading thread end
    [[nodiscard]] Result<void> outcome() const;
    [[nodiscard]] std::int64_t replacedCharacters() const;

private:
    static constexpr std::size_t kMostBytes = std::size_t{8} << 20U;

    struct Held {
        RecordBatch batch;
        std::size_t bytes = 0;
    };
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Held> m_held;
    std::size_t m_bytes = 0;
    std::int64_t m_replaced = 0;
    std::optional<Result<void>> m_outcome;
    bool m_isAbandoned = false;
};

} // namespace weitblick::intake::mastr
