// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/map_host/heart.h"

namespace weitblick::map_host {

namespace {

constexpr Heart::Duration kBeat{500};
constexpr Heart::Duration kLoopMayTake{2'000};

std::int64_t nowMs()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

} // namespace

Heart::Heart(ReplyPipe& replies) : m_replies(replies)
{
    turned();
    m_thread = std::thread([this] { run(); });
}

Heart::~Heart()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void Heart::allow(Duration time)
{
    m_aliveUntilMs = nowMs() + time.count();
}

void Heart::turned()
{
    allow(kLoopMayTake);
}

Heart::LongStep::LongStep(Heart& heart, Duration limit) : m_heart(heart)
{
    m_heart.allow(limit);
}

Heart::LongStep::~LongStep()
{
    m_heart.turned();
}

void Heart::run()
{
    std::uint64_t number = 0;
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, kBeat, [this] { return m_stopping; })) {
        if (nowMs() < m_aliveUntilMs) {
            m_replies.send(map_link::Heartbeat{.number = ++number});
        }
    }
}

} // namespace weitblick::map_host
