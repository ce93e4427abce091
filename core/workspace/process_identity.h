// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace weitblick::workspace {

/// A running program as another one can recognise it, also after its process id has been given to somebody else.
struct ProcessIdentity {
    std::string user;
    std::string host;
    std::int64_t pid = 0;
    std::string processStart; ///< boot id and start tick: a process id alone is used again
    std::string program;
    friend bool operator==(const ProcessIdentity&, const ProcessIdentity&) = default;
};

ProcessIdentity currentProcess();

enum class Liveness : std::uint8_t {
    Alive,
    Dead,
    Unknown ///< on another machine
};

Liveness livenessOf(const ProcessIdentity& process);

} // namespace weitblick::workspace
