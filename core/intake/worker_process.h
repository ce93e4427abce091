// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/child_process.h"
#include "core/intake/importer.h"
#include "core/intake/worker_protocol.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace weitblick::intake {

/// A running weitblick-worker and our end of its pipes. Its death, its silence and nonsense from it are errors of the
/// call that waits for it, never more than that.
/// Threads  one at a time.
class WorkerProcess {
public:
    /// Starts the worker on `files` (the source and what belongs to it) and hands it the request; `request.files` is
    /// filled in.
    /// Errors   Worker   the program is not there or cannot be started.
    ///          Refused  no sandbox can be had and `setup.requireSandbox` is on.
    static Result<WorkerProcess> start(const WorkerSetup& setup, const std::vector<std::filesystem::path>& files,
                                       WorkerRequest request);

    WorkerProcess(WorkerProcess&& other) noexcept;
    WorkerProcess& operator=(WorkerProcess&&) = delete;
    WorkerProcess(const WorkerProcess&) = delete;
    WorkerProcess& operator=(const WorkerProcess&) = delete;
    ~WorkerProcess(); ///< kills it

    /// The next message that is not hello or progress (which go to `job`). Looks at the stop request every 50 ms.
    /// Errors   Cancelled  the job was stopped; the worker is dead.
    ///          Worker     it died, stayed silent for too long, or sent nonsense; it is dead.
    Result<WorkerMessage> next(Job& job);

    [[nodiscard]] bool isSandboxed() const { return m_sandboxed; }
    [[nodiscard]] int processId() const { return m_child ? m_child->id() : -1; }

private:
    WorkerProcess() = default;
    Result<void> launch(const std::filesystem::path& program, const std::vector<std::filesystem::path>& files,
                        WorkerTask task);
    void sendRequest(const std::string& request);
    Result<std::optional<WorkerMessage>> readMessage();
    Result<bool> consume(const WorkerMessage& message, Job& job);
    void readStandardError();
    void kill();
    Error deathReport();

    std::string m_subject;
    std::filesystem::path m_scratch; ///< folder for a worker without sandbox; removed at the end
    std::optional<ChildProcess> m_child;
    int m_errors = -1;
    bool m_sandboxed = false;
    bool m_greeted = false;
    FrameAssembler m_assembler;
    std::string m_standardError; ///< its last words, for the trail of an error
    std::chrono::seconds m_patience{0};
    std::chrono::steady_clock::time_point m_lastHeard;
};

/// weitblick-worker beside the running program.
std::filesystem::path defaultWorkerProgram();

} // namespace weitblick::intake
