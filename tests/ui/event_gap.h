// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <vector>

namespace weitblick::test {

/// How long the event loop did not turn while this lives: what a user feels as a window that hangs.
class EventGap {
public:
    EventGap()
    {
        m_clock.start();
        m_beat.callOnTimeout([this] { m_gapsMs.push_back(static_cast<double>(m_clock.restart())); });
        m_beat.start(0);
    }
    void forget() { m_clock.restart(); } ///< what the test itself has just done is no gap of the window
    [[nodiscard]] double longestMs() const { return m_gapsMs.empty() ? 0.0 : *std::ranges::max_element(m_gapsMs); }
    [[nodiscard]] double percentileMs(double share)
    {
        if (m_gapsMs.empty()) {
            return 0.0;
        }
        std::ranges::sort(m_gapsMs);
        return m_gapsMs[static_cast<std::size_t>(share * static_cast<double>(m_gapsMs.size() - 1))];
    }

private:
    QElapsedTimer m_clock;
    QTimer m_beat;
    std::vector<double> m_gapsMs;
};

} // namespace weitblick::test
