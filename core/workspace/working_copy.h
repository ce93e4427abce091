// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/workspace/file_state.h"
#include "core/workspace/sqlite.h"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace weitblick::workspace {

/// A project on a network share, worked on as a local copy: databases are not safe on shares, whole files are.
///
/// Method   The copy lies in the user's cache under a name made from the original's path; beside it, origin.json says
///          which state of the original it stands for. publish() replaces the original in one step. A session that
///          crashed leaves its copy, which the next one goes on with. Use it with the project's lock only.
class WorkingCopy {
public:
    /// Errors   NotFound, ReadOnly, NoSpace, Locked, Database, Io, Cancelled.
    static Result<WorkingCopy> fetch(const std::filesystem::path& original, const std::filesystem::path& cacheFolder,
                                     Job& job);

    [[nodiscard]] std::filesystem::path file() const; ///< the local copy
    [[nodiscard]] const std::filesystem::path& original() const { return m_original; }

    /// True where fetch() found the work of a session that had ended before it could publish.
    [[nodiscard]] bool isResumed() const { return m_isResumed; }
    /// Where such work went when somebody had changed the original since.
    [[nodiscard]] const std::optional<std::filesystem::path>& rescued() const { return m_rescued; }

    /// Puts the state of the local copy in the place of the original; nothing to do where they are the same.
    /// Errors   Ambiguous  somebody changed the original meanwhile: it stays, and ours is beside it under the name that
    ///                     the message gives.
    ///          NotFound, NoSpace, ReadOnly, Io  the share is gone or full: the local copy is kept for the next start.
    Result<void> publish(Database& local, Job& job);

    /// Removes the local copy. Only after publish(), with the database closed.
    void discard();

private:
    struct Origin {
        std::int64_t sizeBytes = 0;
        std::int64_t modifiedNs = 0;
        std::uint32_t changeCounter = 0;
        FileState local; ///< of the copy when it was equal to the original
        friend bool operator==(const Origin&, const Origin&) = default;
    };
    WorkingCopy(std::filesystem::path original, std::filesystem::path folder);
    static Result<Origin> stateOf(const std::filesystem::path& original);
    [[nodiscard]] bool readOrigin();
    Result<void> writeOrigin(const std::optional<Origin>& published = std::nullopt) const;
    [[nodiscard]] bool originalChanged() const;
    Result<void> copyAnew(Job& job);
    Result<void> resumeOrRescue(Job& job);

    std::filesystem::path m_original;
    std::filesystem::path m_folder;
    Origin m_origin;
    bool m_isResumed = false;
    std::optional<std::filesystem::path> m_rescued;
};

} // namespace weitblick::workspace
