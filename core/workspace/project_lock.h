// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workspace/process_identity.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace weitblick::workspace {

/// Who writes a project, and since when (ISO UTC).
struct LockHolder {
    ProcessIdentity process;
    std::string since;
};

enum class LockPlace : std::uint8_t {
    LocalDisk,   ///< the kernel's word on who holds a lock is trusted
    NetworkShare ///< it is not: what the file says of another machine counts
};

/// The right to write a project: a file ".<name>.lock" beside it that says who has it, with a lock of the kernel on it
/// that ends with the process.
///
/// Method   open-file-description lock on a byte behind the text, so that others can read who it is also where locks
///          are mandatory (SMB). A file that a dead process left is taken over.
class ProjectLock {
public:
    /// Errors   Locked    names user, machine, program and time.
    ///          ReadOnly  the folder must not be written.   NoSpace, Io.
    static Result<ProjectLock> acquire(const std::filesystem::path& project, LockPlace place);

    ProjectLock(ProjectLock&& other) noexcept;
    ProjectLock& operator=(ProjectLock&& other) noexcept;
    ProjectLock(const ProjectLock&) = delete;
    ProjectLock& operator=(const ProjectLock&) = delete;
    ~ProjectLock(); ///< releases it and removes the file

    /// A session that ended without releasing the lock: the project deserves a closer look.
    [[nodiscard]] const std::optional<LockHolder>& takenOverFrom() const { return m_takenOverFrom; }

private:
    ProjectLock(std::filesystem::path file, int descriptor, std::optional<LockHolder> takenOverFrom)
        : m_file(std::move(file)),
          m_descriptor(descriptor),
          m_takenOverFrom(std::move(takenOverFrom))
    {
    }
    std::filesystem::path m_file;
    int m_descriptor = -1;
    std::optional<LockHolder> m_takenOverFrom;
};

std::filesystem::path lockFileOf(const std::filesystem::path& project);

/// Who has the project open for writing, as the lock file says; nothing where there is none.
std::optional<LockHolder> lockHolderOf(const std::filesystem::path& project);

} // namespace weitblick::workspace
