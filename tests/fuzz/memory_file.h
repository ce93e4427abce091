// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <sys/mman.h>
#include <unistd.h>

namespace weitblick::fuzz {

/// A file without a disk, for readers that want a path.
class MemoryFile {
public:
    MemoryFile() : m_descriptor(::memfd_create("fuzz", MFD_CLOEXEC)) {}
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    ~MemoryFile() { ::close(m_descriptor); }

    void write(std::string_view content)
    {
        if (::ftruncate(m_descriptor, 0) != 0 ||
            ::pwrite(m_descriptor, content.data(), content.size(), 0) != static_cast<ssize_t>(content.size())) {
            std::abort();
        }
    }
    [[nodiscard]] std::filesystem::path path() const { return "/proc/self/fd/" + std::to_string(m_descriptor); }

private:
    int m_descriptor;
};

} // namespace weitblick::fuzz
