// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/scratch_memory.h"

#include "core/base/atomic_file.h"

#include <cerrno>
#include <fcntl.h>
#include <string>
#include <sys/mman.h>
#include <unistd.h>
#include <utility>

namespace weitblick::workspace {

namespace {

/// A file without a name; where the file system cannot do that, one whose name is taken away at once.
int openNameless(const std::filesystem::path& folder)
{
    const int descriptor = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (descriptor >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL)) {
        return descriptor;
    }
    std::string name = (folder / ".weitblick-XXXXXX").string();
    const int named = ::mkostemp(name.data(), O_CLOEXEC);
    if (named >= 0) {
        ::unlink(name.c_str());
    }
    return named;
}

} // namespace

Result<ScratchMemory> ScratchMemory::create(const std::filesystem::path& folder)
{
    ScratchMemory scratch;
    scratch.m_folder = folder;
    scratch.m_descriptor = openNameless(folder);
    if (scratch.m_descriptor < 0) {
        return systemError(errno, folder);
    }
    return scratch;
}

ScratchMemory::ScratchMemory(ScratchMemory&& other) noexcept
    : m_folder(std::move(other.m_folder)),
      m_descriptor(std::exchange(other.m_descriptor, -1)),
      m_data(std::exchange(other.m_data, nullptr)),
      m_sizeBytes(std::exchange(other.m_sizeBytes, 0))
{
}

ScratchMemory& ScratchMemory::operator=(ScratchMemory&& other) noexcept
{
    std::swap(m_folder, other.m_folder);
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_data, other.m_data);
    std::swap(m_sizeBytes, other.m_sizeBytes);
    return *this;
}

ScratchMemory::~ScratchMemory()
{
    if (m_data != nullptr) {
        ::munmap(m_data, m_sizeBytes);
    }
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

Result<void> ScratchMemory::reserve(std::size_t bytes)
{
    if (bytes <= m_sizeBytes) {
        return {};
    }
    // Blocks are taken now: writing to a mapped hole of a full disk would end the process.
    if (const int failure = ::posix_fallocate(m_descriptor, 0, static_cast<off_t>(bytes)); failure != 0) {
        return systemError(failure, m_folder);
    }
    void* mapped = m_data == nullptr ? ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, m_descriptor, 0)
                                     : ::mremap(m_data, m_sizeBytes, bytes, MREMAP_MAYMOVE);
    if (mapped == MAP_FAILED) {
        return systemError(errno, m_folder);
    }
    m_data = static_cast<std::byte*>(mapped);
    m_sizeBytes = bytes;
    return {};
}

} // namespace weitblick::workspace
