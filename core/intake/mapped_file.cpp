// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/mapped_file.h"

#include "core/base/atomic_file.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace weitblick::intake {

Result<MappedFile> MappedFile::open(const std::filesystem::path& file)
{
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC); // NOLINT(cppcoreguidelines-pro-type-vararg)
    if (descriptor < 0) {
        return systemError(errno, file);
    }
    MappedFile mapped;
    struct stat status{};
    int failure = fstat(descriptor, &status) == 0 ? 0 : errno;
    if (failure == 0 && status.st_size > 0) {
        const auto size = static_cast<std::size_t>(status.st_size);
        void* start = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
        failure = start == MAP_FAILED ? errno : 0;
        if (failure == 0) {
            madvise(start, size, MADV_SEQUENTIAL);
            mapped.m_bytes = {static_cast<const char*>(start), size};
        }
    }
    close(descriptor);
    if (failure != 0) {
        return systemError(failure, file);
    }
    return mapped;
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : m_bytes(std::exchange(other.m_bytes, {})),
      m_forgotten(std::exchange(other.m_forgotten, 0))
{
}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept
{
    std::swap(m_bytes, other.m_bytes);
    std::swap(m_forgotten, other.m_forgotten);
    return *this;
}

MappedFile::~MappedFile()
{
    if (!m_bytes.empty()) {
        munmap(const_cast<char*>(m_bytes.data()), m_bytes.size()); // NOLINT(cppcoreguidelines-pro-type-const-cast)
    }
}

void MappedFile::forgetUntil(std::size_t offset)
{
    constexpr std::size_t kStep = std::size_t{16} << 20U;
    if (offset < m_forgotten + kStep || offset > m_bytes.size()) {
        return;
    }
    const std::size_t until = offset / kStep * kStep;
    void* start = const_cast<char*>(m_bytes.data()) + m_forgotten; // NOLINT(cppcoreguidelines-pro-type-const-cast)
    madvise(start, until - m_forgotten, MADV_DONTNEED);
    m_forgotten = until;
}

} // namespace weitblick::intake
