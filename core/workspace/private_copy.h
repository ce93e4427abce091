// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/result.h"

#include <filesystem>

namespace weitblick::workspace {

/// True where a program left a journal or a write-ahead log beside a database.
bool hasJournals(const std::filesystem::path& file);

/// A copy of a database with its journals in a folder of its own, for reading what must not be changed. It is removed
/// at the end of its life.
class PrivateCopy {
public:
    /// Errors   NotFound, ReadOnly, NoSpace, Io, Cancelled.
    static Result<PrivateCopy> of(const std::filesystem::path& file, const std::filesystem::path& cacheFolder,
                                  Job& job);
    PrivateCopy(PrivateCopy&& other) noexcept;
    PrivateCopy& operator=(PrivateCopy&& other) noexcept;
    PrivateCopy(const PrivateCopy&) = delete;
    PrivateCopy& operator=(const PrivateCopy&) = delete;
    ~PrivateCopy();

    [[nodiscard]] std::filesystem::path file() const { return m_folder / m_name; }

private:
    PrivateCopy(std::filesystem::path folder, std::filesystem::path name)
        : m_folder(std::move(folder)),
          m_name(std::move(name))
    {
    }
    std::filesystem::path m_folder;
    std::filesystem::path m_name;
};

} // namespace weitblick::workspace
