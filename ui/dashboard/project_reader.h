// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace weitblick::ui {

/// A reading connection to the project beside that of the session: what a dashboard asks does not wait behind an
/// import. Opened with the first question and kept for the next.
/// Threads  any; one question at a time.
class ProjectReader {
public:
    explicit ProjectReader(std::filesystem::path file) : m_file(std::move(file)) {}

    /// Errors   those of Workspace::open() and of `question`.
    template <typename T>
    Result<T> ask(Job& job, const std::function<Result<T>(workspace::Workspace&, Job&)>& question)
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_project) {
            WB_TRY(auto opened, workspace::Workspace::open(m_file, {.access = workspace::Access::ReadOnly}, job));
            m_project.emplace(std::move(opened));
        }
        auto answer = question(*m_project, job);
        if (!answer && answer.error().code != ErrorCode::Cancelled) {
            m_project.reset(); // the next question starts with a connection that is known to be sound
        }
        return answer;
    }
    [[nodiscard]] const std::filesystem::path& file() const { return m_file; }

private:
    std::filesystem::path m_file;
    std::mutex m_mutex;
    std::optional<workspace::Workspace> m_project;
};

} // namespace weitblick::ui
