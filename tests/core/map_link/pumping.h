// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map_link/map_host.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <poll.h>
#include <variant>
#include <vector>

namespace weitblick::test {

/// Turns a MapHost as a program would, and keeps what it tells.
class Pumping {
public:
    explicit Pumping(map_link::MapHost& host) : m_host(host) {}

    /// Until `enough` holds; false: not within `limit`.
    bool until(const std::function<bool()>& enough, std::chrono::milliseconds limit = std::chrono::seconds{10})
    {
        const auto end = std::chrono::steady_clock::now() + limit;
        while (!enough()) {
            if (std::chrono::steady_clock::now() > end) {
                return false;
            }
            wait();
            for (auto& event : m_host.pump()) {
                m_events.push_back(std::move(event));
            }
        }
        return true;
    }
    template <typename Event>
    bool untilEvent(std::size_t count = 1, std::chrono::milliseconds limit = std::chrono::seconds{10})
    {
        return until([&] { return all<Event>().size() >= count; }, limit);
    }
    template <typename Event>
    [[nodiscard]] std::vector<Event> all() const
    {
        std::vector<Event> found;
        for (const auto& event : m_events) {
            if (const auto* one = std::get_if<Event>(&event)) {
                found.push_back(*one);
            }
        }
        return found;
    }
    void forget() { m_events.clear(); }

private:
    void wait() const
    {
        pollfd waiting[2] = {{.fd = m_host.readDescriptor(), .events = POLLIN, .revents = 0},
                             {.fd = m_host.writeDescriptor(), .events = POLLOUT, .revents = 0}};
        constexpr std::chrono::milliseconds kStep{10};
        ::poll(waiting, 2, static_cast<int>(std::min(kStep, m_host.nextTimeout()).count()));
    }
    map_link::MapHost& m_host;
    std::vector<map_link::HostEvent> m_events;
};

} // namespace weitblick::test
