// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace weitblick::intake {

/// The whole work of weitblick-worker: reads one request from `input`, answers with messages on `output`.
/// Sets the limits of the process first (memory, CPU time, open files, file size; no core dump) and gives up what it
/// does not need (see core/base/confinement.h), so it must run in a process of its own.
/// Returns the exit code: 0 also where the answer is an error; 1 where not even that could be said.
///
/// `errorChannel`  a descriptor that takes the place of standard error: where our last words go; nothing: as it is.
int runWorker(int input, int output, std::optional<int> errorChannel = {});

} // namespace weitblick::intake
