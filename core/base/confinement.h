// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sandbox.h"

namespace weitblick {

/// What the kernel can take from a process for good.
struct Confinement {
    bool files = false; ///< Landlock: files and folders that were not named can be neither read nor written
    bool calls = false; ///< seccomp: no sockets, no other programs, no look into other processes
    friend bool operator==(const Confinement&, const Confinement&) = default;
};

/// What confineProcess() would achieve on this kernel; changes nothing.
Confinement possibleConfinement();

/// Gives up, for this process and its children, all that reading a foreign file does not need: the line behind
/// sandboxed(), and the only one where no sandbox can be had.
///
/// Method   no new privileges; Landlock: `view`, and /usr and a few files of the system for reading; seccomp: the calls
///          that are refused fail with EPERM, so that libraries that try one go on. Returns what is in force.
/// Threads  before the first one is started: those that run already are not confined.
Confinement confineProcess(const SandboxView& view);

} // namespace weitblick
