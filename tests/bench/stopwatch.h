// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <ctime>

namespace weitblick::bench {

/// Time on the wall, and time of all threads of this process, since it was made.
class Stopwatch {
public:
    [[nodiscard]] double wallS() const { return std::chrono::duration<double>(Clock::now() - m_start).count(); }
    [[nodiscard]] double cpuS() const { return processCpuS() - m_startCpuS; }

private:
    using Clock = std::chrono::steady_clock;
    static double processCpuS()
    {
        std::timespec time{};
        ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
    }

    Clock::time_point m_start = Clock::now();
    double m_startCpuS = processCpuS();
};

} // namespace weitblick::bench
