// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/privacy/release_guard.h"

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <vector>

namespace weitblick::privacy {

/// Whose sums are told.
struct ReleaseSubject {
    std::string key;             ///< project, dataset with its content, column
    std::vector<double> members; ///< by unit, as ReleaseGuard wants them
    double smallest = 0.0;
};

/// What was told since the program started, by subject: successive selections are judged together, whatever tile or
/// dashboard asks.
/// Threads  any.
class ReleaseLedger {
public:
    /// The verdict on each selection, in their order.
    std::vector<Verdict> release(const ReleaseSubject& subject, std::span<const std::vector<std::uint64_t>> selections);
    void forget(); ///< everything

    static ReleaseLedger& ofProgram();

private:
    std::mutex m_mutex;
    std::map<std::string, ReleaseGuard, std::less<>> m_guards;
};

} // namespace weitblick::privacy
