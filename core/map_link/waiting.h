// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/map_link/map_host.h"

#include <utility>
#include <variant>

namespace weitblick::map_link {

/// The event that answers a request. For programs without a main loop of their
/// own; a window pumps instead. Errors   those of the host's answer; Worker
/// where no host stays alive; Cancelled once `job` is stopped.
Result<HostEvent> eventFor(MapHost& host, RequestId request, Job& job);

/// The answer of that kind to a request, e.g. LayoutMade to MakeLayout.
/// Errors   as eventFor().
template <typename Answer>
Result<Answer> answerTo(MapHost& host, RequestId request, Job& job)
{
    WB_TRY(auto event, eventFor(host, request, job));
    auto* answer = std::get_if<Answer>(&event);
    if (answer == nullptr) {
        return malformed("unexpected answer");
    }
    return std::move(*answer);
}

} // namespace weitblick::map_link
