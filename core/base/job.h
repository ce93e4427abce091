// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <functional>
#include <stop_token>
#include <string_view>

namespace weitblick {

/// The caller's hand on a running computation: where it is told to stop and where it reports progress.
/// One Job belongs to one call; use part() to hand a slice of the bar to a step of it.
class Job {
public:
    using ProgressSink = std::function<void(double fraction, std::string_view step)>;

    Job() = default; ///< never stops, reports to nobody: for tests and small calls
    Job(std::stop_token stop, ProgressSink sink) : m_stop(std::move(stop)), m_sink(std::move(sink)) {}

    [[nodiscard]] bool stopRequested() const noexcept { return m_stop.stop_requested(); }

    /// Reports `fraction` in [0,1] of this job, then says whether to go on.
    [[nodiscard]] Result<void> report(double fraction, std::string_view step = {})
    {
        if (m_sink) {
            m_sink(m_from + fraction * (m_to - m_from), step);
        }
        if (stopRequested()) {
            return Error{.code = ErrorCode::Cancelled, .message = {"vom Benutzer abgebrochen", "stopped by the user"}};
        }
        return {};
    }

    /// The same stop request without the sink: for the second thread of a step, as only one may report.
    [[nodiscard]] Job quiet() const { return Job{m_stop, {}}; }

    /// A job whose [0,1] is [from,to] of this one. Same stop request, same sink.
    [[nodiscard]] Job part(double from, double to) const
    {
        Job job{m_stop, m_sink};
        job.m_from = m_from + from * (m_to - m_from);
        job.m_to = m_from + to * (m_to - m_from);
        return job;
    }

private:
    std::stop_token m_stop;
    ProgressSink m_sink;
    double m_from = 0.0;
    double m_to = 1.0;
};

} // namespace weitblick
