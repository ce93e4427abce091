// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/mastr/record_stream.h"

namespace weitblick::intake::mastr {

bool RecordStream::put(RecordBatch batch, std::size_t bytes)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_isAbandoned || m_bytes < kMostBytes; });
    if (m_isAbandoned) {
        return false;
    }
    m_held.push_back({std::move(batch), bytes});
    m_bytes += bytes;
    m_changed.notify_all();
    return true;
}

void RecordStream::finish(Result<void> outcome, std::int64_t replacedCharacters)
{
    const std::lock_guard lock(m_mutex);
    m_outcome = std::move(outcome);
    m_replaced = replacedCharacters;
    m_changed.notify_all();
}

RecordStream::Next RecordStream::next(RecordBatch& batch, std::chrono::milliseconds patience)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, patience, [this] { return m_outcome.has_value() || !m_held.empty(); });
    if (!m_held.empty()) {
        batch = std::move(m_held.front().batch);
        m_bytes -= m_held.front().bytes;
        m_held.pop_front();
        m_changed.notify_all();
        return Next::Batch;
    }
    return m_outcome ? Next::End : Next::Waiting;
}

void RecordStream::abandon()
{
    const std::lock_guard lock(m_mutex);
    m_isAbandoned = true;
    m_changed.notify_all();
}

Result<void> RecordStream::outcome() const
{
    const std::lock_guard lock(m_mutex);
    return m_outcome.value_or(Result<void>());
}

std::int64_t RecordStream::replacedCharacters() const
{
    const std::lock_guard lock(m_mutex);
    return m_replaced;
}

} // namespace weitblick::intake::mastr
