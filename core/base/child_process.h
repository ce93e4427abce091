// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace weitblick {

enum class ErrorOutput : std::uint8_t { Inherit, Discard };

/// What is started and what it gets. All descriptors but those named here are closed in the child.
struct ChildCommand {
    std::filesystem::path program;
    std::vector<std::string> arguments;                  ///< without the program itself
    std::optional<std::vector<std::string>> environment; ///< "NAME=value"; nothing: ours
    std::vector<int> descriptors;                        ///< the child finds them as 3, 4, 5 …
    ErrorOutput errorOutput = ErrorOutput::Inherit;
};

/// How a process ended: by a signal, or with a code.
struct ChildExit {
    int code = 0;
    int signal = 0; ///< 0: it ended by itself
    friend bool operator==(const ChildExit&, const ChildExit&) = default;
};

/// A child process with pipes on its standard input and output. The end of this object is the end of the process.
/// Threads  one.
class ChildProcess {
public:
    /// Method   posix_spawn, in a process group of its own (Ctrl+C in a terminal does not reach it).
    /// Errors   NotFound  no such program.   Io  the system refuses.
    static Result<ChildProcess> start(const ChildCommand& command);
    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&& other) noexcept;
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;
    ~ChildProcess(); ///< kills and reaps

    void closeInput(); ///< the child reads the end of its input
    void kill();       ///< SIGKILL; returns at once

    /// How it ended, as soon as it has; nothing while it runs.
    std::optional<ChildExit> exit();
    /// Waits for the end.
    /// Errors   Worker  it still runs after `limit`.
    Result<ChildExit> waitFor(std::chrono::milliseconds limit);

    [[nodiscard]] int input() const { return m_input; }   ///< write here what the child reads; -1 once closed
    [[nodiscard]] int output() const { return m_output; } ///< read here what the child writes
    [[nodiscard]] int id() const { return m_id; }

private:
    ChildProcess(int id, int input, int output) : m_id(id), m_input(input), m_output(output) {}
    int m_id = -1;
    int m_input = -1;
    int m_output = -1;
    std::optional<ChildExit> m_exit;
};

} // namespace weitblick
