// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map_link/shared_frames.h"

#include "core/base/atomic_file.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace weitblick::map_link {

namespace {

std::size_t wholeBytes(std::uint8_t slotCount)
{
    return SharedFrames::kSlotBytes * slotCount;
}

} // namespace

Result<SharedFrames> SharedFrames::create(std::uint8_t slotCount)
{
    const int descriptor = ::memfd_create("weitblick-frames", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (descriptor < 0) {
        return systemError(errno, "memfd");
    }
    // Sealed in size: nobody can cut off memory that the other side is about to
    // read.
    const bool sized = ::ftruncate(descriptor, static_cast<off_t>(wholeBytes(slotCount))) == 0 &&
                       ::fcntl(descriptor, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) == 0;
    if (!sized) {
        const Error error = systemError(errno, "memfd");
        ::close(descriptor);
        return error;
    }
    return adopt(descriptor, slotCount);
}

Result<SharedFrames> SharedFrames::adopt(int descriptor, std::uint8_t slotCount)
{
    struct stat status{};
    const std::size_t bytes = wholeBytes(slotCount);
    void* memory = MAP_FAILED;
    if (::fstat(descriptor, &status) == 0 && static_cast<std::size_t>(status.st_size) == bytes && bytes > 0) {
        memory = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE, descriptor, 0);
    }
    if (memory == MAP_FAILED) {
        if (descriptor >= 0) {
            ::close(descriptor);
        }
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"der gemeinsame Bildspeicher ist nicht zugänglich",
                                 "the shared picture memory is not accessible"}};
    }
    return SharedFrames(descriptor, memory, slotCount);
}

SharedFrames::SharedFrames(SharedFrames&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)),
      m_memory(std::exchange(other.m_memory, nullptr)),
      m_slotCount(other.m_slotCount)
{
}

SharedFrames& SharedFrames::operator=(SharedFrames&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_memory, other.m_memory);
    std::swap(m_slotCount, other.m_slotCount);
    return *this;
}

SharedFrames::~SharedFrames()
{
    if (m_memory != nullptr) {
        ::munmap(m_memory, wholeBytes(m_slotCount));
    }
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

Result<std::span<std::uint32_t>> SharedFrames::pixels(std::uint8_t slot, std::uint32_t widthPx,
                                                      std::uint32_t heightPx) const
{
    const std::uint64_t count = std::uint64_t{widthPx} * heightPx;
    if (slot >= m_slotCount || count > kSlotBytes / sizeof(std::uint32_t)) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"das Kartenbild passt nicht in den gemeinsamen Bildspeicher",
                                 "the map picture does not fit into the shared memory"}};
    }
    auto* begin = reinterpret_cast<std::uint32_t*>(static_cast<std::byte*>(m_memory) + kSlotBytes * slot);
    return std::span(begin, static_cast<std::size_t>(count));
}

} // namespace weitblick::map_link
