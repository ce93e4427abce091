// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/map_host/reply_pipe.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace weitblick::map_host {

/// Tells the program twice a second that the main loop turns. It stops when the
/// loop has not called turned() for longer than is allowed: a little, or what a
/// LongStep has announced. Then the program kills this process.
class Heart {
public:
    using Duration = std::chrono::milliseconds;

    explicit Heart(ReplyPipe& replies);
    ~Heart();
    Heart(const Heart&) = delete;
    Heart& operator=(const Heart&) = delete;

    void turned(); ///< the main loop is alive

    /// A step that keeps the main loop busy for up to `limit`.
    class LongStep {
    public:
        LongStep(Heart& heart, Duration limit);
        ~LongStep();
        LongStep(const LongStep&) = delete;
        LongStep& operator=(const LongStep&) = delete;

    private:
        Heart& m_heart;
    };

private:
    void allow(Duration time);
    void run();
    ReplyPipe& m_replies;
    std::atomic<std::int64_t> m_aliveUntilMs = 0; ///< of the steady clock
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace weitblick::map_host
