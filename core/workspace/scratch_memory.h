// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>

namespace weitblick::workspace {

/// Memory that the system may write out to a file nobody sees (unlinked at once): for what grows with the data but must
/// not fill the machine. Gone with the process, however it ends.
class ScratchMemory {
public:
    /// `folder` is where the file is made; the folder of the project has room for what becomes part of it.
    /// Errors   NoSpace, ReadOnly, Io.
    static Result<ScratchMemory> create(const std::filesystem::path& folder);
    ScratchMemory(ScratchMemory&& other) noexcept;
    ScratchMemory& operator=(ScratchMemory&& other) noexcept;
    ScratchMemory(const ScratchMemory&) = delete;
    ScratchMemory& operator=(const ScratchMemory&) = delete;
    ~ScratchMemory();

    /// Makes room for at least `bytes`; what was there stays, data() may move.
    /// Errors   NoSpace  the disk is full: found now, not when the memory is written.   Io.
    Result<void> reserve(std::size_t bytes);
    [[nodiscard]] std::byte* data() const { return m_data; }
    [[nodiscard]] std::size_t sizeBytes() const { return m_sizeBytes; }

private:
    ScratchMemory() = default;
    std::filesystem::path m_folder; ///< for messages
    int m_descriptor = -1;
    std::byte* m_data = nullptr;
    std::size_t m_sizeBytes = 0;
};

} // namespace weitblick::workspace
