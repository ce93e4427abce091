// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map_link/waiting.h"

#include <algorithm>
#include <array>
#include <poll.h>
#include <type_traits>

namespace weitblick::map_link {

namespace {

void waitForNews(const MapHost& host)
{
    constexpr std::chrono::milliseconds kStep{50};
    std::array<pollfd, 2> waiting{{{.fd = host.readDescriptor(), .events = POLLIN, .revents = 0},
                                   {.fd = host.writeDescriptor(), .events = POLLOUT, .revents = 0}}};
    ::poll(waiting.data(), waiting.size(), static_cast<int>(std::min(kStep, host.nextTimeout()).count()));
}

/// The request that an event answers; 0 for none.
RequestId answeredBy(const HostEvent& event)
{
    return std::visit(
        [](const auto& one) -> RequestId {
            if constexpr (requires { one.request; } && !std::is_same_v<std::decay_t<decltype(one)>, Progress>) {
                return one.request;
            } else {
                return 0;
            }
        },
        event);
}

} // namespace

Result<HostEvent> eventFor(MapHost& host, RequestId request, Job& job)
{
    bool isCancelled = false;
    while (true) {
        waitForNews(host);
        for (HostEvent& event : host.pump()) {
            if (const auto* unavailable = std::get_if<HostUnavailable>(&event)) {
                return unavailable->error;
            }
            if (const auto* progress = std::get_if<Progress>(&event); progress != nullptr && !isCancelled) {
                (void)job.report(progress->fraction, progress->step);
            }
            if (answeredBy(event) != request) {
                continue;
            }
            if (const auto* failed = std::get_if<Failed>(&event)) {
                return errorOf(*failed);
            }
            return std::move(event);
        }
        if (!isCancelled && job.stopRequested()) {
            host.cancel(request);
            isCancelled = true;
        }
    }
}

} // namespace weitblick::map_link
