// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace weitblick::intake {

/// A file in the address space of the process, for reading. Whoever cuts it short meanwhile crashes the process, so
/// this is for the worker only.
class MappedFile {
public:
    /// Errors   NotFound, Io.
    static Result<MappedFile> open(const std::filesystem::path& file);
    MappedFile() = default;
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile();

    [[nodiscard]] std::string_view bytes() const { return m_bytes; } ///< empty for an empty file
    /// Tells the system that the bytes before `offset` are not needed again.
    void forgetUntil(std::size_t offset);

private:
    std::string_view m_bytes;
    std::size_t m_forgotten = 0;
};

} // namespace weitblick::intake
